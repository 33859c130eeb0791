// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import org.junit.jupiter.api.BeforeAll;

/// As [OneNode], settled and paired with a peer.
class OneLinkedNode extends OneNode {
  World world;

  @BeforeAll
  void it_is_paired() {
    world = new World(node).settle().pair();
  }
}
