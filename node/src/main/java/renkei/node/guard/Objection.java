// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

/// Why the guard stopped a frame.
///
/// @param breach the reason, countable
/// @param sentence for the log and the operator; names fields and numbers, never their content
public record Objection(Breach breach, String sentence) {}
