// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;

/// What an officer wants recorded. The turn adds the party, the time of recording and, for acts of
/// proposals, the audience.
///
/// @param id chosen by whoever submits it: the same id again has no second effect
/// @param effective from when it holds; null: from its recording
/// @param by the officer and the command acted for
/// @param basis what it rests on, may be empty
/// @param audience the one recipient of a statement; empty for everything else
/// @param label its label
/// @param body what is stated
/// @param seen the last position of the proposal that the officer saw; null: not asked. When
///   somebody acted since, the draft is refused as stale
/// @param proof the officer's own signature over the deed; null: none
public record Draft(
    EntryId id,
    @Nullable Instant effective,
    By by,
    String basis,
    Set<PartyId> audience,
    Label label,
    Body body,
    @Nullable Long seen,
    @Nullable OfficerProof proof) {

  /// Without an officer's signature.
  public Draft(
      EntryId id,
      @Nullable Instant effective,
      By by,
      String basis,
      Set<PartyId> audience,
      Label label,
      Body body,
      @Nullable Long seen) {
    this(id, effective, by, basis, audience, label, body, seen, null);
  }

  /// The same with the officer's signature.
  public Draft signed(OfficerProof own) {
    return new Draft(id, effective, by, basis, audience, label, body, seen, own);
  }

  /// Who acts.
  ///
  /// @param officer the officer
  /// @param command the command acted for
  public record By(OfficerId officer, CommandId command) {
    /// The node itself, which only does what follows from officers' acts: closings that are due,
    /// statements that a rule releases.
    public static By node(CommandId command) {
      return new By(NODE, command);
    }
  }

  /// The code under which the node itself acts; no officer can be enrolled under it.
  public static final OfficerId NODE = new OfficerId("node");

  /// A draft for the own party that takes effect when it is recorded.
  public static Draft of(EntryId id, By by, Label label, Body body) {
    return new Draft(id, null, by, "", Set.of(), label, body, null);
  }
}
