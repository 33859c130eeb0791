// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;

/// What the gate does when something is wrong with itself, and what its permits and the desk
/// promise.
final class GateTest {
  private static final PartyId JPN = Cast.party("JPN");
  private static final PartyId USA = Cast.party("USA");
  private static final PartyId PHL = Cast.party("PHL");

  /// A clause that does something of its own.
  private record Odd(Runnable does) implements Clause {
    @Override
    public String name() {
      return "odd";
    }

    @Override
    public void judge(Case about) {
      does.run();
    }
  }

  private static ReleaseDesk linked() {
    ReleaseDesk desk = new ReleaseDesk(JPN, false);
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    desk.agreed(Cast.agreement("JPN", "PHL", Level.SECRET));
    return desk;
  }

  private static SignedEntry own(String name, Instant at, Domestic body, String... to) {
    Label label = Label.of("JPN-NAT", Level.RESTRICTED, to);
    return Cast.entry("JPN", name, at, Set.of(), label, body);
  }

  private static SignedEntry filed(String name, String... to) {
    return own(
        name,
        Cast.NOW,
        new Domestic.DocumentFiled("title", "text/plain", Bytes.of(new byte[] {1}), Set.of(JPN)),
        to);
  }

  private static SignedEntry decided(String name, SignedEntry document, PartyId to, Instant at) {
    return own(name, at, new Domestic.ReleaseDecided(document.entry().id(), to, "why"));
  }

  private static SignedEntry statement(SignedEntry document, PartyId to, String code) {
    Domestic.DocumentFiled filed = (Domestic.DocumentFiled) document.entry().body();
    return Cast.entry(
        "JPN",
        "statement",
        Cast.NOW,
        Set.of(to),
        Label.of("JPN-NAT", Level.RESTRICTED, code),
        new Crossing.DocumentReleased(
            filed.title(), filed.mediaType(), filed.content(), filed.originators()));
  }

  private static List<Clause> standardAnd(Clause more) {
    List<Clause> clauses = new ArrayList<>(Gate.clauses());
    clauses.add(more);
    return clauses;
  }

  private static Case released() {
    Rulings.Told told =
        Rulings.all().stream()
            .filter(any -> any.outcome().equals("RELEASED"))
            .findFirst()
            .orElseThrow();
    Story.Question asked = told.played();
    return new Case(asked.thing(), asked.recipient(), asked.policy(), Cast.NOW);
  }

  @Test
  void a_clause_that_fails_withholds_and_says_so() {
    Ruling ruling =
        new Gate(
                standardAnd(
                    new Odd(() -> {
                      throw new IllegalStateException("with content");
                    })))
            .judge(released());
    assertThat(ruling.lets()).isFalse();
    assertThat(ruling.against()).extracting(Reason::code).containsExactly(ReasonCode.CLAUSE_FAILED);
    assertThat(ruling.against().getFirst().en()).contains("odd").doesNotContain("content");
  }

  @Test
  void a_clause_that_says_nothing_withholds_and_says_so() {
    Ruling ruling = new Gate(standardAnd(new Odd(() -> {}))).judge(released());
    assertThat(ruling.against()).extracting(Reason::code).containsExactly(ReasonCode.CLAUSE_SILENT);
  }

  @Test
  void a_gate_without_clauses_lets_nothing_go() {
    assertThat(new Gate(List.of()).judge(released()).lets()).isFalse();
  }

  @Test
  void a_track_without_a_form_does_not_go() {
    Rulings.Told told =
        Rulings.all().stream()
            .filter(any -> any.outcome().equals("REDUCED"))
            .findFirst()
            .orElseThrow();
    Story.Question asked = told.played();
    List<Clause> clauses =
        Gate.clauses().stream().filter(c -> !(c instanceof ReductionClause)).toList();
    Ruling ruling =
        new Gate(clauses)
            .judge(new Case(asked.thing(), asked.recipient(), asked.policy(), Cast.NOW));
    assertThat(ruling.against()).extracting(Reason::code).containsExactly(ReasonCode.NO_FORM);
  }

