// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Provisions;
import renkei.core.entry.Translation;
import tools.jackson.databind.node.ObjectNode;

/// What agreements, joining, leaving, interest and succession say, as JSON.
final class AgreementJson {
  private AgreementJson() {}

  static void write(ObjectNode node, Matter.Agreement agreement) {
    node.set("parties", Json.texts(agreement.parties().stream().map(AgreementJson::hex).toList()));
    node.put("depositary", hex(agreement.depositary()));
    node.set("pillars", Json.texts(agreement.pillars()));
    node.set("provisions", provisions(agreement.provisions()));
  }

  private static ObjectNode provisions(Provisions provisions) {
    ObjectNode node = Json.object();
    node.put("ratifications", provisions.begins().ratifications());
    node.put("delayDays", provisions.begins().delayDays());
    Json.open(node, "notBefore", provisions.begins().notBefore());
    Json.open(node, "until", provisions.until());
    node.put("civil", provisions.civil());
    node.set("scopes", Json.list(provisions.scopes(), AgreementJson::scope));
    return node;
  }

  static ObjectNode scope(Provisions.Scope scope) {
    ObjectNode node = Json.object();
    node.put("pillar", scope.pillar());
    node.put("closed", scope.closed());
    node.put("highest", scope.highest().name());
    ObjectNode meanings = node.putObject("meanings");
    scope.meanings().forEach((level, means) -> meanings.put(level.name(), means.name()));
    return node;
  }

  static Matter.Agreement agreement(Fields fields) {
    return new Matter.Agreement(
        fields.texts("parties", Fields::party64).stream().sorted().toList(),
        fields.party("depositary"),
        fields.texts("pillars", pillar -> pillar).stream().sorted().toList(),
        fields.has("provisions")
            ? fields.object("provisions", AgreementJson::provisions)
            : Provisions.NONE);
  }

  private static Provisions provisions(Fields fields) {
    return new Provisions(
        new Provisions.Clause(
            fields.small("ratifications"),
            fields.small("delayDays"),
            fields.nullable("notBefore", fields::time).orElse(null)),
        fields.nullable("until", fields::time).orElse(null),
        fields.flag("civil"),
        fields.objects("scopes", AgreementJson::scope).stream()
            .sorted(Comparator.comparing(Provisions.Scope::pillar))
            .toList());
  }

  private static Provisions.Scope scope(Fields fields) {
    return new Provisions.Scope(
        fields.text("pillar"),
        fields.flag("closed"),
        fields.choice("highest", Level.class),
        fields.object("meanings", Values::meanings));
  }

  static void write(ObjectNode node, Matter.Accession accession) {
    numbered(node, accession.membership(), accession.number());
    node.put("applicant", hex(accession.applicant()));
    node.put("sponsor", hex(accession.sponsor()));
    Acceding.write(node, accession);
  }

  static void write(ObjectNode node, Matter.Leaving leaving) {
    numbered(node, leaving.membership(), leaving.number());
    node.put("from", Json.time(leaving.from()));
  }

  static void write(ObjectNode node, Matter.Interest interest) {
    membership(node, interest.membership());
  }

  static void write(ObjectNode node, Matter.Succession after) {
    numbered(node, after.membership(), after.number());
    node.put("gone", hex(after.gone()));
    node.put("successor", hex(after.successor()));
  }

  static Matter.Accession accession(Fields fields) {
    return new Matter.Accession(
        membership(fields),
        number(fields),
        fields.party("applicant"),
        fields.party("sponsor"),
        Acceding.text(fields));
  }

  static Matter.Succession succession(Fields fields) {
    return new Matter.Succession(
        membership(fields), number(fields), fields.party("gone"), fields.party("successor"));
  }

  static Membership membership(Fields fields) {
    return new Membership(fields.id("agreement"), fields.text("pillar"));
  }

  static long number(Fields fields) {
    return fields.small("number");
  }

  private static void numbered(ObjectNode node, Membership membership, long number) {
    membership(node, membership);
    node.put("number", number);
  }

  static ObjectNode membership(ObjectNode node, Membership membership) {
    node.put("agreement", membership.agreement().hex());
    node.put("pillar", membership.pillar());
    return node;
  }

  /// Puts within which agreement or pillar something is released; nothing where that is none.
  static void under(ObjectNode into, @Nullable Membership under) {
    if (under != null) {
      into.set("under", membership(Json.object(), under));
    }
  }

  /// Within which agreement or pillar an officer wants something released; null: within none.
  static @Nullable Membership under(Fields fields) {
    return fields
        .maybe("under", name -> fields.object(name, AgreementJson::membership))
        .orElse(null);
  }

  /// The same as a question names it; null: within none.
  static @Nullable Membership under(Call call) {
    return call.asked("agreement")
        .map(id -> new Membership(EntryId.fromHex(id), call.asked("pillar").orElse("")))
        .orElse(null);
  }

  static String hex(PartyId party) {
    return party.key().hex();
  }

  /// A text that binds nobody.
  static ObjectNode translation(Translation text) {
    ObjectNode node = Json.object();
    node.put("language", text.language());
    node.put("text", text.text());
    node.put("by", text.by());
    return node;
  }

  /// Translations of a draft; none when the key is left out.
  static List<Translation> translations(Fields fields) {
    return fields.has("translations")
        ? fields.objects(
            "translations",
            one -> new Translation(one.text("language"), one.text("text"), one.text("by")))
        : List.of();
  }
}
