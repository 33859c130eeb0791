// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import static renkei.node.guard.Contract.CODE;
import static renkei.node.guard.Contract.HASH;
import static renkei.node.guard.Contract.ID;
import static renkei.node.guard.Contract.LINE;
import static renkei.node.guard.Contract.NAMES;
import static renkei.node.guard.Contract.PARTIES;
import static renkei.node.guard.Shape.exactly;
import static renkei.node.guard.Shape.inner;
import static renkei.node.guard.Shape.number;
import static renkei.node.guard.Shape.of;
import static renkei.node.guard.Shape.text;

/// The published table of programmes, as [Contract] has the rest.
final class ProgrammeContract {
  private static final int WHOLE = 10_000;
  private static final int SITES = 64;

  private ProgrammeContract() {}

  static final Shape STAGE =
      of(
          "programme stage",
          exactly(1, ID),
          text(2, CODE),
          exactly(3, ID),
          inner(4, NAMES),
          exactly(5, HASH),
          inner(6, of("work portion", exactly(1, HASH), number(2, WHOLE))).times(PARTIES),
          inner(7, of("programme site", exactly(1, HASH), text(2, LINE), text(3, LINE)))
              .times(SITES));
  static final Shape PLANNED = of("milestone planned", exactly(1, ID), inner(2, NAMES), number(3));
  static final Shape MOVED =
      of("milestone moved", exactly(1, ID), exactly(2, ID), number(3), text(4, LINE));
  static final Shape REACHED =
      of("milestone reached", exactly(1, ID), exactly(2, ID), number(3), text(4, LINE));
}
