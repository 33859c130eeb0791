------------------------------- MODULE Consent -------------------------------
(* SPDX-License-Identifier: Apache-2.0

   One proposal between parties that each keep their own record (DESIGN 4, rules 3 and 5; ADR 0003).
   Every party states acts; an act reaches the others later, in the order of its author, acts of different
   authors in any order.  What a reader knows is a function of the set of acts it holds.  Only the keeper's
   closing settles the outcome, and every reader checks that the acts it lists bear it out.  The keeper may
   lie: it signs whatever closing it likes, and shows different ones to different readers.

   Left out: signatures (nobody but its author makes an act), the opening's own journey (all hold it), notices
   that ask for nobody's consent, terms that a version cannot show, limits on the number of acts.  The keeper's
   clock is one bit: whether the proposal's time has passed. *)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
  Parties,      \* who takes part
  Opener,       \* who opened it, with the terms "t1"
  Keeper,       \* whose closing settles it
  Electorate,   \* the parties asked, as a sequence
  Need,         \* how many of them must consent; 0: all
  Always,       \* whose consent is needed whatever the number: the opener's, an agreement's depositary's
  Texts,        \* terms that may be stated, each standing for its hash
  Kinds,        \* the kinds of acts that parties state
  ActsMax,      \* ActsMax[p]: how many of them p states at most
  LiesMax,      \* dishonest acts of the keeper
  Off           \* guards that are left out, to see TLC find it: {} is the design

VARIABLES
  said,         \* said[p]: the acts of p, in its own order
  held,         \* held[r]: the acts that r took into account
  turned,       \* turned[r]: the acts that r refused
  first,        \* first[r]: the closing that r found borne out first, if any
  over,         \* whether the proposal's time has passed, by the keeper's clock
  view          \* view[r]: what r shows: state, terms on the table, whose consent is missing

vars == <<said, held, turned, first, over, view>>

On(guard) == guard \notin Off

Three == <<"K", "T">>   \* for the configurations: two parties asked, or one
One == <<"K">>
Equal1 == [p \in Parties |-> 1]
Equal2 == [p \in Parties |-> 2]
Equal3 == [p \in Parties |-> 3]
Keeper2 == [p \in Parties |-> IF p = Keeper THEN 2 ELSE 1]

Electors == {Electorate[i] : i \in 1..Len(Electorate)}
Third(a, b) == Parties \ {a, b} # {}

Closings == {"in force", "declined", "withdrawn", "lapsed", "void"}
Settled == Closings \cup {"disputed"}

Act(p, n, kind, terms, to, rests, late) ==
  [by |-> p, n |-> n, kind |-> kind, terms |-> terms, to |-> to, rests |-> rests, late |-> late]
Plain(p, n, kind, terms) == Act(p, n, kind, terms, "", {}, FALSE)
Opening == Plain(Opener, 0, "open", "t1")
Id(a) == <<a.by, a.n>>
Of(H, p) == {a \in H : a.by = p}
IsClosing(a) == a.kind \in Closings

-------------------------------------------------------------------------------
(* What the acts held mean. *)

\* An act by which its author consents to exactly these terms.
Consents(a, t) ==
  \/ a.kind \in {"open", "consent"} /\ (a.terms = t \/ ~On("hash"))
  \/ a.kind = "counter" /\ (a.to = t \/ ~On("hash"))

\* One more act in a party's own sequence: the first answer to some terms stands, a consent can be taken
\* back, and a counter takes back every consent to other terms.
After(before, a, t) ==
  CASE a.kind \in {"open", "consent"} /\ a.terms = t -> IF before = "declined" THEN before ELSE "consented"
    [] a.kind = "take back" /\ a.terms = t -> IF before = "consented" THEN "took back" ELSE before
    [] a.kind = "decline" /\ a.terms = t -> IF before = "consented" THEN before ELSE "declined"
    [] a.kind = "counter" /\ a.to = t -> IF before = "declined" THEN before ELSE "consented"
    [] a.kind = "counter" /\ a.to # t -> IF before = "consented" THEN "took back" ELSE before
    [] OTHER -> before

RECURSIVE Stance(_, _, _, _)
\* How p stands to the terms after its acts numbered n and lower.
Stance(H, p, t, n) ==
  IF n < 0 THEN "silent"
  ELSE LET before == Stance(H, p, t, n - 1)
           now == {a \in H : a.by = p /\ a.n = n}
       IN IF now = {} THEN before ELSE After(before, CHOOSE a \in now : TRUE, t)

Last == 3 + LiesMax
Stands(H, t, stance) == {p \in Parties : Stance(H, p, t, Last) = stance}

\* The first counter of p to these terms.
Countered(H, p, t) ==
  LET all == {a \in H : a.by = p /\ a.kind = "counter" /\ a.terms = t}
  IN {a.to : a \in {x \in all : \A y \in all : x.n <= y.n}}

Knows(H, t) == t = "t1" \/ \E a \in H : a.kind = "counter" /\ a.to = t

\* Where two countered the same terms the keeper's counter goes first, then the electors in their order.
Precedence == <<Keeper>> \o Electorate \o <<Opener>>

RECURSIVE Path(_, _)
\* The terms that were on the table one after the other; the last is on it now.
Path(H, path) ==
  LET here == path[Len(path)]
      been == {path[i] : i \in 1..Len(path)}
      who == {i \in 1..Len(Precedence) : Countered(H, Precedence[i], here) \ been # {}}
  IN IF who = {} THEN path
     ELSE LET i == CHOOSE x \in who : \A y \in who : x <= y
              to == CHOOSE t \in Countered(H, Precedence[i], here) : TRUE
          IN Path(H, Append(path, to))

PathOf(H) == Path(H, <<"t1">>)

\* Whose consent the rule still asks for, given who consented.  Silence is not consent.
Missing(consented) ==
  LET enough == Need > 0 /\ Cardinality(Electors \cap consented) >= Need
  IN {p \in Electors \cup {Opener} : p \notin consented /\ (~enough \/ p \in Always)}

\* Whether the rule cannot be satisfied any more.
Impossible(declined) ==
  \/ Always \cap declined # {}
  \/ IF Need = 0 THEN Electors \cap declined # {} ELSE Cardinality(Electors \ declined) < Need

\* Whether the acts that a closing lists bear it out: "founded", "waiting" for an act not held, "unfounded".  What
\* lapsed or is void rests on none, and no closing rests on a closing.
Finding(H, c) ==
  LET listed == {a \in H : Id(a) \in c.rests}
      consented == {a.by : a \in {x \in listed : Consents(x, c.terms)}}
      own == IF On("own") /\ Stance(H, Keeper, c.terms, c.n - 1) # "consented" THEN {Keeper} ELSE {}
      borne ==
        CASE c.kind = "in force" -> ~c.late /\ Missing(consented \ own) = {}
          [] c.kind = "declined" ->
               Impossible({a.by : a \in {x \in listed : x.kind = "decline" /\ x.terms = c.terms}})
          [] c.kind = "withdrawn" -> \E a \in listed : a.kind = "withdraw" /\ a.by = Opener
          [] c.kind = "lapsed" -> c.late
          [] c.kind = "void" -> TRUE
  IN IF ~On("check") THEN "founded"
     ELSE IF (c.kind \notin {"lapsed", "void"} /\ c.rests \ {Id(a) : a \in {x \in H : ~IsClosing(x)}} # {}) \/ ~Knows(H, c.terms)
       THEN "waiting"
     ELSE IF borne THEN "founded" ELSE "unfounded"

ClosersWord(H) == {a \in H : IsClosing(a) /\ (a.by = Keeper \/ ~On("keeper"))}
Founded(H) == {c \in ClosersWord(H) : Finding(H, c) = "founded"}
Differ(c, d) == c.kind # d.kind \/ c.terms # d.terms

\* What a reader shows.  With the guard "dispute" off it believes the closing that it found first.
View(H, f) ==
  LET founded == Founded(H)
      disputed == On("dispute") /\ \E c, d \in founded : Differ(c, d)
      closing == IF disputed \/ founded = {} THEN {} ELSE IF On("dispute") THEN founded ELSE f
      path == PathOf(H)
      c == CHOOSE x \in closing : TRUE
      table == IF closing # {} /\ (c.kind = "in force" \/ On("named")) THEN c.terms ELSE path[Len(path)]
      missing == Missing(Stands(H, table, "consented"))
      state ==
        IF disputed THEN "disputed"
        ELSE IF closing # {} THEN c.kind
        ELSE IF missing = {} THEN "consented"
        ELSE IF Len(path) > 1 THEN "countered"
        ELSE IF \E a \in H : a.kind = "acknowledge" /\ a.by # Opener THEN "acknowledged"
        ELSE "open"
  IN [state |-> state, table |-> table, missing |-> missing]

-------------------------------------------------------------------------------
(* What a node lets out, and what it takes in. *)

Next1(p) == Len(said[p]) + 1
Room(p) == Cardinality({i \in 1..Len(said[p]) : ~IsClosing(said[p][i])}) < ActsMax[p]

Honest(p, kind, t, to) ==
  LET H == held[p]
      stance == Stance(H, p, t, Last)
      path == PathOf(H)
  IN /\ kind \in Kinds /\ view[p].state \notin Settled
     /\ CASE kind = "acknowledge" -> p # Opener /\ ~\E a \in Of(H, p) : a.kind = "acknowledge"
          [] kind = "consent" -> t = view[p].table /\ stance \notin {"consented", "declined"}
          [] kind = "decline" -> t = view[p].table /\ stance \notin {"consented", "declined"}
          [] kind = "take back" -> stance = "consented"
          [] kind = "counter" ->
               /\ t = view[p].table /\ to # t
               /\ to \notin {path[i] : i \in 1..(Len(path) - 1)}
               /\ Countered(H, p, t) \subseteq {to}
          [] kind = "withdraw" -> p = Opener /\ ~\E a \in Of(H, p) : a.kind = "withdraw"

\* Why a reader refuses an act that reached it.
Refuses(r, a) ==
  LET H == held[r]
      seen(t) == Knows(H, t) \/ Third(a.by, r)
      before == Stance(H, a.by, a.terms, a.n - 1)
      after == \E c \in Founded(H) : c.n < a.n
  IN \/ IsClosing(a) /\ a.by # Keeper /\ On("keeper")
     \/ view[r].state \in Settled /\ a.by = Keeper /\ ~IsClosing(a) /\ after
     \/ CASE a.kind = "acknowledge" -> a.by = Opener
          [] a.kind = "consent" -> ~seen(a.terms) \/ before = "declined"
          [] a.kind = "decline" -> ~seen(a.terms) \/ before = "consented"
          [] a.kind = "take back" -> ~seen(a.terms) \/ before = "declined"
          [] a.kind = "counter" ->
               ~seen(a.terms) \/ a.to = a.terms \/ ~(Countered(H, a.by, a.terms) \subseteq {a.to})
          [] a.kind = "withdraw" -> a.by # Opener
          [] OTHER ->
               \/ Finding(H, a) = "unfounded"
               \/ Finding(H, a) = "waiting" /\ ~Third(a.by, r) /\ ~Knows(H, a.terms)

\* r takes the act into account.  A second, different closing is evidence and kept like any other.
Take(r, a) ==
  LET H == held[r] \cup {a}
      f == IF first[r] # {} THEN first[r]
           ELSE IF Founded(H) = {} THEN {} ELSE {CHOOSE c \in Founded(H) : TRUE}
  IN /\ held' = [held EXCEPT ![r] = H]
     /\ first' = [first EXCEPT ![r] = f]
     /\ view' = [view EXCEPT ![r] = View(H, f)]

State(p, a) ==
  /\ said' = [said EXCEPT ![p] = Append(@, a)]
  /\ Take(p, a)
  /\ UNCHANGED <<turned, over>>

Acknowledge(p) == Room(p) /\ Honest(p, "acknowledge", "t1", "") /\ State(p, Plain(p, Next1(p), "acknowledge", "t1"))
Consent(p, t) == Room(p) /\ Honest(p, "consent", t, "") /\ State(p, Plain(p, Next1(p), "consent", t))
TakeBack(p, t) == Room(p) /\ Honest(p, "take back", t, "") /\ State(p, Plain(p, Next1(p), "take back", t))
Decline(p, t) == Room(p) /\ Honest(p, "decline", t, "") /\ State(p, Plain(p, Next1(p), "decline", t))
Withdraw(p) == Room(p) /\ Honest(p, "withdraw", "t1", "") /\ State(p, Plain(p, Next1(p), "withdraw", "t1"))
Counter(p, t, to) ==
  Room(p) /\ Honest(p, "counter", t, to) /\ State(p, Act(p, Next1(p), "counter", t, to, {}, FALSE))

\* What the acts held come to, for a keeper that closes honestly; "" for nothing yet.
Due(H) ==
  LET table == view[Keeper].table
      standing == IF On("standing") THEN Stands(H, table, "consented")
                  ELSE {a.by : a \in {x \in H : Consents(x, table)}}
      counted == IF On("silence") \/ ~over THEN standing ELSE standing \cup Stands(H, table, "silent")
      outcome ==
        IF \E a \in Of(H, Opener) : a.kind = "withdraw" THEN "withdrawn"
        ELSE IF Missing(counted) = {} THEN "in force"
        ELSE IF Impossible(Stands(H, table, "declined")) THEN "declined"
        ELSE ""
  IN IF over /\ outcome \in {"", "in force"} /\ On("silence") THEN "lapsed" ELSE outcome

\* The act by which p stands as it does to the terms.
By(H, p, t, stance) ==
  LET turns == {a \in Of(H, p) : /\ Stance(H, p, t, a.n) = stance
                                /\ \/ Stance(H, p, t, a.n - 1) # stance
                                   \/ a.kind = "counter" /\ a.to = t}
  IN {Id(a) : a \in {x \in turns : \A y \in turns : y.n <= x.n}}

Rests(H, outcome, t) ==
  CASE outcome = "in force" /\ On("standing") -> UNION {By(H, p, t, "consented") : p \in Stands(H, t, "consented")}
    [] outcome = "in force" -> {Id(a) : a \in {x \in H : Consents(x, t)}}
    [] outcome = "declined" -> UNION {By(H, p, t, "declined") : p \in Stands(H, t, "declined")}
    [] outcome = "withdrawn" -> {Id(a) : a \in {x \in Of(H, Opener) : x.kind = "withdraw"}}
    [] OTHER -> {}

\* The keeper closes what is due, once.
Close ==
  /\ view[Keeper].state \notin Settled
  /\ LET H == held[Keeper]
         t == view[Keeper].table
         outcome == Due(H)
     IN /\ outcome # ""
        /\ State(Keeper, Act(Keeper, Next1(Keeper), outcome, t, "", Rests(H, outcome, t), over))

Lies(p) == Cardinality({i \in 1..Len(said[p]) : IsClosing(said[p][i])})

\* A keeper that lies closes as it likes, with everything that it holds as its ground, or with nothing; in force for any terms
\* also with nothing.  The opener, which is not the keeper, may try to close, too.
Lie(p, outcome, t, rests) ==
  /\ Lies(p) < LiesMax
  /\ IF p = Keeper THEN outcome = "in force" \/ (t = view[p].table /\ rests # {})
     ELSE p = Opener /\ LiesMax = 1 /\ outcome = "void" /\ t = "t1" /\ rests = {}
  /\ State(p, Act(p, Next1(p), outcome, t, "", rests, over))

\* The next act of its author reaches r.  A keeper may hold a closing back from one reader.
Arrives(r, a) ==
  /\ a.by # r /\ a \notin held[r] \cup turned[r]
  /\ On("order") => \A i \in 1..(a.n - 1) :
       IsClosing(said[a.by][i]) \/ said[a.by][i] \in held[r] \cup turned[r]
  /\ UNCHANGED <<said, over>>
  /\ IF Refuses(r, a)
     THEN turned' = [turned EXCEPT ![r] = @ \cup {a}] /\ UNCHANGED <<held, first, view>>
     ELSE Take(r, a) /\ UNCHANGED turned

TimePasses == ~over /\ over' = TRUE /\ UNCHANGED <<said, held, turned, first, view>>

Init ==
  /\ said = [p \in Parties |-> <<>>]
  /\ held = [p \in Parties |-> {Opening}]
  /\ turned = [p \in Parties |-> {}]
  /\ first = [p \in Parties |-> {}]
  /\ over = FALSE
  /\ view = [p \in Parties |-> View({Opening}, {})]

Next ==
  \/ \E p \in Parties :
       \/ Acknowledge(p)
       \/ Withdraw(p)
       \/ \E t \in Texts :
            \/ Consent(p, t)
            \/ TakeBack(p, t)
            \/ Decline(p, t)
            \/ \E to \in Texts : Counter(p, t, to)
            \/ \E outcome \in Closings, rests \in {{}, {Id(a) : a \in {x \in held[p] : ~IsClosing(x)}}} : Lie(p, outcome, t, rests)
       \/ \E q \in Parties : \E i \in 1..Len(said[q]) : Arrives(p, said[q][i])
  \/ Close
  \/ TimePasses

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(* What must hold. *)

All == {Opening} \cup UNION {{said[p][i] : i \in 1..Len(said[p])} : p \in Parties}
Lied(p) == \E i \in 1..Len(said[p]) :
  LET a == said[p][i] IN IsClosing(a) /\ (p # Keeper \/ LiesMax > 0)
Readers == {p \in Parties : ~Lied(p)}   \* what a liar shows itself is its own affair

\* Whoever shows it in force: all whom the rule asks did consent to exactly these terms.
InForceByConsent ==
  \A r \in Readers : view[r].state = "in force" =>
    Missing({a.by : a \in {x \in All :
      \/ x.kind \in {"open", "consent"} /\ x.terms = view[r].table
      \/ x.kind = "counter" /\ x.to = view[r].table}}) = {}

\* A keeper cannot invent: refusals, a withdrawal or the passing of time that were not.
KeeperCannotInvent ==
  \A r \in Readers :
    /\ view[r].state = "declined" => \E a \in All : a.kind = "decline"
    /\ view[r].state = "withdrawn" => \E a \in All : a.kind = "withdraw" /\ a.by = Opener
    /\ view[r].state = "lapsed" => over

\* Only the keeper settles.
OnlyTheKeeperSettles ==
  \A r \in Readers : view[r].state \in Settled => \E a \in All : IsClosing(a) /\ a.by = Keeper

\* The keeper is bound by its own record: in force only while its own consent stood when it closed.
KeeperBoundByItself ==
  \A r \in Readers : (view[r].state = "in force" /\ Keeper \in Electors /\ Need = 0) =>
    \E c \in held[r] : /\ c.kind = "in force" /\ c.by = Keeper
                       /\ Stance(All, Keeper, c.terms, c.n - 1) = "consented"

\* Who holds the same acts shows the same.
OneOutcome ==
  \A r, q \in Readers : held[r] = held[q] => view[r] = view[q]

\* After two different closings that are borne out nothing is in force.
NothingAfterTwo ==
  \A r \in Readers : (\E c, d \in Founded(held[r]) : Differ(c, d)) => view[r].state = "disputed"

\* Honest parties whose acts cross never refuse one another.
HonestNeverRefused ==
  LiesMax = 0 => \A r \in Parties : turned[r] = {}

\* With an honest keeper nothing is ever disputed, and whoever holds its closing shows its outcome.
HonestKeeperSettles ==
  LiesMax = 0 => \A r \in Parties :
    /\ view[r].state # "disputed"
    /\ Founded(held[r]) # {} => view[r].state = view[Keeper].state /\ view[r].table = view[Keeper].table

\* When a keeper closes honestly, every consent that it counts stands in what it holds.
ClosesOnStandingConsents ==
  [][\A a \in {said'[Keeper][i] : i \in 1..Len(said'[Keeper])} :
       (LiesMax = 0 /\ a.kind = "in force" /\ a.n > Len(said[Keeper])) =>
         Missing(Stands(held[Keeper], a.terms, "consented")) = {}]_vars

=============================================================================
