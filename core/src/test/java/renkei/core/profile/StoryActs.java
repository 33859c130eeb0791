// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Area;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Movement;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Progress;
import renkei.core.entry.Provisions;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.entry.VisitEntry;

/// Makes the body of one act of a story from its words.
final class StoryActs {
  private static final Set<String> NOTICES = Set.of("notice", "leaving", "interest");

  private final Story story;
  private final Party author;
  private final long hour;
  private EntryId id;
  private Set<PartyId> audience = new TreeSet<>();

  StoryActs(Story story, Party author, long hour) {
    this.story = story;
    this.author = author;
    this.hour = hour;
    this.id = story.fresh();
  }

  EntryId id() {
    return id;
  }

  /// A name for what it states, so that later steps can point at it.
  void named(String name) {
    id = story.id(name);
  }

  Set<PartyId> audience() {
    return audience;
  }

  Body body(String verb, List<String> words) {
    String name = words.removeFirst();
    String same = Story.after(words, "id");
    id = same == null ? id : story.named(same);
    if (verb.equals("opens")) {
      id = story.id(name);
      return opens(words);
    }
    EntryId proposal = story.id(name);
    ProposalView view = view(proposal);
    String called = Story.after(words, "called");
    id = called == null ? id : story.id(called);
    if (view != null) {
      audience = new TreeSet<>(view.parties());
      audience.remove(author.id);
    } else {
      String only = Story.after(words, "for");
      story.others(author).stream()
          .filter(party -> only == null || party.code.equals(only))
          .forEach(party -> audience.add(party.id));
    }
    String to = Story.after(words, "to");
    Hash table = view == null ? Hash.ZERO : view.onTable().hash();
    Hash hash = to == null ? table : story.terms(to);
    if (StoryProgrammes.handles(verb)) {
      return new StoryProgrammes(story).body(verb, proposal, words);
    }
    return switch (verb) {
      case "acknowledges" -> new Crossing.ProposalAcknowledged(proposal);
      case "consents" -> new Crossing.ConsentGiven(proposal, hash);
      case "takes-back" -> new Crossing.ConsentWithdrawn(proposal, hash, "changed");
      case "declines" -> new Crossing.ProposalDeclined(proposal, hash, "not now");
      case "withdraws" -> new Crossing.ProposalWithdrawn(proposal, "not needed");
      case "counters" -> counters(view, proposal, hash, words);
      case "closes" -> closes(view, proposal, hash, words);
      case "ratifies" -> new Crossing.ProposalRatified(proposal, hash);
      case "arrives", "departs" -> {
        Movement movement = verb.equals("arrives") ? Movement.ARRIVED : Movement.DEPARTED;
        String people = word(words, "people", verb.equals("arrives") ? "40" : "0");
        Instant at = time(words, "hour", String.valueOf(hour));
        yield new VisitEntry.MovementStated(proposal, movement, at, Integer.parseInt(people), "");
      }
      case "states-repair" -> StoryRepairs.stated(proposal, words);
      case "states" ->
          new Crossing.ProgressStated(proposal, Progress.valueOf(words.getFirst()), "");
      case "answers" -> {
        audience = Set.of(view == null ? author.id : view.opener());
        yield new Crossing.InformationGiven(proposal, "Route 57.", null);
      }
      default -> {
        if (view != null) {
          audience = present(view, Story.after(words, "for"));
        }
        yield new StoryTeam(story, author, hour).body(verb, proposal, words);
      }
    };
  }

  /// Everybody who has not left as far as its author knows, or those named.
  private Set<PartyId> present(ProposalView view, String named) {
    return named == null
        ? new TreeSet<>(view.others(author.id, Party.at(hour)))
        : Stream.of(named.split(","))
            .map(code -> story.party(code).id)
            .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
  }

  /// The proposal as its author sees it, or anybody, for what is forged.
  private ProposalView view(EntryId proposal) {
    return author
        .proposals
        .find(proposal)
        .or(() ->
            story.all().stream().flatMap(p -> p.proposals.find(proposal).stream()).findFirst())
        .orElse(null);
  }

