// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

/// One question that every thing must answer before it leaves. A clause reads the case and gives at
/// least one reason, for or against; silence counts as against.
interface Clause {
  /// Its name, as in [ReasonCode#clause()].
  String name();

  /// Gives its reasons.
  void judge(Case about);
}
