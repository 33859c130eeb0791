// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;

/// What repair slots and the registers of yards and vessels are made of. Lengths are whole
/// centimetres, so that they have one form.
public final class Repair {
  /// Capabilities of one dock or one work package.
  public static final int CAPABILITIES_MAX = 32;

  /// Days of one work package, and of one slot.
  public static final int DAYS_MAX = 1_000;

  private static final int CENTIMETRES_MAX = 100_000;
  private static final int TONNES_MAX = 1_000_000;

  private Repair() {}

  /// Of a vessel: over all, at the waterline, at its deepest. Of a dock: the largest that it takes.
  ///
  /// @param lengthCm centimetres, 1 to 100,000
  /// @param beamCm centimetres, 1 to 100,000
  /// @param draughtCm centimetres, 1 to 100,000
  public record Size(int lengthCm, int beamCm, int draughtCm) {
    /// Checks the ranges.
    public Size {
      centimetres("a length", lengthCm);
      centimetres("a beam", beamCm);
      centimetres("a draught", draughtCm);
    }
  }

  /// A vessel, as its owner states it.
  ///
  /// @param party its owner
  /// @param code its code, unique in that party
  /// @param names its name
  /// @param size what must fit into a dock
  /// @param overallBeamCm the widest part above the waterline, which may overhang a dock's wall
  /// @param displacementTonnes what a dock that lifts must lift, 1 to 1,000,000
  public record Vessel(
      PartyId party,
      String code,
      Names names,
      Size size,
      int overallBeamCm,
      int displacementTonnes) {
    /// Checks the form.
    public Vessel {
      Form.code("a vessel's code", code);
      Malformed.unless(!names.en().isBlank() && !names.ja().isBlank(), "a vessel has a name");
      centimetres("an overall beam", overallBeamCm);
      Malformed.unless(
          overallBeamCm >= size.beamCm(), "the overall beam is at least that at the waterline");
      tonnes("a displacement", displacementTonnes);
    }

    /// Whether both are one vessel, whatever else is said of it.
    public boolean same(Vessel other) {
      return party.equals(other.party) && code.equals(other.code);
    }
  }

  /// What is to be done.
  ///
  /// @param code its code in the party that owns the vessel
  /// @param title one line
  /// @param capabilities codes of what the dock must be able to do, ascending, each once
  /// @param days days in dock, 1 to 1,000
  public record Work(String code, String title, List<String> capabilities, int days) {
    /// Checks the form.
    public Work {
      Form.code("a work package's code", code);
      Form.line("a title", title);
      Malformed.unless(!title.isBlank(), "a work package has a title");
      capabilities = sorted(capabilities);
      Malformed.unless(
          days >= 1 && days <= DAYS_MAX, "work in dock takes 1 to " + DAYS_MAX + " days");
    }
  }

  /// Where: a dock of one party, and the number of its calendar that this was opened on.
  ///
  /// @param party whose yard; the keeper
  /// @param yard code of the yard; empty: any of that party's
  /// @param dock code of the dock; empty: the yard is to name one
  /// @param number the number at which the dock's calendar stood, 0 before its first slot
  /// @param place where the yard is, told so that the other can reckon its way; null: not told
  public record Berth(
      PartyId party, String yard, String dock, long number, @Nullable Position place) {
    /// Checks the form.
    public Berth {
      if (!yard.isEmpty()) {
        Form.code("a yard's code", yard);
      }
      if (!dock.isEmpty()) {
        Form.code("a dock's code", dock);
      }
      Malformed.unless(dock.isEmpty() || !yard.isEmpty(), "a dock is named with its yard");
      Malformed.unless(
          dock.isEmpty() ? number == 0 : number >= 0,
          "a dock's calendar is numbered from 0, and only a dock has one");
    }

    /// Any dock of that party.
    public static Berth any(PartyId party) {
      return new Berth(party, "", "", 0, null);
    }

    /// The dock; empty: none is named yet.
    public Optional<DockId> dockId() {
      return dock.isEmpty() ? Optional.empty() : Optional.of(new DockId(party, yard, dock));
    }
  }

  /// What a person found on whether the vessel may be repaired there. The software never finds it.
  ///
  /// @param rule the rule cited, one line
  /// @param eligible what was found
  /// @param determinedBy the person who found it: name and post, one line
  public record Eligibility(String rule, boolean eligible, String determinedBy) {
    /// Checks that the rule and the person are named.
    public Eligibility {
      Form.line("a rule", rule);
      Form.line("who determined it", determinedBy);
      Malformed.unless(
          !rule.isBlank() && !determinedBy.isBlank(),
          "eligibility cites its rule and names the person who determined it");
    }
  }

  static List<String> sorted(List<String> codes) {
    codes.forEach(code -> Form.code("a capability", code));
    Malformed.unless(
        codes.size() <= CAPABILITIES_MAX
            && codes.equals(codes.stream().distinct().sorted().toList()),
        "capabilities are at most " + CAPABILITIES_MAX + " codes, ascending, each once");
    return List.copyOf(codes);
  }

  static void tonnes(String what, int value) {
    Malformed.unless(
        value >= 1 && value <= TONNES_MAX, what + " is 1 to " + TONNES_MAX + " tonnes");
  }

  private static void centimetres(String what, int value) {
    Malformed.unless(value >= 1 && value <= CENTIMETRES_MAX, what + " is 0.01 to 1,000 metres");
  }
}
