// SPDX-License-Identifier: Apache-2.0
/// Everything that can be said and written down: ids, labels, positions, terms, and the sealed
/// families of what an entry may state. Plain data that checks its own form when it is made
/// ([renkei.core.base.Malformed]). Any thread. Absent: decisions, folds, encodings.
@NullMarked
package renkei.core.entry;

import org.jspecify.annotations.NullMarked;
