// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// TLC looks at every state within the bounds and finds nothing violated. With one guard left out
/// it must find what that guard was for: a model that cannot fail shows nothing.
class ModelsTest {
  @ParameterizedTest
  @CsvSource({
    "Consent, crossing, 100_000",
    "Consent, three, 40_000",
    "Consent, own, 30_000",
    "Consent, twice, 30_000",
    "Consent, n-of-m, 90_000",
    "Consent, terms, 25_000",
    "Authority, gifts, 90_000",
    "Authority, rests, 25_000",
    "Authority, tree, 60_000",
    "Membership, honest, 2_000",
    "Membership, leaving, 12_000",
    "Membership, pillars, 5_000",
    "Membership, lies, 5_000",
    "Membership, twice, 100_000",
    "Succession, back, 5_000",
    "Succession, two, 5_000",
    "Force, ratified, 1_000_000",
    "Force, signed, 100_000",
    "Force, date, 30_000",
    "Link, request, 160_000",
    "Link, order, 150_000",
    "Restore, once, 25_000",
    "Restore, twice, 50_000",
  })
  void every_state_within_the_bounds_keeps_the_rules(String model, String bounds, String least) {
    Tlc run = Tlc.check(model, bounds);
    System.out.println("TLC: " + model + " (" + bounds + "): " + run.states() + " states");
    assertThat(run.holds()).as(run.output()).isTrue();
    assertThat(run.states()).isGreaterThan(Long.parseLong(least.replace("_", "")));
  }

