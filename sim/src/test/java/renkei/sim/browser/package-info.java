// SPDX-License-Identifier: Apache-2.0

/// The screens as officers use them: a real browser, real nodes as processes, the story played.
@NullMarked
package renkei.sim.browser;

import org.jspecify.annotations.NullMarked;
