// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Malformed;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.Control;
import renkei.core.exchange.Mark;
import renkei.core.exchange.SignedHead;
import renkei.wire.peer.AskReturn;
import renkei.wire.peer.Bye;
import renkei.wire.peer.Frame;
import renkei.wire.peer.Head;
import renkei.wire.peer.Hello;
import renkei.wire.peer.Memory;
import renkei.wire.peer.Ping;
import renkei.wire.peer.Pong;
import renkei.wire.peer.Receipt;
import renkei.wire.peer.Refused;
import renkei.wire.peer.ReturnEnd;
import renkei.wire.peer.Voided;

/// Frames that steer a link, to proto and back. Nothing of an entry passes here.
final class ControlFrames {
  private ControlFrames() {}

  static void write(Control control, Frame.Builder out) {
    switch (control) {
      case Control.Hello hello -> out.setHello(write(hello));
      case Control.Receipt receipt ->
          out.setReceipt(
              Receipt.newBuilder().setUpTo(write(receipt.upTo())).setAgain(receipt.again()));
      case Control.Ping ping ->
          out.setPing(
              Ping.newBuilder()
                  .setNumber(ping.number())
                  .setAt(Scalars.time(ping.at()))
                  .setSent(ping.sent()));
      case Control.Pong pong ->
          out.setPong(Pong.newBuilder().setNumber(pong.number()).setAt(Scalars.time(pong.at())));
      case Control.Voided voided -> out.setVoided(Voided.newBuilder().setSequence(voided.seq()));
      case Control.Refused refused ->
          out.setRefused(
              Refused.newBuilder()
                  .setSequence(refused.seq())
                  .setCode(Enums.refusal(refused.code())));
      case Control.Head head -> out.setHead(Head.newBuilder().setHead(write(head.head())));
      case Control.AskReturn ask ->
          out.setAskReturn(
              AskReturn.newBuilder().setIncarnation(ask.incarnation()).setAfter(ask.after()));
      case Control.ReturnEnd end ->
          out.setReturnEnd(
              ReturnEnd.newBuilder()
                  .setIncarnation(end.incarnation())
                  .setUpTo(end.upTo())
                  .setMore(end.more()));
      case Control.Bye bye -> out.setBye(write(bye));
    }
  }

  private static Hello write(Control.Hello hello) {
    Memory.Builder memory =
        Memory.newBuilder()
            .setReceived(write(hello.memory().received()))
            .setAcknowledged(hello.memory().acknowledged());
    SignedHead head = hello.memory().head();
    if (head != null) {
      memory.setHead(write(head));
    }
    return Hello.newBuilder()
        .setVersion(hello.version())
        .setAnswer(hello.answer())
        .setParty(Scalars.party(hello.party()))
        .setAt(Scalars.time(hello.at()))
        .setSent(write(hello.sent()))
        .setMemory(memory)
        .build();
  }

  private static renkei.wire.peer.Mark write(Mark mark) {
    return renkei.wire.peer.Mark.newBuilder()
        .setIncarnation(mark.incarnation())
        .setSequence(mark.seq())
        .setLinkHead(Scalars.hash(mark.linkHead()))
        .build();
  }

  private static renkei.wire.peer.SignedHead write(SignedHead head) {
    return renkei.wire.peer.SignedHead.newBuilder()
        .setHash(Scalars.hash(head.hash()))
        .setProof(Scalars.proof(head.proof()))
        .setIncarnation(head.incarnation())
        .build();
  }

  private static Bye write(Control.Bye bye) {
    RefusalCode code = bye.code();
    return code == null
        ? Bye.getDefaultInstance()
        : Bye.newBuilder().setCode(Enums.refusal(code)).build();
  }

  static Control.Hello read(Hello wire) {
    return new Control.Hello(
        wire.getVersion(),
        wire.getAnswer(),
        Scalars.party(wire.getParty()),
        Scalars.time(wire.getAt()),
        read(wire.getSent()),
        new Control.Memory(
            read(wire.getMemory().getReceived()),
            wire.getMemory().getAcknowledged(),
            wire.getMemory().hasHead() ? read(wire.getMemory().getHead()) : null));
  }

  static Control.Receipt read(Receipt wire) {
    return new Control.Receipt(read(wire.getUpTo()), wire.getAgain());
  }

  static Control.Ping read(Ping wire) {
    return new Control.Ping(wire.getNumber(), Scalars.time(wire.getAt()), wire.getSent());
  }

  static Control.Pong read(Pong wire) {
    return new Control.Pong(wire.getNumber(), Scalars.time(wire.getAt()));
  }

  static Control.Refused read(Refused wire) {
    return new Control.Refused(wire.getSequence(), Enums.refusal(wire.getCode()));
  }

  static Control.Head read(Head wire) {
    Malformed.unless(wire.hasHead(), "a head is signed");
    return new Control.Head(read(wire.getHead()));
  }

  static Control.AskReturn read(AskReturn wire) {
    return new Control.AskReturn(wire.getIncarnation(), wire.getAfter());
  }

  static Control.ReturnEnd read(ReturnEnd wire) {
    return new Control.ReturnEnd(wire.getIncarnation(), wire.getUpTo(), wire.getMore());
  }

  static Control.Bye read(Bye wire) {
    return new Control.Bye(wire.hasCode() ? Enums.refusal(wire.getCode()) : null);
  }

  private static Mark read(renkei.wire.peer.Mark wire) {
    return new Mark(wire.getIncarnation(), wire.getSequence(), Scalars.hash(wire.getLinkHead()));
  }

  private static SignedHead read(renkei.wire.peer.SignedHead wire) {
    return new SignedHead(
        wire.getIncarnation(), Scalars.hash(wire.getHash()), Scalars.proof(wire.getProof()));
  }
}
