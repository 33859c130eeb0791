// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalView;
import renkei.core.entry.EntryId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.SignedEntry;

/// The record of one proposal in a file: every act as it was signed, by its party and by its
/// officer, what the officers' keys rest on, and the public keys of the parties. Whoever has it
/// verifies it without any node (docs/protocol/record.md).
public final class RecordFile {
  private static final String TITLE = "renkei-record 2";
  private static final int LINES_MAX = 10_000;

  private RecordFile() {}

  /// What a verification found.
  ///
  /// @param proposal the proposal's id; null when not even that could be read
  /// @param entries how many entries of it were found right
  /// @param signed how many of them an officer signed
  /// @param outcome where the proposal stands by them
  /// @param fault the first thing that is wrong, with the number of its entry; null: nothing
  public record Finding(
      String proposal, int entries, int signed, String outcome, @Nullable String fault) {
    public boolean right() {
      return fault == null;
    }
  }

  /// Writes the record of a proposal.
  ///
  /// @param keys the first signing key of every party in it
  /// @param ground what the rolls of these parties rest on: pairings, and acts that changed a roll
  /// @param position where an entry stands in the journal
  static Bytes write(
      ProposalView view,
      Map<PartyId, Bytes> keys,
      List<SignedEntry> ground,
      ToLongFunction<SignedEntry> position) {
    StringBuilder text = new StringBuilder();
    text.append(TITLE).append('\n');
    text.append("proposal ").append(view.id().hex()).append('\n');
    keys.forEach((party, key) ->
        text.append("party ")
            .append(party.key().hex())
            .append(' ')
            .append(HexFormat.of().formatHex(key.unsafe()))
            .append('\n'));
    List<SignedEntry> lines = new ArrayList<>(view.acts());
    Set<EntryId> own = new HashSet<>();
    view.acts().forEach(act -> own.add(act.entry().id()));
    ground.stream().filter(entry -> !own.contains(entry.entry().id())).forEach(lines::add);
    lines.sort(Comparator.comparingLong(position));
    for (SignedEntry entry : lines) {
      Proof proof = entry.proof();
      if (proof != null) {
        text.append(own.contains(entry.entry().id()) ? "entry" : "ground");
        write(text, entry.bytes(), proof);
      }
    }
    return Bytes.owning(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(StringBuilder text, Bytes entry, Proof proof) {
    text.append(' ').append(base64(entry));
    text.append(' ').append(proof.key().hex()).append(' ').append(base64(proof.signature()));
    OfficerProof officer = proof.officer();
    if (officer != null) {
      text.append(' ').append(officer.key().hex()).append(' ').append(base64(officer.signature()));
      OfficerProof.Assertion assertion = officer.assertion();
      if (assertion != null) {
        text.append(' ').append(base64(assertion.authenticatorData()));
        text.append(' ').append(base64(assertion.clientData()));
      }
    }
    text.append('\n');
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.unsafe());
  }

  /// Checks every signature and every act, in sequence, with nothing but the file.
  public static Finding verify(Bytes file) {
    RecordReading reading = new RecordReading();
    try {
      reading.read(new String(file.unsafe(), StandardCharsets.UTF_8), TITLE, LINES_MAX);
      return reading.finding(null);
    } catch (Malformed fault) {
      return reading.finding("entry " + (reading.entries() + 1) + ": " + fault.getMessage());
    }
  }
}
