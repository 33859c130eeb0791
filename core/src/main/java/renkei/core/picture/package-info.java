// SPDX-License-Identifier: Apache-2.0

/// Tracks and markers as they are now: latest value, age, and conflation for a reader that falls
/// behind, every conflation counted.
@NullMarked
package renkei.core.picture;

import org.jspecify.annotations.NullMarked;
