// SPDX-License-Identifier: Apache-2.0

/// The register of authority: which command decides which function over which units, from when,
/// until when, on what basis. One party's own matter; no peer writes it.
@NullMarked
package renkei.core.authority;

import org.jspecify.annotations.NullMarked;
