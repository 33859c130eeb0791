// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A node that runs for all tests of a class. Counters count from the beginning of each test, and
/// after each the next good call is served.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneNode {
  @TempDir static Path folder;
  WebNode node;

  @BeforeAll
  void a_node_runs() {
    node = new WebNode(folder);
  }

  @BeforeEach
  void counters_count_from_here() {
    node.mark();
  }

  @AfterEach
  void the_next_good_call_is_served() {
    assertThat(node.get("/api/v1/me").status()).isEqualTo(200);
  }

  @AfterAll
  void it_stops() {
    node.close();
  }
}
