// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

/// How a party stands to the terms on the table.
public enum Stance {
  /// It has said nothing. Silence never counts.
  SILENT,
  /// It has the proposal; that is no answer.
  ACKNOWLEDGED,
  /// It consented to exactly these terms.
  CONSENTED,
  /// It consented and took that back.
  WITHDREW,
  /// It declined these terms.
  DECLINED
}
