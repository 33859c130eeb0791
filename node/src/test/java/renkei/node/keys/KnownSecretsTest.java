// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {
  @Test
  void a_known_default_is_refused_with_the_command_that_makes_a_better_one() {
    for (String known :
        List.of("atakatak", "changeit", "password", "Password1", " CHANGEIT ", "password123456!")) {
      assertThat(KnownSecrets.refusal("web.secret", known))
          .hasValueSatisfying(sentence ->
              assertThat(sentence)
                  .contains("web.secret", "openssl rand")
                  .doesNotContain(known.strip()));
    }
  }

  @Test
  void a_short_secret_is_refused_and_a_random_one_is_taken() {
    assertThat(KnownSecrets.refusal("k", "9f1c2")).isPresent();
    assertThat(KnownSecrets.refusal("k", "")).isPresent();
    assertThat(KnownSecrets.refusal("k", "9f1c22a0b7d94e5f8a6b")).isEmpty();
  }
}
