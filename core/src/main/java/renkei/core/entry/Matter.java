// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;

/// The fields of each profile's terms.
public sealed interface Matter {

  /// Opens a link between two parties (DESIGN: pairing).
  ///
  /// @param inviter who invites; keeper of the proposal
  /// @param invitee who was invited
  /// @param ceilings one per direction
  record Pairing(Identity inviter, Identity invitee, List<Ceiling> ceilings) implements Matter {
    /// Checks that there are two parties and a ceiling for each direction.
    public Pairing {
      ceilings = List.copyOf(ceilings);
      Malformed.unless(
          !inviter.party().equals(invitee.party()), "a party cannot be linked to itself");
      Malformed.unless(
          !inviter.linkKey().equals(invitee.linkKey()), "two nodes cannot share one link key");
      Malformed.unless(
          ceilings.size() == 2
              && ceilings.get(0).from().equals(inviter.party())
              && ceilings.get(0).to().equals(invitee.party())
              && ceilings.get(1).from().equals(invitee.party())
              && ceilings.get(1).to().equals(inviter.party()),
          "a pairing has two ceilings: from the inviter, then from the invitee");
    }
  }

  /// A party's public identity, as two people read it back to each other.
  ///
  /// @param party hash of the first signing key
  /// @param code short code in labels and lists, such as `JPN`
  /// @param names the party's names
  /// @param signingKey raw Ed25519 public key, 32 bytes
  /// @param linkKey SHA-256 of the link certificate's public key (SubjectPublicKeyInfo, RFC 5280)
  /// @param address host and port of the peer port, empty when it only dials
  /// @param roll the keys of its officers at that moment, at most [RollKey#KEYS_MAX]
  record Identity(
      PartyId party,
      String code,
      Names names,
      Bytes signingKey,
      Hash linkKey,
      String address,
      List<RollKey> roll) {
    /// Checks that the party is the hash of the key, and brings the roll into its sequence.
    public Identity {
      roll = roll.stream().sorted().toList();
      Malformed.unless(
          roll.size() <= RollKey.KEYS_MAX
              && roll.stream().map(RollKey::publicKey).distinct().count() == roll.size(),
          "a roll has each key once, and at most " + RollKey.KEYS_MAX);
      Form.code("a party's code", code);
      Form.line("an address", address);
      Malformed.unless(signingKey.size() == 32, "a signing key has 32 bytes");
      Malformed.unless(
          party.key().equals(Hash.sha256(signingKey.unsafe())),
          "a party's id is the hash of its signing key");
    }

    /// Without any officer's key.
    public Identity(
        PartyId party, String code, Names names, Bytes signingKey, Hash linkKey, String address) {
      this(party, code, names, signingKey, linkKey, address, List.of());
    }

    /// The same party with these keys of officers.
    public Identity with(List<RollKey> officers) {
      return new Identity(party, code, names, signingKey, linkKey, address, officers);
    }
  }

  /// How urgent the asker says it is; a claim, not a command.
  enum Priority {
    /// When convenient.
    ROUTINE,
    /// Within the hour.
    PRIORITY,
    /// Now.
    IMMEDIATE
  }

  /// A request for support: a capability, not a named unit.
  ///
  /// @param function the matter it belongs to
  /// @param capability what is wanted
  /// @param quantity how many of it, 1 to 1,000,000
  /// @param why the reason
  /// @param riskIfUnmet what happens without it
  /// @param where the area
  /// @param from when it is wanted
  /// @param until until when
  /// @param priority the asker's claim
  record Support(
      FunctionId function,
      String capability,
      int quantity,
      String why,
      String riskIfUnmet,
      Area where,
      Instant from,
      Instant until,
      Priority priority)
      implements Matter {
    /// Checks the form.
    public Support {
      Form.line("a capability", capability);
      Malformed.unless(!capability.isBlank(), "a request names the capability that is wanted");
      Malformed.unless(
          quantity >= 1 && quantity <= 1_000_000, "a quantity is between 1 and 1,000,000");
      Form.prose("a reason", why);
      Form.prose("a risk", riskIfUnmet);
      Form.interval("the time wanted", from, until);
    }
  }