  @Test
  void there_is_a_permit_exactly_when_the_gate_lets_it_go() {
    ReleaseDesk desk = linked();
    SignedEntry document = filed("D", "USA");
    desk.apply(document);
    desk.apply(decided("X", document, USA, Cast.NOW));
    Ground ground = new Ground.Decision(Cast.id("X"), Cast.id("D"));
    SignedEntry statement = statement(document, USA, "USA");
    Instant held = Cast.NOW.plus(Limits.RELEASE_HOLD).minusMillis(1);
    assertThat(Gate.permit(statement, ground, USA, desk.policy(), held)).isEmpty();
    Instant over = held.plusMillis(1);
    EntryPermit permit = Gate.permit(statement, ground, USA, desk.policy(), over).orElseThrow();
    assertThat(permit.recipient()).isEqualTo(USA);
    assertThat(permit.entry()).isSameAs(statement);
    assertThat(permit.reasons()).contains("BY_DECISION");
    assertThat(Gate.permit(statement, ground, PHL, desk.policy(), over)).isEmpty();
  }

  @Test
  void a_permit_is_stale_after_a_revocation_and_cannot_be_renewed() {
    ReleaseDesk desk = linked();
    SignedEntry document = filed("D", "USA");
    desk.apply(document);
    desk.apply(decided("X", document, USA, Cast.NOW.minusSeconds(60)));
    Ground ground = new Ground.Decision(Cast.id("X"), Cast.id("D"));
    Policy before = desk.policy();
    EntryPermit permit =
        Gate.permit(statement(document, USA, "USA"), ground, USA, before, Cast.NOW).orElseThrow();
    assertThat(Gate.current(permit, desk.policy())).isTrue();
    desk.apply(own("-X", Cast.NOW, new Domestic.ReleaseRevoked(Cast.id("X"), "why")));
    assertThat(Gate.current(permit, desk.policy())).isFalse();
    assertThat(Gate.renew(permit, desk.policy(), Cast.NOW)).isEmpty();
    assertThat(Gate.renew(permit, before, Cast.NOW)).as("a policy is a value").isPresent();
  }

  @Test
  void what_merely_becomes_known_leaves_permits_current() {
    ReleaseDesk desk = linked();
    long number = desk.policy().number();
    desk.apply(filed("D", "USA"));
    desk.apply(decided("X", filed("D", "USA"), USA, Cast.NOW));
    assertThat(desk.policy().number()).isEqualTo(number);
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    assertThat(desk.policy().number()).as("the same agreement again").isEqualTo(number);
    desk.agreed(Cast.agreement("JPN", "USA", Level.RESTRICTED));
    assertThat(desk.policy().number()).isGreaterThan(number);
  }

  @Test
  void a_decision_is_due_after_its_hold_until_it_crossed() {
    ReleaseDesk desk = linked();
    SignedEntry document = filed("D", "USA");
    desk.apply(document);
    desk.apply(decided("X", document, USA, Cast.NOW));
    Instant over = Cast.NOW.plus(Limits.RELEASE_HOLD);
    assertThat(desk.nextDue()).contains(over);
    assertThat(desk.due(over.minusMillis(1))).isEmpty();
    DueRelease due = new DueRelease(Cast.id("X"), Cast.id("D"), USA);
    assertThat(desk.due(over)).containsExactly(due);
    SignedEntry statement = statement(document, USA, "USA");
    desk.crossed(due.decision(), USA, statement.entry().id());
    assertThat(desk.due(over)).isEmpty();
    assertThat(desk.pending()).isEmpty();
    assertThat(desk.statement(Cast.id("X"))).contains(statement.entry().id());
  }

