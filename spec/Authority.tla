------------------------------ MODULE Authority ------------------------------
(* SPDX-License-Identifier: Apache-2.0

   The authority register of one party for one function (DESIGN 4, rule 4): who may decide it over which unit,
   at any instant, as known at any instant.  The root command holds the residue.  An act gives (transfer,
   delegation, widening), returns, suspends, or restates how long a command stands.

   Left out: several functions (each is its own tree), the tree of commands and under which of them an act is
   entered, names and catalogue, units that change their place, acts over several units at once.  Time is
   0..Horizon; the last hour stands for all that follow. *)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
  Root,        \* the root command
  Commands,    \* the other commands of this party
  Strangers,   \* commands of another party
  Units,       \* its units
  Above,       \* Above[u]: the units above u
  Horizon,     \* the last hour
  Lives,       \* Lives[c]: from and until of a command, as stated at the beginning
  Ends,        \* the hours at which a gift or a suspension may end
  GiftsMax,    \* acts that give
  RestsMax,    \* acts that suspend
  ReturnsMax,  \* acts that return
  LivesMax,    \* restatements of a command's life
  Off          \* guards that are left out, to see TLC find it: {} is the design

VARIABLES
  now,         \* the hour at which the next act is recorded
  gifts,       \* what was given, in the sequence of recording
  rests,       \* what was suspended, in the sequence of recording
  lives,       \* lives[c]: every statement of the command's life
  book         \* book[at][known][cell]: which gifts hold (0: the residue), and who may decide as a delegate

vars == <<now, gifts, rests, lives, book>>

On(guard) == guard \notin Off

Hours == 0..Horizon
Forever == Horizon + 1
Every == "every"                       \* over every unit, and what belongs to no unit
Cells == Units \cup {Every}
Ours == Commands \cup {Root}

Always == [c \in Ours \cup Strangers |-> [from |-> 0, until |-> Forever]]
Flat == [u \in Units |-> {}]
Nested == [u \in Units |-> IF u = "v" THEN {"u"} ELSE {}]   \* v is below u
SecondLate == [Always EXCEPT !["B"] = [from |-> 1, until |-> 2]]

Least(S) == CHOOSE x \in S : \A y \in S : x <= y

-------------------------------------------------------------------------------
(* Reading the register. *)

\* The end of a gift as it was known then: a return brings it nearer.
End(g, known) == Least({g.until} \cup {r.from : r \in {x \in g.returned : x.recorded <= known \/ ~On("known")}})

\* Whether a command, or what one act gave, is suspended.
Rests(rs, what, at, known) ==
  \E i \in 1..Len(rs) : /\ rs[i].what = what /\ rs[i].recorded <= known
                        /\ rs[i].from <= at /\ at < End(rs[i], known)

OfCommand(c) == <<"command", c>>
OfGift(i) == <<"gift", i>>

\* Whether a command has begun, has not ended and is not suspended.
Stands(rs, ls, c, at, known) ==
  LET said == {i \in 1..Len(ls[c]) : ls[c][i].recorded <= known}
      life == ls[c][CHOOSE i \in said : \A j \in said : j <= i]
  IN life.from <= at /\ at < life.until /\ ~Rests(rs, OfCommand(c), at, known)

RECURSIVE Running(_, _, _, _, _, _)
\* Which of the first n gifts run, 0 for the residue: a gift runs while its interval does, its taker stands, it
\* is not suspended, and the gift by which its giver held runs.
Running(gs, rs, ls, n, at, known) ==
  IF n = 0 THEN {0}
  ELSE LET g == gs[n]
           before == Running(gs, rs, ls, n - 1, at, known)
           runs == /\ g.recorded <= known /\ g.from <= at /\ g.above \in before
                   /\ at < End(g, known)
                   /\ ~Rests(rs, OfGift(n), at, known) \/ ~On("rests")
                   /\ Stands(rs, ls, g.taker, at, known) \/ ~On("stands") \/ ~On("residue")
       IN IF runs THEN before \cup {n} ELSE before

