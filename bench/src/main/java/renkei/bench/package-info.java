// SPDX-License-Identifier: Apache-2.0

/// Figures by `renkei bench`, each beside the ceiling that the same machine reaches without us.
@NullMarked
package renkei.bench;

import org.jspecify.annotations.NullMarked;