  /// A request for information: a question, not a task to find out. In force it opens an answer,
  /// which the party asked makes under its own label and by its own gate.
  ///
  /// @param function the matter it belongs to
  /// @param question what is asked
  /// @param latest after this the answer is of no more value
  /// @param allowed the highest level, as it means at the asker, that an answer may have
  record Information(FunctionId function, String question, Instant latest, Level allowed)
      implements Matter {
    /// Checks the form.
    public Information {
      Form.prose("a question", question);
      Malformed.unless(!question.isBlank(), "a request for information asks a question");
      Form.time("the latest time of value", latest);
    }
  }

  /// A visit of a force with the host's consent.
  ///
  /// @param host who is visited; keeper
  /// @param force who comes
  /// @param place where
  /// @param from arrival
  /// @param until departure
  /// @param headCount people, 1 to 1,000,000
  /// @param purpose why
  /// @param agreement the closing of the agreement it is made under; null: none
  /// @param extended the proposal of the visit that it lengthens; null: a visit of its own
  record Visit(
      PartyId host,
      String force,
      String place,
      Instant from,
      Instant until,
      int headCount,
      String purpose,
      @Nullable EntryId agreement,
      @Nullable EntryId extended)
      implements Matter {
    /// Checks the form.
    public Visit {
      Form.line("a force", force);
      Form.line("a place", place);
      Malformed.unless(
          headCount >= 1 && headCount <= 1_000_000, "a head count is between 1 and 1,000,000");
      Form.prose("a purpose", purpose);
      Form.interval("the visit", from, until);
    }
  }

  /// Lets the holder of an entry release it onward to one party.
  ///
  /// @param entry hash of the originator's entry
  /// @param to the third party
  record OnwardRelease(Hash entry, PartyId to) implements Matter {}

  /// Notice that something in force ends for the one who gives it.
  ///
  /// @param proposal the proposal in force that ends
  /// @param from when it ends
  record Withdrawal(EntryId proposal, Instant from) implements Matter {
    /// Checks the form.
    public Withdrawal {
      Form.time("the end", from);
    }
  }

  /// An agreement of several parties. Its closing as in force makes number 1 of the membership of
  /// the agreement and of each of its pillars.
  ///
  /// @param parties everybody between whom it is, the depositary too, ascending
  /// @param depositary who keeps it and whose closings number its membership
  /// @param pillars codes of its pillars, ascending, each once; may be empty
  /// @param provisions how it comes into force, how long it holds, what may be released under it
  record Agreement(
      List<PartyId> parties, PartyId depositary, List<String> pillars, Provisions provisions)
      implements Matter {
    /// Pillars of one agreement at most.
    public static final int PILLARS_MAX = 16;

    /// In force as soon as it is signed, and for ever.
    public Agreement(List<PartyId> parties, PartyId depositary, List<String> pillars) {
      this(parties, depositary, pillars, Provisions.NONE);
    }

    /// Checks the form, and that the terms do not contradict themselves.
    public Agreement {
      parties = List.copyOf(parties);
      pillars = List.copyOf(pillars);
      Malformed.unless(
          parties.size() >= 2
              && parties.size() <= Limits.PARTIES_MAX
              && parties.equals(parties.stream().distinct().sorted().toList()),
          "an agreement is between 2 to " + Limits.PARTIES_MAX + " parties, ascending, each once");
      Malformed.unless(
          parties.contains(depositary), "the depositary is one of the parties of the agreement");
      pillars.forEach(pillar -> Form.code("a pillar", pillar));
      Malformed.unless(
          pillars.size() <= PILLARS_MAX
              && pillars.equals(pillars.stream().distinct().sorted().toList()),
          "an agreement has at most " + PILLARS_MAX + " pillars, ascending, each once");
      Malformed.unless(
          provisions.begins().ratifications() <= parties.size(),
          "an agreement of "
              + parties.size()
              + " parties cannot wait for "
              + provisions.begins().ratifications()
              + " ratifications");
      for (Provisions.Scope scope : provisions.scopes()) {
        Malformed.unless(
            scope.pillar().isEmpty() || pillars.contains(scope.pillar()),
            "an agreement without pillar " + scope.pillar() + " says nothing of it");
      }
    }
  }

