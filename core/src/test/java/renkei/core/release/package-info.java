// SPDX-License-Identifier: Apache-2.0

/// Tests of the gate: stories that officers can read, the algebra of labels, and proofs that what
/// is withheld cannot be told from what crosses.
@NullMarked
package renkei.core.release;

import org.jspecify.annotations.NullMarked;