  @Test
  void a_decision_taken_back_in_its_hold_never_leaves_and_owes_no_recall() {
    ReleaseDesk desk = linked();
    SignedEntry document = filed("D", "USA");
    desk.apply(document);
    desk.apply(decided("X", document, USA, Cast.NOW));
    desk.apply(own("-X", Cast.NOW.plusSeconds(9), new Domestic.ReleaseRevoked(Cast.id("X"), "w")));
    assertThat(desk.due(Cast.NOW.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(desk.recalls()).isEmpty();
  }

  @Test
  void what_crossed_and_was_revoked_owes_a_recall_until_it_was_sent() {
    ReleaseDesk desk = linked();
    SignedEntry document = filed("D", "USA");
    desk.apply(document);
    desk.apply(decided("X", document, USA, Cast.NOW));
    SignedEntry statement = statement(document, USA, "USA");
    desk.crossed(Cast.id("X"), USA, statement.entry().id());
    desk.apply(own("-X", Cast.NOW, new Domestic.ReleaseRevoked(Cast.id("X"), "a mistake")));
    assertThat(desk.recalls()).hasSize(1);
    DueRecall owed = desk.recalls().getFirst();
    assertThat(owed.recipient()).isEqualTo(USA);
    assertThat(owed.statement()).isEqualTo(statement.entry().id());
    SignedEntry recall =
        Cast.entry(
            "JPN",
            "recall",
            Cast.NOW,
            Set.of(USA),
            Label.of("JPN-NAT", Level.UNCLASSIFIED, "USA"),
            new Crossing.RecallNotice(owed.statement(), owed.reason()));
    assertThat(Gate.permit(recall, new Ground.Notice(), USA, desk.policy(), Cast.NOW)).isPresent();
    desk.recalled(owed.statement());
    assertThat(desk.recalls()).isEmpty();
  }

  @Test
  void an_agreement_of_which_notice_was_given_lets_nothing_go_from_then_on() {
    ReleaseDesk desk = linked();
    SignedEntry document = filed("D", "USA");
    desk.apply(document);
    Agreement open = desk.policy().agreements().get(USA);
    Instant end = Cast.NOW.plusSeconds(30);
    desk.agreed(new Agreement(open.id(), USA, open.outward(), open.inward(), end));
    assertThat(code(desk, decided("X", document, USA, end.minusMillis(1)))).isEmpty();
    assertThat(code(desk, decided("Y", document, USA, end))).contains(RefusalCode.NOT_LINKED);
    desk.apply(decided("X", document, USA, Cast.NOW));
    assertThat(desk.due(Cast.NOW.plusSeconds(10))).hasSize(1);
    assertThat(desk.due(end)).isEmpty();
  }

  @Test
  void a_consent_to_onward_release_ends_when_its_notice_says() {
    ReleaseDesk desk = linked();
    Instant end = Cast.NOW.plusSeconds(30);
    OnwardConsent consent =
        new OnwardConsent(Cast.id("P"), USA, Hash.sha256(new byte[] {1}), PHL, end);
    desk.consented(consent);
    Known.ConsentKey key = new Known.ConsentKey(consent.entry(), USA, PHL);
    assertThat(desk.policy().consent(key, end.minusMillis(1))).contains(Cast.id("P"));
    assertThat(desk.policy().consent(key, end)).isEmpty();
  }

  @Test
  void a_decision_that_cannot_be_let_go_is_refused_with_its_reasons() {
    ReleaseDesk desk = linked();
    SignedEntry document = filed("D", "USA");
    desk.apply(document);
    assertThat(desk.check(decided("X", document, USA, Cast.NOW).entry())).isEmpty();
    Refusal refusal = desk.check(decided("Y", document, PHL, Cast.NOW).entry()).orElseThrow();
    assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_RELEASABLE);
    assertThat(refusal.sentence()).isEqualTo("the label is releasable to USA, not to PHL");
    desk.agreementEnded(PHL);
    assertThat(code(desk, decided("Y", document, PHL, Cast.NOW))).contains(RefusalCode.NOT_LINKED);
  }

  @Test
  void w9_the_slower_of_two_officers_learns_that_it_was_decided() {
    ReleaseDesk desk = linked();
    SignedEntry document = filed("D", "USA");
    desk.apply(document);
    desk.apply(decided("X", document, USA, Cast.NOW));
    assertThat(code(desk, decided("Y", document, USA, Cast.NOW))).contains(RefusalCode.STALE);
    SignedEntry revoked = own("-X", Cast.NOW, new Domestic.ReleaseRevoked(Cast.id("X"), "w"));
    desk.apply(revoked);
    assertThat(code(desk, revoked)).contains(RefusalCode.STALE);
    assertThat(code(desk, decided("Y", document, USA, Cast.NOW))).isEmpty();
  }

  @Test
  void nothing_is_decided_or_revoked_about_what_is_not_there() {
    ReleaseDesk desk = linked();
    assertThat(code(desk, decided("X", filed("D"), USA, Cast.NOW)))
        .contains(RefusalCode.NOT_LISTED);
    assertThat(code(desk, own("-", Cast.NOW, new Domestic.ReleaseRevoked(Cast.id("X"), "w"))))
        .contains(RefusalCode.NOT_LISTED);
    assertThat(code(desk, own("-", Cast.NOW, new Domestic.ReleaseRuleRevoked(Cast.id("R"), "w"))))
        .contains(RefusalCode.NOT_LISTED);
  }

  private static Optional<RefusalCode> code(ReleaseDesk desk, SignedEntry entry) {
    return desk.check(entry.entry()).map(Refusal::code);
  }

  @Test
  void an_empty_link_says_why() {
    ReleaseDesk desk = linked();
    for (int i = 0; i < 12; i++) {
      desk.apply(filed("D" + i, "USA"));
    }
    desk.apply(decided("X", filed("D3", "USA"), USA, Cast.NOW));
    assertThat(desk.whyNothing(PHL))
        .extracting(Reason::en)
        .contains(
            "0 of 12 documents have a release decision for PHL",
            "0 of 0 release rules on tracks name PHL");
    assertThat(desk.whyNothing(USA))
        .extracting(Reason::en)
        .contains("1 of 12 documents have a release decision for USA");
    assertThat(desk.whyNothing(Cast.party("XAA")).getFirst().code())
        .isEqualTo(ReasonCode.NOT_LINKED);
  }

  @Test
  void a_released_document_names_whoever_sent_it_as_an_originator() {
    ReleaseDesk desk = linked();
    SignedEntry received =
        Cast.entry(
            "USA",
            "D",
            Cast.NOW,
            Set.of(JPN),
            Label.of("USA-NAT", Level.RESTRICTED, "JPN"),
            new Crossing.DocumentReleased(
                "t", "text/plain", Bytes.EMPTY, Set.of(Cast.party("XAA"))));
    desk.apply(received);
    assertThat(desk.policy().document(Cast.id("D")).orElseThrow().originators())
        .containsExactlyInAnyOrder(USA, Cast.party("XAA"));
  }

  @Test
  void p6_nothing_received_passes_on_under_any_label_without_the_originators_consent() {
    for (Level level : Level.values()) {
      for (String code : List.of("JPN", "PHL", "USA")) {
        ReleaseDesk desk = linked();
        SignedEntry received =
            Cast.entry(
                "USA",
                "D",
                Cast.NOW,
                Set.of(JPN),
                Label.of("USA-NAT", level, code),
                new Crossing.DocumentReleased("t", "text/plain", Bytes.EMPTY, Set.of(USA)));
        desk.apply(received);
        desk.apply(decided("X", received, PHL, Cast.NOW.minusSeconds(60)));
        Thing.OfDocument held = desk.policy().document(Cast.id("D")).orElseThrow();
        assertThat(Gate.rule(held, PHL, desk.policy(), Cast.NOW).lets()).isFalse();
        assertThat(desk.due(Cast.NOW)).isEmpty();
        Ground ground = new Ground.Decision(Cast.id("X"), Cast.id("D"));
        assertThat(Gate.permit(received, ground, PHL, desk.policy(), Cast.NOW)).isEmpty();
      }
    }
  }

  @Test
  void p8_a_permit_needs_the_recipient_in_the_signed_audience() {
    ReleaseDesk desk = linked();
    SignedEntry document = filed("D", "USA", "PHL");
    desk.apply(document);
    desk.apply(decided("X", document, PHL, Cast.NOW.minusSeconds(60)));
    Ground ground = new Ground.Decision(Cast.id("X"), Cast.id("D"));
    SignedEntry forUsa = statement(document, USA, "PHL");
    assertThat(Gate.permit(forUsa, ground, PHL, desk.policy(), Cast.NOW)).isEmpty();
    SignedEntry forPhl = statement(document, PHL, "PHL");
    assertThat(Gate.permit(forPhl, ground, PHL, desk.policy(), Cast.NOW)).isPresent();
  }
}
