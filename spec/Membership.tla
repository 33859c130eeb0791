------------------------------ MODULE Membership ------------------------------
(* SPDX-License-Identifier: Apache-2.0

   Joining and leaving an agreement or a pillar of it (DESIGN 3; 4, rule 5; rows S14, S15): every member's consent,
   on the membership number on which the proposal opened.  The depositary's closings number a membership: one closing
   makes one number.  A reader counts up by the closings that it holds, a founder from the founding members, a
   newcomer from its own accession; two different closings for one number make none.  A closing goes to who was asked
   and to who joins or leaves, and to nobody else.  Each pillar is a membership of its own.  The depositary may lie,
   and show different closings to different readers.

   Left out: what a proposal is beside this (Consent.tla), signatures; openings and consents reach everybody at once. *)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
  Founders,     \* members at number 1, of every pillar
  Applicants,   \* who would join
  Leavers,      \* founders that would leave; the depositary is none of them
  Pillars,      \* memberships
  Depositary,   \* one of the founders
  NumberMax,    \* proposals open on numbers up to this
  OpenMax,      \* proposals at most
  TakenMax,     \* consents that are taken back at most
  LiesMax,      \* dishonest closings of the depositary
  Off           \* guards that are left out, to see TLC find it: {} is the design

VARIABLES
  opened,       \* proposals: who joins or leaves what, on which number, and who is asked or told
  consents,     \* by whom, to which proposal
  taken,        \* which of them were taken back
  closings,     \* the depositary's, in its own order: of which proposal, and the consents it rests on
  held,         \* held[r]: which of them reached r, in the order of their coming
  roll          \* roll[r][of]: the number and the members that r shows; 0 and nobody while it knows none

vars == <<opened, consents, taken, closings, held, roll>>

On(guard) == guard \notin Off

Parties == Founders \cup Applicants

-------------------------------------------------------------------------------
(* Counting. *)

Everybody(p) == p.asked \cup {p.party}

\* Consents to exactly this proposal: this party, this pillar, this number.
To(given, p) ==
  {x \in given : /\ x.to.kind = p.kind /\ x.to.party = p.party
                 /\ x.to.of = p.of \/ ~On("pillar")
                 /\ x.to.on = p.on \/ ~On("number")}

Givers(given, p) == {x.by : x \in To(given, p)}

\* Whether the consents that a closing lists are all that it needs; who leaves needs none.
Borne(c) == c.p.kind = "leave" \/ ~On("check") \/ c.p.asked \subseteq Givers(c.rests, c.p)

\* Whether a closing counts for r when these were the members at its number; {}: r does not know them.
Counts(c, r, members) ==
  /\ Borne(c)
  /\ IF members = {} THEN c.p.kind = "join" /\ c.p.party = r
     ELSE IF c.p.kind = "join"
       THEN c.p.party \notin members /\ (c.p.asked = members \/ ~On("newcomer"))
       ELSE c.p.party \in members /\ c.p.asked = members \ {c.p.party}

After(c, members) ==
  IF c.p.kind = "join" THEN (IF members = {} THEN c.p.asked ELSE members) \cup {c.p.party}
  ELSE IF On("gone") THEN members \ {c.p.party} ELSE members

\* Which of the closings in H count for the number after n.
Claims(cs, H, r, of, n, members) ==
  {i \in 1..Len(H) : cs[H[i]].p.of = of /\ cs[H[i]].p.on = n /\ Counts(cs[H[i]], r, members)}

Disputed(cs, H, claims) == \E i, j \in claims : cs[H[i]].p # cs[H[j]].p

RECURSIVE Walk(_, _, _, _, _, _, _)
Walk(cs, H, r, of, n, members, shown) ==
  IF n > NumberMax THEN shown ELSE
  LET these == Claims(cs, H, r, of, n, members)
      none == these = {} \/ (Disputed(cs, H, these) /\ On("dispute"))
      next == IF none THEN {} ELSE After(cs[H[CHOOSE i \in these : \A j \in these : i <= j]], members)
  IN Walk(cs, H, r, of, n + 1, next, IF none THEN shown ELSE [number |-> n + 1, members |-> next])

Begin(r) == IF r \in Founders THEN [number |-> 1, members |-> Founders] ELSE [number |-> 0, members |-> {}]

