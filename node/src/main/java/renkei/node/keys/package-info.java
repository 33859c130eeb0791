// SPDX-License-Identifier: Apache-2.0

/// Key pairs, certificates, pinning, passkeys and TLS contexts. The only place that sees private
/// keys, and the only one that uses BouncyCastle. Values are immutable, tables thread-safe. Absent:
/// sockets, HTTP, the decision whom to trust: officers take that by pairing.
@NullMarked
package renkei.node.keys;

import org.jspecify.annotations.NullMarked;
