// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// How high one party may release to another under an agreement.
///
/// @param from who releases
/// @param to who receives
/// @param toCode the code that stands for the receiver in the giver's "Releasable To", such as
///   `USA`
/// @param highest the highest level of the giver that may cross
/// @param map what those levels mean to the receiver
public record Ceiling(PartyId from, PartyId to, String toCode, Level highest, LevelMap map) {
  /// Checks the form.
  public Ceiling {
    Form.code("a party's code in labels", toCode);
  }
}
