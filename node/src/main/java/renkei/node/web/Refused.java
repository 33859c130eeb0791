// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/// A call that is not served: the status, and the problem that the caller reads. Thrown inside one
/// call, caught once where it is answered and counted by its code. No stack trace: it is no fault
/// of ours.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Precondition required (RFC 6585): the officer's own signature.
  private static final int SIGN = 428;

  private final int status;
  private final String code;
  private final String ja;
  private final transient @Nullable ObjectNode current;
  private final int retrySeconds;

  /// The part of the body that is refused, as a JSON pointer; empty: none in particular.
  private String at = "";

  private Refused(int status, String code, String en, String ja, @Nullable ObjectNode current) {
    super(en, null, false, false);
    this.status = status;
    this.code = code;
    this.ja = ja;
    this.current = current;
    this.retrySeconds = status == 429 || status == 503 ? 2 : 0;
  }

  /// A refusal by this edge.
  static Refused of(int status, String code, String en, String ja) {
    return new Refused(status, code, en, ja, null);
  }

  /// What does not exist and what the officer may not see: the same answer.
  static Refused absent() {
    return of(404, "NOT_FOUND", "There is nothing here.", "該当するものがありません。");
  }

  /// Nobody is logged in, for whatever reason: the same answer.
  static Refused unknown() {
    return of(401, "NOT_LOGGED_IN", "Log in first.", "ログインしてください。");
  }

  /// The inbox is full, or the owner is gone.
  static Refused busy() {
    return of(
        503, "FULL", "The node is busy. Try again in a moment.", "ノードが混み合っています。少し待って再試行してください。");
  }

  /// A refusal of the core, under the status that its code has.
  static Refused of(Refusal refusal, @Nullable ObjectNode current) {
    return new Refused(
        status(refusal.code()),
        refusal.code().name(),
        refusal.sentence(),
        Sentences.ja(refusal),
        current);
  }

  /// Input that breaks the form.
  static Refused of(Malformed fault) {
    RefusalCode code = RefusalCode.of(fault);
    String en = fault.getMessage();
    Refused refused =
        new Refused(
            code == RefusalCode.TOO_LARGE ? 413 : 400,
            code.name(),
            en == null ? code.name() : en,
            RefusalWords.ja(String.valueOf(en)).orElseGet(() -> Sentences.ja(code)),
            null);
    refused.at = fault.at();
    return refused;
  }

  /// The same, with what the officer is to sign.
  Refused toSign(ObjectNode what) {
    return new Refused(SIGN, code, String.valueOf(getMessage()), ja, what);
  }

  /// The same, with what was faster.
  Refused with(ObjectNode faster) {
    return new Refused(status, code, String.valueOf(getMessage()), ja, faster);
  }

  private static int status(RefusalCode code) {
    if (code == RefusalCode.STALE || code == RefusalCode.ID_REUSED) {
      return 409;
    }
    if (code == RefusalCode.READ_ONLY || code == RefusalCode.FULL) {
      return 503;
    }
    return code == RefusalCode.NO_RIGHT ? 403 : 422;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  /// The problem as JSON.
  ObjectNode problem() {
    ObjectNode problem = Json.object();
    problem.put("code", code);
    problem.set("sentence", Json.sentence(String.valueOf(getMessage()), ja));
    if (!at.isEmpty()) {
      problem.put("at", at);
    }
    if (current != null) {
      problem.set(status == SIGN ? "sign" : "current", current);
    }
    if (retrySeconds > 0) {
      problem.put("retrySeconds", retrySeconds);
    }
    return problem;
  }
}
