// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

/// What the same machine reaches without us, measured in the same run.
///
/// @param what in a few words
/// @param value in the unit of the figure that it stands beside
record Beside(String what, double value) {}