\* What is given over a unit is given over those below it.
Covers(g, cell) == g.unit \in {Every, cell} \/ (cell # Every /\ g.unit \in Above[cell])

\* The gifts at the bottom of what runs: those hold.
Holders(gs, rs, ls, running, cell, at, known) ==
  LET own == {i \in running : i = 0 \/ (gs[i].way # "delegated" /\ Covers(gs[i], cell))}
      bottom == {i \in own : ~\E j \in own \ {0} : gs[j].above = i}
  IN IF On("residue") THEN bottom
     ELSE {i \in bottom : i = 0 \/ Stands(rs, ls, gs[i].taker, at, known)}

Delegates(gs, running, cell, holders) ==
  {gs[i].taker : i \in {j \in running \ {0} :
     gs[j].way = "delegated" /\ Covers(gs[j], cell) /\ gs[j].above \in holders}}

\* The whole book, for all hours as known at all hours; written anew after every act.
Book(gs, rs, ls) ==
  [at \in Hours |-> [known \in Hours |->
     LET running == Running(gs, rs, ls, Len(gs), at, known)
     IN [cell \in Cells |->
          LET holders == Holders(gs, rs, ls, running, cell, at, known)
          IN [by |-> holders, delegates |-> Delegates(gs, running, cell, holders)]]]]

Command(i) == IF i = 0 THEN Root ELSE gifts[i].taker

-------------------------------------------------------------------------------
(* What the register takes. *)

Latest(c) == lives[c][Len(lives[c])]
StandsNow(c, at) == Stands(rests, lives, c, at, Horizon)

RECURSIVE PathEnd(_)
PathEnd(i) == IF i = 0 THEN Forever ELSE Least({End(gifts[i], Horizon), PathEnd(gifts[i].above)})

Meets(g, from, until) == g.from < until /\ from < End(g, Horizon) /\ g.from < End(g, Horizon)

\* Whether something given below the same gift has an instant in common with this.
AlreadyGiven(way, above, taker, unit, from, until) ==
  \E j \in 1..Len(gifts) :
    LET g == gifts[j]
    IN /\ g.above = above /\ Meets(g, from, until)
       /\ IF way = "delegated" THEN g.way = "delegated" /\ g.unit = unit /\ g.taker = taker
          ELSE g.way # "delegated" /\ (Covers(g, unit) \/ Covers([unit |-> unit], g.unit))

Give(way, giver, taker, unit, from, until) ==
  LET holders == book[from][Horizon][unit].by
      above == CHOOSE i \in holders : TRUE
      end == Least({until, PathEnd(above)})
      gift == [way |-> way, giver |-> giver, taker |-> taker, unit |-> unit, from |-> from, until |-> until,
               above |-> above, recorded |-> now, returned |-> {}]
  IN /\ Len(gifts) < GiftsMax
     /\ from >= now \/ ~On("backdate")
     /\ taker \in Ours \/ ~On("stranger")
     /\ StandsNow(taker, from)
     /\ IF way = "widened" THEN above = 0
        ELSE (Command(above) = giver /\ StandsNow(giver, from)) \/ ~On("holder")
     /\ until = Forever \/ until <= PathEnd(above)
     /\ ~AlreadyGiven(way, above, taker, unit, from, end) \/ ~On("meets")
     /\ gifts' = Append(gifts, gift)
     /\ UNCHANGED <<now, rests, lives>>
     /\ book' = Book(gifts', rests', lives')

Transfer(giver, taker, unit, from, until) == giver # taker /\ Give("transferred", giver, taker, unit, from, until)
Delegate(giver, taker, unit, from, until) == giver # taker /\ Give("delegated", giver, taker, unit, from, until)
Widen(taker, unit, from, until) == Give("widened", "", taker, unit, from, until)

\* A command, or what one act gave, rests for a time.
Suspend(what, from, until) ==
  /\ Len(rests) < RestsMax
  /\ from >= now \/ ~On("backdate")
  /\ IF what[1] = "command" THEN Latest(what[2]).from <= from /\ from < Latest(what[2]).until
     ELSE from < End(gifts[what[2]], Horizon)
  /\ ~\E i \in 1..Len(rests) : rests[i].what = what /\ Meets(rests[i], from, until)
  /\ rests' = Append(rests, [what |-> what, from |-> from, until |-> until, recorded |-> now, returned |-> {}])
  /\ UNCHANGED <<now, gifts, lives>>
  /\ book' = Book(gifts', rests', lives')

RECURSIVE Count(_, _)
Count(acts, i) == IF i = 0 THEN 0 ELSE Cardinality(acts[i].returned) + Count(acts, i - 1)

Ended(acts, i, from) == [acts EXCEPT ![i].returned = @ \cup {[from |-> from, recorded |-> now]}]

MayEnd(act, from) ==
  /\ Count(gifts, Len(gifts)) + Count(rests, Len(rests)) < ReturnsMax
  /\ from >= now \/ ~On("return")
  /\ from < End(act, Horizon)

\* A gift ends early.
Return(i, from) ==
  /\ MayEnd(gifts[i], from)
  /\ gifts' = Ended(gifts, i, from)
  /\ UNCHANGED <<now, rests, lives>>
  /\ book' = Book(gifts', rests', lives')

