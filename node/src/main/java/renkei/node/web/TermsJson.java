// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.SealedTerms;
import tools.jackson.databind.node.ObjectNode;

/// Terms of proposals as JSON, and what officers draft of them.
final class TermsJson {
  private TermsJson() {}

  /// Fields of a profile as an officer drafts them.
  ///
  /// @param from the time that may be "at once"; null: at once
  /// @param made the matter from that time on
  record Drafted(Profile profile, @Nullable Instant from, Function<Instant, Matter> made) {
    private static Drafted of(Matter matter) {
      return new Drafted(Profile.of(matter), Instant.EPOCH, _ -> matter);
    }
  }

  static ObjectNode write(SealedTerms sealed) {
    ObjectNode node = Json.object();
    node.set("texts", Json.list(sealed.terms().texts(), TermsJson::text));
    if (!sealed.terms().translations().isEmpty()) {
      node.set(
          "translations", Json.list(sealed.terms().translations(), AgreementJson::translation));
    }
    node.set("matter", matter(sealed.terms().matter()));
    node.set(
        "documents", Json.texts(sealed.terms().documents().stream().map(EntryId::hex).toList()));
    node.put("hash", sealed.hash().hex());
    node.put("whole", sealed.whole());
    return node;
  }

  private static ObjectNode text(AuthenticText text) {
    ObjectNode node = Json.object();
    node.put("language", text.language());
    node.put("text", text.text());
    return node;
  }

  static List<AuthenticText> texts(Fields fields) {
    return fields.objects(
        "texts", one -> new AuthenticText(one.text("language"), one.text("text")));
  }

  /// Documents that a draft comes with; none when the key is left out.
  static List<EntryId> documents(Fields fields) {
    return fields.has("documents")
        ? List.copyOf(fields.texts("documents", EntryId::fromHex))
        : List.of();
  }

  static ObjectNode matter(Matter matter) {
    ObjectNode node = Json.object();
    node.put("profile", Profile.of(matter).name());
    switch (matter) {
      case Matter.Pairing pairing -> {
        node.set("inviter", Values.identity(pairing.inviter()));
        node.set("invitee", Values.identity(pairing.invitee()));
        node.set("ceilings", Json.list(pairing.ceilings(), Values::ceiling));
      }
      case Matter.Support support -> support(node, support);
      case Matter.Information asked -> {
        node.put("function", asked.function().code());
        node.put("question", asked.question());
        node.put("latest", Json.time(asked.latest()));
        node.put("allowed", asked.allowed().name());
      }
      case Matter.Visit visit -> visit(node, visit);
      case Matter.OnwardRelease release -> {
        node.put("entry", release.entry().hex());
        node.put("to", release.to().key().hex());
      }
      case Matter.Agreement agreement -> AgreementJson.write(node, agreement);
      case Matter.Accession accession -> AgreementJson.write(node, accession);
      case Matter.Leaving leaving -> AgreementJson.write(node, leaving);
      case Matter.Interest interest -> AgreementJson.write(node, interest);
      case Matter.Succession after -> AgreementJson.write(node, after);
      case Matter.ProgrammeStage stage -> ProgrammeJson.write(node, stage);
      case Matter.RepairSlot slot -> RepairJson.write(node, slot);
      case Matter.TeamCharter charter -> TeamJson.charter(node, charter);
      case Matter.Withdrawal withdrawal -> {
        node.put("proposal", withdrawal.proposal().hex());
        node.put("from", Json.time(withdrawal.from()));
      }
    }
    return node;
  }

  private static void support(ObjectNode node, Matter.Support support) {
    node.put("function", support.function().code());
    node.put("capability", support.capability());
    node.put("quantity", support.quantity());
    node.put("why", support.why());
    node.put("riskIfUnmet", support.riskIfUnmet());
    node.set("where", Values.area(support.where()));
    node.put("from", Json.time(support.from()));
    node.put("until", Json.time(support.until()));
    node.put("priority", support.priority().name());
  }

  private static void visit(ObjectNode node, Matter.Visit visit) {
    node.put("host", visit.host().key().hex());
    node.put("force", visit.force());
    node.put("place", visit.place());
    node.put("from", Json.time(visit.from()));
    node.put("until", Json.time(visit.until()));
    node.put("headCount", visit.headCount());
    node.put("purpose", visit.purpose());
    Json.id(node, "agreement", visit.agreement());
    Json.id(node, "extended", visit.extended());
  }

  /// Reads what an officer drafts. Pairings are drafted by inviting, not here.
  static Drafted matter(Fields fields) {
    return switch (fields.choice("profile", Profile.class)) {
      case PAIRING -> throw new Malformed("a pairing is made by inviting and accepting");
      case SUPPORT -> Drafted.of(support(fields));
      case INFORMATION ->
          Drafted.of(
              new Matter.Information(
                  fields.code("function", FunctionId::new),
                  fields.text("question"),
                  fields.time("latest"),
                  fields.choice("allowed", Level.class)));
      case VISIT -> Drafted.of(visit(fields));
      case ONWARD_RELEASE ->
          Drafted.of(new Matter.OnwardRelease(fields.hash("entry"), fields.party("to")));
      case PROGRAMME_STAGE -> Drafted.of(ProgrammeJson.stage(fields));
      case REPAIR_SLOT -> Drafted.of(RepairJson.slot(fields));
      case WITHDRAWAL -> {
        var proposal = fields.id("proposal");
        yield new Drafted(
            Profile.WITHDRAWAL,
            fields.nullable("from", fields::time).orElse(null),
            from -> new Matter.Withdrawal(proposal, from));
      }
      case AGREEMENT -> Drafted.of(AgreementJson.agreement(fields));
      case ACCESSION -> Drafted.of(AgreementJson.accession(fields));
      case INTEREST -> Drafted.of(new Matter.Interest(AgreementJson.membership(fields)));
      case SUCCESSION -> Drafted.of(AgreementJson.succession(fields));
      case LEAVING -> {
        Membership membership = AgreementJson.membership(fields);
        long number = AgreementJson.number(fields);
        yield new Drafted(
            Profile.LEAVING,
            fields.nullable("from", fields::time).orElse(null),
            from -> new Matter.Leaving(membership, number, from));
      }
      case TEAM_CHARTER -> Drafted.of(TeamJson.charter(fields));
    };
  }

