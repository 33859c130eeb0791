--------------------------------- MODULE Link ---------------------------------
(* SPDX-License-Identifier: Apache-2.0

   Two nodes, A that asks and B that answers, and the record lane between them (DESIGN 4, rules 2, 3, 9 and 10).
   A node adds rows to the end of its journal; what was not forced to disk is lost when it crashes.  Entries that
   cross are numbered by their order in the journal.  The network may lose, repeat, delay and reorder every frame,
   and bring an old one back after a restart: a frame that was sent stays in `wire` for ever, and may arrive at any
   time, any number of times, or never.  B's authority moves from one command to another at some row of its own
   journal.  B may also be a peer that sends an order, correctly numbered.

   Left out: what a proposal is (Consent.tla), a journal that is put back to a backup and incarnations (Restore.tla),
   the window and its limits, numbers held ahead, rulings, signatures. *)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
  RowsMax,      \* rows that one node writes of its own
  CrashesMax,   \* crashes of both nodes together
  Orders,       \* whether B sends an order
  Off           \* guards that are left out, to see TLC find it: {} is the design

VARIABLES
  disk,         \* disk[n]: the journal as far as it is on disk
  memory,       \* memory[n]: rows decided and applied, not forced yet
  told,         \* told[n]: up to which number the other side is known to hold n's entries
  wire,         \* every frame that was ever sent
  crashes,
  made          \* own rows made so far, so that no two entries are the same

vars == <<disk, memory, told, wire, crashes, made>>

On(guard) == guard \notin Off

Nodes == {"A", "B"}
Other(n) == IF n = "A" THEN "B" ELSE "A"

\* What may be said to the other side.  A task is said inside one party.
Crosses == {"request", "word", "answer"} \cup (IF On("task") THEN {} ELSE {"task"})
             \cup (IF Orders THEN {"order"} ELSE {})

Rows(n) == disk[n] \o memory[n]
Own(rows) == SelectSeq(rows, LAMBDA r : r.from = "own")
Numbered(rows) == SelectSeq(rows, LAMBDA r : r.from = "own" /\ r.kind \in Crosses)
Received(rows) == SelectSeq(rows, LAMBDA r : r.from = "peer")
Entries(rows) == [i \in 1..Len(rows) |-> [kind |-> rows[i].kind, id |-> rows[i].id]]

\* Who holds B's function after these rows: J, from the cutover on U.
Holder(rows) == IF \E i \in 1..Len(rows) : rows[i].kind = "cutover" THEN "U" ELSE "J"

\* What a node's units were told to do, and by whom: an own officer's tasks.
Tasks(rows) ==
  {i \in 1..Len(rows) : rows[i].kind = "task" \/ (rows[i].kind = "order" /\ rows[i].from = "peer" /\ ~On("order"))}

Has(rows, from, kind) == \E i \in 1..Len(rows) : rows[i].from = from /\ rows[i].kind = kind

-------------------------------------------------------------------------------

Add(n, row) ==
  /\ memory' = [memory EXCEPT ![n] = Append(@, row)]
  /\ UNCHANGED <<disk, told, crashes>>

Say(n, kind, by) ==
  /\ Len(Own(Rows(n))) < RowsMax
  /\ made' = made + 1
  /\ Add(n, [from |-> "own", kind |-> kind, id |-> made + 1, by |-> by])
  /\ UNCHANGED wire

Ask == ~Has(Rows("A"), "own", "request") /\ Say("A", "request", "A")
Word == Say("A", "word", "A")
Cutover == ~Has(Rows("B"), "own", "cutover") /\ Say("B", "cutover", "B")

\* The holder at this place of B's journal answers, once.
Answer(by) ==
  /\ Has(Rows("B"), "peer", "request")
  /\ ~Has(Rows("B"), "own", "answer") \/ ~On("once")
  /\ by = Holder(Rows("B")) \/ ~On("holder")
  /\ Say("B", "answer", by)

\* An officer of B tasks an own unit, because of the request or not.
Task == Say("B", "task", "B")

\* B is no honest node: it numbers an order.
Order == Orders /\ Say("B", "order", "B")

