-------------------------------- MODULE Restore --------------------------------
(* SPDX-License-Identifier: Apache-2.0

   The record lane between two nodes of which one is put back to an older copy of its journal (DESIGN 4, rules 10
   and 11).  Nobody need tell it so: the hello of the next stream shows what the other remembers, the node gets its
   own entries back and readmits them, states nothing more as soon as one of them proves the loss, and an officer
   begins a new incarnation, in which numbers start at 1 again.  What was received under the numbers of the old one
   stays as evidence.

   A step is a turn: one input, its rows, the force, and everything that leaves after it.  A stream gives frames in
   their sequence and ends at any moment, with all that was on its way.  A link head is the entries up to a number
   themselves, as if no two had one hash.

   Left out: what Link.tla is about (forces, frames in any sequence), signed heads of the whole journal, a third
   party, portions of what is given back, limits, entries that the gate takes back, peers that lie. *)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
  EntriesMax,   \* entries that both state together
  StreamsMax,   \* streams between them
  LivesMax,     \* the highest incarnation
  RestoresMax,  \* how often a node is put back
  Restored,     \* who may be
  Off           \* guards that are left out, to see TLC find it: {} is the design

VARIABLES
  node,         \* node[n]: what it knows, from its disk and of the present stream
  copy,         \* copy[n]: <<what was on its disk once>>, or <<>>
  stream,       \* whether a stream stands
  queue,        \* queue[n]: frames on their way to n
  lost,         \* lost[n]: whether n was put back to where it lacks what the other knows of it, and did not begin anew
  made,         \* entries stated so far, so that no two are the same
  streams,
  restores

vars == <<node, copy, stream, queue, lost, made, streams, restores>>

On(guard) == guard \notin Off

Nodes == {"A", "B"}
Other(n) == IF n = "A" THEN "B" ELSE "A"
Lives == 1..LivesMax
Larger(a, b) == IF a > b THEN a ELSE b
Smaller(a, b) == IF a < b THEN a ELSE b
Range(s) == {s[i] : i \in 1..Len(s)}
IsPrefix(a, b) == Len(a) <= Len(b) /\ \A i \in 1..Len(a) : a[i] = b[i]

-------------------------------------------------------------------------------
(* What a node knows.

   life: its incarnation.  out[i]: the entries that it numbered in incarnation i; known[i]: up to which number the
   other is known to hold them.  in[i]: what it received of the other's incarnation i.  held: its own entries.
   did: the entries of the other that had their effect, in their sequence.

   Of the stream: greeted; peer: the other's incarnation; cursor: the next number to hand over; handed: the last one
   handed over; resumed: what the other held when it greeted; told: the highest number of the other that is known to
   exist; ahead: what came before the number that it follows; asking: <<from which own incarnation, after which
   number>> it asks its past back, or <<>>.

   Of the run: short: whose past is found to be shorter; claimed: the highest incarnation of its own that the other
   knows. *)

Fresh(d) ==
  [life |-> d.life, out |-> d.out, known |-> d.known, in |-> d.in, held |-> d.held, did |-> d.did,
   greeted |-> FALSE, peer |-> 0, cursor |-> d.known[d.life] + 1, handed |-> 0, resumed |-> 0, told |-> 0,
   ahead |-> {}, asking |-> <<>>, short |-> "none", claimed |-> 0]

Disk(p) == [life |-> p.life, out |-> p.out, known |-> p.known, in |-> p.in, held |-> p.held, did |-> p.did]

Empty ==
  [life |-> 1, out |-> [i \in Lives |-> <<>>], known |-> [i \in Lives |-> 0], in |-> [i \in Lives |-> <<>>],
   held |-> {}, did |-> <<>>]

\* No stream any more, or a new one on which nothing was said.
Ended(p) ==
  [p EXCEPT !.greeted = FALSE, !.peer = 0, !.cursor = p.known[p.life] + 1, !.handed = 0, !.resumed = 0,
            !.told = 0, !.ahead = {}, !.asking = <<>>]

Up(p) == p.greeted /\ p.short = "none"
Proven(p) == p.short = "proven"
Asks(p) == p.asking # <<>> /\ On("asks")
Out(p) == p.out[p.life]

\* The newest incarnation of the other of which anything is held.
Newest(p) ==
  IF \A i \in Lives : p.in[i] = <<>> THEN 0
  ELSE CHOOSE i \in Lives : p.in[i] # <<>> /\ \A j \in Lives : j > i => p.in[j] = <<>>
In(p, i) == IF i = 0 THEN <<>> ELSE p.in[i]

