// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.List;
import java.util.stream.Collectors;
import renkei.core.entry.EntryId;

/// The gate's answer (判定), with all its reasons in the sequence of the clauses.
public sealed interface Ruling {
  /// Every reason, for and against.
  List<Reason> reasons();

  /// It may cross as it is.
  record Released(List<Reason> reasons) implements Ruling {
    /// Copies the list.
    public Released {
      reasons = List.copyOf(reasons);
    }
  }

  /// It may cross in this form and no other.
  ///
  /// @param form what the recipient would get
  /// @param rule entry id of the rule that covers it
  /// @param reasons all of them
  record Reduced(ReducedTrack form, EntryId rule, List<Reason> reasons) implements Ruling {
    /// Copies the list.
    public Reduced {
      reasons = List.copyOf(reasons);
    }
  }

  /// It stays here.
  record Withheld(List<Reason> reasons) implements Ruling {
    /// Copies the list.
    public Withheld {
      reasons = List.copyOf(reasons);
    }
  }

  /// Whether it may cross in some form.
  default boolean lets() {
    return switch (this) {
      case Released _, Reduced _ -> true;
      case Withheld _ -> false;
    };
  }

  /// The reasons against, in the sequence of the clauses; empty when it may cross.
  default List<Reason> against() {
    return reasons().stream().filter(reason -> !reason.allows()).toList();
  }

  /// The names of all reason codes, separated by one blank: what the journal keeps of a ruling.
  default String codes() {
    return reasons().stream().map(reason -> reason.code().name()).collect(Collectors.joining(" "));
  }
}