Count(cs, H, r, of) == Walk(cs, H, r, of, 1, Begin(r).members, Begin(r))

\* The members at a number, as r knows them; {}: it does not.
RECURSIVE MembersAt(_, _, _, _, _, _)
MembersAt(cs, H, r, of, n, members) ==
  IF n = 1 THEN members ELSE
  LET before == MembersAt(cs, H, r, of, n - 1, members)
      these == Claims(cs, H, r, of, n - 1, before)
  IN IF these = {} \/ Disputed(cs, H, these) THEN {}
     ELSE After(cs[H[CHOOSE i \in these : \A j \in these : i <= j]], before)

\* Whether r holds a closing of the proposal that counts or is disputed: then it is over for r.
Settled(r, p) ==
  \E i \in 1..Len(held[r]) :
    /\ closings[held[r][i]].p = p
    /\ Counts(closings[held[r][i]], r, MembersAt(closings, held[r], r, p.of, p.on, Begin(r).members))

Takes(r, cs, i) ==
  LET H == Append(held[r], i)
  IN /\ held' = [held EXCEPT ![r] = H]
     /\ roll' = [roll EXCEPT ![r] = [of \in Pillars |-> Count(cs, H, r, of)]]

-------------------------------------------------------------------------------
(* What parties do. *)

Opens(p) ==
  /\ p \notin opened /\ p.on <= NumberMax /\ Cardinality(opened) < OpenMax
  /\ opened' = opened \cup {p}
  /\ UNCHANGED <<consents, taken, closings, held, roll>>

\* An applicant opens its accession, on the number and with the members that a member told it.  Once it is one itself
\* it knows better.
Apply(a, r, of) ==
  LET known == roll[r][of]
  IN /\ r \in known.members /\ a \notin known.members /\ roll[a][of].number = 0
     /\ Opens([kind |-> "join", party |-> a, of |-> of, on |-> known.number,
               asked |-> IF On("newcomer") THEN known.members ELSE Founders])

\* A member gives notice, on the number that it knows itself.
Leave(r, of) ==
  LET known == roll[r][of]
  IN /\ r \in known.members
     /\ Opens([kind |-> "leave", party |-> r, of |-> of, on |-> known.number,
               asked |-> known.members \ {r}])

\* A member consents while its own count stands at the proposal's number, with the members that are asked.
Consent(r, p) ==
  /\ p.kind = "join" /\ r \in p.asked
  /\ roll[r][p.of].number = p.on
  /\ roll[r][p.of].members = p.asked \/ ~On("newcomer")
  /\ [by |-> r, to |-> p] \notin consents /\ ~Settled(r, p)
  /\ consents' = consents \cup {[by |-> r, to |-> p]}
  /\ UNCHANGED <<opened, taken, closings, held, roll>>

TakeBack(x) ==
  /\ x \notin taken /\ Cardinality(taken) < TakenMax /\ ~Settled(x.by, x.to)
  /\ taken' = taken \cup {x}
  /\ UNCHANGED <<opened, consents, closings, held, roll>>

Lies == Cardinality({i \in 1..Len(closings) : closings[i].lie})

States(c) ==
  /\ closings' = Append(closings, c)
  /\ Takes(Depositary, closings', Len(closings'))
  /\ UNCHANGED <<opened, consents, taken>>

\* An honest depositary closes on the consents that stand, for the number after its present one.
Close(p) ==
  LET here == roll[Depositary][p.of]
      given == To(IF On("standing") THEN consents \ taken ELSE consents, p)
      c == [p |-> p, rests |-> given, lie |-> FALSE]
  IN /\ Lies = 0 /\ p.on = here.number
     /\ Counts(c, Depositary, here.members) \/ (~On("every") /\ p.kind = "join" /\ p.party \notin here.members)
     /\ States(c)

\* A lying one closes anything that was opened, again and again, on every consent that there is.
Lie(p) ==
  /\ Lies < LiesMax
  /\ States([p |-> p, rests |-> To(consents, p), lie |-> TRUE])

\* What is not borne out is turned away.
Arrives(r, i) ==
  /\ r # Depositary /\ r \in Everybody(closings[i].p)
  /\ \A j \in 1..Len(held[r]) : held[r][j] # i
  /\ Borne(closings[i])
  /\ Takes(r, closings, i)
  /\ UNCHANGED <<opened, consents, taken, closings>>

