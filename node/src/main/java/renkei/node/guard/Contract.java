// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import static renkei.node.guard.Shape.choice;
import static renkei.node.guard.Shape.exactly;
import static renkei.node.guard.Shape.inner;
import static renkei.node.guard.Shape.number;
import static renkei.node.guard.Shape.of;
import static renkei.node.guard.Shape.real;
import static renkei.node.guard.Shape.text;
import static renkei.node.guard.Shape.upTo;

/// The guard's own table of what may leave, written by hand from docs/protocol and not generated: a
/// field that is added to the contract does not leave before somebody decides so here as well.
final class Contract {
  static final int ENTRY_BYTES_MAX = 1 << 20;
  static final int FRAME_BYTES_MAX = ENTRY_BYTES_MAX + 4096;

  static final int HASH = 32;
  static final int ID = 16;
  static final int CODE = 64;
  // Characters of the contract may take up to three bytes of UTF-8 for each unit of UTF-16.
  static final int LINE = 3 * 500;
  static final int PROSE = 3 * 20_000;
  static final int PARTIES = 64;
  private static final int LEVEL = 5;
  private static final int PILLARS = 16;
  private static final int REFUSALS = 66;

  private Contract() {}

  // -------------------------------------------------------------------------------- small shapes

  static final Shape PROOF = of("proof", exactly(1, HASH), exactly(2, 64));
  static final Shape ASSERTION = of("assertion", upTo(1, 512), upTo(2, 1_024));
  static final Shape OFFICER_PROOF =
      of("officer proof", exactly(1, HASH), upTo(2, 72), inner(3, ASSERTION));
  static final Shape CODES = of("codes", text(1, CODE).times(PARTIES));
  static final Shape LABEL =
      of(
          "label",
          text(1, CODE),
          number(2, LEVEL),
          text(3, CODE).times(PARTIES),
          inner(4, CODES),
          text(5, CODE).times(PARTIES),
          number(6, 1));
  static final Shape NAMES = of("names", text(1, LINE), text(2, LINE));
  static final Shape AREA = of("area", real(1), real(2), real(3), real(4));

  // --------------------------------------------------------------------------------------- terms

  static final Shape TEXT = of("text", text(1, 3), text(2, PROSE));
  static final Shape TRANSLATION = of("translation", text(1, 3), text(2, PROSE), text(3, LINE));
  static final Shape ROLL_KEY =
      of("roll key", text(1, CODE), text(2, CODE), number(3, 3), upTo(4, 128), text(5, 200));
  static final Shape IDENTITY =
      of(
          "identity",
          exactly(1, HASH),
          text(2, CODE),
          inner(3, NAMES),
          exactly(4, 32),
          exactly(5, HASH),
          text(6, LINE),
          inner(7, ROLL_KEY).times(32));
  static final Shape MEANING = of("meaning", number(1, LEVEL), number(2, LEVEL));
  static final Shape CEILING =
      of(
          "ceiling",
          exactly(1, HASH),
          exactly(2, HASH),
          text(3, CODE),
          number(4, LEVEL),
          text(5, CODE),
          inner(6, MEANING).times(LEVEL));
  static final Shape PAIRING =
      of("pairing", inner(1, IDENTITY), inner(2, IDENTITY), inner(3, CEILING).times(2));
  static final Shape SUPPORT =
      of(
          "support",
          text(1, CODE),
          text(2, LINE),
          number(3, 1_000_000),
          text(4, PROSE),
          text(5, PROSE),
          inner(6, AREA),
          number(7),
          number(8),
          number(9, 3));
  static final Shape VISIT =
      of(
          "visit",
          exactly(1, HASH),
          text(2, LINE),
          text(3, LINE),
          number(4),
          number(5),
          number(6, 1_000_000),
          text(7, PROSE),
          exactly(8, ID),
          exactly(9, ID));
  static final Shape ONWARD = of("onward release", exactly(1, HASH), exactly(2, HASH));
  static final Shape WITHDRAWAL = of("withdrawal", exactly(1, ID), number(2));
  static final Shape INFORMATION =
      of("information", text(1, CODE), text(2, PROSE), number(3), number(4, LEVEL));
  static final Shape SCOPE =
      of(
          "membership scope",
          text(1, CODE),
          number(2, 1),
          number(3, LEVEL),
          inner(4, MEANING).times(LEVEL));
  static final Shape AGREEMENT =
      of(
          "agreement",
          exactly(1, HASH).times(PARTIES),
          exactly(2, HASH),
          text(3, CODE).times(PILLARS),
          number(4, PARTIES),
          number(5, 3_650),
          number(6),
          number(7),
          number(8, 1),
          inner(9, SCOPE).times(PILLARS + 1));

  /// The terms of an agreement as they were sealed, inside those of an accession: nothing else, and
  /// nothing deeper.
  static final Shape AGREED =
      of(
          "terms of an agreement",
          inner(1, TEXT).times(8),
          exactly(2, ID).times(16),
          inner(3, TRANSLATION).times(8),
          inner(22, AGREEMENT));

