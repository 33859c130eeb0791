// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import static renkei.node.guard.Contract.CODE;
import static renkei.node.guard.Contract.HASH;
import static renkei.node.guard.Contract.ID;
import static renkei.node.guard.Contract.LINE;
import static renkei.node.guard.Contract.PROSE;
import static renkei.node.guard.Shape.exactly;
import static renkei.node.guard.Shape.inner;
import static renkei.node.guard.Shape.number;
import static renkei.node.guard.Shape.of;
import static renkei.node.guard.Shape.text;

/// What may leave of a standing team: its charter, and what a party states in it.
final class TeamContract {
  private static final int ITEMS = 1_000;
  private static final int PARTIES = 10;
  private static final int CHANGES = 24;
  private static final int TOPICS = 5;
  private static final int WORDS_BYTES = 3 * 4_000;

  private TeamContract() {}

  private static final Shape NAMES = of("team names", text(1, LINE), text(2, LINE));
  private static final Shape WORDS = of("words", text(1, 3), text(2, WORDS_BYTES));

  static final Shape CHARTER =
      of(
          "team charter",
          inner(1, NAMES),
          inner(2, of("co-lead", exactly(1, HASH), inner(2, NAMES))).times(PARTIES),
          text(3, PROSE),
          text(4, 4).times(CHANGES));

  static final Shape MEMBER_LISTED =
      of(
          "team member listed",
          exactly(1, ID),
          text(2, CODE),
          inner(3, NAMES),
          text(4, CODE),
          text(5, LINE));
  static final Shape MEMBER_STRUCK =
      of("team member struck", exactly(1, ID), text(2, CODE), text(3, LINE));
  static final Shape WATCH_TAKEN = of("team watch taken", exactly(1, ID));
  static final Shape WATCH_LEFT = of("team watch left", exactly(1, ID), text(2, LINE));
  static final Shape NOTE_SENT = of("team note sent", exactly(1, ID), inner(2, WORDS));
  static final Shape TRANSLATION_GIVEN =
      of("team translation given", exactly(1, ID), exactly(2, ID), inner(3, WORDS), text(4, LINE));
  static final Shape LOG_LINE_ENTERED =
      of("team log line entered", exactly(1, ID), number(2), number(3, TOPICS), inner(4, WORDS));
  static final Shape ITEM_OPENED = of("team item opened", exactly(1, ID), inner(2, WORDS));
  static final Shape ITEM_CLOSED =
      of("team item closed", exactly(1, ID), exactly(2, ID), text(3, PROSE));
  static final Shape HANDOVER_SIGNED =
      of(
          "team handover signed",
          exactly(1, ID),
          text(2, CODE),
          inner(3, WORDS),
          exactly(4, ID).times(ITEMS));
  static final Shape HANDOVER_TAKEN =
      of("team handover taken", exactly(1, ID), exactly(2, ID), exactly(3, HASH));
}
