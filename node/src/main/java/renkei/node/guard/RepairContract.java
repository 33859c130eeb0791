// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import static renkei.node.guard.Contract.CODE;
import static renkei.node.guard.Contract.HASH;
import static renkei.node.guard.Contract.ID;
import static renkei.node.guard.Contract.LINE;
import static renkei.node.guard.Contract.NAMES;
import static renkei.node.guard.Shape.exactly;
import static renkei.node.guard.Shape.inner;
import static renkei.node.guard.Shape.number;
import static renkei.node.guard.Shape.of;
import static renkei.node.guard.Shape.real;
import static renkei.node.guard.Shape.text;

/// The published table of repair slots, as [Contract] has the rest.
final class RepairContract {
  private static final int CENTIMETRES = 100_000;
  private static final int TONNES = 1_000_000;
  private static final int DAYS = 1_000;

  private RepairContract() {}

  private static final Shape VESSEL =
      of(
          "vessel",
          exactly(1, HASH),
          text(2, CODE),
          inner(3, NAMES),
          number(4, CENTIMETRES),
          number(5, CENTIMETRES),
          number(6, CENTIMETRES),
          number(7, CENTIMETRES),
          number(8, TONNES));
  private static final Shape WORK =
      of("work", text(1, CODE), text(2, LINE), text(3, CODE).times(32), number(4, DAYS));
  private static final Shape BERTH =
      of(
          "berth",
          exactly(1, HASH),
          text(2, CODE),
          text(3, CODE),
          number(4),
          inner(5, of("place", real(1), real(2))));
  private static final Shape ELIGIBILITY =
      of("eligibility", text(1, LINE), number(2, 1), text(3, LINE));

  static final Shape SLOT =
      of(
          "repair slot",
          inner(1, VESSEL),
          inner(2, WORK),
          inner(3, BERTH),
          number(4),
          number(5),
          inner(6, ELIGIBILITY),
          exactly(7, ID));
  static final Shape STATED =
      of("repair stated", exactly(1, ID), number(2, 4), number(3), text(4, LINE));
}