  static final Shape ACCESSION =
      of(
          "accession",
          exactly(1, ID),
          text(2, CODE),
          number(3),
          exactly(4, HASH),
          exactly(5, HASH),
          exactly(6, HASH),
          inner(7, AGREED));
  static final Shape LEAVING = of("leaving", exactly(1, ID), text(2, CODE), number(3), number(4));
  static final Shape INTEREST = of("interest", exactly(1, ID), text(2, CODE));
  static final Shape SUCCESSION =
      of(
          "succession",
          exactly(1, ID),
          text(2, CODE),
          number(3),
          exactly(4, HASH),
          exactly(5, HASH));
  static final Shape TERMS =
      choice(
          "terms",
          16,
          inner(1, TEXT).times(8),
          exactly(2, ID).times(16),
          inner(3, TRANSLATION).times(8),
          inner(16, PAIRING),
          inner(17, SUPPORT),
          inner(18, VISIT),
          inner(19, ONWARD),
          inner(20, WITHDRAWAL),
          inner(21, INFORMATION),
          inner(22, AGREEMENT),
          inner(23, ACCESSION),
          inner(24, LEAVING),
          inner(26, TeamContract.CHARTER),
          inner(27, ProgrammeContract.STAGE),
          inner(28, RepairContract.SLOT),
          inner(29, INTEREST),
          inner(30, SUCCESSION));

  // -------------------------------------------------------------------------------------- bodies

  static final Shape ELECTOR = of("elector", exactly(1, HASH), text(2, CODE));
  static final Shape RULE =
      of("rule", number(1, 4), number(2, Integer.MAX_VALUE), exactly(3, HASH).times(PARTIES));
  static final Shape ACKNOWLEDGED = of("proposal acknowledged", exactly(1, ID));
  static final Shape CONSENT = of("consent given", exactly(1, ID), exactly(2, HASH));
  static final Shape CONSENT_WITHDRAWN =
      of("consent withdrawn", exactly(1, ID), exactly(2, HASH), text(3, PROSE));
  static final Shape DECLINED =
      of("proposal declined", exactly(1, ID), exactly(2, HASH), text(3, PROSE));
  static final Shape WITHDRAWN = of("proposal withdrawn", exactly(1, ID), text(2, PROSE));
  static final Shape RATIFIED = of("proposal ratified", exactly(1, ID), exactly(2, HASH));
  static final Shape CLOSED =
      of(
          "proposal closed",
          exactly(1, ID),
          number(2, 5),
          exactly(3, HASH),
          exactly(4, HASH).times(256));
  static final Shape PROGRESS = of("progress stated", exactly(1, ID), number(2, 4), text(3, LINE));
  static final Shape INFORMATION_GIVEN =
      of("information given", exactly(1, ID), text(2, PROSE), exactly(3, ID));
  static final Shape DOCUMENT =
      of(
          "document released",
          text(1, LINE),
          text(2, 129),
          upTo(3, ENTRY_BYTES_MAX - (64 << 10)),
          exactly(4, HASH).times(PARTIES));
  static final Shape RECALL = of("recall notice", exactly(1, ID), text(2, PROSE));
  static final Shape COUNTERPART =
      of("counterpart stated", text(1, CODE), text(2, CODE), inner(3, NAMES), number(4));
  static final Shape READINESS =
      of(
          "readiness released",
          text(1, CODE),
          inner(2, NAMES),
          number(3, 3),
          number(4, 365 * 24 * 60),
          number(5));
  static final Shape INCARNATION =
      of("incarnation started", number(1, Integer.MAX_VALUE), text(2, LINE));

  static final Shape KEY_ENTERED = of("officer key entered", inner(1, ROLL_KEY));
  static final Shape ROLL_STATED =
      of(
          "roll stated",
          exactly(1, ID),
          number(2, Integer.MAX_VALUE),
          number(3),
          inner(4, ROLL_KEY).times(32),
          exactly(5, HASH).times(256));
  static final Shape KEY_REVOKED = of("officer key revoked", exactly(1, HASH), text(2, LINE));

  /// An entry of ours: everything in it is in the table.
  static final Shape OWN_ENTRY = entry(inner(1, TERMS), inner(3, TERMS));

  /// An entry that another party stated, carried on or going back to it; its terms may be of a
  /// later version.
  static final Shape RETURNED_ENTRY = entry(upTo(1, ENTRY_BYTES_MAX), upTo(3, ENTRY_BYTES_MAX));