\* A suspension ends early.
Lift(i, from) ==
  /\ MayEnd(rests[i], from)
  /\ rests' = Ended(rests, i, from)
  /\ UNCHANGED <<now, gifts, lives>>
  /\ book' = Book(gifts', rests', lives')

\* A command that has not ended yet is to end at another hour than stated.
Restate(c, until) ==
  /\ Len(lives[c]) <= LivesMax
  /\ Latest(c).until > now
  /\ until >= now /\ until > Latest(c).from /\ until # Latest(c).until
  /\ lives' = [lives EXCEPT ![c] = Append(@, [recorded |-> now, from |-> Latest(c).from, until |-> until])]
  /\ UNCHANGED <<now, gifts, rests>>
  /\ book' = Book(gifts', rests', lives')

TimePasses == now < Horizon /\ now' = now + 1 /\ UNCHANGED <<gifts, rests, lives, book>>

Init ==
  /\ now = 0
  /\ gifts = <<>>
  /\ rests = <<>>
  /\ lives = [c \in Ours \cup Strangers |-> <<[recorded |-> -1, from |-> Lives[c].from, until |-> Lives[c].until]>>]
  /\ book = [at \in Hours |-> [known \in Hours |-> [cell \in Cells |-> [by |-> {0}, delegates |-> {}]]]]

Next ==
  \/ \E from \in Hours : \E until \in {h \in Ends : h > from} :
       \/ \E taker \in Ours \cup Strangers, unit \in Cells :
            \/ Widen(taker, unit, from, until)
            \/ \E giver \in Ours :
                 Transfer(giver, taker, unit, from, until) \/ Delegate(giver, taker, unit, from, until)
       \/ \E c \in Commands : Suspend(OfCommand(c), from, until)
       \/ \E i \in 1..Len(gifts) : Suspend(OfGift(i), from, until)
  \/ \E from \in Hours :
       \/ \E i \in 1..Len(gifts) : Return(i, from)
       \/ \E i \in 1..Len(rests) : Lift(i, from)
  \/ \E c \in Commands, until \in Hours \cup {Forever} : Restate(c, until)
  \/ TimePasses

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(* What must hold. *)

\* No gap and no overlap: each (function, unit) has exactly one holder, whenever one asks and for whenever.
ExactlyOneHolder ==
  \A cell \in Cells, at \in Hours, known \in Hours : Cardinality(book[at][known][cell].by) = 1

\* Whoever holds by a gift stands then, and neither it nor the gift is suspended; by the latest statements.
HolderStands ==
  \A cell \in Cells, at \in Hours : \A i \in book[at][Horizon][cell].by :
    i # 0 => StandsNow(gifts[i].taker, at) /\ ~Rests(rests, OfGift(i), at, Horizon)

\* Authority never leaves the party.
NeverLeavesTheParty ==
  \A cell \in Cells, at \in Hours, known \in Hours :
    /\ \A i \in book[at][known][cell].by : Command(i) \in Ours
    /\ book[at][known][cell].delegates \subseteq Ours

\* What was known at an earlier hour is told the same for ever.
KnownNeverChanges ==
  [][\A cell \in Cells, at \in Hours, known \in 0..(now - 1) :
       book'[at][known][cell] = book[at][known][cell]]_vars

\* Nothing takes effect before it is recorded.
PastNeverChanges ==
  [][\A cell \in Cells, at \in 0..(now - 1) :
       book'[at][Horizon][cell] = book[at][Horizon][cell]]_vars

\* Only who gives loses; a widening takes from the residue alone; a delegation takes from nobody.
OnlyTheGiverLoses ==
  [][Len(gifts') > Len(gifts) =>
       LET g == gifts'[Len(gifts')]
       IN \A cell \in Cells, at \in Hours :
            book'[at][Horizon][cell].by # book[at][Horizon][cell].by =>
              /\ g.way # "delegated" /\ at >= g.from /\ at < g.until
              /\ \A i \in book[at][Horizon][cell].by :
                   IF g.way = "widened" THEN i = 0 ELSE Command(i) = g.giver]_vars

=============================================================================
