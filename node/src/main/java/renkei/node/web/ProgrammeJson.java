// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.Comparator;
import java.util.List;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Elector;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Names;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.profile.Programmes;
import tools.jackson.databind.node.ObjectNode;

/// Programmes as JSON, and the terms of their stages back.
final class ProgrammeJson {
  private ProgrammeJson() {}

  static void write(ObjectNode node, Matter.ProgrammeStage stage) {
    node.put("agreement", stage.under().agreement().hex());
    node.put("pillar", stage.under().pillar());
    Json.id(node, "development", stage.development());
    node.set("title", Values.names(stage.title()));
    node.put("lead", stage.lead().key().hex());
    node.set("portions", Json.list(stage.portions(), ProgrammeJson::portion));
    node.set("sites", Json.list(stage.sites(), ProgrammeJson::site));
  }

  private static ObjectNode portion(Programme.Portion portion) {
    ObjectNode node = Json.object();
    node.put("partner", portion.partner().key().hex());
    node.put("basisPoints", portion.basisPoints());
    return node;
  }

  private static ObjectNode site(Programme.Site site) {
    ObjectNode node = Json.object();
    node.put("partner", site.partner().key().hex());
    node.put("name", site.name());
    node.put("place", site.place());
    return node;
  }

  /// The partners may come in any sequence; terms have them ascending.
  static Matter.ProgrammeStage stage(Fields fields) {
    List<Programme.Portion> portions =
        fields
            .objects(
                "portions",
                part -> new Programme.Portion(part.party("partner"), part.small("basisPoints")))
            .stream()
            .sorted(Comparator.comparing(Programme.Portion::partner))
            .toList();
    return new Matter.ProgrammeStage(
        new Membership(fields.id("agreement"), fields.text("pillar", "")),
        fields.nullable("development", fields::id).orElse(null),
        fields.object("title", Values::names),
        fields.party("lead"),
        portions,
        fields.objects(
            "sites",
            part ->
                new Programme.Site(
                    part.party("partner"), part.text("name"), part.text("place", ""))));
  }

  static Names summary(Matter.ProgrammeStage stage) {
    boolean development = stage.stage() == Programme.Stage.DEVELOPMENT;
    return new Names(
        (development ? "Development: " : "Production: ") + stage.title().en(),
        (development ? "共同開発：" : "共同生産：") + stage.title().ja());
  }

  // ------------------------------------------------------------------------------------- reading

  static ObjectNode line(Programmes.Line line) {
    ObjectNode node = Json.object();
    node.put("id", line.id().hex());
    write(node, line.terms());
    node.remove("development");
    node.set("stages", Json.list(line.stages(), ProgrammeJson::stage));
    node.set("documents", Json.texts(line.documents().stream().map(one -> one.hex()).toList()));
    return node;
  }

  static ObjectNode membership(MembershipLine line) {
    ObjectNode node = Json.object();
    node.put("agreement", line.membership().agreement().hex());
    node.put("pillar", line.membership().pillar());
    node.put("number", line.number());
    node.set(
        "members", Json.texts(line.members().stream().map(party -> party.key().hex()).toList()));
    return node;
  }

  private static ObjectNode stage(Programmes.StageLine stage) {
    ObjectNode node = Json.object();
    node.put("stage", stage.stage().name());
    node.put("gate", stage.gate().name());
    ProposalView view = stage.proposal();
    Json.id(node, "proposal", view == null ? null : view.id());
    if (view == null) {
      node.putNull("state");
    } else {
      node.put("state", view.state().name());
    }
    boolean waits = view != null && !view.state().settled();
    node.set(
        "missing",
        Json.list(waits && view != null ? view.missing() : List.<Elector>of(), Values::elector));
    node.set("milestones", Json.list(stage.milestones(), ProgrammeJson::milestone));
    return node;
  }

  private static ObjectNode milestone(Programmes.Milestone milestone) {
    ObjectNode node = Json.object();
    node.put("id", milestone.id().hex());
    node.put("partner", milestone.partner().key().hex());
    node.set("name", Values.names(milestone.planned().name()));
    node.put("planned", Json.time(milestone.planned().due()));
    node.put("due", Json.time(milestone.due()));
    node.set("moves", Json.list(milestone.moves(), ProgrammeJson::move));
    ProgrammeEntry.MilestoneReached reached = milestone.reached();
    if (reached == null) {
      node.putNull("reached");
    } else {
      ObjectNode at = node.putObject("reached");
      at.put("at", Json.time(reached.at()));
      at.put("note", reached.note());
    }
    return node;
  }

  private static ObjectNode move(Programmes.Move move) {
    ObjectNode node = Json.object();
    node.put("at", Json.time(move.stated()));
    node.put("due", Json.time(move.due()));
    node.put("reason", move.reason());
    return node;
  }
}
