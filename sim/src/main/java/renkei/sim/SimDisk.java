// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import renkei.core.base.Disk;
import renkei.core.base.DiskFailure;
import renkei.core.base.DiskFile;

/// A disk that does what disks do on their worst day, by a seed: at a power cut it loses any subset
/// of what was not forced, torn at sectors or at any byte, and names that were not forced; it
/// refuses the n-th call, forgets what a failed force should have kept, runs full, lies about
/// forces, and rots.
///
/// Every fault that happened is counted, so that a run can show that it was not idle.
public final class SimDisk implements Disk {
  /// What can go wrong.
  public enum Fault {
    /// The power went off.
    POWER_CUT,
    /// A write or a sector of one that a power cut lost.
    LOST_WRITE,
    /// A created, renamed or deleted name that a power cut lost.
    LOST_NAME,
    /// A call that was refused.
    REFUSED_CALL,
    /// A force that returned and did nothing.
    LIE,
    /// A flipped bit.
    FLIPPED_BIT
  }

  private static final long NEVER = Long.MAX_VALUE;

  private final SplittableRandom random;
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private TreeMap<String, SimContent> names = new TreeMap<>();
  private TreeMap<String, SimContent> platterNames = new TreeMap<>();
  private final List<TreeMap<String, SimContent>> pendingNames = new ArrayList<>();
  private Predicate<String> lies = _ -> false;
  private long capacityBytes = NEVER;
  private long calls;
  private long refuseAt = NEVER;
  private long cutAt = NEVER;
  private String refusal = "";
  private int life;

