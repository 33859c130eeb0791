// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import renkei.core.base.Malformed;

/// The terms of a proposal: the text in each authentic language and the fields of its profile.
///
/// @param texts one or more, each authentic, one per language
/// @param matter the profile's fields
/// @param documents entries by which documents were released to the other parties, ascending: what
///   the terms come with
/// @param translations further texts that help to read it and bind nobody, one per language in
///   which no text is authentic
public record Terms(
    List<AuthenticText> texts,
    Matter matter,
    List<EntryId> documents,
    List<Translation> translations) {
  /// Documents that terms come with at most.
  public static final int DOCUMENTS_MAX = 16;

  /// Terms without a translation.
  public Terms(List<AuthenticText> texts, Matter matter, List<EntryId> documents) {
    this(texts, matter, documents, List.of());
  }

  /// Terms without a document.
  public Terms(List<AuthenticText> texts, Matter matter) {
    this(texts, matter, List.of());
  }

  /// Checks that there is a text, no language twice and no document twice.
  public Terms {
    documents = List.copyOf(documents);
    Malformed.unless(
        documents.size() <= DOCUMENTS_MAX
            && documents.equals(documents.stream().distinct().sorted().toList()),
        "terms name at most " + DOCUMENTS_MAX + " documents, ascending, each once");
    texts = List.copyOf(texts);
    Set<String> languages = texts.stream().map(AuthenticText::language).collect(Collectors.toSet());
    Malformed.unless(
        !texts.isEmpty() && texts.size() <= 8 && languages.size() == texts.size(),
        "terms have one to eight texts, each in a language of its own");
    translations = List.copyOf(translations);
    Set<String> all = new HashSet<>(languages);
    translations.forEach(translation -> all.add(translation.language()));
    Malformed.unless(
        translations.size() <= 8 && all.size() == texts.size() + translations.size(),
        "terms have at most eight translations, each in a language in which no other text is");
  }

  /// Which profile these terms belong to.
  public Profile profile() {
    return Profile.of(matter);
  }
}
