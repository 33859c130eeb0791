// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import renkei.core.base.Disk;
import renkei.core.base.DiskFailure;
import renkei.core.base.DiskFile;

/// A disk without faults of its own, whose files a test can copy, change, shorten and lose. It can
/// be told to refuse its n-th call.
final class MemoryDisk implements Disk {
  private final TreeMap<String, Content> files = new TreeMap<>();
  private long calls;
  private long failAt = Long.MAX_VALUE;
  private String failure = "";
  private int forces;
  private int writes;

  /// A file's bytes, grown in steps.
  private static final class Content {
    private byte[] bytes = new byte[256];
    private int size;

    private void put(int offset, ByteBuffer from) {
      int end = offset + from.remaining();
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
      }
      from.get(bytes, offset, end - offset);
      size = Math.max(size, end);
    }

    private void cut(int to) {
      Arrays.fill(bytes, Math.min(to, size), size, (byte) 0);
      size = Math.min(size, to);
    }
  }

  /// Another disk with the same files.
  MemoryDisk copy() {
    MemoryDisk copy = new MemoryDisk();
    files.keySet().forEach(name -> copy.put(name, bytes(name)));
    return copy;
  }

  byte[] bytes(String name) {
    Content content = files.get(name);
    return Arrays.copyOf(content.bytes, content.size);
  }

  MemoryDisk put(String name, byte[] bytes) {
    Content content = new Content();
    content.bytes = bytes.clone();
    content.size = bytes.length;
    files.put(name, content);
    return this;
  }

  MemoryDisk flip(String name, long bit) {
    files.get(name).bytes[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
    return this;
  }

  MemoryDisk shorten(String name, int size) {
    files.get(name).cut(size);
    return this;
  }

  long size(String name) {
    return files.get(name).size;
  }

  /// Refuses the n-th write, force, truncate or name from now on, and nothing after it.
  void failAt(long nth, String sentence) {
    failAt = calls + nth;
    failure = sentence;
  }

  long calls() {
    return calls;
  }

  int forces() {
    return forces;
  }

  int writes() {
    return writes;
  }

  private void call() {
    calls++;
    if (calls == failAt) {
      throw new DiskFailure(failure);
    }
  }

  @Override
  public List<String> names() {
    return new ArrayList<>(files.keySet());
  }

  @Override
  public DiskFile open(String name) {
    files.computeIfAbsent(name, _ -> new Content());
    return new Opened(name);
  }

  @Override
  public void delete(String name) {
    call();
    files.remove(name);
  }

  @Override
  public void rename(String from, String to) {
    call();
    files.put(to, files.remove(from));
  }

  @Override
  public void forceNames() {
    call();
  }

  private final class Opened implements DiskFile {
    private final String name;

    private Opened(String name) {
      this.name = name;
    }

    @Override
    public long size() {
      return files.get(name).size;
    }

    @Override
    public int read(long offset, ByteBuffer into) {
      Content content = files.get(name);
      int count = (int) Math.clamp(content.size - offset, 0, into.remaining());
      into.put(content.bytes, (int) offset, count);
      return count;
    }

    @Override
    public void write(long offset, ByteBuffer from) {
      call();
      writes++;
      files.get(name).put((int) offset, from);
    }

    @Override
    public void truncate(long size) {
      call();
      files.get(name).cut((int) size);
    }

    @Override
    public void force() {
      call();
      forces++;
    }

    @Override
    public void close() {}
  }
}
