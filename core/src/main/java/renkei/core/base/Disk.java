// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

import java.util.List;

/// A flat folder of files, as little of it as the journal needs. Nothing is durable before a force
/// returns; a created, renamed or deleted name is durable only after [#forceNames].
///
/// Owner: the thread that opened it. Faults are thrown as [DiskFailure]; after a failed force the
/// caller must not try the same force again.
public interface Disk {
  /// Names of all files, sorted.
  List<String> names();

  /// Opens a file for reading and writing, making an empty one where there is none.
  DiskFile open(String name);

  /// Removes a file.
  void delete(String name);

  /// Gives a file another name, replacing a file of that name in one step.
  void rename(String from, String to);

  /// Makes created, renamed and deleted names durable.
  void forceNames();
}
