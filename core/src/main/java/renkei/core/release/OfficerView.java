// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.List;
import renkei.core.entry.Label;

/// What an own officer may see. For now everything of the node's own domain: officers are cleared
/// by their party, and a node holds one domain.
public final class OfficerView {
  private OfficerView() {}

  /// Rules on showing a thing with this label on a node of this domain.
  public static Ruling rule(Label label, boolean exercise) {
    if (label.exercise() == exercise) {
      return new Ruling.Released(
          List.of(
              Reason.of(
                  ReasonCode.DOMAIN_SAME,
                  "thing and node are of one domain",
                  "対象とノードの区分（演習・実）が一致する")));
    }
    return new Ruling.Withheld(
        List.of(
            Reason.of(
                ReasonCode.DOMAIN_OTHER,
                "an "
                    + (exercise ? "exercise" : "operational")
                    + " node shows nothing of the other domain",
                "本ノードは、演習・実の区分が異なる対象を表示しない")));
  }
}
