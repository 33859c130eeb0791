// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import renkei.core.entry.Entry;

/// One act of the register's history, in the sequence in which the acts were recorded.
///
/// @param position where it is in the journal
/// @param entry the act
public record RegisterAct(long position, Entry entry) {}
