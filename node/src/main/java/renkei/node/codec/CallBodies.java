// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.Domestic;
import renkei.core.entry.FunctionId;
import renkei.wire.local.AlarmClock;
import renkei.wire.local.AlarmRaised;
import renkei.wire.local.AlarmStage;
import renkei.wire.local.NeedCalled;

/// Calls and alarms to proto and back.
final class CallBodies {
  private CallBodies() {}

  static NeedCalled write(Domestic.NeedCalled called) {
    NeedCalled.Builder out =
        NeedCalled.newBuilder()
            .setFunction(called.function().code())
            .setCapability(called.capability())
            .setQuantity(called.quantity());
    for (Domestic.Called one : called.asked()) {
      out.addAsked(
          renkei.wire.local.Called.newBuilder()
              .setParty(Scalars.party(one.party()))
              .setProposal(Scalars.id(one.proposal())));
    }
    return out.build();
  }

  static Domestic.NeedCalled read(NeedCalled wire) {
    Scalars.capped(wire.getAskedCount(), Limits.PARTIES_MAX, "parties");
    return new Domestic.NeedCalled(
        new FunctionId(wire.getFunction()),
        wire.getCapability(),
        wire.getQuantity(),
        wire.getAskedList().stream()
            .map(one ->
                new Domestic.Called(Scalars.party(one.getParty()), Scalars.id(one.getProposal())))
            .toList());
  }

  static AlarmRaised write(Domestic.AlarmRaised raised) {
    AlarmClock clock =
        switch (raised.clock()) {
          case ACKNOWLEDGE -> AlarmClock.ALARM_CLOCK_ACKNOWLEDGE;
          case ANSWER -> AlarmClock.ALARM_CLOCK_ANSWER;
          case VALID -> AlarmClock.ALARM_CLOCK_VALID;
        };
    AlarmStage stage =
        switch (raised.stage()) {
          case NEAR -> AlarmStage.ALARM_STAGE_NEAR;
          case PASSED -> AlarmStage.ALARM_STAGE_PASSED;
        };
    return AlarmRaised.newBuilder()
        .setProposal(Scalars.id(raised.proposal()))
        .setClock(clock)
        .setStage(stage)
        .build();
  }

  static Domestic.AlarmRaised read(AlarmRaised wire) {
    Domestic.AlarmClock clock =
        switch (wire.getClock()) {
          case ALARM_CLOCK_ACKNOWLEDGE -> Domestic.AlarmClock.ACKNOWLEDGE;
          case ALARM_CLOCK_ANSWER -> Domestic.AlarmClock.ANSWER;
          case ALARM_CLOCK_VALID -> Domestic.AlarmClock.VALID;
          case ALARM_CLOCK_UNSPECIFIED, UNRECOGNIZED ->
              throw new Malformed("an alarm's clock is missing or not one that this version knows");
        };
    Domestic.AlarmStage stage =
        switch (wire.getStage()) {
          case ALARM_STAGE_NEAR -> Domestic.AlarmStage.NEAR;
          case ALARM_STAGE_PASSED -> Domestic.AlarmStage.PASSED;
          case ALARM_STAGE_UNSPECIFIED, UNRECOGNIZED ->
              throw new Malformed("an alarm's stage is missing or not one that this version knows");
        };
    return new Domestic.AlarmRaised(Scalars.id(wire.getProposal()), clock, stage);
  }
}