Init ==
  /\ opened = {} /\ consents = {} /\ taken = {} /\ closings = <<>>
  /\ held = [r \in Parties |-> <<>>]
  /\ roll = [r \in Parties |-> [of \in Pillars |-> Begin(r)]]

Next ==
  \/ \E a \in Applicants, r \in Parties, of \in Pillars : Apply(a, r, of)
  \/ \E r \in Leavers, of \in Pillars : Leave(r, of)
  \/ \E p \in opened : Close(p) \/ Lie(p) \/ \E r \in Parties : Consent(r, p)
  \/ \E x \in consents : TakeBack(x)
  \/ \E r \in Parties, i \in 1..Len(closings) : Arrives(r, i)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(* What must hold. *)

Readers == IF Lies > 0 THEN Parties \ {Depositary} ELSE Parties
Held(r) == {held[r][i] : i \in 1..Len(held[r])}
Joined(r, of, a) == {c \in {closings[i] : i \in Held(r)} : c.p.kind = "join" /\ c.p.of = of /\ c.p.party = a}

\* Founders that left this pillar before the number, as r holds it.
Left(r, of, number) ==
  {m \in Founders : \E i \in Held(r) : LET c == closings[i] IN
     c.p.kind = "leave" /\ c.p.of = of /\ c.p.party = m /\ c.p.on < number}

\* Nobody is shown as a member of a pillar without the consent of every member at the number before, given to that
\* pillar on that number.
NoMemberWithoutEveryConsent ==
  \A r \in Readers \cap Founders, of \in Pillars : \A a \in roll[r][of].members \ Founders :
    \E c \in Joined(r, of, a) :
      /\ c.p.on < roll[r][of].number
      /\ \A m \in Founders \ Left(r, of, c.p.on) : [by |-> m, to |-> c.p] \in consents

\* One who joined has its say in every later number: it, too, must have consented on that number.
NewcomersHaveTheirSay ==
  \A r \in Readers \cap Founders, of \in Pillars : \A a, b \in roll[r][of].members \ Founders :
    a # b =>
      \E c \in Joined(r, of, a), d \in Joined(r, of, b) :
        \/ c.p.on < d.p.on /\ [by |-> a, to |-> d.p] \in consents
        \/ d.p.on < c.p.on /\ [by |-> b, to |-> c.p] \in consents

\* Who left is no member any more, and only the leaver took itself out.
WhoLeftIsOut ==
  LiesMax = 0 => \A r \in Readers, of \in Pillars :
    /\ Left(r, of, roll[r][of].number) \cap roll[r][of].members = {}
    /\ r \in Founders => Founders \ roll[r][of].members \subseteq
         {p.party : p \in {q \in opened : q.kind = "leave" /\ q.of = of}}

\* What happens in one pillar changes nothing in another: as many numbers as closings of its own.
PillarsApart ==
  \A r \in Founders, of \in Pillars :
    roll[r][of].number <= 1 + Cardinality({i \in Held(r) : closings[i].p.of = of})

\* Who holds the same closings shows the same members, in whatever order they came.
OneRoll == \A r, q \in Readers \cap Founders : Held(r) = Held(q) => roll[r] = roll[q]

\* With an honest depositary every reader, newcomers too, shows what the depositary showed at that number, and two
\* that would change a membership at once end the same way.
HonestDepositaryCounts ==
  LiesMax = 0 => \A r \in Parties, of \in Pillars :
    LET here == roll[r][of] IN
    /\ here.number <= roll[Depositary][of].number
    /\ here.number > 0 => here.members =
         MembersAt(closings, held[Depositary], Depositary, of, here.number, Founders)
    /\ \A i, j \in 1..Len(closings) :
         closings[i].p.of = closings[j].p.of /\ closings[i].p.on = closings[j].p.on => i = j

\* What an honest depositary counts stands when it closes.
ClosesOnStandingConsents ==
  [][\A c \in {closings'[i] : i \in (Len(closings) + 1)..Len(closings')} :
       ~c.lie /\ c.p.kind = "join" => roll[Depositary][c.p.of].members \subseteq
         {x.by : x \in {y \in consents \ taken : y.to = c.p}}]_vars

=============================================================================
