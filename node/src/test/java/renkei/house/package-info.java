// SPDX-License-Identifier: Apache-2.0

/// Fences around the whole house: what may import what, and what tidy means. They read sources,
/// compiled classes and documents, and each check is itself shown a planted fault that it has to
/// find.
@NullMarked
package renkei.house;

import org.jspecify.annotations.NullMarked;
