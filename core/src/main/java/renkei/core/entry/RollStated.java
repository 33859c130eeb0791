// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.List;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// An officer states by which keys the officers of the party sign now, to the parties of one
/// proposal: some of them have no link, so that the changes of the roll do not reach them. It is
/// carried to them as the acts of that proposal are, because it is what those are verified by. It
/// counts, as a change does, when two officers stated the same, and only where there is no link.
///
/// @param proposal entry id of the opening of the proposal, open or in force
/// @param incarnation of the stating party
/// @param number how many changes of the roll count in it; a later roll has a higher number, or the
///   same party's next incarnation
/// @param keys on the roll now, ascending, each once
/// @param revoked hashes of every key that was revoked, ascending, each once
public record RollStated(
    EntryId proposal, int incarnation, long number, List<RollKey> keys, List<Hash> revoked)
    implements Crossing {
  /// Revoked keys that one roll can name.
  public static final int REVOKED_MAX = 256;

  private static final EntryId NONE = new EntryId(0, 0);

  /// Checks the form.
  public RollStated {
    keys = List.copyOf(keys);
    revoked = List.copyOf(revoked);
    Malformed.unless(
        incarnation >= 1 && number >= 1, "a roll that is stated has an incarnation and a number");
    Malformed.unless(
        !keys.isEmpty() && keys.size() <= RollKey.KEYS_MAX && revoked.size() <= REVOKED_MAX,
        "a roll that is stated has 1 to "
            + RollKey.KEYS_MAX
            + " keys and at most "
            + REVOKED_MAX
            + " revoked ones");
    Malformed.unless(
        keys.equals(List.copyOf(new TreeSet<>(keys)))
            && revoked.equals(List.copyOf(new TreeSet<>(revoked))),
        "the keys of a roll are ascending, each once");
    Malformed.unless(
        keys.stream().map(RollKey::hash).noneMatch(revoked::contains),
        "a key is on the roll or revoked, not both");
  }

  @Override
  public boolean act() {
    return true;
  }

  /// What it states, whatever proposal it is stated under.
  public RollStated content() {
    return new RollStated(NONE, incarnation, number, keys, revoked);
  }

  /// Whether it tells of an earlier time than that roll.
  public boolean before(int otherIncarnation, long otherNumber) {
    return incarnation < otherIncarnation
        || incarnation == otherIncarnation && number < otherNumber;
  }
}
