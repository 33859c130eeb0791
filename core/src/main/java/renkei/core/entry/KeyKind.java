// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// How an officer's private key is kept.
public enum KeyKind {
  /// In an authenticator (WebAuthn).
  PASSKEY,
  /// In the browser, not extractable: weaker, and shown so.
  BROWSER,
  /// In a file that the officer keeps, for the command line.
  FILE
}
