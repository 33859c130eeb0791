// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;

/// The registers of own yards, docks, vessels and work packages. What is stated again under the
/// same code replaces what was stated before; history stays in the journal. They never cross: what
/// another party learns of them stands in the terms of a slot.
public sealed interface YardEntry extends Domestic {

  @Override
  default boolean act() {
    return true;
  }

  /// A yard.
  ///
  /// @param code its code
  /// @param names its names
  /// @param position where it is
  record YardListed(String code, Names names, Position position) implements YardEntry {
    /// Checks the form.
    public YardListed {
      Form.code("a yard's code", code);
    }
  }

  /// A dock of a yard.
  ///
  /// @param yard code of the yard
  /// @param code its code, unique in the yard
  /// @param names its names
  /// @param size the largest vessel that it takes
  /// @param liftTonnes what it lifts; null: it does not lift (a graving dock)
  /// @param capabilities codes of what can be done there, ascending, each once
  /// @param from in service from
  /// @param until in service until; null: open
  record DockListed(
      String yard,
      String code,
      Names names,
      Repair.Size size,
      @Nullable Integer liftTonnes,
      List<String> capabilities,
      Instant from,
      @Nullable Instant until)
      implements YardEntry {
    /// Checks the form.
    public DockListed {
      Form.code("a yard's code", yard);
      Form.code("a dock's code", code);
      capabilities = Repair.sorted(capabilities);
      if (liftTonnes != null) {
        Repair.tonnes("a lift", liftTonnes);
      }
      Form.interval("a dock's service", from, until);
    }
  }

  /// A dock is out of service for a time, with slots on it or not: those stay and are flagged.
  ///
  /// @param yard code of the yard
  /// @param dock code of the dock
  /// @param from from when
  /// @param until until when; null: until it is put back
  /// @param reason why, one line
  record DockTakenOut(
      String yard, String dock, Instant from, @Nullable Instant until, String reason)
      implements YardEntry {
    /// Checks the form.
    public DockTakenOut {
      Form.code("a yard's code", yard);
      Form.code("a dock's code", dock);
      Form.interval("the time out of service", from, until);
      Form.line("a reason", reason);
      Malformed.unless(!reason.isBlank(), "a dock is taken out of service for a reason");
    }
  }

  /// A dock is back in service.
  ///
  /// @param takenOut entry id of what took it out
  /// @param from from when
  record DockPutBack(EntryId takenOut, Instant from) implements YardEntry {
    /// Checks the form.
    public DockPutBack {
      Form.time("from", from);
    }
  }

  /// An own vessel.
  ///
  /// @param vessel its facts
  /// @param home the yard that it would sail home to; null: none is known
  record VesselListed(Repair.Vessel vessel, @Nullable Home home) implements YardEntry {}

  /// Where a vessel is repaired otherwise, for a comparison.
  ///
  /// @param names the home yard's names
  /// @param position where it is
  /// @param speedKnots how fast the vessel sails there, 1 to 60
  /// @param firstSlot when that yard can take it first
  record Home(Names names, Position position, int speedKnots, Instant firstSlot) {
    /// Checks the form.
    public Home {
      Malformed.unless(speedKnots >= 1 && speedKnots <= 60, "a speed is 1 to 60 knots");
      Form.time("the first slot", firstSlot);
    }
  }

  /// A work package for an own vessel.
  ///
  /// @param vessel code of the vessel
  /// @param work what is to be done
  record WorkListed(String vessel, Repair.Work work) implements YardEntry {
    /// Checks the form.
    public WorkListed {
      Form.code("a vessel's code", vessel);
    }
  }
}
