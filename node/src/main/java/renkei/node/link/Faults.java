// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import io.grpc.Status;

/// Faults of the transport as one line for the officer: the code, and what this end met. What the
/// other end wrote into a status is not repeated.
final class Faults {
  private static final int LONGEST = 160;

  private Faults() {}

  static String line(Throwable fault) {
    Status status = Status.fromThrowable(fault);
    StringBuilder line = new StringBuilder(status.getCode().name());
    Throwable cause = status.getCause();
    if (cause != null) {
      line.append(": ").append(deepest(cause).lines().findFirst().orElse(""));
    }
    return line.length() <= LONGEST ? line.toString() : line.substring(0, LONGEST);
  }

  private static String deepest(Throwable cause) {
    Throwable deep = cause;
    for (int i = 0; i < 10 && deep.getCause() != null; i++) {
      deep = deep.getCause();
    }
    return deep.getClass().getSimpleName() + " " + deep.getMessage();
  }
}