  private Body counters(ProposalView view, EntryId proposal, Hash replaced, List<String> words) {
    String saying = Story.after(words, "saying");
    String function = Story.after(words, "about");
    Matter matter = view.matter();
    if (function != null && matter instanceof Matter.Support s) {
      matter =
          new Matter.Support(
              new FunctionId(function),
              s.capability(),
              s.quantity(),
              s.why(),
              s.riskIfUnmet(),
              s.where(),
              s.from(),
              s.until(),
              s.priority());
    }
    if (matter instanceof Matter.Accession joins && words.contains("showing")) {
      matter = shown(joins, author.code, words.contains("forged"));
    }
    if (matter instanceof Matter.Visit v) {
      String until = Story.after(words, "until");
      String extending = Story.after(words, "extending");
      matter =
          new Matter.Visit(
              v.host(),
              v.force(),
              v.place(),
              v.from(),
              until == null ? v.until() : Party.at(Long.parseLong(until)),
              v.headCount(),
              v.purpose(),
              v.agreement(),
              extending == null ? v.extended() : story.id(extending));
    }
    if (matter instanceof Matter.RepairSlot) {
      matter = new StoryRepairs(story, author).slot(words);
    }
    return new Crossing.TermsCountered(proposal, replaced, sealed(saying, matter, true));
  }

  private Body closes(ProposalView view, EntryId proposal, Hash terms, List<String> words) {
    List<Hash> acts = new ArrayList<>();
    int listing = words.indexOf("listing");
    if (listing < 0) {
      author.proposals.find(proposal).orElse(view).acts().forEach(act -> acts.add(act.hash()));
    } else if (words.get(listing + 1).equals("unheld")) {
      acts.add(new Hash(9, 9, 9, hour));
    }
    return new Crossing.ProposalClosed(
        proposal, Story.outcome(words.getFirst()), terms, List.copyOf(acts));
  }

  private SealedTerms sealed(String label, Matter matter, boolean whole) {
    Terms terms = new Terms(List.of(new AuthenticText("en", "EXERCISE " + label)), matter);
    SealedTerms sealed = Party.seal(terms, whole);
    story.stated(label, sealed);
    return sealed;
  }

  private Body opens(List<String> words) {
    String profile = words.removeFirst();
    String saying = word(words, "saying", "one");
    String keeper = Story.after(words, "keeper");
    String rule = word(words, "rule", NOTICES.contains(profile) ? "none" : "all");
    boolean whole = !words.remove("unreadable");
    long valid = Long.parseLong(word(words, "valid", "100"));
    List<Elector> electorate = new ArrayList<>();
    Matter matter = matter(profile, words, electorate);
    PartyId first = electorate.getFirst().party();
    electorate.forEach(elector -> audience.add(elector.party()));
    audience.remove(author.id);
    electorate.removeIf(
        elector -> profile.equals("agreement") && elector.party().equals(author.id));
    boolean own = Set.of("notice", "pairing", "interest").contains(profile);
    PartyId settles =
        keeper != null ? story.party(keeper).id : own ? author.id : host(matter, first);
    return new Crossing.ProposalOpened(
        sealed(saying, matter, whole),
        settles,
        electorate,
        rule(rule),
        new Clocks(
            Party.at(Math.min(hour + 2, valid)),
            Party.at(Math.min(hour + 20, valid)),
            Party.at(valid)));
  }

  private static PartyId host(Matter matter, PartyId otherwise) {
    return switch (matter) {
      case Matter.Visit visit -> visit.host();
      case Matter.RepairSlot slot -> slot.berth().party();
      case Matter.ProgrammeStage stage -> stage.lead();
      case Matter _ -> otherwise;
    };
  }

  private ConsentRule rule(String word) {
    if (word.startsWith("named:")) {
      return new ConsentRule.Named(
          Stream.of(word.substring(6).split(","))
              .map(code -> story.party(code).id)
              .sorted()
              .toList());
    }
    return switch (word) {
      case "all" -> new ConsentRule.All();
      case "none" -> new ConsentRule.None();
      default -> new ConsentRule.AtLeast(Integer.parseInt(word));
    };
  }