Hello(p, answer) ==
  [what |-> "hello", answer |-> answer, life |-> p.life, sent |-> Out(p),
   ofLife |-> Newest(p), received |-> In(p, Newest(p)), acknowledged |-> p.known[p.life]]

-------------------------------------------------------------------------------
(* Reading a hello: what the other remembers against what we hold. *)

\* From where on to ask for our own past: from the newest life of which the other acknowledged something to us,
\* since by then we had what was before.  A life of which it did not may be another that had the same number.
AskBack(p, h) ==
  IF h.ofLife = 0 THEN <<>>
  ELSE LET last == Smaller(h.ofLife, p.life)
           shared == {i \in 1..last : p.known[i] > 0}
           from == IF ~On("lives") THEN last ELSE IF shared = {} THEN 1 ELSE CHOOSE i \in shared : \A j \in shared : j <= i
       IN <<from, p.known[from]>>

Agreed(upTo, back) == [is |-> "agreed", upTo |-> upTo, back |-> back]
Short(whose, back) == [is |-> whose, upTo |-> 0, back |-> back]

\* The other remembers our receipt for more than we hold.
ReceiptLost(p, h) ==
  /\ h.life >= Newest(p)
  /\ h.acknowledged > Len(p.in[h.life])
  /\ h.ofLife = p.life \/ p.life = 1

\* The other gave more once than it says now, or something else.
TheirsShort(p, h) ==
  \/ h.life < Newest(p)
  \/ Len(h.sent) < Len(p.in[h.life])
  \/ Len(h.sent) = Len(p.in[h.life]) /\ h.sent # p.in[h.life]

\* The other holds more of ours than we gave, or something else.
OursShort(p, h) ==
  \/ h.ofLife > p.life
  \/ Len(h.received) > Len(Out(p))
  \/ On("head") /\ ~IsPrefix(h.received, Out(p))

\* The other acknowledged more of this incarnation of ours than it holds now, and did not begin anew.
Fewer(p, h) ==
  /\ h.life <= Larger(1, Newest(p))
  /\ p.known[p.life] > (IF h.ofLife = p.life THEN Len(h.received) ELSE 0)

Finding(p, h) ==
  IF On("receipt") /\ ReceiptLost(p, h) THEN Short("ours", AskBack(p, h))
  ELSE IF TheirsShort(p, h) THEN Short("theirs", <<>>)
  ELSE IF h.ofLife < p.life
    THEN IF On("receipt") /\ Fewer(p, h) THEN Short("theirs", <<>>) ELSE Agreed(0, IF h.received = <<>> \/ IsPrefix(h.received, p.out[h.ofLife]) \/ ~On("back") THEN <<>>
                   ELSE AskBack(p, h))
  ELSE IF On("short") /\ OursShort(p, h) THEN Short("ours", AskBack(p, h))
  ELSE IF On("receipt") /\ Fewer(p, h) THEN Short("theirs", <<>>)
  ELSE Agreed(Smaller(Len(h.received), Len(Out(p))), <<>>)

\* What had a number in an incarnation of ours that ended, has none now, and is not held by the other.
RECURSIVE LostFrom(_, _, _)
LostFrom(p, h, i) ==
  IF i >= p.life THEN <<>>
  ELSE LET first == IF i < h.ofLife THEN p.known[i] + 1 ELSE IF i = h.ofLife THEN Len(h.received) + 1 ELSE 1
       IN SubSeq(p.out[i], first, Len(p.out[i])) \o LostFrom(p, h, i + 1)

RECURSIVE Once(_, _)
Once(s, but) ==
  IF s = <<>> THEN <<>>
  ELSE IF Head(s) \in but THEN Once(Tail(s), but)
  ELSE <<Head(s)>> \o Once(Tail(s), but \cup {Head(s)})

Lost(p, h) == Once(LostFrom(p, h, 1), Range(Out(p)))

-------------------------------------------------------------------------------
(* A turn: what the node knows after its input, and the frames that leave.  `due`: whether a receipt is. *)

Turn(p, frames, due, again) == [p |-> p, frames |-> frames, due |-> due, again |-> again]

Receipt(p, again) ==
  [what |-> "receipt", life |-> p.peer, upTo |-> In(p, p.peer), again |-> again]

\* Numbers that were handed over and not taken are asked for again.
Misses(p) == Up(p) /\ p.asking = <<>> /\ p.told > Len(In(p, p.peer))

