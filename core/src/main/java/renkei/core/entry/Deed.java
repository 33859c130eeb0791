// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.nio.charset.StandardCharsets;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;

/// What an officer signs of an act: its entry without the times that the turn sets. Everything else
/// is bound: party, id, officer, command, basis, audience, label and body.
public final class Deed {
  private static final byte[] CONTEXT = "renkei deed 1\0".getBytes(StandardCharsets.US_ASCII);

  private Deed() {}

  /// The hash that an officer signs; a passkey has it as its challenge.
  ///
  /// @param deed as [EntryCodec#deed] makes it
  public static Hash hash(Bytes deed) {
    return Hash.sha256(CONTEXT, deed.unsafe());
  }

  /// What a browser's or a file's key signs: the context, a zero byte, and the hash.
  public static Bytes signedForm(Hash deed) {
    byte[] hash = deed.bytes();
    byte[] whole = new byte[CONTEXT.length + hash.length];
    System.arraycopy(CONTEXT, 0, whole, 0, CONTEXT.length);
    System.arraycopy(hash, 0, whole, CONTEXT.length, hash.length);
    return Bytes.owning(whole);
  }

  /// Whether such an act binds its party towards another, so that an officer must sign it. What the
  /// node itself does, such as a closing, follows from acts that officers signed. A handover binds
  /// nobody; both officers sign it because that is what a handover is.
  public static boolean needed(Body body) {
    return switch (body) {
      case Crossing.ProposalOpened _,
          Crossing.ConsentGiven _,
          Crossing.ConsentWithdrawn _,
          Crossing.TermsCountered _,
          Crossing.ProposalDeclined _,
          Crossing.ProposalWithdrawn _,
          Crossing.ProposalRatified _,
          Crossing.OfficerKeyEntered _,
          Crossing.OfficerKeyRevoked _,
          RollStated _,
          TeamEntry.HandoverSigned _,
          TeamEntry.HandoverTaken _ ->
          true;
      case Crossing.ProposalAcknowledged _,
          Crossing.ProposalClosed _,
          Crossing.ProgressStated _,
          Crossing.InformationGiven _,
          Crossing.DocumentReleased _,
          Crossing.RecallNotice _,
          Crossing.CounterpartStated _,
          ReadinessReleased _,
          Crossing.IncarnationStarted _,
          Joint _ ->
          false;
      case Domestic _ -> false;
    };
  }
}
