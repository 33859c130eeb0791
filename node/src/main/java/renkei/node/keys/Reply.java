// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Matter;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.PartyId;

/// The answer to an [Invite], signed by the invitee. It may lower what the inviter offered, and
/// states what the invitee itself is ready to release; it never raises the inviter's offer.
///
/// @param invitee who answers
/// @param gives what the inviter shall release to the invitee: as offered, or less
/// @param takes what the invitee releases to the inviter
/// @param nonce that of the invite
/// @param invite hash of the invite ([Invite#hash])
public record Reply(Identity invitee, Offer gives, Offer takes, Bytes nonce, Hash invite) {
  private static final String TITLE = "renkei-reply 2";
  private static final List<String> KEYS = keys();

  /// The answer that takes an invite as it is.
  public static Reply to(Invite invite, Identity invitee) {
    return new Reply(invitee, invite.gives(), invite.takes(), invite.nonce(), invite.hash());
  }

  /// The letter, signed by the invitee's first key.
  public Bytes sealed(SigningKey by) {
    Malformed.unless(
        by.publicKey().equals(invitee.signingKey()), "a reply is signed by the invitee's key");
    Bytes content = content();
    return Letter.sealed(content, by.sign(SignedFor.REPLY, content));
  }

  /// Opens a letter and checks its signature; whether it answers our invite is [#refusal]'s matter.
  ///
  /// @throws Malformed when it is not exactly such a letter, or not signed by the key in it
  public static Reply open(Bytes letter) {
    Letter.Opened opened = Letter.open(TITLE, KEYS, letter);
    Map<String, String> fields = opened.fields();
    Reply reply =
        new Reply(
            IdentityText.read(fields),
            Offer.read("gives", fields),
            Offer.read("takes", fields),
            Invite.nonce(fields.getOrDefault("nonce", "")),
            Hash.fromHex(fields.getOrDefault("invite", "")));
    Malformed.unless(
        reply.content().equals(opened.content()), "a field is not written as we write it");
    IdentityText.verify(SignedFor.REPLY, opened, reply.invitee().signingKey());
    return reply;
  }

  /// Why it is no answer to that invite, as a sentence; empty when it is one.
  public Optional<String> refusal(Invite to) {
    if (!invite.equals(to.hash()) || !nonce.equals(to.nonce())) {
      return Optional.of("The reply answers another invite.");
    }
    if (invitee.party().equals(to.inviter().party())
        || invitee.linkKey().equals(to.inviter().linkKey())) {
      return Optional.of("The reply comes from this node itself: a node is not linked to itself.");
    }
    if (!gives.within(to.gives())) {
      return Optional.of("The reply asks for more than the invite offered to release.");
    }
    return Optional.empty();
  }

  /// The terms that both parties then consent to.
  ///
  /// @throws Malformed when [#refusal] has a reason
  public Matter.Pairing pairing(Invite to) {
    refusal(to)
        .ifPresent(sentence -> {
          throw new Malformed(sentence);
        });
    PartyId inviter = to.inviter().party();
    PartyId other = invitee.party();
    return new Matter.Pairing(
        to.inviter(),
        invitee,
        List.of(gives.between(inviter, other), takes.between(other, inviter)));
  }

  /// What both officers read back as words: covers every field and, by its hash, the whole invite.
  public Hash hash() {
    return Hash.sha256(SignedFor.REPLY.before(content()));
  }

  private Bytes content() {
    Map<String, String> fields = new LinkedHashMap<>();
    IdentityText.write(invitee, fields);
    gives.write("gives", fields);
    takes.write("takes", fields);
    fields.put("nonce", HexFormat.of().formatHex(nonce.unsafe()));
    fields.put("invite", invite.hex());
    return Letter.content(TITLE, fields);
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(IdentityText.KEYS);
    keys.addAll(Invite.offerKeys());
    keys.add("nonce");
    keys.add("invite");
    return List.copyOf(keys);
  }
}
