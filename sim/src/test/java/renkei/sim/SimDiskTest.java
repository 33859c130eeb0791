// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.base.DiskFailure;
import renkei.core.base.DiskFile;

/// The simulated disk is a tool that other tests trust, so it is tested itself: it must be able to
/// do each harm, and never harm what was forced.
final class SimDiskTest {
  private static ByteBuffer filled(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return ByteBuffer.wrap(bytes);
  }

  private static SimDisk forcedThenWritten(long seed) {
    SimDisk disk = new SimDisk(seed);
    DiskFile file = disk.open("a");
    file.write(0, filled(1000, 1));
    file.force();
    disk.forceNames();
    file.write(1000, filled(2000, 2));
    return disk;
  }

  @Test
  void what_was_forced_survives_every_crash() {
    for (int seed = 0; seed < 500; seed++) {
      SimDisk disk = forcedThenWritten(seed);
      disk.crash();
      byte[] bytes = disk.bytes("a");
      assertThat(bytes.length).isBetween(1000, 3000);
      for (int i = 0; i < 1000; i++) {
        assertThat(bytes[i]).isEqualTo((byte) 1);
      }
    }
  }

  @Test
  void what_was_not_forced_is_kept_lost_torn_at_any_byte_and_holed_by_sectors() {
    Set<Integer> sizes = new HashSet<>();
    int holes = 0;
    for (int seed = 0; seed < 2000; seed++) {
      SimDisk disk = forcedThenWritten(seed);
      disk.crash();
      byte[] bytes = disk.bytes("a");
      sizes.add(bytes.length);
      boolean hole = false;
      for (int i = 1000; i < bytes.length; i++) {
        assertThat(bytes[i] == 0 || bytes[i] == 2).isTrue();
        hole |= bytes[i] == 0;
      }
      holes += hole ? 1 : 0;
    }
    assertThat(sizes).contains(1000, 3000).hasSizeGreaterThan(200);
    assertThat(holes).isGreaterThan(200);
  }

  @Test
  void a_name_is_lost_when_it_was_not_forced_and_kept_when_it_was() {
    int lost = 0;
    for (int seed = 0; seed < 200; seed++) {
      SimDisk disk = new SimDisk(seed);
      disk.open("a");
      disk.forceNames();
      DiskFile file = disk.open("b");
      file.write(0, filled(10, 1));
      file.force();
      disk.crash();
      assertThat(disk.names()).contains("a");
      lost += disk.names().contains("b") ? 0 : 1;
    }
    assertThat(lost).isBetween(50, 150);
  }

  @Test
  void a_failed_force_forgets_and_the_next_one_does_not_bring_it_back() {
    int forgotten = 0;
    for (int seed = 0; seed < 200; seed++) {
      SimDisk disk = forcedThenWritten(seed);
      disk.refuseAt(1, "EIO");
      DiskFile file = disk.open("a");
      assertThatThrownBy(file::force).isInstanceOf(DiskFailure.class).hasMessageContaining("EIO");
      file.force();
      assertThat(disk.bytes("a")).as("the cache still shows it").hasSize(3000);
      disk.crash();
      byte[] bytes = disk.bytes("a");
      boolean whole = bytes.length == 3000;
      for (int i = 1000; i < bytes.length; i++) {
        whole &= bytes[i] == 2;
      }
      forgotten += whole ? 0 : 1;
    }
    assertThat(forgotten).isGreaterThan(100);
  }

  @Test
  void a_lie_is_a_force_that_keeps_nothing() {
    int lost = 0;
    for (int seed = 0; seed < 100; seed++) {
      SimDisk disk = forcedThenWritten(seed);
      disk.lieAbout(name -> name.equals("a"));
      disk.open("a").force();
      disk.crash();
      lost += disk.bytes("a").length < 3000 ? 1 : 0;
      assertThat(disk.faults(SimDisk.Fault.LIE)).isEqualTo(1);
    }
    assertThat(lost).isGreaterThan(20);
  }

  @Test
  void the_same_seed_plays_the_same_faults() {
    for (int seed = 0; seed < 50; seed++) {
      SimDisk one = forcedThenWritten(seed);
      SimDisk two = forcedThenWritten(seed);
      one.crash();
      two.crash();
      assertThat(one.bytes("a")).isEqualTo(two.bytes("a"));
    }
  }

  @Test
  void it_runs_full_cuts_the_power_kills_open_files_and_flips_a_bit() {
    SimDisk disk = forcedThenWritten(1);
    DiskFile file = disk.open("a");
    disk.capacity(3000);
    assertThatThrownBy(() -> file.write(3000, filled(1, 1))).hasMessageContaining("no space");
    disk.cutAt(2);
    file.write(0, filled(1, 1));
    assertThatThrownBy(() -> file.write(0, filled(1, 1))).isInstanceOf(PowerCut.class);
    disk.crash();
    assertThatThrownBy(() -> file.write(0, filled(1, 1))).isInstanceOf(DiskFailure.class);
    disk.flip("a", 9);
    assertThat(disk.bytes("a")[1]).isEqualTo((byte) 3);
  }
}
