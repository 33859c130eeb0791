------------------------------ MODULE Membership ------------------------------
(* SPDX-License-Identifier: Apache-2.0

   Joining an agreement (DESIGN 3; 4, rule 5; row S15): every member's consent, on the membership number on which
   the proposal opened.  The depositary's closings number the membership: one closing makes one number.  A reader
   counts up from the founding members by the closings that it holds; two different closings for one number make
   none.  The depositary may lie, and show different closings to different readers.

   Left out: what a proposal is beside this (Consent.tla), signatures, leaving, pillars, a newcomer that does not
   hold what was before it. *)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
  Founders,     \* members at number 1
  Applicants,   \* who would join
  Depositary,   \* one of the founders
  NumberMax,    \* proposals open on numbers up to this
  TakenMax,     \* consents that are taken back at most
  LiesMax,      \* dishonest closings of the depositary
  Off           \* guards that are left out, to see TLC find it: {} is the design

VARIABLES
  opened,       \* proposals: who joins, and on which number
  consents,     \* by whom, to which proposal
  taken,        \* which of them were taken back
  closings,     \* the depositary's, in its own order
  held,         \* held[r]: which of them reached r, in the order of their coming
  roll          \* roll[r]: the number and the members that r shows

vars == <<opened, consents, taken, closings, held, roll>>

On(guard) == guard \notin Off

Parties == Founders \cup Applicants
Proposals == [applicant : Applicants, on : 1..NumberMax]

-------------------------------------------------------------------------------
(* Counting. *)

\* Consents to this applicant on exactly this number.
To(given, applicant, number) ==
  {x \in given : x.applicant = applicant /\ (x.on = number \/ ~On("number"))}

\* Whether a closing is borne out when these were the members.
Founded(c, members) ==
  /\ c.applicant \notin members
  /\ ~On("check") \/ (IF On("newcomer") THEN members ELSE Founders)
       \subseteq {x.by : x \in To(c.rests, c.applicant, c.number)}

RECURSIVE Count(_, _, _, _)
Count(cs, H, number, members) ==
  LET these == {i \in 1..Len(H) : cs[H[i]].number = number /\ Founded(cs[H[i]], members)}
      disputed == \E i, j \in these : cs[H[i]].applicant # cs[H[j]].applicant
      c == cs[H[CHOOSE i \in these : \A j \in these : i <= j]]
  IN IF these = {} \/ (disputed /\ On("dispute")) THEN [number |-> number, members |-> members]
     ELSE Count(cs, H, number + 1, members \cup {c.applicant})

Takes(r, cs, i) ==
  LET H == Append(held[r], i)
  IN /\ held' = [held EXCEPT ![r] = H]
     /\ roll' = [roll EXCEPT ![r] = Count(cs, H, 1, Founders)]

-------------------------------------------------------------------------------
(* What parties do. *)

Member(r, number) == r \in roll[r].members /\ roll[r].number = number

\* A member opens the proposal for an applicant, on the number that it knows.
Open(p) ==
  /\ p \notin opened
  /\ \E r \in Parties : Member(r, p.on) /\ p.applicant \notin roll[r].members
  /\ opened' = opened \cup {p}
  /\ UNCHANGED <<consents, taken, closings, held, roll>>

\* A member consents while its own count stands at the proposal's number.
Consent(r, p) ==
  LET given == [by |-> r, applicant |-> p.applicant, on |-> p.on]
  IN /\ p \in opened /\ given \notin consents /\ Member(r, p.on)
     /\ consents' = consents \cup {given}
     /\ UNCHANGED <<opened, taken, closings, held, roll>>

TakeBack(x) ==
  /\ x \in consents \ taken /\ Cardinality(taken) < TakenMax
  /\ taken' = taken \cup {x}
  /\ UNCHANGED <<opened, consents, closings, held, roll>>

Lies == Cardinality({i \in 1..Len(closings) : closings[i].lie})

