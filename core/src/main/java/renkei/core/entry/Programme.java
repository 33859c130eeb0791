// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Malformed;

/// Parts of the terms of a programme's stages: administrative facts, and no others.
public final class Programme {
  /// The whole, in hundredths of a per cent.
  public static final int WHOLE = 10_000;

  /// Sites of one stage at most.
  public static final int SITES_MAX = 64;

  private Programme() {}

  /// The stages, in their sequence. Each is opened by a consent of its own.
  public enum Stage {
    /// It is developed together.
    DEVELOPMENT,
    /// It is produced together.
    PRODUCTION
  }

  /// What one partner does of the work.
  ///
  /// @param partner who
  /// @param basisPoints in hundredths of a per cent, 1 to 10,000
  public record Portion(PartyId partner, int basisPoints) {
    /// Checks the range.
    public Portion {
      Malformed.unless(
          basisPoints >= 1 && basisPoints <= WHOLE,
          "a partner's work share is between 0.01 % and 100.00 %");
    }

    /// In per cent, with two digits.
    public String percent() {
      return Programme.percent(basisPoints);
    }
  }

  /// Where a partner works on it.
  ///
  /// @param partner whose site it is
  /// @param name one line
  /// @param place one line, may be empty
  public record Site(PartyId partner, String name, String place) {
    /// Checks the form.
    public Site {
      Form.line("a site", name);
      Malformed.unless(!name.isBlank(), "a site has a name");
      Form.line("a place", place);
    }
  }

  /// Hundredths of a per cent as a per cent with two digits.
  public static String percent(long basisPoints) {
    String rest = Long.toString(basisPoints % 100);
    return basisPoints / 100 + (rest.length() == 1 ? ".0" : ".") + rest;
  }
}
