// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalView;
import renkei.core.entry.AnnouncementEntry.AnnouncementRecorded;
import renkei.core.entry.AnnouncementEntry.Change;
import renkei.core.entry.AnnouncementEntry.Earlier;
import renkei.core.entry.AnnouncementEntry.Said;
import renkei.core.entry.AnnouncementEntry.Source;
import renkei.core.entry.AnnouncementEntry.SourceKind;
import renkei.core.entry.AnnouncementEntry.Tenor;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.Grade;
import renkei.core.profile.Announcements;
import tools.jackson.databind.node.ObjectNode;

/// Announcements as JSON, and back: in a call, and in a file of many.
final class AnnouncementJson {
  /// Announcements of one file at most.
  static final int FILE_MAX = 500;

  private AnnouncementJson() {}

  /// An announcement that is to be recorded under an id.
  record Item(EntryId id, AnnouncementRecorded body) {}

  static Item item(Fields fields) {
    EntryId id = fields.id("id");
    return new Item(
        id,
        new AnnouncementRecorded(
            fields.text("subject"),
            said(fields),
            fields.object("source", AnnouncementJson::source),
            fields.has("earlier") ? fields.object("earlier", AnnouncementJson::earlier) : null));
  }

  private record Text(String en, String ja) {}

  private static Said said(Fields fields) {
    Text text = fields.object("text", part -> new Text(part.text("en", ""), part.text("ja", "")));
    return new Said(
        fields.object("title", Values::names),
        text.en(),
        text.ja(),
        fields.object("by", Values::names),
        fields.text("place", ""),
        fields.time("at"),
        fields.choice("tenor", Tenor.class));
  }

  private static Source source(Fields fields) {
    return new Source(
        fields.choice("kind", SourceKind.class),
        fields.text("name"),
        fields.text("reference", ""),
        fields.choice("reliability", Grade.class),
        fields.small("credibility"));
  }

  private static Earlier earlier(Fields fields) {
    return new Earlier(fields.id("announcement"), fields.choice("change", Change.class));
  }

  /// A file of announcements: each of another id, and each in its own sequence. What breaks the
  /// form names the announcement by its place in the file.
  static List<Item> file(Fields fields) {
    List<ObjectNode> nodes = fields.nodes("announcements", FILE_MAX);
    Malformed.unless(!nodes.isEmpty(), "the file holds no announcement");
    List<Item> items = new ArrayList<>();
    Set<EntryId> ids = new HashSet<>();
    for (ObjectNode node : nodes) {
      Item item = placed(items.size() + 1, node);
      Malformed.unless(
          ids.add(item.id()), "announcement " + (items.size() + 1) + " has the id of another one");
      items.add(item);
    }
    return items;
  }

  private static Item placed(int place, ObjectNode node) {
    try {
      return Fields.read(node, AnnouncementJson::item);
    } catch (Malformed fault) {
      throw new Malformed(fault.why(), "announcement " + place + ": " + fault.getMessage());
    }
  }

  // ------------------------------------------------------------------------------------- out

  static ObjectNode line(Announcements.Line line, long position) {
    AnnouncementRecorded body = line.body();
    Said said = body.said();
    ObjectNode node = Json.object();
    node.put("id", line.id().hex());
    node.put("subject", body.subject());
    node.set("title", Values.names(said.title()));
    node.set("text", Json.sentence(said.en(), said.ja()));
    node.set("by", Values.names(said.by()));
    node.put("place", said.place());
    node.put("at", Json.time(said.at()));
    node.put("tenor", said.tenor().name());
    node.set("source", source(body.source()));
    if (body.earlier() != null) {
      ObjectNode earlier = node.putObject("earlier");
      earlier.put("announcement", body.earlier().announcement().hex());
      earlier.put("change", body.earlier().change().name());
    }
    if (line.later() == null) {
      node.putNull("later");
    } else {
      node.put("later", line.later().hex());
    }
    node.put("recordedAt", Json.time(line.recorded()));
    node.put("officer", line.officer().code());
    node.set("proposals", Json.texts(line.led().stream().map(EntryId::hex).toList()));
    node.put("position", position);
    return node;
  }

  private static ObjectNode source(Source source) {
    ObjectNode node = Json.object();
    node.put("kind", source.kind().name());
    node.put("name", source.name());
    node.put("reference", source.reference());
    node.put("reliability", source.reliability().name());
    node.put("credibility", source.credibility());
    return node;
  }

  /// A proposal beside what was announced.
  static ObjectNode proposal(ProposalView view) {
    ObjectNode node = Json.object();
    node.put("proposal", view.id().hex());
    node.put("profile", view.profile().name());
    node.put("state", view.state().name());
    node.set("summary", Values.names(TermsJson.summary(view.matter())));
    node.put("opener", view.opener().key().hex());
    node.put("keeper", view.keeper().key().hex());
    node.set(
        "parties",
        Json.texts(view.parties().stream().map(party -> party.key().hex()).sorted().toList()));
    node.set(
        "missing",
        Json.list(view.state().settled() ? List.<Elector>of() : view.missing(), Values::elector));
    node.put("openedAt", Json.time(view.opening().recorded()));
    @Nullable Instant settled = view.closing() == null ? null : view.closing().entry().recorded();
    Json.open(node, "settledAt", settled);
    Json.open(node, "endsAt", view.ends());
    return node;
  }
}
