// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;

/// Who may use this node, and for what.
public sealed interface OfficerEntry extends Domestic {

  /// An officer may use this node.
  ///
  /// @param id the officer's code
  /// @param names the officer's names
  /// @param command the command that the officer acts for
  /// @param rights what the officer may do
  /// @param key how the officer shows who it is; null until the first log-in
  record OfficerEnrolled(
      OfficerId id, Names names, CommandId command, Set<Right> rights, @Nullable OfficerKey key)
      implements OfficerEntry {
    /// Copies the set in a fixed order.
    public OfficerEnrolled {
      rights = Collections.unmodifiableSet(new TreeSet<>(rights));
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// An officer may use this node no more.
  record OfficerRevoked(OfficerId id, String reason) implements OfficerEntry {
    /// Checks the form.
    public OfficerRevoked {
      Form.prose("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// What an officer may do.
  enum Right {
    /// See the picture and the lists.
    READ,
    /// Draft, ask, acknowledge, answer, task.
    ANSWER,
    /// Adopt release rules and release documents.
    RELEASE,
    /// Change the register.
    REGISTER,
    /// Link peers, enrol officers.
    ADMINISTER
  }

  /// A public key of an officer.
  ///
  /// @param kind how the private key is kept
  /// @param credential the credential id of a passkey; empty for other keys
  /// @param publicKey COSE key of a passkey (RFC 9052), or SubjectPublicKeyInfo of another key
  /// @param origin the web origin at which a passkey was made; empty for other keys
  record OfficerKey(KeyKind kind, Bytes credential, Bytes publicKey, String origin) {
    /// Checks the form.
    public OfficerKey {
      Form.line("an origin", origin);
    }
  }
}
