// SPDX-License-Identifier: Apache-2.0

/// `main`, the configuration, the wiring and the command line. The only package that knows all the
/// others.
@NullMarked
package renkei.node.app;

import org.jspecify.annotations.NullMarked;
