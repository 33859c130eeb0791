// SPDX-License-Identifier: Apache-2.0

/// The officers' door over real HTTP: the contract, and what strangers send.
@NullMarked
package renkei.node.web;

import org.jspecify.annotations.NullMarked;