\* After the force: the receipt, then every number that the other is not known to hold.
Leaves(t) ==
  LET p == t.p
      again == t.again /\ Misses(p)
      receipt == IF Up(p) /\ (t.due \/ again) THEN <<Receipt(p, again)>> ELSE <<>>
      last == Len(Out(p))
      entries == IF Up(p) /\ ~Asks(p)
                 THEN [i \in 1..(last - p.cursor + 1) |->
                         [what |-> "entry", seq |-> p.cursor + i - 1, id |-> Out(p)[p.cursor + i - 1]]]
                 ELSE <<>>
  IN [p |-> IF entries = <<>> THEN p ELSE [p EXCEPT !.handed = Larger(@, last), !.cursor = last + 1],
      frames |-> t.frames \o receipt \o entries]

ReadHello(p, h) ==
  LET answer == IF h.answer THEN <<>> ELSE <<Hello(p, TRUE)>>
  IN IF p.greeted /\ h.life <= p.peer THEN Turn(p, answer, FALSE, FALSE)
     ELSE
       LET f == Finding(p, h)
           upTo == IF f.is = "agreed" THEN f.upTo ELSE p.known[p.life]
           ask == IF f.back = <<>> THEN <<>> ELSE <<[what |-> "ask", from |-> f.back[1], after |-> f.back[2]]>>
           found == IF Proven(p) THEN "proven" ELSE IF f.is = "agreed" THEN "none" ELSE f.is
           more == IF f.is = "agreed" THEN Lost(p, h) ELSE <<>>
           q == [p EXCEPT !.greeted = TRUE, !.peer = h.life, !.told = Len(p.in[h.life]), !.ahead = {},
                          !.claimed = Larger(@, h.ofLife), !.known[p.life] = upTo, !.out[p.life] = @ \o more,
                          !.cursor = upTo + 1, !.handed = upTo, !.resumed = upTo, !.asking = f.back,
                          !.short = found]
       IN Turn(q, answer \o ask, Len(p.in[h.life]) > 0, FALSE)

\* An entry has its effect once, whatever number it comes under.
Take(p, id) ==
  [p EXCEPT !.in = [i \in Lives |-> IF i = p.peer THEN Append(@[i], id) ELSE IF On("evidence") THEN @[i] ELSE <<>>],
            !.did = IF id \in Range(@) /\ On("once") THEN @ ELSE Append(@, id)]

RECURSIVE TakeAhead(_)
TakeAhead(p) ==
  LET next == {a \in p.ahead : a.seq = Len(In(p, p.peer)) + 1}
  IN IF next = {} THEN p
     ELSE LET a == CHOOSE x \in next : TRUE IN TakeAhead(Take([p EXCEPT !.ahead = @ \ {a}], a.id))

ReadEntry(p, f) ==
  IF ~Up(p) \/ Asks(p) THEN Turn(p, <<>>, FALSE, TRUE)
  ELSE LET q == [p EXCEPT !.told = Larger(@, f.seq)]
           next == Len(In(p, p.peer)) + 1
       IN IF f.seq < next THEN Turn(p, <<>>, TRUE, TRUE)
          ELSE IF f.seq > next
            THEN Turn([q EXCEPT !.ahead = @ \cup {[seq |-> f.seq, id |-> f.id]}], <<>>, FALSE, TRUE)
          ELSE Turn(TakeAhead(Take(q, f.id)), <<>>, TRUE, TRUE)

\* A receipt for something else than was sent: greeting anew can tell why.
Mismatch(p, f) ==
  /\ Up(p) /\ f.what = "receipt" /\ f.life = p.life /\ Len(f.upTo) >= p.known[p.life]
  /\ Len(f.upTo) > p.handed \/ ~IsPrefix(f.upTo, Out(p))

ReadReceipt(p, f) ==
  IF ~Up(p) \/ f.life # p.life \/ Len(f.upTo) < p.known[p.life] THEN Turn(p, <<>>, FALSE, TRUE)
  ELSE LET n == Len(f.upTo)
           q == [p EXCEPT !.known[p.life] = n, !.cursor = Larger(@, n + 1)]
       IN Turn(IF f.again THEN [q EXCEPT !.cursor = n + 1] ELSE q, <<>>, FALSE, TRUE)

\* The other lost a part of its past: all that we hold of it after that.
RECURSIVE GivenBack(_, _, _)
GivenBack(p, i, after) ==
  IF i > LivesMax THEN <<>>
  ELSE [k \in 1..Larger(0, Len(p.in[i]) - after) |-> [what |-> "returned", id |-> p.in[i][after + k]]]
         \o GivenBack(p, i + 1, 0)