  /// How many must consent, where the drafting officer may choose.
  static ConsentRule rule(Fields fields) {
    return switch (fields.text("kind")) {
      case "ALL" -> new ConsentRule.All();
      case "AT_LEAST" -> new ConsentRule.AtLeast(fields.small("count"));
      case "NAMED" ->
          new ConsentRule.Named(
              fields.texts("parties", Fields::party64).stream().sorted().toList());
      default -> throw new Malformed("a rule is ALL, AT_LEAST with a count or NAMED with parties");
    };
  }

  private static Matter.Support support(Fields fields) {
    return new Matter.Support(
        fields.code("function", FunctionId::new),
        fields.text("capability"),
        fields.small("quantity"),
        fields.text("why"),
        fields.text("riskIfUnmet"),
        fields.object("where", Values::area),
        fields.time("from"),
        fields.time("until"),
        fields.choice("priority", Matter.Priority.class));
  }

  private static Matter.Visit visit(Fields fields) {
    return new Matter.Visit(
        fields.party("host"),
        fields.text("force"),
        fields.text("place"),
        fields.time("from"),
        fields.time("until"),
        fields.small("headCount"),
        fields.text("purpose"),
        fields.nullable("agreement", fields::id).orElse(null),
        fields.has("extended") ? fields.nullable("extended", fields::id).orElse(null) : null);
  }

  /// From when a notice that is held already holds.
  static Optional<Instant> from(Body body) {
    if (!(body instanceof Crossing.ProposalOpened opened)) {
      return Optional.empty();
    }
    return switch (opened.terms().terms().matter()) {
      case Matter.Withdrawal withdrawal -> Optional.of(withdrawal.from());
      case Matter.Leaving leaving -> Optional.of(leaving.from());
      case Matter _ -> Optional.empty();
    };
  }

  static ObjectNode clocks(Clocks clocks) {
    ObjectNode node = Json.object();
    node.put("acknowledgeBy", Json.time(clocks.acknowledgeBy()));
    node.put("answerBy", Json.time(clocks.answerBy()));
    node.put("validUntil", Json.time(clocks.validUntil()));
    return node;
  }

  static Clocks clocks(Fields fields) {
    return new Clocks(
        fields.time("acknowledgeBy"), fields.time("answerBy"), fields.time("validUntil"));
  }

  static ObjectNode rule(ConsentRule rule) {
    ObjectNode node = Json.object();
    switch (rule) {
      case ConsentRule.All _ -> node.put("kind", "ALL");
      case ConsentRule.AtLeast(int count) -> {
        node.put("kind", "AT_LEAST");
        node.put("count", count);
      }
      case ConsentRule.Named(List<PartyId> parties) -> {
        node.put("kind", "NAMED");
        node.set("parties", Json.texts(parties.stream().map(one -> one.key().hex()).toList()));
      }
      case ConsentRule.None _ -> node.put("kind", "NONE");
    }
    return node;
  }

  /// The first line of a text, cut where a list has no room for more.
  private static String line(String prose) {
    String first = prose.strip().lines().findFirst().orElse("");
    int[] points = first.codePoints().limit(100).toArray();
    String cut = new String(points, 0, points.length);
    return cut.equals(first) ? first : cut + "…";
  }

  /// One line from the terms.
  static Names summary(Matter matter) {
    return switch (matter) {
      case Matter.Pairing pairing ->
          Names.same(pairing.inviter().code() + " – " + pairing.invitee().code());
      case Matter.Support support ->
          Names.same(support.quantity() + " × " + line(support.capability()));
      case Matter.Information asked -> Names.same(line(asked.question()));
      case Matter.Visit visit -> Names.same(line(visit.force()) + " → " + line(visit.place()));
      case Matter.OnwardRelease release ->
          new Names(
              "Onward release of " + release.entry().shortHex(),
              release.entry().shortHex() + " の再提供");
      case Matter.Agreement agreement ->
          new Names(
              "Agreement of " + agreement.parties().size() + " parties",
              agreement.parties().size() + " 当事者の協定");
      case Matter.Accession accession ->
          new Names(
              "Accession to " + accession.membership() + " on number " + accession.number(),
              accession.membership() + " への加盟(番号 " + accession.number() + ")");
      case Matter.Leaving leaving ->
          new Names("Notice: leaves " + leaving.membership(), leaving.membership() + " からの離脱通告");
      case Matter.ProgrammeStage stage -> ProgrammeJson.summary(stage);
      case Matter.RepairSlot slot -> RepairJson.summary(slot);
      case Matter.Interest interest ->
          new Names("Interest in " + interest.membership(), interest.membership() + " への関心の表明");
      case Matter.Succession after ->
          new Names("Another depositary of " + after.membership(), after.membership() + " の寄託者の交代");
      case Matter.TeamCharter charter -> charter.names();
      case Matter.Withdrawal withdrawal ->
          new Names("Notice: " + withdrawal.proposal() + " ends", withdrawal.proposal() + " の終了通告");
    };
  }
}
