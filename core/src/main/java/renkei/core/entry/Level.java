// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// Levels of the policy that ships with Renkei, lowest first. A level map of an agreement says what
/// each means to the other party; equal names prove nothing.
public enum Level {
  /// May be public.
  UNCLASSIFIED,
  /// 取扱注意, the lowest protected level.
  RESTRICTED,
  /// 秘.
  CONFIDENTIAL,
  /// 極秘.
  SECRET,
  /// 機密.
  TOP_SECRET
}
