// SPDX-License-Identifier: Apache-2.0

/// Tests of the picture and of the rhythm of its lanes.
@NullMarked
package renkei.core.picture;

import org.jspecify.annotations.NullMarked;
