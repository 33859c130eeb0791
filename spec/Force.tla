--------------------------------- MODULE Force ---------------------------------
(* SPDX-License-Identifier: Apache-2.0

   How an agreement that is signed comes into force by its own clause (DESIGN 5, rows S14, S16; ADR 0013): so many
   ratifications with the depositary's among them, so many days after the last act that was needed, not before a date.
   Days are counted from the times that signatories stated.  The depositary closes; every reader asks the same question of
   the acts that the closing lists and of its time.  The depositary may lie about both.  Who ratified is a member, where
   ratifications are asked for; a ratification falls with the consent.

   Left out: what a proposal is beside this (Consent.tla), numbers (Membership.tla), acts that have not come yet. *)
EXTENDS Integers, FiniteSets

CONSTANTS
  Parties,      \* the depositary "d", the opener "o" and others
  Least,        \* how many beside the opener must consent, the depositary among them
  Needed,       \* ratifications; 0: signing is enough
  Delay,        \* days after the last act that was needed; 0: none
  NotBefore,    \* the day before which it is not in force
  Days,         \* the last day
  Lies,         \* whether the depositary lies
  Off           \* guards that are left out, to see TLC find it: {} is the design

VARIABLES
  today,
  signed,       \* signed[p]: the day of p's consent; -1: none
  ratified,     \* the same of its ratification
  taken,        \* who took its consent back
  closing       \* what the depositary made of it: at most one

vars == <<today, signed, ratified, taken, closing>>

On(guard) == guard \notin Off

Largest(S) == CHOOSE x \in S : \A y \in S : y <= x

\* The day by which so many of these had ratified; their last where all are asked.
DayOf(count, who) ==
  CHOOSE t \in {ratified[p] : p \in who} :
    /\ Cardinality({p \in who : ratified[p] <= t}) >= count
    /\ \A u \in {ratified[p] : p \in who} : u < t => Cardinality({p \in who : ratified[p] <= u}) < count

\* Whether the rule of the proposal is satisfied by these consents.
Agreed(yes) == "o" \in yes /\ "d" \in yes /\ Cardinality(yes \ {"o"}) >= Least

\* From which day it is in force, by these consents and ratifications.
From(yes, rat) ==
  LET last == {signed[p] : p \in yes}
                \cup (IF Needed = 0 THEN {}
                      ELSE {DayOf(IF On("late") THEN Needed ELSE Cardinality(rat), rat)}
                             \cup (IF "d" \in rat THEN {ratified["d"]} ELSE {}))
      after == IF Delay > 0 /\ On("delay") THEN Largest(last) + Delay ELSE 0
  IN Largest({after, IF On("date") THEN NotBefore ELSE 0})

\* Whether what a closing lists bears it out, on its day.
Bears(at, yes, listed) ==
  LET rat == IF On("falls") THEN listed \cap yes ELSE listed
  IN /\ Agreed(yes)
     /\ Needed > 0 => /\ Cardinality(rat) >= (IF On("count") THEN Needed ELSE 1)
                      /\ "d" \in rat \/ ~On("depositary")
     /\ Needed = 0 \/ Cardinality(rat) >= Needed => at >= From(yes, rat)

Members(yes, listed) == IF Needed > 0 /\ On("members") THEN listed \cap yes ELSE yes

-------------------------------------------------------------------------------

Open == closing = {}
Standing == {p \in Parties : signed[p] >= 0} \ taken
Ratifiers == {p \in Parties : ratified[p] >= 0}

Passes == today < Days /\ today' = today + 1 /\ UNCHANGED <<signed, ratified, taken, closing>>

Consent(p) ==
  /\ Open /\ signed[p] < 0
  /\ signed' = [signed EXCEPT ![p] = today]
  /\ UNCHANGED <<today, ratified, taken, closing>>

\* Only what stands is ratified, and once.
Ratify(p) ==
  /\ Open /\ p \in Standing /\ ratified[p] < 0
  /\ ratified' = [ratified EXCEPT ![p] = today]
  /\ UNCHANGED <<today, signed, taken, closing>>

TakeBack(p) ==
  /\ Open /\ p \in Standing \ {"o", "d"} /\ taken = {}
  /\ taken' = {p}
  /\ UNCHANGED <<today, signed, ratified, closing>>

Made(yes, listed, lie) ==
  closing' = {[at |-> today, yes |-> yes, ratified |-> listed, lie |-> lie, borne |-> Bears(today, yes, listed),
               members |-> Members(yes, listed)]}

\* An honest depositary closes when it is in force by what stands, and lists that.
Listed == IF Needed > 0 THEN Ratifiers \cap Standing ELSE {}
MayClose == Open /\ Bears(today, Standing, Listed)
Close ==
  /\ MayClose
  /\ Made(Standing, Listed, FALSE)
  /\ UNCHANGED <<today, signed, ratified, taken>>

\* A lying one closes on what it likes of what was ever stated.
Lie ==
  /\ Lies /\ Open
  /\ \E yes \in SUBSET {p \in Parties : signed[p] >= 0}, listed \in SUBSET Ratifiers : Made(yes, listed, TRUE)
  /\ UNCHANGED <<today, signed, ratified, taken>>

Init ==
  /\ today = 0 /\ taken = {} /\ closing = {}
  /\ signed = [p \in Parties |-> IF p = "o" THEN 0 ELSE -1]
  /\ ratified = [p \in Parties |-> -1]

Next == Passes \/ Close \/ Lie \/ \E p \in Parties : Consent(p) \/ Ratify(p) \/ TakeBack(p)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(* What must hold. *)

\* Who had done it so long before that day that the delay was over.
Before(c, acts, who) == {p \in who : acts[p] >= 0 /\ acts[p] + Delay <= c.at}

\* Whoever closed it: it is in force only as its clause says.
InForceByItsClause ==
  \A c \in closing : c.borne =>
    /\ c.at >= NotBefore
    /\ Before(c, signed, c.yes) = c.yes
    /\ Needed > 0 =>
         LET done == Before(c, ratified, c.ratified \cap c.yes) IN Cardinality(done) >= Needed /\ "d" \in done

\* Nobody is bound that did not ratify, where that is asked for, or whose consent the closing does not list.
BoundByOwnAct ==
  \A c \in closing : c.borne => c.members \subseteq (IF Needed > 0 THEN c.ratified \cap c.yes ELSE c.yes)

\* Enough ratified and the days are over: what others ratify later puts nothing off.
LateOnesPutNothingOff ==
  LET done(acts, who) == {p \in who : acts[p] >= 0 /\ acts[p] + Delay <= today}
      rat == done(ratified, Standing)
  IN (/\ Open /\ Agreed(Standing) /\ today >= NotBefore /\ done(signed, Standing) = Standing
      /\ Needed > 0 => Cardinality(rat) >= Needed /\ "d" \in rat) => MayClose

=============================================================================