  /// An application for membership: every member at the number named must consent.
  ///
  /// @param membership of what
  /// @param number the number of the membership that it is opened on, from 1
  /// @param applicant who wants to become a member; it opens the proposal and has no vote
  /// @param sponsor the member that stands for it
  /// @param text what it accedes to; null: not named yet, and then no member can consent
  record Accession(
      Membership membership,
      long number,
      PartyId applicant,
      PartyId sponsor,
      @Nullable AgreementText text)
      implements Matter {
    /// Checks the range.
    public Accession {
      Malformed.unless(number >= 1, "a membership is numbered from 1");
      Malformed.unless(!applicant.equals(sponsor), "no party is its own sponsor");
      Agreement agreement = text == null ? null : text.agreement();
      Malformed.unless(
          agreement == null
              || membership.pillar().isEmpty()
              || agreement.pillars().contains(membership.pillar()),
          "the agreement that it shows has no pillar " + membership.pillar());
    }

    /// An application that does not say yet what it accedes to.
    public Accession(Membership membership, long number, PartyId applicant, PartyId sponsor) {
      this(membership, number, applicant, sponsor, null);
    }

    /// The same with the agreement's own terms.
    public Accession showing(SealedTerms terms) {
      return new Accession(membership, number, applicant, sponsor, AgreementText.of(terms));
    }
  }

  /// Notice that its author leaves: it asks for nobody's consent, and the depositary numbers it.
  ///
  /// @param membership of what
  /// @param number the number of the membership that it is opened on, from 1
  /// @param from when the membership ends; it is counted out of the number from the closing on
  record Leaving(Membership membership, long number, Instant from) implements Matter {
    /// Checks the form.
    public Leaving {
      Malformed.unless(number >= 1, "a membership is numbered from 1");
      Form.time("the end", from);
    }
  }

  /// A vessel of one party in a dock of another: firm by both consents. An extension is a slot of
  /// its own that begins when the other ends.
  ///
  /// @param vessel the vessel, as its owner states it
  /// @param work what is to be done
  /// @param berth where, and on which number of the dock's calendar; its party is the keeper
  /// @param from when the vessel docks
  /// @param until when it leaves the dock
  /// @param eligibility what a person found
  /// @param extension the proposal of the slot that this one continues; null: none
  record RepairSlot(
      Repair.Vessel vessel,
      Repair.Work work,
      Repair.Berth berth,
      Instant from,
      Instant until,
      Repair.Eligibility eligibility,
      @Nullable EntryId extension)
      implements Matter {
    /// Checks the form.
    public RepairSlot {
      Form.interval("the slot", from, until);
      Malformed.unless(
          !vessel.party().equals(berth.party()),
          "a slot is between two parties; in its own yard a party needs none");
      Duration length = Duration.between(from, until);
      Malformed.unless(
          length.compareTo(Duration.ofDays(Repair.DAYS_MAX)) <= 0,
          "a slot has at most " + Repair.DAYS_MAX + " days");
      Malformed.unless(
          extension != null || length.compareTo(Duration.ofDays(work.days())) >= 0,
          "the slot is shorter than the days in dock that the work takes");
    }
  }

  /// Says that its author, which is no member, is interested. It grants nothing and asks for
  /// nothing; joining is another proposal.
  ///
  /// @param membership in what
  record Interest(Membership membership) implements Matter {}

  /// Another depositary in place of one that is gone for good, by consent of every other member:
  /// the one that is gone is counted out, since nobody can sign for it any more.
  ///
  /// @param membership of what
  /// @param number the number of the membership that it is opened on, from 1
  /// @param gone the depositary that is gone
  /// @param successor the member whose closings number the membership from then on; keeper
  record Succession(Membership membership, long number, PartyId gone, PartyId successor)
      implements Matter {
    /// Checks the range.
    public Succession {
      Malformed.unless(number >= 1, "a membership is numbered from 1");
      Malformed.unless(!gone.equals(successor), "no party takes its own place");
    }
  }

