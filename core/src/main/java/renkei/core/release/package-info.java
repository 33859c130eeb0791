// SPDX-License-Identifier: Apache-2.0

/// The gate and what it makes: rulings with all their reasons, permits that nothing else can make,
/// and the outbox of each peer. The default is to withhold.
@NullMarked
package renkei.core.release;

import org.jspecify.annotations.NullMarked;
