// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

/// One thing that `renkei doctor` looked at.
///
/// @param check its name, the same in every run
/// @param state how it stands
/// @param what what was found, one sentence
/// @param why why it matters; empty when all is well
/// @param fix the exact command or the line to write; empty when all is well
record Diagnosis(String check, State state, String what, String why, String fix) {
  /// How it stands.
  enum State {
    /// Nothing to do.
    WELL,
    /// To be mended soon; the node works.
    WARNING,
    /// The node does not work, or what it promises does not hold.
    FAULT
  }

  static Diagnosis well(String check, String what) {
    return new Diagnosis(check, State.WELL, what, "", "");
  }

  static Diagnosis warning(String check, String what, String why, String fix) {
    return new Diagnosis(check, State.WARNING, what, why, fix);
  }

  static Diagnosis fault(String check, String what, String why, String fix) {
    return new Diagnosis(check, State.FAULT, what, why, fix);
  }
}