  private Matter matter(String profile, List<String> words, List<Elector> electorate) {
    return switch (profile) {
      case "support" -> {
        FunctionId function = new FunctionId(word(words, "about", "relief-airlift"));
        FunctionId asked = new FunctionId(word(words, "under-function", function.code()));
        for (String party : word(words, "asks", "USA").split(",")) {
          electorate.add(new Elector(story.party(party).id, asked));
        }
        yield new Matter.Support(
            function,
            "airlift",
            2,
            "earthquake",
            "people wait",
            area(word(words, "where", "kanto")),
            time(words, "from", "24"),
            time(words, "until", "72"),
            Matter.Priority.IMMEDIATE);
      }
      case "information" -> {
        FunctionId function = new FunctionId(word(words, "about", "relief-airlift"));
        electorate.add(new Elector(story.party(word(words, "asks", "USA")).id, function));
        yield new Matter.Information(
            function,
            "Which roads are open?",
            time(words, "latest", "30"),
            Level.valueOf(word(words, "allowed", "RESTRICTED")));
      }
      case "programme" -> new StoryProgrammes(story).stage(author, words, electorate);
      case "visit" -> {
        Party host = story.party(word(words, "host", "PHL"));
        Party asked = story.party(word(words, "asks", host.code));
        electorate.add(new Elector(asked.id, new FunctionId("visits")));
        if (!asked.id.equals(host.id)) {
          electorate.add(new Elector(host.id, new FunctionId("visits")));
        }
        yield new Matter.Visit(
            host.id,
            "relief unit",
            "Subic",
            time(words, "from", "24"),
            time(words, "until", "72"),
            Integer.parseInt(word(words, "people", "40")),
            "relief",
            agreement(Story.after(words, "under-agreement")),
            extended(Story.after(words, "extending")));
      }
      case "slot" -> {
        Matter.RepairSlot slot = new StoryRepairs(story, author).slot(words);
        PartyId yard = slot.berth().party();
        PartyId asked = yard.equals(author.id) ? slot.vessel().party() : yard;
        electorate.add(new Elector(asked, new FunctionId("ship-repair")));
        yield slot;
      }
      case "charter" -> {
        for (String party : word(words, "asks", "USA").split(",")) {
          electorate.add(new Elector(story.party(party).id, new FunctionId("team")));
        }
        String leads = Story.after(words, "leads");
        yield StoryTeam.charter(
            leads == null
                ? Stream.concat(electorate.stream().map(Elector::party), Stream.of(author.id))
                    .distinct()
                    .sorted()
                    .toList()
                : Stream.of(leads.split(",")).map(code -> story.party(code).id).sorted().toList());
      }
      case "pairing" -> {
        Party invitee = story.party(word(words, "asks", "USA"));
        electorate.add(new Elector(invitee.id, new FunctionId("agreements")));
        electorate.add(new Elector(author.id, new FunctionId("agreements")));
        yield new Matter.Pairing(
            identity(author),
            identity(invitee),
            List.of(ceiling(author, invitee), ceiling(invitee, author)));
      }
      case "onward" -> {
        Party originator = story.party(word(words, "asks", "USA"));
        electorate.add(new Elector(originator.id, new FunctionId("release")));
        yield new Matter.OnwardRelease(
            new Hash(5, 5, 5, 5), story.party(word(words, "passing-to", "PHL")).id);
      }
      case "agreement", "accession", "leaving", "interest", "succession" -> {
        for (String party : word(words, "asks", "USA,PHL").split(",")) {
          electorate.add(new Elector(story.party(party).id, new FunctionId("agreements")));
        }
        yield membership(profile, words, electorate);
      }
      case "notice" -> {
        EntryId ends = story.id(Story.after(words, "of"));
        for (String party : word(words, "asks", "USA").split(",")) {
          electorate.add(new Elector(story.party(party).id, new FunctionId("visits")));
        }
        yield new Matter.Withdrawal(ends, time(words, "from", "30"));
      }
      default -> throw new IllegalArgumentException("no such profile: " + profile);
    };
  }