States(c) ==
  /\ closings' = Append(closings, c)
  /\ Takes(Depositary, closings', Len(closings'))
  /\ UNCHANGED <<opened, consents, taken>>

\* An honest depositary closes on the consents that stand, for the number after its present one.
Close(p) ==
  LET here == roll[Depositary]
      given == To(IF On("standing") THEN consents \ taken ELSE consents, p.applicant, here.number)
  IN /\ Lies = 0 /\ p \in opened /\ p.applicant \notin here.members
     /\ p.on = here.number \/ ~On("number")
     /\ here.members \subseteq {x.by : x \in given} \/ ~On("every")
     /\ States([applicant |-> p.applicant, number |-> here.number, rests |-> given, lie |-> FALSE])

\* A lying one closes anything, on every consent that there is.
Lie(applicant, number) ==
  /\ Lies < LiesMax
  /\ States([applicant |-> applicant, number |-> number, rests |-> consents, lie |-> TRUE])

Arrives(r, i) ==
  /\ r # Depositary /\ \A j \in 1..Len(held[r]) : held[r][j] # i
  /\ Takes(r, closings, i)
  /\ UNCHANGED <<opened, consents, taken, closings>>

Init ==
  /\ opened = {} /\ consents = {} /\ taken = {} /\ closings = <<>>
  /\ held = [r \in Parties |-> <<>>]
  /\ roll = [r \in Parties |-> [number |-> 1, members |-> Founders]]

Next ==
  \/ \E p \in Proposals : Open(p) \/ Close(p) \/ \E r \in Parties : Consent(r, p)
  \/ \E x \in consents : TakeBack(x)
  \/ \E a \in Applicants, number \in 1..NumberMax : Lie(a, number)
  \/ \E r \in Parties, i \in 1..Len(closings) : Arrives(r, i)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(* What must hold. *)

Readers == IF Lies > 0 THEN Parties \ {Depositary} ELSE Parties
Held(r) == {held[r][i] : i \in 1..Len(held[r])}

\* Nobody is shown as a member without the consent of every member at the number before, given on that number.
NoMemberWithoutEveryConsent ==
  \A r \in Readers : \A a \in roll[r].members \ Founders :
    \E c \in {closings[i] : i \in Held(r)} :
      /\ c.applicant = a /\ c.number < roll[r].number
      /\ \A m \in Founders : [by |-> m, applicant |-> a, on |-> c.number] \in consents

\* One who joined has its say in every later number: it, too, must have consented on that number.
NewcomersHaveTheirSay ==
  \A r \in Readers : \A a \in roll[r].members \ Founders :
    \A b \in roll[r].members \ Founders :
      a # b =>
        \E c, d \in {closings[i] : i \in Held(r)} :
          /\ c.applicant = a /\ d.applicant = b
          /\ \/ c.number < d.number /\ [by |-> a, applicant |-> b, on |-> d.number] \in consents
             \/ d.number < c.number /\ [by |-> b, applicant |-> a, on |-> c.number] \in consents

\* Who holds the same closings shows the same members, in whatever order they came.
OneRoll == \A r, q \in Readers : Held(r) = Held(q) => roll[r] = roll[q]

\* With an honest depositary every reader shows a part of its count, and two applicants at once end the same way.
HonestDepositaryCounts ==
  LiesMax = 0 => \A r \in Parties :
    /\ roll[r].number <= roll[Depositary].number /\ roll[r].members \subseteq roll[Depositary].members
    /\ roll[r].number = roll[Depositary].number => roll[r].members = roll[Depositary].members
    /\ \A i, j \in 1..Len(closings) : closings[i].number = closings[j].number => i = j

\* What an honest depositary counts stands when it closes.
ClosesOnStandingConsents ==
  [][\A c \in {closings'[i] : i \in (Len(closings) + 1)..Len(closings')} :
       ~c.lie => roll[Depositary].members \subseteq
         {x.by : x \in {y \in consents \ taken : y.applicant = c.applicant /\ y.on = c.number}}]_vars

=============================================================================
