------------------------------ MODULE Succession ------------------------------
(* SPDX-License-Identifier: Apache-2.0

   Another depositary in place of one that is gone for good (DESIGN 3 and 4, rule 5; ADR 0013): every other member consents on
   the membership's number, the successor closes, and the one that is gone is counted out.  The one that is gone was only
   slow, or lies: it may close after it was replaced, and for a number that the succession made already.  Closings reach
   each reader in any order, or never.

   Left out: pillars, leaving, consents taken back (Membership.tla), what a proposal is beside this (Consent.tla), readers
   that joined later; openings and consents reach everybody at once. *)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
  Founders,     \* members at number 1; "d" numbers them
  Applicants,   \* who would join
  Successors,   \* who may be put in the place of "d"
  NumberMax,    \* proposals open on numbers up to this
  OpenMax,      \* proposals at most
  ClosingsMax,  \* closings at most
  Off           \* guards that are left out, to see TLC find it: {} is the design

VARIABLES
  opened,       \* proposals: what becomes of whom, on which number, who is asked and who keeps it
  consents,     \* by whom, to which proposal
  closings,     \* by the keepers: of which proposal, and the consents it rests on
  held,         \* held[r]: which of them reached r
  roll          \* roll[r]: the number, members and depositary that r shows, and who made each number by what

vars == <<opened, consents, closings, held, roll>>

On(guard) == guard \notin Off

-------------------------------------------------------------------------------
(* Counting: a function of the closings held, whatever their order. *)

Givers(given, p) == {x.by : x \in {y \in given : y.to = p}}

\* A reader looks at the consents that a closing lists.
Borne(c) == c.p.asked \subseteq Givers(c.rests, c.p) \/ ~On("check")

\* Whether a closing is one for the number at which these are the members and this the depositary.
Counts(c, at) ==
  /\ Borne(c) /\ c.p.on = at.number
  /\ IF c.p.kind = "join"
     THEN /\ c.p.keeper = at.depositary \/ ~On("keeper")
          /\ c.p.party \notin at.members /\ c.p.asked = at.members
     ELSE /\ c.p.party = at.depositary
          /\ c.p.asked = at.members \ {c.p.party} \/ ~On("others")

After(c, at) ==
  LET steps == Append(at.steps, [kind |-> c.p.kind, keeper |-> c.p.keeper])
  IN IF c.p.kind = "join"
     THEN [at EXCEPT !.number = @ + 1, !.members = @ \cup {c.p.party}, !.steps = steps]
     ELSE [number |-> at.number + 1, depositary |-> c.p.keeper, steps |-> steps,
           members |-> IF On("gone") THEN at.members \ {c.p.party} ELSE at.members]

\* Of two that would make one number neither does; but a succession goes before what the one that is gone closed.
Heard(H, at) ==
  LET all == {c \in H : Counts(c, at)}
      first == {c \in all : c.p.kind = "succeed"}
  IN IF first # {} /\ On("first") THEN first ELSE all

RECURSIVE Walk(_, _)
Walk(H, at) ==
  LET these == Heard(H, at)
  IN IF at.number > NumberMax \/ Cardinality({c.p : c \in these}) # 1 THEN at
     ELSE Walk(H, After(CHOOSE c \in these : TRUE, at))

First == [number |-> 1, members |-> Founders, depositary |-> "d", steps |-> <<>>]

Takes(r, c) ==
  /\ held' = [held EXCEPT ![r] = @ \cup {c}]
  /\ roll' = [roll EXCEPT ![r] = Walk(held'[r], First)]

-------------------------------------------------------------------------------
(* What parties do. *)

Opens(p) ==
  /\ \A q \in opened : [q EXCEPT !.by = p.by] # p
  /\ p.on <= NumberMax /\ Cardinality(opened) < OpenMax
  /\ opened' = opened \cup {p}
  /\ consents' = IF p.by \in p.asked THEN consents \cup {[by |-> p.by, to |-> p]} ELSE consents
  /\ UNCHANGED <<closings, held, roll>>

\* An applicant asks the members that a member told it, and names the depositary of which it was told, or the one that
\* is gone.
Apply(a, r) ==
  LET at == roll[r] IN
    /\ a \notin at.members /\ r \in at.members
    /\ \E keeper \in {at.depositary, "d"} :
         Opens([kind |-> "join", party |-> a, by |-> a, of |-> "p", on |-> at.number, asked |-> at.members,
                keeper |-> keeper])

