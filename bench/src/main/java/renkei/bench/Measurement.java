// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.util.List;

/// One row of the table, or a few that belong together.
interface Measurement {
  /// As `--only` takes it.
  String name();

  /// Measures it and its ceilings, alternately where both are noisy.
  ///
  /// @throws IOException when the disk or a socket refuses
  /// @throws InterruptedException when it is stopped
  List<Figure> measure(Bench bench) throws IOException, InterruptedException;
}
