// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

/// One thing that `renkei doctor` looked at.
///
/// @param check its name, the same in every run
/// @param state how it stands
/// @param what what was found, one sentence
/// @param whatJa the same in Japanese
/// @param why why it matters; empty when all is well
/// @param whyJa the same in Japanese
/// @param fix the exact command or the line to write; empty when all is well
record Diagnosis(
    String check, State state, String what, String whatJa, String why, String whyJa, String fix) {
  /// The same thing said in both languages.
  record Said(String en, String ja) {}

  static Said said(String en, String ja) {
    return new Said(en, ja);
  }

  /// How it stands.
  enum State {
    /// Nothing to do.
    WELL,
    /// To be mended soon; the node works.
    WARNING,
    /// The node does not work, or what it promises does not hold.
    FAULT
  }

  static Diagnosis well(String check, Said what) {
    return new Diagnosis(check, State.WELL, what.en(), what.ja(), "", "", "");
  }

  static Diagnosis warning(String check, Said what, Said why, String fix) {
    return new Diagnosis(check, State.WARNING, what.en(), what.ja(), why.en(), why.ja(), fix);
  }

  static Diagnosis fault(String check, Said what, Said why, String fix) {
    return new Diagnosis(check, State.FAULT, what.en(), what.ja(), why.en(), why.ja(), fix);
  }
}
