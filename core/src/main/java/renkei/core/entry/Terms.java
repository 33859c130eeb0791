// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import renkei.core.base.Malformed;

/// The terms of a proposal: the text in each authentic language and the fields of its profile.
///
/// @param texts one or more, each authentic, one per language
/// @param matter the profile's fields
public record Terms(List<AuthenticText> texts, Matter matter) {
  /// Checks that there is a text and no language twice.
  public Terms {
    texts = List.copyOf(texts);
    Set<String> languages = texts.stream().map(AuthenticText::language).collect(Collectors.toSet());
    Malformed.unless(
        !texts.isEmpty() && texts.size() <= 8 && languages.size() == texts.size(),
        "terms have one to eight texts, each in a language of its own");
  }

  /// Which profile these terms belong to.
  public Profile profile() {
    return Profile.of(matter);
  }
}
