// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.Parser;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.entry.AgreementText;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Ceiling;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.OfficerId;
import renkei.core.entry.RollKey;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.entry.Translation;
import renkei.wire.peer.Identity;
import renkei.wire.peer.Information;
import renkei.wire.peer.Meaning;
import renkei.wire.peer.OnwardRelease;
import renkei.wire.peer.Pairing;
import renkei.wire.peer.Support;
import renkei.wire.peer.Visit;
import renkei.wire.peer.Withdrawal;

/// Terms to the exact bytes that consents bind to, and back.
final class TermsCodec {
  private static final Parser<renkei.wire.peer.Terms> KNOWN_ONLY =
      DiscardUnknownFieldsParser.wrap(renkei.wire.peer.Terms.parser());

  private TermsCodec() {}

  static SealedTerms seal(Terms terms) {
    return SealedTerms.of(
        terms, Bytes.owning(write(terms).toByteArray()), shownWhole(terms.matter()));
  }

  /// Terms that were sealed somewhere. They are not whole when they hold a field unknown here;
  /// bytes without one must have the one form. @throws Malformed when they cannot be read
  static SealedTerms unseal(ByteString bytes) {
    renkei.wire.peer.Terms wire = Parsing.of(renkei.wire.peer.Terms.parser(), bytes);
    Terms terms = read(wire);
    ByteString again = write(terms).toByteString();
    boolean whole = again.equals(bytes);
    if (!whole) {
      // What this version knows, by itself, must have the one form; more bytes can then only be
      // fields that it does not know.
      ByteString known = Parsing.of(KNOWN_ONLY, bytes).toByteString();
      Malformed.unless(
          known.equals(again) && wire.getSerializedSize() > again.size(),
          "terms are not in the one form of their bytes");
    }
    return SealedTerms.of(terms, Scalars.bytes(bytes), whole && shownWhole(terms.matter()));
  }

  /// Terms of an agreement inside others. What they are is looked at before they are read, so that
  /// nothing is ever nested deeper. @throws Malformed when they are no agreement's
  static SealedTerms unsealAgreement(ByteString bytes) {
    renkei.wire.peer.Terms wire = Parsing.of(renkei.wire.peer.Terms.parser(), bytes);
    Malformed.unless(
        wire.getMatterCase() == renkei.wire.peer.Terms.MatterCase.AGREEMENT,
        "what one accedes to is an agreement, and nothing else");
    return unseal(bytes);
  }

  /// Nobody consents to an agreement of which a part cannot be shown here.
  private static boolean shownWhole(Matter matter) {
    AgreementText text = matter instanceof Matter.Accession joins ? joins.text() : null;
    return text == null || text.whole();
  }

  private static renkei.wire.peer.Terms write(Terms terms) {
    renkei.wire.peer.Terms.Builder out = renkei.wire.peer.Terms.newBuilder();
    for (AuthenticText text : terms.texts()) {
      out.addTexts(
          renkei.wire.peer.AuthenticText.newBuilder()
              .setLanguage(text.language())
              .setText(text.text()));
    }
    for (Translation text : terms.translations()) {
      out.addTranslations(
          renkei.wire.peer.Translation.newBuilder()
              .setLanguage(text.language())
              .setText(text.text())
              .setBy(text.by()));
    }
    terms.documents().forEach(document -> out.addDocuments(Scalars.id(document)));
    switch (terms.matter()) {
      case Matter.Pairing pairing -> out.setPairing(write(pairing));
      case Matter.Support support -> out.setSupport(write(support));
      case Matter.Information asked ->
          out.setInformation(
              Information.newBuilder()
                  .setFunction(asked.function().code())
                  .setQuestion(asked.question())
                  .setLatest(Scalars.time(asked.latest()))
                  .setAllowed(Enums.level(asked.allowed())));
      case Matter.Visit visit -> out.setVisit(write(visit));
      case Matter.OnwardRelease onward ->
          out.setOnwardRelease(
              OnwardRelease.newBuilder()
                  .setEntry(Scalars.hash(onward.entry()))
                  .setTo(Scalars.party(onward.to())));
      case Matter.Agreement agreement -> out.setAgreement(MembershipCodec.write(agreement));
      case Matter.Accession accession -> out.setAccession(MembershipCodec.write(accession));
      case Matter.Leaving leaving -> out.setLeaving(MembershipCodec.write(leaving));
      case Matter.ProgrammeStage stage -> out.setProgrammeStage(ProgrammeCodec.write(stage));
      case Matter.RepairSlot slot -> out.setRepairSlot(RepairCodec.write(slot));
      case Matter.Interest interest -> out.setInterest(MembershipCodec.write(interest));
      case Matter.Succession after -> out.setSuccession(MembershipCodec.write(after));
      case Matter.TeamCharter charter -> out.setTeamCharter(TeamBodies.write(charter));
      case Matter.Withdrawal withdrawal ->
          out.setWithdrawal(
              Withdrawal.newBuilder()
                  .setProposal(Scalars.id(withdrawal.proposal()))
                  .setFrom(Scalars.time(withdrawal.from())));
    }
    return out.build();
  }

