// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// Why something was not done: a code to count by, and a sentence for the officer that says what,
/// why and what to do. The sentence never holds text of the refused input.
///
/// @param code the reason, countable
/// @param sentence for a person
public record Refusal(RefusalCode code, String sentence) {}