\* A member proposes who comes in the place of the depositary.
Replace(r, s) ==
  LET at == roll[r]
      others == at.members \ {at.depositary}
  IN /\ r \in others /\ s \in others
     /\ \E asked \in {others, others \ {r}} :
          /\ asked = others \/ ~On("others")
          /\ Opens([kind |-> "succeed", party |-> at.depositary, by |-> r, of |-> "p", on |-> at.number, asked |-> asked,
                    keeper |-> s])

\* A member consents while its own count stands at the proposal's number, with the same members and depositary.
Consent(r, p) ==
  /\ r \in p.asked /\ [by |-> r, to |-> p] \notin consents
  /\ roll[r].number = p.on /\ Counts([p |-> p, rests |-> {[by |-> q, to |-> p] : q \in p.asked}], roll[r])
  /\ consents' = consents \cup {[by |-> r, to |-> p]}
  /\ UNCHANGED <<opened, closings, held, roll>>

Closed(p) == \E c \in closings : c.p = p

States(p) ==
  LET c == [p |-> p, rests |-> {x \in consents : x.to = p}]
  IN /\ Cardinality(closings) < ClosingsMax /\ ~Closed(p)
     /\ closings' = closings \cup {c}
     /\ Takes(p.keeper, c)
     /\ UNCHANGED <<opened, consents>>

\* An honest keeper closes on every consent, for the number after its present one.
Close(p) ==
  /\ p.keeper # "d"
  /\ Counts([p |-> p, rests |-> consents], roll[p.keeper])
  /\ Heard(held[p.keeper], roll[p.keeper]) = {} \/ p.kind = "succeed"
  /\ States(p)

\* The first depositary closes what names it as keeper, whenever it likes.
CloseLate(p) == p.keeper = "d" /\ States(p)

Arrives(r, c) == c \notin held[r] /\ Borne(c) /\ Takes(r, c) /\ UNCHANGED <<opened, consents, closings>>

Init ==
  /\ opened = {} /\ consents = {} /\ closings = {}
  /\ held = [r \in Founders |-> {}] /\ roll = [r \in Founders |-> First]

Next ==
  \/ \E a \in Applicants, r \in Founders : Apply(a, r)
  \/ \E r \in Founders, s \in Successors : Replace(r, s)
  \/ \E p \in opened : Close(p) \/ CloseLate(p) \/ \E r \in Founders : Consent(r, p)
  \/ \E r \in Founders, c \in closings : Arrives(r, c)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(* What must hold. *)

Others == Founders \ {"d"}

\* Who holds the same closings shows the same number, members and depositary, in whatever order they came.
OneRoll == \A r, q \in Founders : held[r] = held[q] => roll[r] = roll[q]

\* Nobody is put out and nobody is put in a depositary's place without the consent of every other member.
ReplacedByAllOthers ==
  \A r \in Founders : roll[r].depositary # "d" =>
    \E c \in held[r] : /\ c.p.kind = "succeed" /\ c.p.keeper = roll[r].depositary /\ c.p.party = "d"
                       /\ Others \subseteq {x.by : x \in {y \in consents : y.to = c.p}}

\* Nobody is a member without the consent of everybody who was one before it and is one still.
NoMemberWithoutEveryConsent ==
  \A r \in Founders : \A a \in roll[r].members \ Founders :
    \E c \in held[r] : c.p.kind = "join" /\ c.p.party = a /\ Others \subseteq {x.by : x \in {y \in consents : y.to = c.p}}

\* Who was replaced numbers nothing any more, and is no member.
GoneIsGone ==
  \A r \in Founders :
    /\ roll[r].depositary # "d" => "d" \notin roll[r].members
    /\ \A c \in held[r] : (c.p.kind = "succeed" /\ c.p.on = 1 /\ Borne(c)
                             /\ ~\E e \in held[r] : e # c /\ e.p.kind = "succeed" /\ e.p.on = 1) =>
         roll[r].depositary # "d"

\* Once it was replaced its closings make no number any more.
GoneNumbersNothing ==
  \A r \in Founders : LET steps == roll[r].steps IN
    \A i, j \in 1..Len(steps) : i < j /\ steps[i].kind = "succeed" => steps[j].keeper # "d"

=============================================================================
