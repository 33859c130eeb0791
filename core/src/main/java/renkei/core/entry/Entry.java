// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;

/// One statement by one party about its own matters (記録). These are exactly the signed fields; the
/// position and the previous hash are the journal's alone.
///
/// @param party who states it
/// @param id random, unique for ever
/// @param recorded when that party recorded it, by its clock: data to every other party
/// @param effective from when it holds; not before it was recorded for acts of the register
/// @param officer who entered it
/// @param command the command under whose authority it was entered
/// @param basis what it rests on, one line, may be empty
/// @param audience the parties it is made for; empty: its own party only
/// @param label its confidentiality label
/// @param body what is stated
public record Entry(
    PartyId party,
    EntryId id,
    Instant recorded,
    Instant effective,
    OfficerId officer,
    CommandId command,
    String basis,
    Set<PartyId> audience,
    Label label,
    Body body) {
  /// The version of the signed form that this code writes.
  public static final int VERSION = 1;

  /// Checks the form and copies the audience in a fixed order.
  public Entry {
    Form.time("recorded", recorded);
    Form.time("effective", effective);
    Form.line("a basis", basis);
    Malformed.unless(audience.size() <= Limits.PARTIES_MAX, "an audience has too many parties");
    Malformed.unless(
        audience.isEmpty() || body instanceof Crossing,
        "an entry of this kind stays in its party and has no audience");
    audience = Collections.unmodifiableSet(new TreeSet<>(audience));
  }

  /// The kind of statement, for lists and rules.
  public Kind kind() {
    return Kind.of(body);
  }
}
