// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Limits;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.wire.peer.Accession;
import renkei.wire.peer.Agreement;
import renkei.wire.peer.Leaving;

/// Terms of agreements, and of joining and leaving them.
final class MembershipCodec {
  private MembershipCodec() {}

  static Agreement write(Matter.Agreement agreement) {
    Agreement.Builder out =
        Agreement.newBuilder().setDepositary(Scalars.party(agreement.depositary()));
    agreement.parties().forEach(party -> out.addParties(Scalars.party(party)));
    agreement.pillars().forEach(out::addPillars);
    return out.build();
  }

  static Matter.Agreement read(Agreement wire) {
    Scalars.capped(wire.getPartiesCount(), Limits.PARTIES_MAX, "parties");
    Scalars.capped(wire.getPillarsCount(), Matter.Agreement.PILLARS_MAX, "pillars");
    return new Matter.Agreement(
        wire.getPartiesList().stream().map(Scalars::party).toList(),
        Scalars.party(wire.getDepositary()),
        wire.getPillarsList());
  }

  static Accession write(Matter.Accession accession) {
    return Accession.newBuilder()
        .setAgreement(Scalars.id(accession.membership().agreement()))
        .setPillar(accession.membership().pillar())
        .setNumber(accession.number())
        .setApplicant(Scalars.party(accession.applicant()))
        .setSponsor(Scalars.party(accession.sponsor()))
        .build();
  }

  static Matter.Accession read(Accession wire) {
    return new Matter.Accession(
        new Membership(Scalars.id(wire.getAgreement()), wire.getPillar()),
        wire.getNumber(),
        Scalars.party(wire.getApplicant()),
        Scalars.party(wire.getSponsor()));
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
