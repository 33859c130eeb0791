// SPDX-License-Identifier: Apache-2.0

/// The HTTP API, the event stream and the files of the screens.
@NullMarked
package renkei.node.web;

import org.jspecify.annotations.NullMarked;