  private static Terms read(renkei.wire.peer.Terms wire) {
    List<AuthenticText> texts =
        wire.getTextsList().stream()
            .map(text -> new AuthenticText(text.getLanguage(), text.getText()))
            .toList();
    Matter matter =
        switch (wire.getMatterCase()) {
          case PAIRING -> read(wire.getPairing());
          case SUPPORT -> read(wire.getSupport());
          case INFORMATION -> read(wire.getInformation());
          case VISIT -> read(wire.getVisit());
          case ONWARD_RELEASE ->
              new Matter.OnwardRelease(
                  Scalars.hash(wire.getOnwardRelease().getEntry()),
                  Scalars.party(wire.getOnwardRelease().getTo()));
          case WITHDRAWAL ->
              new Matter.Withdrawal(
                  Scalars.id(wire.getWithdrawal().getProposal()),
                  Scalars.time(wire.getWithdrawal().getFrom()));
          case AGREEMENT -> MembershipCodec.read(wire.getAgreement());
          case ACCESSION -> MembershipCodec.read(wire.getAccession());
          case LEAVING -> MembershipCodec.read(wire.getLeaving());
          case PROGRAMME_STAGE -> ProgrammeCodec.read(wire.getProgrammeStage());
          case REPAIR_SLOT -> RepairCodec.read(wire.getRepairSlot());
          case INTEREST -> MembershipCodec.read(wire.getInterest());
          case SUCCESSION -> MembershipCodec.read(wire.getSuccession());
          case TEAM_CHARTER -> TeamBodies.read(wire.getTeamCharter());
          case MATTER_NOT_SET ->
              throw new Malformed(
                  Malformed.Why.UNKNOWN_KIND, "terms of a profile that this version does not know");
        };
    Scalars.capped(wire.getDocumentsCount(), Terms.DOCUMENTS_MAX, "documents");
    Scalars.capped(wire.getTranslationsCount(), 8, "translations");
    return new Terms(
        texts,
        matter,
        wire.getDocumentsList().stream().map(Scalars::id).toList(),
        wire.getTranslationsList().stream()
            .map(text -> new Translation(text.getLanguage(), text.getText(), text.getBy()))
            .toList());
  }

  private static Pairing write(Matter.Pairing pairing) {
    Pairing.Builder out =
        Pairing.newBuilder()
            .setInviter(write(pairing.inviter()))
            .setInvitee(write(pairing.invitee()));
    for (Ceiling ceiling : pairing.ceilings()) {
      renkei.wire.peer.Ceiling.Builder one =
          renkei.wire.peer.Ceiling.newBuilder()
              .setFrom(Scalars.party(ceiling.from()))
              .setTo(Scalars.party(ceiling.to()))
              .setToCode(ceiling.toCode())
              .setHighest(Enums.level(ceiling.highest()))
              .setPolicy(ceiling.map().policy());
      for (Map.Entry<Level, Level> meaning : ceiling.map().meanings().entrySet()) {
        one.addMeanings(
            Meaning.newBuilder()
                .setLevel(Enums.level(meaning.getKey()))
                .setMeans(Enums.level(meaning.getValue())));
      }
      out.addCeilings(one);
    }
    return out.build();
  }

  private static Matter.Pairing read(Pairing wire) {
    Scalars.capped(wire.getCeilingsCount(), 2, "ceilings");
    return new Matter.Pairing(
        read(wire.getInviter()),
        read(wire.getInvitee()),
        wire.getCeilingsList().stream().map(TermsCodec::read).toList());
  }

