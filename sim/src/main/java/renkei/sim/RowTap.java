// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.List;
import renkei.core.base.Bytes;
import renkei.core.journal.Row;
import renkei.core.journal.RowCodec;
import renkei.node.codec.ProtoRowCodec;

/// The real codec of rows, with an ear at it: what a turn writes and what a start reads is noted.
final class RowTap implements RowCodec {
  /// A row and its bytes.
  record Seen(Row row, Bytes bytes) {}

  private final ProtoRowCodec codec = new ProtoRowCodec();
  private List<Seen> written = new ArrayList<>();
  private List<Seen> read = new ArrayList<>();
  private boolean opening;

  @Override
  public Bytes encode(Row row) {
    Bytes bytes = codec.encode(row);
    written.add(new Seen(row, bytes));
    return bytes;
  }

  @Override
  public Row decode(Bytes bytes) {
    Row row = codec.decode(bytes);
    if (opening) {
      read.add(new Seen(row, bytes));
    }
    return row;
  }

  void opens() {
    opening = true;
    read = new ArrayList<>();
    written = new ArrayList<>();
  }

  /// Everything read since [#opens].
  List<Seen> opened() {
    opening = false;
    List<Seen> all = read;
    read = new ArrayList<>();
    return all;
  }

  /// Everything written since this was asked last.
  List<Seen> taken() {
    if (written.isEmpty()) {
      return List.of();
    }
    List<Seen> all = written;
    written = new ArrayList<>();
    return all;
  }
}
