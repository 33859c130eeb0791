// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.OfficerId;

/// Placeholder.
final class Streams implements AutoCloseable {
  Streams(Desk desk, Counters counters) {}

  record Reader(OfficerId officer, java.util.function.BooleanSupplier holds) {}

  void start() {}

  void serve(Context context, Reader reader, @Nullable Long last) {}

  @Override
  public void close() {}
}
