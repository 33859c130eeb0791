// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.consent.Ending;
import renkei.core.consent.Proposals;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.TeamEntry;
import renkei.core.entry.TeamEntry.Topic;
import renkei.core.profile.TeamLine;
import renkei.core.profile.TeamView;
import tools.jackson.databind.node.ObjectNode;

/// Standing teams as JSON, and what officers state in them. What it writes of a team holds nothing
/// of this node: at every party of the team that holds the same entries the bytes are the same.
final class TeamJson {
  private static final int HOUR = 60;

  private TeamJson() {}

  // ------------------------------------------------------------------------------------- charter

  static void charter(ObjectNode node, Matter.TeamCharter charter) {
    node.set("names", Values.names(charter.names()));
    node.set(
        "coLeads",
        Json.list(
            charter.coLeads(),
            lead -> {
              ObjectNode one = Json.object();
              one.put("party", lead.party().key().hex());
              one.set("names", Values.names(lead.names()));
              return one;
            }));
    node.put("purpose", charter.purpose());
    node.set(
        "watchChanges", Json.texts(charter.watchChanges().stream().map(TeamJson::zulu).toList()));
  }

  static Matter.TeamCharter charter(Fields fields) {
    return new Matter.TeamCharter(
        fields.object("names", Values::names),
        fields
            .objects(
                "coLeads",
                one -> new Matter.CoLead(one.party("party"), one.object("names", Values::names)))
            .stream()
            .sorted(java.util.Comparator.comparing(Matter.CoLead::party))
            .toList(),
        fields.text("purpose"),
        fields.texts("watchChanges", TeamJson::minutes).stream().sorted().toList());
  }

  private static String zulu(int minutes) {
    return "%02d%02dZ".formatted(minutes / HOUR, minutes % HOUR);
  }

  private static int minutes(String text) {
    Malformed.unless(
        text.matches("([01][0-9]|2[0-3])[0-5][0-9]Z"),
        "a change of watch is a Zulu time such as 0600Z");
    return Integer.parseInt(text.substring(0, 2)) * HOUR + Integer.parseInt(text.substring(2, 4));
  }

  // -------------------------------------------------------------------------------------- entries

  /// What an officer states, by the kind that the call names.
  static TeamEntry entry(EntryId team, Fields fields) {
    return switch (fields.text("kind")) {
      case "MEMBER_LISTED" ->
          new TeamEntry.MemberListed(
              team,
              fields.code("officer", OfficerId::new),
              fields.object("names", Values::names),
              fields.code("command", CommandId::new),
              fields.text("reach"));
      case "MEMBER_STRUCK" ->
          new TeamEntry.MemberStruck(
              team, fields.code("officer", OfficerId::new), fields.text("reason"));
      case "WATCH_TAKEN" -> new TeamEntry.WatchTaken(team);
      case "WATCH_LEFT" -> new TeamEntry.WatchLeft(team, fields.text("note"));
      case "NOTE_SENT" -> new TeamEntry.NoteSent(team, words(fields));
      case "TRANSLATION_GIVEN" ->
          new TeamEntry.TranslationGiven(
              team, fields.id("of"), words(fields), fields.text("translator"));
      case "LOG_LINE_ENTERED" ->
          new TeamEntry.LogLineEntered(
              team, fields.time("at"), fields.choice("topic", Topic.class), words(fields));
      case "ITEM_OPENED" -> new TeamEntry.ItemOpened(team, words(fields));
      case "ITEM_CLOSED" ->
          new TeamEntry.ItemClosed(team, fields.id("item"), fields.text("reason"));
      case "HANDOVER_SIGNED" ->
          new TeamEntry.HandoverSigned(
              team,
              fields.code("incoming", OfficerId::new),
              words(fields),
              fields.texts("items", EntryId::fromHex).stream().sorted().toList());
      case "HANDOVER_TAKEN" ->
          new TeamEntry.HandoverTaken(team, fields.id("signed"), fields.hash("sheet"));
      default -> throw new Malformed("the kind is none that is stated in a team");
    };
  }

  private static TeamEntry.Words words(Fields fields) {
    return fields.object(
        "words", one -> new TeamEntry.Words(one.text("language"), one.text("text")));
  }

  // ---------------------------------------------------------------------------------------- views

  /// Who states what when: the head of everything below.
  private static ObjectNode stated(Entry entry) {
    ObjectNode node = Json.object();
    node.put("id", entry.id().hex());
    node.put("at", Json.time(entry.recorded()));
    node.put("party", entry.party().key().hex());
    node.put("officer", entry.officer().code());
    node.put("command", entry.command().code());
    return node;
  }

  private static ObjectNode words(TeamEntry.Words words) {
    ObjectNode node = Json.object();
    node.put("language", words.language());
    node.put("text", words.text());
    return node;
  }

  private static void said(
      ObjectNode node, TeamEntry.Words words, List<TeamView.Translation> translations) {
    node.set("words", words(words));
    translated(node, translations);
  }

  private static void translated(ObjectNode node, List<TeamView.Translation> translations) {
    node.set(
        "translations",
        Json.list(
            translations,
            one -> {
              ObjectNode translation = stated(one.entry());
              translation.set("words", words(one.words()));
              translation.put("translator", one.translator());
              return translation;
            }));
  }

  static ObjectNode member(TeamView.Member member) {
    ObjectNode node = Json.object();
    node.put("officer", member.officer().code());
    node.set("names", Values.names(member.names()));
    node.put("command", member.command().code());
    node.put("reach", member.reach());
    node.put("since", Json.time(member.since()));
    return node;
  }

