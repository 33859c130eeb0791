// SPDX-License-Identifier: Apache-2.0
package renkei.house;

/// One place that breaks a rule.
///
/// @param where the file or package
/// @param line from 1; 0 when the whole of it is meant
/// @param what the rule, and what to do instead
record Finding(String where, int line, String what) {
  @Override
  public String toString() {
    return (line == 0 ? where : where + ":" + line) + "  " + what;
  }
}