  private static Ceiling read(renkei.wire.peer.Ceiling wire) {
    Map<Level, Level> meanings = new EnumMap<>(Level.class);
    for (Meaning meaning : wire.getMeaningsList()) {
      meanings.put(Enums.level(meaning.getLevel()), Enums.level(meaning.getMeans()));
    }
    return new Ceiling(
        Scalars.party(wire.getFrom()),
        Scalars.party(wire.getTo()),
        wire.getToCode(),
        Enums.level(wire.getHighest()),
        new LevelMap(wire.getPolicy(), meanings));
  }

  static Identity write(Matter.Identity identity) {
    Identity.Builder out =
        Identity.newBuilder()
            .setParty(Scalars.party(identity.party()))
            .setCode(identity.code())
            .setNames(Scalars.names(identity.names()))
            .setSigningKey(Scalars.bytes(identity.signingKey()))
            .setLinkKey(Scalars.hash(identity.linkKey()))
            .setAddress(identity.address());
    identity.roll().forEach(key -> out.addRoll(write(key)));
    return out.build();
  }

  static renkei.wire.peer.RollKey write(RollKey key) {
    return renkei.wire.peer.RollKey.newBuilder()
        .setOfficer(key.officer().code())
        .setCommand(key.command().code())
        .setKind(Enums.keyKind(key.kind()))
        .setPublicKey(Scalars.bytes(key.publicKey()))
        .setOrigin(key.origin())
        .build();
  }

  static RollKey read(renkei.wire.peer.RollKey wire) {
    return new RollKey(
        new OfficerId(wire.getOfficer()),
        new CommandId(wire.getCommand()),
        Enums.keyKind(wire.getKind()),
        Scalars.bytes(wire.getPublicKey()),
        wire.getOrigin());
  }

  static Matter.Identity read(Identity wire) {
    Scalars.capped(wire.getRollCount(), RollKey.KEYS_MAX, "keys of officers");
    return new Matter.Identity(
        Scalars.party(wire.getParty()),
        wire.getCode(),
        Scalars.names(wire.getNames()),
        Scalars.bytes(wire.getSigningKey()),
        Scalars.hash(wire.getLinkKey()),
        wire.getAddress(),
        wire.getRollList().stream().map(TermsCodec::read).toList());
  }

  private static Support write(Matter.Support support) {
    return Support.newBuilder()
        .setFunction(support.function().code())
        .setCapability(support.capability())
        .setQuantity(support.quantity())
        .setWhy(support.why())
        .setRiskIfUnmet(support.riskIfUnmet())
        .setWhere(Scalars.area(support.where()))
        .setFrom(Scalars.time(support.from()))
        .setUntil(Scalars.time(support.until()))
        .setPriority(Enums.priority(support.priority()))
        .build();
  }

  private static Matter.Support read(Support wire) {
    return new Matter.Support(
        new FunctionId(wire.getFunction()),
        wire.getCapability(),
        wire.getQuantity(),
        wire.getWhy(),
        wire.getRiskIfUnmet(),
        Scalars.area(wire.getWhere()),
        Scalars.time(wire.getFrom()),
        Scalars.time(wire.getUntil()),
        Enums.priority(wire.getPriority()));
  }

  private static Matter.Information read(Information wire) {
    return new Matter.Information(
        new FunctionId(wire.getFunction()),
        wire.getQuestion(),
        Scalars.time(wire.getLatest()),
        Enums.level(wire.getAllowed()));
  }

  private static Visit write(Matter.Visit visit) {
    Visit.Builder out =
        Visit.newBuilder()
            .setHost(Scalars.party(visit.host()))
            .setForce(visit.force())
            .setPlace(visit.place())
            .setFrom(Scalars.time(visit.from()))
            .setUntil(Scalars.time(visit.until()))
            .setHeadCount(visit.headCount())
            .setPurpose(visit.purpose());
    EntryId agreement = visit.agreement();
    if (agreement != null) {
      out.setAgreement(Scalars.id(agreement));
    }
    EntryId extended = visit.extended();
    if (extended != null) {
      out.setExtended(Scalars.id(extended));
    }
    return out.build();
  }

  private static Matter.Visit read(Visit wire) {
    return new Matter.Visit(
        Scalars.party(wire.getHost()),
        wire.getForce(),
        wire.getPlace(),
        Scalars.time(wire.getFrom()),
        Scalars.time(wire.getUntil()),
        wire.getHeadCount(),
        wire.getPurpose(),
        wire.hasAgreement() ? Scalars.id(wire.getAgreement()) : null,
        wire.hasExtended() ? Scalars.id(wire.getExtended()) : null);
  }
}
