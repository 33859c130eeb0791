// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Malformed;
import renkei.core.entry.Domestic;
import renkei.core.entry.Grade;
import renkei.core.entry.TrackField;

/// Enumerations to proto and back, one by one: a number that is not listed is refused, never taken
/// for another.
final class LocalEnums {
  private LocalEnums() {}

  static renkei.wire.local.TrackField trackField(TrackField value) {
    return switch (value) {
      case NAME -> renkei.wire.local.TrackField.TRACK_FIELD_NAME;
      case COURSE -> renkei.wire.local.TrackField.TRACK_FIELD_COURSE;
      case SPEED -> renkei.wire.local.TrackField.TRACK_FIELD_SPEED;
    };
  }

  static TrackField trackField(renkei.wire.local.TrackField value) {
    return switch (value) {
      case TRACK_FIELD_NAME -> TrackField.NAME;
      case TRACK_FIELD_COURSE -> TrackField.COURSE;
      case TRACK_FIELD_SPEED -> TrackField.SPEED;
      case TRACK_FIELD_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a field of a track");
    };
  }

  static renkei.wire.local.Grade grade(Grade value) {
    return switch (value) {
      case A -> renkei.wire.local.Grade.GRADE_A;
      case B -> renkei.wire.local.Grade.GRADE_B;
      case C -> renkei.wire.local.Grade.GRADE_C;
      case D -> renkei.wire.local.Grade.GRADE_D;
      case E -> renkei.wire.local.Grade.GRADE_E;
      case F -> renkei.wire.local.Grade.GRADE_F;
    };
  }

  static Grade grade(renkei.wire.local.Grade value) {
    return switch (value) {
      case GRADE_A -> Grade.A;
      case GRADE_B -> Grade.B;
      case GRADE_C -> Grade.C;
      case GRADE_D -> Grade.D;
      case GRADE_E -> Grade.E;
      case GRADE_F -> Grade.F;
      case GRADE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a grade");
    };
  }

  static renkei.wire.local.Right right(Domestic.Right value) {
    return switch (value) {
      case READ -> renkei.wire.local.Right.RIGHT_READ;
      case ANSWER -> renkei.wire.local.Right.RIGHT_ANSWER;
      case RELEASE -> renkei.wire.local.Right.RIGHT_RELEASE;
      case REGISTER -> renkei.wire.local.Right.RIGHT_REGISTER;
      case ADMINISTER -> renkei.wire.local.Right.RIGHT_ADMINISTER;
    };
  }

  static Domestic.Right right(renkei.wire.local.Right value) {
    return switch (value) {
      case RIGHT_READ -> Domestic.Right.READ;
      case RIGHT_ANSWER -> Domestic.Right.ANSWER;
      case RIGHT_RELEASE -> Domestic.Right.RELEASE;
      case RIGHT_REGISTER -> Domestic.Right.REGISTER;
      case RIGHT_ADMINISTER -> Domestic.Right.ADMINISTER;
      case RIGHT_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a right");
    };
  }

  static renkei.wire.local.KeyKind keyKind(Domestic.KeyKind value) {
    return switch (value) {
      case PASSKEY -> renkei.wire.local.KeyKind.KEY_KIND_PASSKEY;
      case BROWSER -> renkei.wire.local.KeyKind.KEY_KIND_BROWSER;
    };
  }

  static Domestic.KeyKind keyKind(renkei.wire.local.KeyKind value) {
    return switch (value) {
      case KEY_KIND_PASSKEY -> Domestic.KeyKind.PASSKEY;
      case KEY_KIND_BROWSER -> Domestic.KeyKind.BROWSER;
      case KEY_KIND_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a kind of key");
    };
  }

  private static Malformed unknown(String what) {
    return new Malformed(what + " is missing or not one that this version knows");
  }
}