ReadAsk(p, f) == Turn(p, GivenBack(p, f.from, f.after) \o <<[what |-> "end"]>>, FALSE, TRUE)

\* Our own entry, signed by us.  One that we do not hold proves that we lost it.
ReadReturned(p, f) ==
  IF p.asking = <<>> \/ f.id \in p.held THEN Turn(p, <<>>, FALSE, TRUE)
  ELSE Turn([p EXCEPT !.held = @ \cup {f.id}, !.short = IF @ = "ours" THEN "proven" ELSE @], <<>>, FALSE, TRUE)

ReadEnd(p) == Turn([p EXCEPT !.asking = <<>>], <<>>, FALSE, TRUE)

ReadPing(p, f) == Turn([p EXCEPT !.told = Larger(@, f.sent)], <<>>, f.sent > 0, TRUE)

Read(p, f) ==
  CASE f.what = "hello" -> ReadHello(p, f)
    [] f.what # "hello" /\ ~p.greeted -> Turn(p, <<>>, FALSE, FALSE)
    [] f.what = "entry" /\ p.greeted -> ReadEntry(p, f)
    [] f.what = "receipt" /\ p.greeted -> ReadReceipt(p, f)
    [] f.what = "ask" /\ p.greeted -> ReadAsk(p, f)
    [] f.what = "returned" /\ p.greeted -> ReadReturned(p, f)
    [] f.what = "end" /\ p.greeted -> ReadEnd(p)
    [] f.what = "ping" /\ p.greeted -> ReadPing(p, f)

-------------------------------------------------------------------------------
(* What happens. *)

NoStream(q) == [n \in Nodes |-> Ended(q[n])]

Send(n, t, rest) ==
  LET left == Leaves(t)
  IN /\ node' = [node EXCEPT ![n] = left.p]
     /\ queue' = [queue EXCEPT ![n] = rest, ![Other(n)] = @ \o left.frames]

\* An officer states something for the other side.
State(n) ==
  /\ made < EntriesMax /\ made' = made + 1
  /\ ~Proven(node[n]) \/ ~On("readonly")
  /\ LET p == node[n]
         q == [p EXCEPT !.out[p.life] = Append(@, made + 1), !.held = @ \cup {made + 1}]
     IN Send(n, Turn(q, <<>>, FALSE, FALSE), queue[n])
  /\ UNCHANGED <<copy, stream, lost, streams, restores>>

Open ==
  /\ ~stream /\ streams < StreamsMax
  /\ stream' = TRUE /\ streams' = streams + 1
  /\ node' = NoStream(node)
  /\ queue' = [n \in Nodes |-> <<Hello(Ended(node[Other(n)]), FALSE)>>]
  /\ UNCHANGED <<copy, lost, made, restores>>

Ends(nodes) ==
  /\ stream' = FALSE
  /\ node' = NoStream(nodes)
  /\ queue' = [n \in Nodes |-> <<>>]

Cut == stream /\ Ends(node) /\ UNCHANGED <<copy, lost, made, streams, restores>>

Arrives(n) ==
  /\ stream /\ queue[n] # <<>>
  /\ LET f == Head(queue[n])
     IN IF Mismatch(node[n], f) THEN Ends(node)
        ELSE Send(n, Read(node[n], f), Tail(queue[n])) /\ UNCHANGED stream
  /\ UNCHANGED <<copy, lost, made, streams, restores>>

\* Now and then a node tells what it handed over.  Here: when the other misses it and nothing is on its way.
Ping(n) ==
  LET o == node[Other(n)]
  IN /\ stream /\ queue[n] = <<>> /\ queue[Other(n)] = <<>>
     /\ Up(node[n]) /\ Up(o) /\ o.asking = <<>>
     /\ node[n].handed > o.told
     /\ queue' = [queue EXCEPT ![Other(n)] = Append(@, [what |-> "ping", sent |-> node[n].handed])]
     /\ UNCHANGED <<node, copy, stream, lost, made, streams, restores>>

\* One of both is put back, here: what both lost together nobody can give back, and what one got back and the other then
\* lost is not numbered again.
Copy(n) ==
  /\ n \in Restored /\ copy[n] = <<>> /\ restores < RestoresMax
  /\ copy' = [copy EXCEPT ![n] = <<Disk(node[n])>>]
  /\ UNCHANGED <<node, stream, queue, lost, made, streams, restores>>

\* What the other knows of a node and its disk does not say.
Lacks(d, o) ==
  \/ Newest(o) > d.life
  \/ Newest(o) = d.life /\ ~IsPrefix(o.in[d.life], d.out[d.life])
  \/ o.known[o.life] > Len(d.in[o.life])