Force(n) ==
  /\ memory[n] # <<>>
  /\ disk' = [disk EXCEPT ![n] = Rows(n)]
  /\ memory' = [memory EXCEPT ![n] = <<>>]
  /\ UNCHANGED <<told, wire, crashes, made>>

\* Hands over what the other side is not known to hold: only what is on the own disk.
HandOver(n) ==
  LET out == Entries(Numbered(IF On("force") THEN disk[n] ELSE Rows(n)))
  IN \E i \in (told[n] + 1)..Len(out) :
       /\ wire' = wire \cup {[what |-> "entry", to |-> Other(n), seq |-> i, entry |-> out[i]]}
       /\ UNCHANGED <<disk, memory, told, crashes, made>>

\* An entry arrives.  Only the next number is taken; everything that came before changes nothing.
Arrives(f) ==
  LET n == f.to
      next == Len(Received(Rows(n))) + 1
  IN /\ f.what = "entry"
     /\ f.seq = next \/ (f.seq > next /\ ~On("gap")) \/ (f.seq < next /\ ~On("twice"))
     /\ Len(Received(Rows(n))) < 2 * RowsMax
     /\ Add(n, [from |-> "peer", kind |-> f.entry.kind, id |-> f.entry.id, by |-> Other(n)])
     /\ UNCHANGED <<wire, made>>

\* "Everything up to this number is on my disk."
Receipt(n) ==
  LET upTo == Len(Received(IF On("receipt") THEN disk[n] ELSE Rows(n)))
  IN /\ upTo > 0
     /\ wire' = wire \cup {[what |-> "receipt", to |-> Other(n), seq |-> upTo]}
     /\ UNCHANGED <<disk, memory, told, crashes, made>>

ReceiptArrives(f) ==
  /\ f.what = "receipt" /\ f.seq > told[f.to]
  /\ told' = [told EXCEPT ![f.to] = f.seq]
  /\ UNCHANGED <<disk, memory, wire, crashes, made>>

\* The node stops and starts from its disk.
Crash(n) ==
  /\ crashes < CrashesMax /\ crashes' = crashes + 1
  /\ memory' = [memory EXCEPT ![n] = <<>>]
  /\ told' = [told EXCEPT ![n] = 0]
  /\ UNCHANGED <<disk, wire, made>>

Init ==
  /\ disk = [n \in Nodes |-> <<>>] /\ memory = [n \in Nodes |-> <<>>]
  /\ told = [n \in Nodes |-> 0] /\ wire = {} /\ crashes = 0 /\ made = 0

Next ==
  \/ Ask \/ Word \/ Cutover \/ Task \/ Order
  \/ \E by \in {"J", "U"} : Answer(by)
  \/ \E n \in Nodes : Force(n) \/ HandOver(n) \/ Receipt(n) \/ Crash(n)
  \/ \E f \in wire : Arrives(f) \/ ReceiptArrives(f)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(* What must hold. *)

IsPrefix(a, b) == Len(a) <= Len(b) /\ \A i \in 1..Len(a) : a[i] = b[i]

\* Each entry has its effect once, in the order in which its author wrote it, and nothing else has one.
ExactlyOnceInOrder ==
  \A n \in Nodes : IsPrefix(Entries(Received(Rows(n))), Entries(Numbered(disk[Other(n)])))

\* What a node believes the other to hold is on the other's disk.
AcknowledgedIsOnDisk ==
  \A n \in Nodes : told[n] <= Len(Received(disk[Other(n)]))

\* The answer is the holder's at that place of B's own journal, and there is one.
AnsweredByTheHolder ==
  LET rows == Rows("B")
  IN \A i \in 1..Len(rows) : (rows[i].from = "own" /\ rows[i].kind = "answer") =>
       rows[i].by = Holder(SubSeq(rows, 1, i - 1))

OneAnswer ==
  \A n \in Nodes : Cardinality({i \in 1..Len(Rows(n)) : Rows(n)[i].kind = "answer"}) <= 1

\* No task crosses, and what crosses tasks nobody.
NoTaskCrosses == \A f \in wire : f.what = "entry" => f.entry.kind # "task"
PeersTaskNobody == \A n \in Nodes : \A i \in Tasks(Rows(n)) : Rows(n)[i].from = "own"

=============================================================================
