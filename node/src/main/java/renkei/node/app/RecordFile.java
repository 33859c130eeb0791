// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;
import renkei.core.profile.ProfileCheck;
import renkei.node.codec.ProtoCodec;
import renkei.node.keys.Keyring;

/// The record of one proposal in a file: every act as it was signed, and the public keys. Whoever
/// has it verifies it without any node (docs/protocol/record.md).
public final class RecordFile {
  private static final String TITLE = "renkei-record 1";
  private static final int LINES_MAX = 10_000;

  private RecordFile() {}

  /// What a verification found.
  ///
  /// @param proposal the proposal's id; null when not even that could be read
  /// @param entries how many entries were found right
  /// @param outcome where the proposal stands by them
  /// @param fault the first thing that is wrong, with the number of its entry; null: nothing
  public record Finding(String proposal, int entries, String outcome, @Nullable String fault) {
    public boolean right() {
      return fault == null;
    }
  }

  /// Writes the record of a proposal.
  ///
  /// @param keys the first signing key of every party in it
  static Bytes write(ProposalView view, Map<PartyId, Bytes> keys) {
    StringBuilder text = new StringBuilder();
    text.append(TITLE).append('\n');
    text.append("proposal ").append(view.id().hex()).append('\n');
    keys.forEach((party, key) ->
        text.append("party ")
            .append(party.key().hex())
            .append(' ')
            .append(HexFormat.of().formatHex(key.unsafe()))
            .append('\n'));
    for (SignedEntry entry : view.acts()) {
      Proof proof = entry.proof();
      if (proof != null) {
        text.append("entry ")
            .append(Base64.getEncoder().encodeToString(entry.bytes().unsafe()))
            .append(' ')
            .append(proof.key().hex())
            .append(' ')
            .append(Base64.getEncoder().encodeToString(proof.signature().unsafe()))
            .append('\n');
      }
    }
    return Bytes.owning(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Checks every signature and every act, in sequence, with nothing but the file.
  public static Finding verify(Bytes file) {
    Reading reading = new Reading();
    try {
      reading.read(new String(file.unsafe(), StandardCharsets.UTF_8));
      return reading.finding(null);
    } catch (Malformed fault) {
      return reading.finding("entry " + (reading.entries + 1) + ": " + fault.getMessage());
    }
  }

  private static final class Reading {
    private final ProtoCodec codec = new ProtoCodec();
    private final Keyring keys = new Keyring();
    private final Map<PartyId, Bytes> parties = new HashMap<>();
    private @Nullable Proposals proposals;
    private String proposal = "";
    private int entries;

    void read(String text) {
      List<String> lines = text.lines().limit(LINES_MAX).toList();
      Malformed.unless(
          !lines.isEmpty() && lines.getFirst().equals(TITLE), "it does not begin with " + TITLE);
      Malformed.unless(text.endsWith("\n"), "it breaks off");
      for (String line : lines.subList(1, lines.size())) {
        String[] parts = line.split(" ", -1);
        switch (parts[0]) {
          case "proposal" -> proposal = EntryId.fromHex(part(parts, 1, 2)).hex();
          case "party" -> party(part(parts, 1, 3), part(parts, 2, 3));
          case "entry" -> entry(parts);
          case String other -> throw new Malformed("a line of an unknown kind: " + other.length());
        }
      }
      Malformed.unless(entries > 0, "it holds no entry");
    }

    private static String part(String[] parts, int index, int count) {
      Malformed.unless(parts.length == count, "a line has the wrong number of parts");
      return parts[index];
    }

    private void party(String id, String key) {
      Bytes open = hex(key);
      PartyId party = new PartyId(Hash.fromHex(id));
      Malformed.unless(
          party.key().equals(Hash.sha256(open.unsafe())), "a party is not the hash of its key");
      keys.pin(party, open).ifPresent(Reading::refuse);
      parties.put(party, open);
    }

    private void entry(String[] parts) {
      Bytes bytes = base64(part(parts, 1, 4));
      Proof proof = new Proof(Hash.fromHex(parts[2]), base64(parts[3]));
      Entry entry = codec.decodeCrossing(bytes);
      Malformed.unless(
          keys.verify(entry.party(), bytes, proof), "its signature does not match its bytes");
      SignedEntry signed = SignedEntry.of(entry, bytes, proof);
      Malformed.unless(
          entries > 0 || entry.id().hex().equals(proposal), "it does not open this proposal");
      Proposals before = proposals;
      Proposals held = before == null ? new Proposals(entry.party()) : before;
      proposals = held;
      new ProfileCheck(entry.party(), held)
          .check(entry)
          .or(() -> held.check(signed))
          .ifPresent(Reading::refuse);
      held.apply(signed, entries + 1L);
      entries++;
    }

    private static void refuse(Refusal refusal) {
      throw new Malformed(refusal.code() + ": " + refusal.sentence());
    }

    private static Bytes base64(String text) {
      try {
        return Bytes.owning(Base64.getDecoder().decode(text));
      } catch (IllegalArgumentException _) {
        throw new Malformed("it is not base64");
      }
    }

    private static Bytes hex(String text) {
      try {
        return Bytes.owning(HexFormat.of().parseHex(text));
      } catch (IllegalArgumentException _) {
        throw new Malformed("it is not hexadecimal");
      }
    }

    Finding finding(@Nullable String fault) {
      Proposals held = proposals;
      String outcome =
          held == null || held.all().isEmpty() ? "NONE" : held.all().getFirst().state().name();
      return new Finding(proposal, entries, outcome, fault);
    }
  }
}
