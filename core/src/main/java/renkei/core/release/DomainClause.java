// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

/// Real and exercise data never leave through the same node.
final class DomainClause implements Clause {
  @Override
  public String name() {
    return "domain";
  }

  @Override
  public void judge(Case about) {
    boolean thing = about.facts.label().exercise();
    boolean node = about.policy.exercise();
    if (thing == node) {
      about.give(
          ReasonCode.DOMAIN_SAME,
          "thing and node are both " + (node ? "EXERCISE" : "real"),
          "対象とノードはともに" + (node ? "演習" : "実") + "である");
    } else {
      about.give(
          ReasonCode.DOMAIN_OTHER,
          "a thing labelled "
              + (thing ? "EXERCISE" : "real")
              + " stays on this node, whose domain is "
              + (node ? "EXERCISE" : "real"),
          (thing ? "演習" : "実") + "の表示がある対象は、" + (node ? "演習" : "実") + "用の本ノードから出ない");
    }
  }
}
