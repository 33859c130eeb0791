// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Appends and forces, and nothing else. One thread.
final class RawForce implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer block;
  private long end;

  /// @param bytes appended before each force
  RawForce(Path folder, int bytes) throws IOException {
    file = Files.createTempFile(folder, "force", ".bin");
    channel = FileChannel.open(file, StandardOpenOption.WRITE);
    block = ByteBuffer.allocateDirect(bytes);
  }

  /// One append with its force; nanoseconds.
  double once() throws IOException {
    block.clear();
    long from = System.nanoTime();
    end += channel.write(block, end);
    channel.force(false);
    return System.nanoTime() - from;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.delete(file);
  }
}