  @ParameterizedTest
  @CsvSource({
    // A consent to some terms would count for others.
    "Consent, terms, hash, InForceByConsent",
    // A reader would believe the keeper without looking at the acts that its closing lists.
    "Consent, twice, check, InForceByConsent",
    // Of two closings the one that came first would hold.
    "Consent, twice, dispute, NothingAfterTwo",
    // A keeper could close over its own consent that it took back.
    "Consent, own, own, KeeperBoundByItself",
    // A keeper would count consents that were taken back.
    "Consent, crossing, standing, ClosesOnStandingConsents",
    // Once time has passed, who said nothing would count as consenting.
    "Consent, crossing, silence, ClosesOnStandingConsents",
    // A settled proposal would be read by a counter that crossed with its closing.
    "Consent, crossing, named, HonestKeeperSettles",
    // Anybody's closing would count.
    "Consent, n-of-m, keeper, OnlyTheKeeperSettles",
    // An author's acts would come in another sequence than it stated them.
    "Consent, crossing, order, HonestNeverRefused",
    // An act could meet an interval that its giver already gave.
    "Authority, gifts, meets, ExactlyOneHolder",
    // What a command held that does not stand any more would be nobody's.
    "Authority, gifts, residue, ExactlyOneHolder",
    // What is given over a unit and what is given over one below it could overlap.
    "Authority, tree, meets, ExactlyOneHolder",
    // What one act gave would go on while it is suspended.
    "Authority, rests, rests, HolderStands",
    // A suspension could reach back.
    "Authority, rests, backdate, PastNeverChanges",
    // A command that does not stand would hold.
    "Authority, gifts, stands, HolderStands",
    // An act could take effect before it is recorded.
    "Authority, gifts, backdate, PastNeverChanges",
    // So could a return.
    "Authority, gifts, return, PastNeverChanges",
    // What was known earlier would be told by what was recorded later.
    "Authority, gifts, known, KnownNeverChanges",
    // Another party's command could be given authority.
    "Authority, gifts, stranger, NeverLeavesTheParty",
    // Who does not hold could give.
    "Authority, gifts, holder, OnlyTheGiverLoses",
    // Consents given on one number would count on another.
    "Membership, honest, number, NoMemberWithoutEveryConsent",
    // A reader would believe the depositary without looking at the consents.
    "Membership, lies, check, NoMemberWithoutEveryConsent",
    // Only the founding members would be asked.
    "Membership, lies, newcomer, NewcomersHaveTheirSay",
    // Of two closings for one number the one that came first would count.
    "Membership, twice, dispute, OneRoll",
    // A depositary would count a consent that was taken back.
    "Membership, honest, standing, ClosesOnStandingConsents",
    // A depositary would close before every member consented.
    "Membership, honest, every, ClosesOnStandingConsents",
    // Who left would go on being a member.
    "Membership, leaving, gone, WhoLeftIsOut",
    // Consents given to one pillar would count for another.
    "Membership, pillars, pillar, NoMemberWithoutEveryConsent",
    // A reader would believe a keeper without looking at the consents.
    "Succession, back, check, NoMemberWithoutEveryConsent",
    // Who was replaced would go on numbering.
    "Succession, back, keeper, GoneNumbersNothing",
    // What the one that is gone closed for the same number would stop its successor.
    "Succession, back, first, GoneIsGone",
    // Who was replaced would go on being a member, and nobody could join any more.
    "Succession, back, gone, GoneIsGone",
    // Some of the others would be enough to replace a depositary.
    "Succession, two, others, ReplacedByAllOthers",
    // One ratification would be enough, whatever the agreement asks for.
    "Force, ratified, count, InForceByItsClause",
    // An agreement would bind a depositary that did not ratify.
    "Force, ratified, depositary, InForceByItsClause",
    // The days after the last signature would not be waited for.
    "Force, signed, delay, InForceByItsClause",
    // Nor the date.
    "Force, date, date, InForceByItsClause",
    // A ratification would stand though its consent is not listed.
    "Force, ratified, falls, InForceByItsClause",
    // Whoever ratifies late would put it off for everybody.
    "Force, ratified, late, LateOnesPutNothingOff",
    // Who signed and did not ratify would be bound.
    "Force, ratified, members, BoundByOwnAct",
    // An entry that came again would have its effect again.
    "Link, request, twice, ExactlyOnceInOrder",
    // A number would be taken before the one that it follows.
    "Link, request, gap, ExactlyOnceInOrder",
    // An entry would leave before it is on the own disk.
    "Link, request, force, ExactlyOnceInOrder",
    // A receipt would leave before what it is for is on disk.
    "Link, request, receipt, AcknowledgedIsOnDisk",
    // A command that does not hold the function would answer.
    "Link, request, holder, AnsweredByTheHolder",
    // Two officers would both answer.
    "Link, request, once, OneAnswer",
    // A task would be numbered for the other side.
    "Link, request, task, NoTaskCrosses",
    // An order from a peer would have an effect.
    "Link, order, order, PeersTaskNobody",
    // Who holds more of ours than we gave would be taken for one that remembers the same.
    "Restore, once, short, NothingLostForGood",
    // So would who holds other entries under the same numbers.
    "Restore, once, head, NothingLostForGood",
    // What was acknowledged and is gone would be passed over.
    "Restore, once, receipt, RestoreIsFound",
    // A node that began anew would not ask for what it lost.
    "Restore, once, back, NothingLostForGood",
    // Entries would flow under new numbers before the past is back.
    "Restore, once, asks, NothingLostForGood",
    // What was on its way when an incarnation ended would get no number in the next.
    "Restore, once, renumber, NothingLeftOut",
    // A node would state something though its own signature proves that its past is short.
    "Restore, once, readonly, NothingStatedAfterProof",
    // An entry that comes again under another number would have its effect again.
    "Restore, once, once, AppliedOnce",
    // What came under the numbers of an old incarnation would be forgotten with it.
    "Restore, once, evidence, EvidenceStays",
    // Two lives that took one number would be taken for one.
    "Restore, twice, lives, NothingLostForGood",
    // They would begin alike, and nobody could tell them apart.
    "Restore, same, notice, NothingLostForGood",
  })
  void with_one_guard_left_out_a_rule_is_violated(
      String model, String bounds, String guard, String violated) {
    Tlc run = Tlc.checkWithout(model, bounds, guard);
    assertThat(run.violated())
        .as(run.output().lines().limit(60).toList().toString())
        .isEqualTo(violated);
  }
}