  private Matter membership(String profile, List<String> words, List<Elector> electorate) {
    List<PartyId> asked = electorate.stream().map(Elector::party).toList();
    if (profile.equals("agreement")) {
      List<PartyId> between =
          Stream.concat(asked.stream(), Stream.of(author.id)).distinct().sorted().toList();
      PartyId depositary = story.party(word(words, "depositary", "USA")).id;
      List<String> pillars = List.of(word(words, "pillars", "p1,p2").split(","));
      return new Matter.Agreement(between, depositary, pillars, provisions(words));
    }
    Membership of = new Membership(story.id(Story.after(words, "of")), word(words, "pillar", "p2"));
    if (profile.equals("interest")) {
      return new Matter.Interest(of);
    }
    long number = Long.parseLong(word(words, "number", "1"));
    if (profile.equals("succession")) {
      return new Matter.Succession(
          of,
          number,
          story.party(Story.after(words, "gone")).id,
          story.party(Story.after(words, "to-be")).id);
    }
    if (profile.equals("leaving")) {
      return new Matter.Leaving(of, number, time(words, "from", "30"));
    }
    String applicant = word(words, "applicant", author.code);
    String sponsor = word(words, "sponsor", story.code(asked.getFirst()));
    Matter.Accession joins =
        new Matter.Accession(of, number, story.party(applicant).id, story.party(sponsor).id);
    return words.contains("blind") ? joins : shown(joins, sponsor, words.contains("forged"));
  }

  /// The application with the text that the sponsor holds, handed over out of band; forged: with
  /// one byte of it changed.
  private Matter shown(Matter.Accession joins, String sponsor, boolean forged) {
    SealedTerms held =
        story.party(sponsor).proposals.agreed(joins.membership().agreement()).orElse(null);
    if (held == null) {
      return joins;
    }
    if (!forged) {
      return joins.showing(held);
    }
    byte[] bytes = held.bytes().copy();
    bytes[bytes.length / 2] ^= 1;
    return joins.showing(SealedTerms.of(held.terms(), Bytes.of(bytes), true));
  }

  private EntryId extended(String name) {
    return name == null ? null : story.id(name);
  }

  /// `ratified 2 delay 3 not-before 40 ends 90 closed p1`: pillars that nobody can join.
  private static Provisions provisions(List<String> words) {
    String date = Story.after(words, "not-before");
    String ends = Story.after(words, "ends");
    String closed = Story.after(words, "closed");
    Map<Level, Level> open = Map.of(Level.UNCLASSIFIED, Level.UNCLASSIFIED);
    return new Provisions(
        new Provisions.Clause(
            Integer.parseInt(word(words, "ratified", "0")),
            Integer.parseInt(word(words, "delay", "0")),
            date == null ? null : Party.at(Long.parseLong(date))),
        ends == null ? null : Party.at(Long.parseLong(ends)),
        false,
        closed == null
            ? List.of()
            : List.of(new Provisions.Scope(closed, true, Level.UNCLASSIFIED, open)));
  }

  private EntryId agreement(String name) {
    if (name == null) {
      return null;
    }
    ProposalView view = view(story.id(name));
    return view == null || view.closing() == null ? story.id(name) : view.closing().entry().id();
  }

  private static Area area(String name) {
    return Map.of(
            "kanto", new Area(35, 139, 36, 140),
            "hokkaido", new Area(42, 141, 44, 144),
            "elsewhere", new Area(0, 0, 1, 1))
        .get(name);
  }

  private static Instant time(List<String> words, String key, String otherwise) {
    return Party.at(Long.parseLong(word(words, key, otherwise)));
  }

  private static String word(List<String> words, String key, String otherwise) {
    String found = Story.after(words, key);
    return found == null ? otherwise : found;
  }

  private static Matter.Identity identity(Party party) {
    return new Matter.Identity(
        party.id,
        party.code,
        Names.same(party.code),
        party.key,
        Hash.sha256(party.code.getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
        "");
  }

  private static Ceiling ceiling(Party from, Party to) {
    return new Ceiling(
        from.id,
        to.id,
        to.code,
        Level.RESTRICTED,
        new LevelMap(
            "EX",
            Map.of(Level.UNCLASSIFIED, Level.UNCLASSIFIED, Level.RESTRICTED, Level.RESTRICTED)));
  }
}
