// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import static renkei.node.guard.Contract.ID;
import static renkei.node.guard.Contract.LINE;
import static renkei.node.guard.Shape.exactly;
import static renkei.node.guard.Shape.number;
import static renkei.node.guard.Shape.of;
import static renkei.node.guard.Shape.text;

/// The published table of what is stated under a proposal in force, as [Contract] has the rest.
final class JointContract {
  private JointContract() {}

  static final Shape MOVEMENT =
      of(
          "movement stated",
          exactly(1, ID),
          number(2, 2),
          number(3),
          number(4, 1_000_000),
          text(5, LINE));
}