  static ObjectNode party(TeamView view, TeamView.InTeam in) {
    ObjectNode node = Json.object();
    node.put("party", in.party().key().hex());
    view.charter().coLeads().stream()
        .filter(lead -> lead.party().equals(in.party()))
        .findFirst()
        .ifPresent(lead -> node.set("coLead", Values.names(lead.names())));
    TeamView.Watch watch = in.watch();
    if (watch == null) {
      node.putNull("watch");
    } else {
      ObjectNode on = node.putObject("watch");
      on.put("officer", watch.officer().code());
      on.put("since", Json.time(watch.since()));
      on.put("by", watch.by().hex());
    }
    node.set("members", Json.list(in.members(), TeamJson::member));
    node.set("former", Json.list(in.former(), TeamJson::member));
    Ending.Parting leaving = in.leaving();
    if (leaving == null) {
      node.putNull("leaving");
    } else {
      ObjectNode parting = stated(leaving.notice());
      parting.put("from", Json.time(leaving.from()));
      parting.put("number", leaving.number());
      node.set("leaving", parting);
    }
    node.put("waiting", in.waiting());
    return node;
  }

  static ObjectNode note(TeamView.Note note) {
    ObjectNode node = stated(note.entry());
    said(node, note.words(), note.translations());
    return node;
  }

  static ObjectNode item(TeamView.Item item) {
    ObjectNode node = stated(item.entry());
    said(node, item.words(), item.translations());
    node.put("carried", item.carried());
    Entry closed = item.closed();
    if (closed == null) {
      node.putNull("closed");
    } else {
      ObjectNode closing = stated(closed);
      closing.put("reason", item.reason() == null ? "" : item.reason());
      closing.put("left", item.left());
      node.set("closed", closing);
    }
    return node;
  }

  static ObjectNode sheet(TeamView.Sheet sheet) {
    ObjectNode node = stated(sheet.entry());
    said(node, sheet.body().words(), sheet.translations());
    node.put("incoming", sheet.body().incoming().code());
    node.set("items", Json.texts(sheet.body().items().stream().map(EntryId::hex).toList()));
    node.put("hash", sheet.hash().hex());
    Entry taken = sheet.taken();
    if (taken == null) {
      node.putNull("taken");
    } else {
      node.set("taken", stated(taken));
    }
    node.put("waits", sheet.waits());
    return node;
  }

  // ------------------------------------------------------------------------------------------ log

  static ObjectNode line(Proposals proposals, TeamLine line) {
    ObjectNode node = stated(line.entry());
    node.put("what", line.what().name());
    node.put("automatic", line.what().automatic());
    Told told = told(proposals, line.entry().body());
    node.put("happened", told.happened);
    node.put("topic", told.topic);
    Json.id(node, "about", told.about);
    node.put("subject", told.subject);
    if (told.names == null) {
      node.putNull("names");
    } else {
      node.set("names", Values.names(told.names));
    }
    node.put("text", told.text);
    if (told.words == null) {
      node.putNull("words");
    } else {
      node.set("words", words(told.words));
    }
    translated(node, line.translations());
    return node;
  }

  /// What a line tells beyond who stated it.
  private static final class Told {
    private String happened = "";
    private String topic = "";
    private @Nullable EntryId about;
    private String subject = "";
    private @Nullable Names names;
    private String text = "";
    private TeamEntry.@Nullable Words words;

    Told subject(String code, String line) {
      subject = code;
      text = line;
      return this;
    }

    Told about(EntryId entry, String line) {
      about = entry;
      text = line;
      return this;
    }

    Told named(Names called) {
      names = called;
      return this;
    }

    Told words(TeamEntry.Words said) {
      words = said;
      return this;
    }
  }

  private static Told told(Proposals proposals, Body body) {
    Told told = new Told();
    return switch (body) {
      case TeamEntry team -> told(told, team);
      case Crossing.ProposalOpened opened -> {
        Matter matter = opened.terms().terms().matter();
        told.named(TermsJson.summary(matter)).subject(opened.terms().terms().profile().name(), "");
        if (matter instanceof Matter.Withdrawal notice) {
          told.happened = Json.time(notice.from());
        }
        yield told;
      }
      case Crossing.ProposalClosed closed -> {
        Optional<Matter> matter = proposals.find(closed.proposal()).map(view -> view.matter());
        matter.ifPresent(found -> told.named(TermsJson.summary(found)));
        yield told.about(closed.proposal(), closed.outcome().name());
      }
      case Body _ -> told;
    };
  }

  private static Told told(Told told, TeamEntry body) {
    return switch (body) {
      case TeamEntry.MemberListed listed ->
          told.subject(listed.officer().code(), listed.reach()).named(listed.names());
      case TeamEntry.MemberStruck struck -> told.subject(struck.officer().code(), struck.reason());
      case TeamEntry.WatchLeft left -> told.subject("", left.note());
      case TeamEntry.LogLineEntered line -> {
        told.happened = Json.time(line.at());
        told.topic = line.topic().name();
        yield told.words(line.words());
      }
      case TeamEntry.ItemOpened item -> told.words(item.words());
      case TeamEntry.ItemClosed item -> told.about(item.item(), item.reason());
      case TeamEntry.HandoverSigned sheet ->
          told.subject(sheet.incoming().code(), "").words(sheet.words());
      case TeamEntry.HandoverTaken taken -> told.about(taken.signed(), "");
      case TeamEntry.NoteSent note -> told.words(note.words());
      case TeamEntry.WatchTaken _, TeamEntry.TranslationGiven _ -> told;
    };
  }
}
