// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.AgreementText;
import renkei.core.entry.Crossing;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Provisions;
import renkei.core.entry.SealedTerms;
import renkei.wire.peer.Accession;
import renkei.wire.peer.Agreement;
import renkei.wire.peer.Interest;
import renkei.wire.peer.Leaving;
import renkei.wire.peer.Meaning;
import renkei.wire.peer.MembershipScope;
import renkei.wire.peer.ProposalRatified;
import renkei.wire.peer.Succession;

/// Terms of agreements, and of joining and leaving them.
final class MembershipCodec {
  private MembershipCodec() {}

  static Agreement write(Matter.Agreement agreement) {
    Agreement.Builder out =
        Agreement.newBuilder().setDepositary(Scalars.party(agreement.depositary()));
    agreement.parties().forEach(party -> out.addParties(Scalars.party(party)));
    agreement.pillars().forEach(out::addPillars);
    Provisions provisions = agreement.provisions();
    out.setRatifications(provisions.begins().ratifications())
        .setDelayDays(provisions.begins().delayDays())
        .setCivil(provisions.civil());
    Instant date = provisions.begins().notBefore();
    if (date != null) {
      out.setNotBefore(Scalars.time(date));
    }
    Instant until = provisions.until();
    if (until != null) {
      out.setUntil(Scalars.time(until));
    }
    provisions.scopes().forEach(scope -> out.addScopes(write(scope)));
    return out.build();
  }

  private static MembershipScope write(Provisions.Scope scope) {
    MembershipScope.Builder out =
        MembershipScope.newBuilder()
            .setPillar(scope.pillar())
            .setClosed(scope.closed())
            .setHighest(Enums.level(scope.highest()));
    scope
        .meanings()
        .forEach((level, means) ->
            out.addMeanings(
                Meaning.newBuilder().setLevel(Enums.level(level)).setMeans(Enums.level(means))));
    return out.build();
  }

  static Matter.Agreement read(Agreement wire) {
    Scalars.capped(wire.getPartiesCount(), Limits.PARTIES_MAX, "parties");
    Scalars.capped(wire.getPillarsCount(), Matter.Agreement.PILLARS_MAX, "pillars");
    return new Matter.Agreement(
        wire.getPartiesList().stream().map(Scalars::party).toList(),
        Scalars.party(wire.getDepositary()),
        wire.getPillarsList(),
        provisions(wire));
  }

  private static Provisions provisions(Agreement wire) {
    Scalars.capped(wire.getScopesCount(), Matter.Agreement.PILLARS_MAX + 1, "scopes");
    return new Provisions(
        new Provisions.Clause(
            wire.getRatifications(),
            wire.getDelayDays(),
            wire.hasNotBefore() ? Scalars.time(wire.getNotBefore()) : null),
        wire.hasUntil() ? Scalars.time(wire.getUntil()) : null,
        wire.getCivil(),
        wire.getScopesList().stream().map(MembershipCodec::read).toList());
  }

  private static Provisions.Scope read(MembershipScope wire) {
    Map<Level, Level> meanings = new EnumMap<>(Level.class);
    for (Meaning meaning : wire.getMeaningsList()) {
      meanings.put(Enums.level(meaning.getLevel()), Enums.level(meaning.getMeans()));
    }
    return new Provisions.Scope(
        wire.getPillar(), wire.getClosed(), Enums.level(wire.getHighest()), meanings);
  }

  static Interest write(Matter.Interest interest) {
    return Interest.newBuilder()
        .setAgreement(Scalars.id(interest.membership().agreement()))
        .setPillar(interest.membership().pillar())
        .build();
  }

  static Matter.Interest read(Interest wire) {
    return new Matter.Interest(new Membership(Scalars.id(wire.getAgreement()), wire.getPillar()));
  }

  static Succession write(Matter.Succession after) {
    return Succession.newBuilder()
        .setAgreement(Scalars.id(after.membership().agreement()))
        .setPillar(after.membership().pillar())
        .setNumber(after.number())
        .setGone(Scalars.party(after.gone()))
        .setSuccessor(Scalars.party(after.successor()))
        .build();
  }

  static Matter.Succession read(Succession wire) {
    return new Matter.Succession(
        new Membership(Scalars.id(wire.getAgreement()), wire.getPillar()),
        wire.getNumber(),
        Scalars.party(wire.getGone()),
        Scalars.party(wire.getSuccessor()));
  }

  static ProposalRatified write(Crossing.ProposalRatified ratified) {
    return ProposalRatified.newBuilder()
        .setProposal(Scalars.id(ratified.proposal()))
        .setTerms(Scalars.hash(ratified.terms()))
        .build();
  }

  static Crossing.ProposalRatified read(ProposalRatified wire) {
    return new Crossing.ProposalRatified(
        Scalars.id(wire.getProposal()), Scalars.hash(wire.getTerms()));
  }

  static Accession write(Matter.Accession accession) {
    Accession.Builder out =
        Accession.newBuilder()
            .setAgreement(Scalars.id(accession.membership().agreement()))
            .setPillar(accession.membership().pillar())
            .setNumber(accession.number())
            .setApplicant(Scalars.party(accession.applicant()))
            .setSponsor(Scalars.party(accession.sponsor()));
    AgreementText text = accession.text();
    if (text != null) {
      out.setTextHash(Scalars.hash(text.hash()));
      SealedTerms terms = text.terms();
      if (terms != null) {
        out.setText(Scalars.bytes(terms.bytes()));
      }
    }
    return out.build();
  }

  static Matter.Accession read(Accession wire) {
    return new Matter.Accession(
        new Membership(Scalars.id(wire.getAgreement()), wire.getPillar()),
        wire.getNumber(),
        Scalars.party(wire.getApplicant()),
        Scalars.party(wire.getSponsor()),
        text(wire));
  }

  private static @Nullable AgreementText text(Accession wire) {
    if (wire.getTextHash().isEmpty()) {
      Malformed.unless(wire.getText().isEmpty(), "terms come with their hash");
      return null;
    }
    return new AgreementText(
        Scalars.hash(wire.getTextHash()),
        wire.getText().isEmpty() ? null : TermsCodec.unsealAgreement(wire.getText()));
  }

  static Leaving write(Matter.Leaving leaving) {
    return Leaving.newBuilder()
        .setAgreement(Scalars.id(leaving.membership().agreement()))
        .setPillar(leaving.membership().pillar())
        .setNumber(leaving.number())
        .setFrom(Scalars.time(leaving.from()))
        .build();
  }

  static Matter.Leaving read(Leaving wire) {
    return new Matter.Leaving(
        new Membership(Scalars.id(wire.getAgreement()), wire.getPillar()),
        wire.getNumber(),
        Scalars.time(wire.getFrom()));
  }
}