  /// The charter of a standing team (常設合同チーム). In force it opens the team, which has no authority:
  /// each party goes on deciding its own matters by its own commands.
  ///
  /// @param names what the team is called
  /// @param coLeads one of each party, by party, ascending: the parties of the team
  /// @param purpose what the team is for
  /// @param watchChanges when its watches change: minutes after 00:00 Z, ascending, each once; may
  ///   be empty
  record TeamCharter(Names names, List<CoLead> coLeads, String purpose, List<Integer> watchChanges)
      implements Matter {
    /// Parties of one team at most.
    public static final int PARTIES_MAX = 10;

    /// Changes of watch in one day at most.
    public static final int CHANGES_MAX = 24;

    private static final int DAY_MINUTES = 24 * 60;

    /// Checks the form.
    public TeamCharter {
      coLeads = List.copyOf(coLeads);
      watchChanges = List.copyOf(watchChanges);
      Malformed.unless(
          !names.en().isBlank() && !names.ja().isBlank(), "a team has a name in both languages");
      List<PartyId> parties = coLeads.stream().map(CoLead::party).toList();
      Malformed.unless(
          parties.size() >= 2
              && parties.size() <= PARTIES_MAX
              && parties.equals(parties.stream().distinct().sorted().toList()),
          "a team has a co-lead of each of 2 to " + PARTIES_MAX + " parties, ascending, each once");
      Form.prose("a purpose", purpose);
      Malformed.unless(!purpose.isBlank(), "a charter says what the team is for");
      Malformed.unless(
          watchChanges.size() <= CHANGES_MAX
              && watchChanges.equals(watchChanges.stream().distinct().sorted().toList())
              && watchChanges.stream().allMatch(at -> at >= 0 && at < DAY_MINUTES),
          "a charter names at most "
              + CHANGES_MAX
              + " changes of watch, in minutes after 00:00 Z, ascending, each once");
    }

    /// The parties of the team, ascending.
    public List<PartyId> parties() {
      return coLeads.stream().map(CoLead::party).toList();
    }
  }

  /// Who speaks for a party in a team. Speaking is all: nothing is decided by it.
  ///
  /// @param party whose
  /// @param names as people call them
  record CoLead(PartyId party, Names names) {
    /// Checks the form.
    public CoLead {
      Malformed.unless(
          !names.en().isBlank() && !names.ja().isBlank(), "a co-lead has a name in both languages");
    }
  }

  /// A stage of a programme between members of one agreement or pillar: administrative facts only.
  /// Each stage has a consent of its own.
  ///
  /// @param under the membership that every partner is in
  /// @param development the proposal of its development, which names the programme; null: this is
  ///   it
  /// @param title what it is called; neither language is empty
  /// @param lead the partner that keeps it
  /// @param portions the partners, ascending, each with its share of the work
  /// @param sites where they work on it
  record ProgrammeStage(
      Membership under,
      @Nullable EntryId development,
      Names title,
      PartyId lead,
      List<Programme.Portion> portions,
      List<Programme.Site> sites)
      implements Matter {
    /// Checks that the shares are the whole, and that partners are what they are said to be.
    public ProgrammeStage {
      portions = List.copyOf(portions);
      sites = List.copyOf(sites);
      Malformed.unless(
          !title.en().isBlank() && !title.ja().isBlank(),
          "a programme has a title in both languages");
      List<PartyId> partners = portions.stream().map(Programme.Portion::partner).toList();
      Malformed.unless(
          partners.size() >= 2
              && partners.size() <= Limits.PARTIES_MAX
              && partners.equals(partners.stream().distinct().sorted().toList()),
          "a programme has 2 to " + Limits.PARTIES_MAX + " partners, ascending, each once");
      long sum = portions.stream().mapToLong(Programme.Portion::basisPoints).sum();
      Malformed.unless(
          sum == Programme.WHOLE,
          "the work shares add up to " + Programme.percent(sum) + " %, not to 100.00 %");
      Malformed.unless(partners.contains(lead), "the lead of a programme is one of its partners");
      Malformed.unless(
          sites.size() <= Programme.SITES_MAX
              && sites.stream().map(Programme.Site::partner).allMatch(partners::contains),
          "a programme has at most " + Programme.SITES_MAX + " sites, each of one of its partners");
    }

    /// Who takes part, ascending.
    public List<PartyId> partners() {
      return portions.stream().map(Programme.Portion::partner).toList();
    }

    /// Which stage it is.
    public Programme.Stage stage() {
      return development == null ? Programme.Stage.DEVELOPMENT : Programme.Stage.PRODUCTION;
    }
  }
}
