// SPDX-License-Identifier: Apache-2.0

/// Key pairs, certificates, pinning, passkeys and TLS contexts. The only place that sees private
/// keys.
@NullMarked
package renkei.node.keys;

import org.jspecify.annotations.NullMarked;