\* The disk is put back; the node does not know.
PutBack(n) ==
  /\ copy[n] # <<>> /\ restores < RestoresMax /\ restores' = restores + 1
  /\ Ends([node EXCEPT ![n] = Fresh(copy[n][1])])
  /\ lost' = [lost EXCEPT ![n] = @ \/ Lacks(copy[n][1], node[Other(n)])]
  /\ UNCHANGED <<copy, made, streams>>

\* An officer begins a new incarnation: after a restore that is known, or when the link says so.  The notice of it
\* has number 1, so that two lives that have one number by mistake differ from their first number on.
Begin(n) ==
  LET p == node[n]
      next == Larger(p.life, p.claimed) + 1
      open == IF On("renumber") THEN SubSeq(Out(p), p.known[p.life] + 1, Len(Out(p))) ELSE <<>>
      notice == IF On("notice") THEN <<made + 1>> ELSE <<>>
      q == [p EXCEPT !.life = next, !.out[next] = notice \o open, !.held = @ \cup Range(notice), !.cursor = 1,
                     !.handed = 0, !.resumed = 0, !.greeted = FALSE, !.short = IF @ \in {"ours", "proven"} THEN "none" ELSE @]
  IN /\ n \in Restored /\ restores > 0 /\ next <= LivesMax
     /\ IF stream /\ p.handed <= p.resumed
        THEN /\ node' = [node EXCEPT ![n] = q]
             /\ queue' = [queue EXCEPT ![Other(n)] = Append(@, Hello(q, FALSE))]
             /\ UNCHANGED stream
        \* Frames on their way do not say of which life they are: then on a fresh stream.
        ELSE Ends([node EXCEPT ![n] = q])
     /\ made' = made + 1 /\ lost' = [lost EXCEPT ![n] = FALSE]
     /\ UNCHANGED <<copy, streams, restores>>

Init ==
  /\ node = [n \in Nodes |-> Fresh(Empty)]
  /\ copy = [n \in Nodes |-> <<>>]
  /\ stream = FALSE /\ queue = [n \in Nodes |-> <<>>]
  /\ lost = [n \in Nodes |-> FALSE] /\ made = 0 /\ streams = 0 /\ restores = 0

Next ==
  \/ Open \/ Cut
  \/ \E n \in Nodes : State(n) \/ Arrives(n) \/ Ping(n) \/ Copy(n) \/ PutBack(n) \/ Begin(n)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(* What must hold. *)

Received(p) == UNION {Range(p.in[i]) : i \in Lives}
BothUp == \A n \in Nodes : Up(node[n])

\* While entries flow, both hold the same under the same numbers: no number of one incarnation twice.
AlikeWhileUp ==
  BothUp => \A n \in Nodes :
    LET p == node[n] o == node[Other(n)]
    IN o.peer = p.life => IsPrefix(o.in[p.life], Out(p))

\* What a node believes the other to hold the other holds.
AcknowledgedIsHeld ==
  BothUp => \A n \in Nodes :
    LET p == node[n] o == node[Other(n)]
    IN o.peer = p.life => p.known[p.life] <= Len(o.in[p.life])

\* What the other holds of ours is never lost for good: who goes on has it, or is getting it back.
NothingLostForGood ==
  \A n \in Nodes :
    LET p == node[n] IN (Up(p) /\ p.asking = <<>>) => Received(node[Other(n)]) \subseteq p.held

\* Whatever the other does not hold is still to come.
NothingLeftOut ==
  \A n \in Nodes :
    LET p == node[n] IN
      (Up(p) /\ p.asking = <<>>) =>
         p.held \subseteq Received(node[Other(n)]) \cup Range(SubSeq(Out(p), p.known[p.life] + 1, Len(Out(p))))

\* Who lost what the other knows of it does not go on as if nothing were.
RestoreIsFound == BothUp => \A n \in Nodes : ~lost[n]

AppliedOnce == \A n \in Nodes : Len(node[n].did) = Cardinality(Range(node[n].did))

\* Who knows by its own signature that a part of its past is gone states nothing.
NothingStatedAfterProof ==
  [][\A n \in Nodes : (Proven(node[n]) /\ node'[n].life = node[n].life) => made + 1 \notin node'[n].held]_vars

\* What came under the numbers of an old incarnation stays, but for who is put back itself.
EvidenceStays ==
  [][restores' = restores => \A n \in Nodes : \A i \in Lives : IsPrefix(node[n].in[i], node'[n].in[i])]_vars

=============================================================================
