// SPDX-License-Identifier: Apache-2.0

/// Checks and folds of each profile of proposal and of each register, one file each. What a consent
/// means in its own matter is written here.
@NullMarked
package renkei.core.profile;

import org.jspecify.annotations.NullMarked;