  /// An empty disk.
  public SimDisk(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Refuses the n-th changing call from now on (1: the next); the calls after it work again.
  public void refuseAt(long nth, String sentence) {
    refuseAt = calls + nth;
    refusal = sentence;
  }

  /// Cuts the power in the n-th changing call from now on.
  public void cutAt(long nth) {
    cutAt = calls + nth;
  }

  /// Lies about the forces of the files that the predicate names.
  public void lieAbout(Predicate<String> files) {
    lies = files;
  }

  /// Runs full when its files hold more than so many bytes.
  public void capacity(long bytes) {
    capacityBytes = bytes;
  }

  /// The power goes off now: files become what the platter holds, open files are dead, plans for
  /// faults are over.
  public void crash() {
    count(Fault.POWER_CUT, 1);
    names.values().forEach(content -> count(Fault.LOST_WRITE, content.crash(random)));
    int survived = random.nextInt(pendingNames.size() + 1);
    count(Fault.LOST_NAME, pendingNames.size() - survived);
    platterNames = survived == 0 ? platterNames : pendingNames.get(survived - 1);
    pendingNames.clear();
    names = new TreeMap<>(platterNames);
    restart();
  }

  /// The process is killed and begins again; the machine stays on, so nothing written is lost.
  public void restart() {
    life++;
    refuseAt = NEVER;
    cutAt = NEVER;
  }

  /// What a backup of this moment holds, on a disk of its own: everything as it reads now.
  public SimDisk copy(long seed) {
    SimDisk copy = new SimDisk(seed);
    names.forEach((name, content) -> copy.names.put(name, content.copy()));
    copy.platterNames = new TreeMap<>(copy.names);
    return copy;
  }

  /// Forgets every planned fault.
  public void calm() {
    refuseAt = NEVER;
    cutAt = NEVER;
    lies = _ -> false;
  }

  /// Flips one bit of a file.
  public void flip(String name, long bit) {
    existing(name).flip(bit);
    count(Fault.FLIPPED_BIT, 1);
  }

  /// A file's bytes as a process reads them now.
  public byte[] bytes(String name) {
    return existing(name).bytes();
  }

  /// How often a fault happened.
  public long faults(Fault fault) {
    return faults.getOrDefault(fault, 0L);
  }

  /// Changing calls so far.
  public long calls() {
    return calls;
  }

  private void count(Fault fault, long times) {
    faults.merge(fault, times, Long::sum);
  }

  private SimContent existing(String name) {
    SimContent content = names.get(name);
    if (content == null) {
      throw new DiskFailure(name + ": no such file");
    }
    return content;
  }

  /// Counts a changing call; true when the power goes off in it.
  private boolean call(String what) {
    calls++;
    if (calls == refuseAt) {
      count(Fault.REFUSED_CALL, 1);
      throw new DiskFailure(what + ": " + refusal);
    }
    return calls == cutAt;
  }

  private void off() {
    throw new PowerCut(calls);
  }

  private void changeNames(String what, Runnable change) {
    boolean cut = call(what);
    change.run();
    pendingNames.add(new TreeMap<>(names));
    if (cut) {
      off();
    }
  }

  @Override
  public List<String> names() {
    return List.copyOf(names.keySet());
  }

  @Override
  public DiskFile open(String name) {
    if (!names.containsKey(name)) {
      changeNames("create " + name, () -> names.put(name, new SimContent()));
    }
    return new Opened(name, existing(name), life);
  }

  @Override
  public void delete(String name) {
    existing(name);
    changeNames("delete " + name, () -> names.remove(name));
  }

  @Override
  public void rename(String from, String to) {
    SimContent content = existing(from);
    changeNames(
        "rename " + from,
        () -> {
          names.remove(from);
          names.put(to, content);
        });
  }

  @Override
  public void forceNames() {
    if (call("force names")) {
      off();
    }
    if (lies.test("")) {
      count(Fault.LIE, 1);
      return;
    }
    platterNames = new TreeMap<>(names);
    pendingNames.clear();
  }

  private long used() {
    return names.values().stream().mapToLong(SimContent::size).sum();
  }

  private final class Opened implements DiskFile {
    private final String name;
    private final SimContent content;
    private final int bornIn;
    private boolean closed;

    private Opened(String name, SimContent content, int bornIn) {
      this.name = name;
      this.content = content;
      this.bornIn = bornIn;
    }

    private void alive() {
      if (closed || bornIn != life) {
        throw new DiskFailure(name + ": this file is no longer open");
      }
    }

    @Override
    public long size() {
      alive();
      return content.size();
    }

    @Override
    public int read(long offset, ByteBuffer into) {
      alive();
      byte[] bytes = new byte[into.remaining()];
      int count = content.read(Math.toIntExact(offset), bytes);
      into.put(bytes, 0, count);
      return count;
    }

    @Override
    public void write(long offset, ByteBuffer from) {
      alive();
      byte[] bytes = new byte[from.remaining()];
      from.get(bytes);
      int at = Math.toIntExact(offset);
      boolean full = used() + Math.max(0, at + bytes.length - content.size()) > capacityBytes;
      boolean cut = false;
      try {
        cut = call("write " + name);
        if (full) {
          count(Fault.REFUSED_CALL, 1);
          throw new DiskFailure("write " + name + ": no space left on the disk");
        }
      } catch (DiskFailure refused) {
        part(at, full ? new byte[0] : bytes);
        throw refused;
      }
      if (cut) {
        part(at, bytes);
        off();
      }
      content.write(at, bytes);
    }

    /// A write that stopped anywhere.
    private void part(int at, byte[] bytes) {
      int done = random.nextInt(bytes.length + 1);
      if (done > 0) {
        content.write(at, Arrays.copyOf(bytes, done));
      }
    }

    @Override
    public void truncate(long size) {
      alive();
      boolean cut = call("truncate " + name);
      content.cut(Math.toIntExact(size));
      if (cut) {
        off();
      }
    }

    @Override
    public void force() {
      alive();
      boolean cut;
      try {
        cut = call("force " + name);
      } catch (DiskFailure refused) {
        count(Fault.LOST_WRITE, content.forget(random));
        throw refused;
      }
      if (cut) {
        off();
      }
      if (lies.test(name)) {
        count(Fault.LIE, 1);
        return;
      }
      content.force();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
