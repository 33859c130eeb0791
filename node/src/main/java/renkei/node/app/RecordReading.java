// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalState;
import renkei.core.consent.Proposals;
import renkei.core.consent.Roll;
import renkei.core.entry.Crossing;
import renkei.core.entry.Deed;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;
import renkei.core.profile.ProfileCheck;
import renkei.node.codec.ProtoCodec;
import renkei.node.keys.Keyring;

/// Reads the record of a proposal line by line and believes nothing that the lines before do not
/// bear out.
final class RecordReading {
  private static final int SIGNED_BY_PARTY = 4;
  private static final int SIGNED_BY_KEY = 6;
  private static final int SIGNED_BY_PASSKEY = 8;

  private final ProtoCodec codec = new ProtoCodec();
  private final Keyring keys = new Keyring();
  private final Map<PartyId, Roll> rolls = new HashMap<>();
  private @Nullable Proposals proposals;
  private String proposal = "";
  private long position;
  private int entries;
  private int signed;

  int entries() {
    return entries;
  }

  void read(String text, String title, int linesMax) {
    List<String> lines = text.lines().limit(linesMax).toList();
    Malformed.unless(
        !lines.isEmpty() && lines.getFirst().equals(title), "it does not begin with " + title);
    Malformed.unless(text.endsWith("\n"), "it breaks off");
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(" ", -1);
      switch (parts[0]) {
        case "proposal" -> proposal = EntryId.fromHex(part(parts, 1, 2)).hex();
        case "party" -> party(part(parts, 1, 3), part(parts, 2, 3));
        case "ground" -> entry(parts, false);
        case "entry" -> entry(parts, true);
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
    keys.pin(party, open).ifPresent(RecordReading::refuse);
  }

  private void entry(String[] parts, boolean own) {
    Bytes bytes = base64(parts.length > 1 ? parts[1] : "");
    Proof proof = proof(parts);
    Entry entry = codec.decodeCrossing(bytes);
    Malformed.unless(
        keys.verify(entry.party(), bytes, proof), "its signature does not match its bytes");
    SignedEntry whole = SignedEntry.of(entry, bytes, proof);
    boolean belongs =
        Proposals.handles(entry)
            && Proposals.proposalOf(entry).filter(id -> id.hex().equals(proposal)).isPresent();
    Malformed.unless(belongs == own, "it does not belong where it stands");
    Malformed.unless(
        !own || entries > 0 || entry.id().hex().equals(proposal), "it does not open this proposal");
    Proposals before = proposals;
    Proposals held = before == null ? new Proposals(entry.party()) : before;
    proposals = held;
    new ProfileCheck(entry.party(), held)
        .check(entry)
        .or(() -> held.check(whole))
        .ifPresent(RecordReading::refuse);
    officer(entry, proof.officer(), held);
    position++;
    held.apply(whole, position);
    rolls.computeIfAbsent(entry.party(), _ -> new Roll()).changed(entry);
    paired(entry, held);
    entries += own ? 1 : 0;
    signed += own && proof.officer() != null ? 1 : 0;
  }

  private static Proof proof(String[] parts) {
    boolean whole =
        parts.length == SIGNED_BY_PARTY
            || parts.length == SIGNED_BY_KEY
            || parts.length == SIGNED_BY_PASSKEY;
    Malformed.unless(whole, "a line has the wrong number of parts");
    Proof party = new Proof(Hash.fromHex(parts[2]), base64(parts[3]));
    if (parts.length == SIGNED_BY_PARTY) {
      return party;
    }
    OfficerProof.Assertion assertion =
        parts.length == SIGNED_BY_PASSKEY
            ? new OfficerProof.Assertion(base64(parts[6]), base64(parts[7]))
            : null;
    return party.with(new OfficerProof(Hash.fromHex(parts[4]), base64(parts[5]), assertion));
  }

  /// Every act that binds was signed by a key on its party's roll. The opening of a pairing is
  /// signed by one of those that it names itself.
  private void officer(Entry entry, @Nullable OfficerProof proof, Proposals held) {
    Roll roll = rolls.getOrDefault(entry.party(), new Roll());
    if (entry.body() instanceof Crossing.ProposalOpened opened
        && opened.terms().terms().matter() instanceof Matter.Pairing pairing) {
      roll = Roll.of(pairing.inviter().roll());
    }
    boolean bound = Deed.needed(entry.body()) && !Roll.spoken(entry, held);
    Malformed.unless(
        !bound || !roll.isEmpty(),
        "no pairing in the record names the keys of that party's officers");
    roll.check(entry, proof, new Roll.Checking(codec, keys, true, held))
        .or(() -> changing(entry))
        .ifPresent(RecordReading::refuse);
  }

  private Optional<Refusal> changing(Entry entry) {
    boolean change =
        entry.body() instanceof Crossing.OfficerKeyEntered
            || entry.body() instanceof Crossing.OfficerKeyRevoked;
    return change ? rolls.getOrDefault(entry.party(), new Roll()).change(entry) : Optional.empty();
  }

  /// A pairing that came into force says by which keys the officers of both sign from then on.
  private void paired(Entry entry, Proposals held) {
    if (entry.body() instanceof Crossing.ProposalClosed closed) {
      held.find(closed.proposal())
          .filter(view -> view.state() == ProposalState.IN_FORCE)
          .ifPresent(view -> {
            if (view.matter() instanceof Matter.Pairing pairing) {
              known(pairing.inviter());
              known(pairing.invitee());
            }
          });
    }
  }

  private void known(Matter.Identity identity) {
    rolls.put(identity.party(), Roll.of(identity.roll()));
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

  RecordFile.Finding finding(@Nullable String fault) {
    Proposals held = proposals;
    String outcome = "NONE";
    if (held != null && !proposal.isEmpty()) {
      outcome =
          held.find(EntryId.fromHex(proposal)).map(view -> view.state().name()).orElse("NONE");
    }
    return new RecordFile.Finding(proposal, entries, signed, outcome, fault);
  }
}
