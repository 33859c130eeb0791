// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Malformed;
import renkei.core.entry.Grade;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.Relation;
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

  static renkei.wire.local.Relation relation(Relation value) {
    return switch (value) {
      case ADMCON -> renkei.wire.local.Relation.RELATION_ADMCON;
      case ASGND -> renkei.wire.local.Relation.RELATION_ASGND;
      case ATTACH -> renkei.wire.local.Relation.RELATION_ATTACH;
      case DETACH -> renkei.wire.local.Relation.RELATION_DETACH;
      case CLSSUP -> renkei.wire.local.Relation.RELATION_CLSSUP;
      case COAUTH -> renkei.wire.local.Relation.RELATION_COAUTH;
      case COMD -> renkei.wire.local.Relation.RELATION_COMD;
      case DIRSUP -> renkei.wire.local.Relation.RELATION_DIRSUP;
      case GENSUP -> renkei.wire.local.Relation.RELATION_GENSUP;
      case GENSRI -> renkei.wire.local.Relation.RELATION_GENSRI;
      case MUTSUP -> renkei.wire.local.Relation.RELATION_MUTSUP;
      case HSNSPT -> renkei.wire.local.Relation.RELATION_HSNSPT;
      case LOGCON -> renkei.wire.local.Relation.RELATION_LOGCON;
      case OPCOMD -> renkei.wire.local.Relation.RELATION_OPCOMD;
      case OPCON -> renkei.wire.local.Relation.RELATION_OPCON;
      case TACCOM -> renkei.wire.local.Relation.RELATION_TACCOM;
      case TACCNT -> renkei.wire.local.Relation.RELATION_TACCNT;
      case ORGANC -> renkei.wire.local.Relation.RELATION_ORGANC;
      case REINFC -> renkei.wire.local.Relation.RELATION_REINFC;
      case RESERV -> renkei.wire.local.Relation.RELATION_RESERV;
      case ONCALL -> renkei.wire.local.Relation.RELATION_ONCALL;
    };
  }

  static Relation relation(renkei.wire.local.Relation value) {
    return switch (value) {
      case RELATION_ADMCON -> Relation.ADMCON;
      case RELATION_ASGND -> Relation.ASGND;
      case RELATION_ATTACH -> Relation.ATTACH;
      case RELATION_DETACH -> Relation.DETACH;
      case RELATION_CLSSUP -> Relation.CLSSUP;
      case RELATION_COAUTH -> Relation.COAUTH;
      case RELATION_COMD -> Relation.COMD;
      case RELATION_DIRSUP -> Relation.DIRSUP;
      case RELATION_GENSUP -> Relation.GENSUP;
      case RELATION_GENSRI -> Relation.GENSRI;
      case RELATION_MUTSUP -> Relation.MUTSUP;
      case RELATION_HSNSPT -> Relation.HSNSPT;
      case RELATION_LOGCON -> Relation.LOGCON;
      case RELATION_OPCOMD -> Relation.OPCOMD;
      case RELATION_OPCON -> Relation.OPCON;
      case RELATION_TACCOM -> Relation.TACCOM;
      case RELATION_TACCNT -> Relation.TACCNT;
      case RELATION_ORGANC -> Relation.ORGANC;
      case RELATION_REINFC -> Relation.REINFC;
      case RELATION_RESERV -> Relation.RESERV;
      case RELATION_ONCALL -> Relation.ONCALL;
      case RELATION_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a relation of commands");
    };
  }

  static renkei.wire.local.Right right(OfficerEntry.Right value) {
    return switch (value) {
      case READ -> renkei.wire.local.Right.RIGHT_READ;
      case ANSWER -> renkei.wire.local.Right.RIGHT_ANSWER;
      case RELEASE -> renkei.wire.local.Right.RIGHT_RELEASE;
      case REGISTER -> renkei.wire.local.Right.RIGHT_REGISTER;
      case ADMINISTER -> renkei.wire.local.Right.RIGHT_ADMINISTER;
    };
  }

  static OfficerEntry.Right right(renkei.wire.local.Right value) {
    return switch (value) {
      case RIGHT_READ -> OfficerEntry.Right.READ;
      case RIGHT_ANSWER -> OfficerEntry.Right.ANSWER;
      case RIGHT_RELEASE -> OfficerEntry.Right.RELEASE;
      case RIGHT_REGISTER -> OfficerEntry.Right.REGISTER;
      case RIGHT_ADMINISTER -> OfficerEntry.Right.ADMINISTER;
      case RIGHT_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a right");
    };
  }

  static renkei.wire.local.KeyKind keyKind(KeyKind value) {
    return switch (value) {
      case PASSKEY -> renkei.wire.local.KeyKind.KEY_KIND_PASSKEY;
      case BROWSER -> renkei.wire.local.KeyKind.KEY_KIND_BROWSER;
      case FILE -> renkei.wire.local.KeyKind.KEY_KIND_FILE;
    };
  }

  static KeyKind keyKind(renkei.wire.local.KeyKind value) {
    return switch (value) {
      case KEY_KIND_PASSKEY -> KeyKind.PASSKEY;
      case KEY_KIND_BROWSER -> KeyKind.BROWSER;
      case KEY_KIND_FILE -> KeyKind.FILE;
      case KEY_KIND_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a kind of key");
    };
  }

  private static Malformed unknown(String what) {
    return new Malformed(what + " is missing or not one that this version knows");
  }
}
