// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Arrays;
import java.util.List;
import renkei.core.entry.Area;
import renkei.core.entry.Position;

/// Which of many areas may hold a position: squares of one degree for small areas and of ten for
/// large ones, so that a thousand areas do not cost a thousand times one. Answers are supersets, in
/// the sequence of the areas.
final class RuleGrid {
  private static final int[] NONE = {};

  /// Areas that cover more squares of one degree than this are kept in squares of ten.
  private static final int SMALL_MAX = 400;

  private final Layer small;
  private final Layer large;

  RuleGrid(List<Area> areas) {
    this.small = new Layer(1);
    this.large = new Layer(10);
    for (int i = 0; i < areas.size(); i++) {
      Area area = areas.get(i);
      (small.squares(area) <= SMALL_MAX ? small : large).add(area, i);
    }
  }

  /// Areas of the small sort that may hold it, ascending. Must not be changed.
  int[] small(Position at) {
    return small.at(at);
  }

  /// Areas of the large sort that may hold it, ascending. Must not be changed.
  int[] large(Position at) {
    return large.at(at);
  }

  private static final class Layer {
    private final int degrees;
    private final int rows;
    private final int columns;
    private int[][] squares = {};

    Layer(int degrees) {
      this.degrees = degrees;
      this.rows = 180 / degrees;
      this.columns = 360 / degrees;
    }

    int squares(Area area) {
      int high = row(area.north()) - row(area.south()) + 1;
      int wide = column(area.east()) - column(area.west()) + 1;
      return high * (wide > 0 ? wide : wide + columns);
    }

    void add(Area area, int index) {
      if (squares.length == 0) {
        squares = new int[rows * columns][];
        Arrays.fill(squares, NONE);
      }
      for (int row = row(area.south()); row <= row(area.north()); row++) {
        if (area.west() <= area.east()) {
          fill(row, column(area.west()), column(area.east()), index);
          if (area.east() == 180) {
            // Longitude 180 is held as -180.
            fill(row, 0, 0, index);
          }
        } else {
          fill(row, column(area.west()), columns - 1, index);
          fill(row, 0, column(area.east()), index);
        }
      }
    }

    private void fill(int row, int west, int east, int index) {
      for (int column = west; column <= east; column++) {
        int square = row * columns + column;
        int[] there = squares[square];
        if (there.length == 0 || there[there.length - 1] != index) {
          squares[square] = Arrays.copyOf(there, there.length + 1);
          squares[square][there.length] = index;
        }
      }
    }

    int[] at(Position at) {
      return squares.length == 0
          ? NONE
          : squares[row(at.latitude()) * columns + column(at.longitude())];
    }

    private int row(double latitude) {
      return Math.min((int) ((latitude + 90) / degrees), rows - 1);
    }

    private int column(double longitude) {
      return Math.min((int) ((longitude + 180) / degrees), columns - 1);
    }
  }
}
