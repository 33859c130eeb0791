// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import renkei.core.entry.Entry;
import renkei.core.entry.OfficerId;

/// That something was taken back: when, by whom, why.
record Revoked(Instant at, OfficerId officer, String reason) {
  /// What an entry takes back.
  static Revoked of(Entry entry, String reason) {
    return new Revoked(entry.recorded(), entry.officer(), reason);
  }
}
