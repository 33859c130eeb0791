// SPDX-License-Identifier: Apache-2.0

/// What an operator types: the commands that speak to a running node through its own programming
/// interface, and those that work on a data folder. Each is found by the service loader, answers
/// for a person or in JSON, and exits with 0 for success, 1 for a refusal, 2 for a wrong call.
@NullMarked
package renkei.node.cli;

import org.jspecify.annotations.NullMarked;