  private static Shape entry(Shape.Field openedTerms, Shape.Field counteredTerms) {
    Shape opened =
        of(
            "proposal opened",
            openedTerms,
            exactly(2, HASH),
            inner(3, ELECTOR).times(PARTIES),
            inner(4, RULE),
            number(5),
            number(6),
            number(7));
    Shape countered = of("terms countered", exactly(1, ID), exactly(2, HASH), counteredTerms);
    return choice(
        "entry",
        16,
        number(1, 1),
        exactly(2, HASH),
        exactly(3, ID),
        number(4),
        number(5),
        text(6, CODE),
        text(7, CODE),
        text(8, LINE),
        exactly(9, HASH).times(PARTIES),
        inner(10, LABEL),
        inner(16, opened),
        inner(17, ACKNOWLEDGED),
        inner(18, CONSENT),
        inner(19, CONSENT_WITHDRAWN),
        inner(20, countered),
        inner(21, DECLINED),
        inner(22, WITHDRAWN),
        inner(23, CLOSED),
        inner(24, PROGRESS),
        inner(25, DOCUMENT),
        inner(26, RECALL),
        inner(27, COUNTERPART),
        inner(28, INCARNATION),
        inner(29, INFORMATION_GIVEN),
        inner(30, KEY_ENTERED),
        inner(31, KEY_REVOKED),
        inner(32, JointContract.MOVEMENT),
        inner(35, TeamContract.MEMBER_LISTED),
        inner(36, TeamContract.MEMBER_STRUCK),
        inner(37, TeamContract.WATCH_TAKEN),
        inner(38, TeamContract.WATCH_LEFT),
        inner(39, TeamContract.NOTE_SENT),
        inner(40, TeamContract.TRANSLATION_GIVEN),
        inner(41, TeamContract.LOG_LINE_ENTERED),
        inner(42, TeamContract.ITEM_OPENED),
        inner(43, TeamContract.ITEM_CLOSED),
        inner(44, TeamContract.HANDOVER_SIGNED),
        inner(45, TeamContract.HANDOVER_TAKEN),
        inner(47, ProgrammeContract.PLANNED),
        inner(48, ProgrammeContract.MOVED),
        inner(49, ProgrammeContract.REACHED),
        inner(51, RepairContract.STATED),
        inner(55, RATIFIED),
        inner(59, READINESS),
        inner(80, ROLL_STATED));
  }

  // -------------------------------------------------------------------------------------- frames

  private static final int INCARNATIONS = Integer.MAX_VALUE;
  static final Shape MARK = of("mark", number(1, INCARNATIONS), number(2), exactly(3, HASH));
  static final Shape SIGNED_HEAD =
      of("signed head", exactly(1, HASH), inner(2, PROOF), number(3, INCARNATIONS));
  static final Shape MEMORY = of("memory", inner(1, MARK), number(2), inner(3, SIGNED_HEAD));
  static final Shape HELLO =
      of(
          "hello",
          number(1, 1),
          number(2, 1),
          exactly(3, HASH),
          number(4),
          inner(5, MARK),
          inner(6, MEMORY));
  static final Shape TRACK =
      of(
          "released track",
          number(1, Integer.MAX_VALUE),
          number(2, 12),
          real(3),
          real(4),
          real(5),
          number(6),
          text(7, LINE),
          real(8),
          real(9),
          inner(10, LABEL));
  static final Shape FRAME = frame(inner(2, OWN_ENTRY));

  /// A frame that carries an act of another party.
  static final Shape CARRIED_FRAME = frame(inner(2, RETURNED_ENTRY));

  private static Shape frame(Shape.Field carried) {
    return choice(
        "frame",
        1,
        inner(1, HELLO),
        inner(2, of("receipt", inner(1, MARK), number(2, 1))),
        inner(3, of("ping", number(1), number(2), number(3))),
        inner(4, of("pong", number(1), number(2))),
        inner(5, of("voided", number(1))),
        inner(6, of("refused", number(1), number(2, REFUSALS))),
        inner(7, of("head", inner(1, SIGNED_HEAD))),
        inner(8, of("ask return", number(1, INCARNATIONS), number(2))),
        inner(9, of("return end", number(1, INCARNATIONS), number(2), number(3, 1))),
        inner(10, of("bye", number(1, REFUSALS))),
        framed(
            16,
            of(
                "carry",
                number(1),
                carried,
                inner(3, PROOF),
                inner(4, OFFICER_PROOF),
                exactly(5, HASH).times(PARTIES))),
        framed(
            17,
            of(
                "return",
                number(1, INCARNATIONS),
                number(2),
                inner(3, RETURNED_ENTRY),
                inner(4, PROOF),
                inner(5, OFFICER_PROOF))),
        framed(
            18,
            of(
                "tracks",
                number(1),
                number(2),
                inner(3, TRACK).times(200),
                number(4, Integer.MAX_VALUE),
                number(5, Integer.MAX_VALUE),
                number(6, Integer.MAX_VALUE))));
  }

  private static Shape.Field framed(int number, Shape shape) {
    return new Shape.Field(number, Shape.Form.INNER, 1, FRAME_BYTES_MAX, shape);
  }
}
