// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Japanese of the sentences with which the house refuses, with the same facts in it: who holds
/// it, since when, by which act. Core speaks English; each form of a sentence stands in the files
/// `refusals/*.txt` beside its Japanese, one line each, what is filled in as `{}` and in the
/// Japanese by its number. A test reads the sources and finds every form that has no Japanese.
public final class RefusalWords {
  private static final List<String> FILES =
      List.of("decisions", "register", "release", "joint", "forms", "links");

  /// A refusal has about a hundred characters; what is much longer is no sentence of ours.
  private static final int CHARS_MAX = 4_000;

  private static final int DEPTH_MAX = 4;

  private static final List<Form> FORMS = read();

  private RefusalWords() {}

  /// One form of a sentence.
  ///
  /// @param fixed characters that are always the same: of several that fit, the most exact is taken
  private record Form(Pattern english, String japanese, int fixed) {}

  /// The same sentence in Japanese; empty: no form of it is known.
  public static Optional<String> ja(String english) {
    return english.length() > CHARS_MAX ? Optional.empty() : whole(english, 0);
  }

  private static Optional<String> whole(String english, int depth) {
    for (Form form : FORMS) {
      Matcher found = form.english().matcher(english);
      if (found.matches()) {
        return Optional.of(filled(form, found, depth));
      }
    }
    return depth == 0 ? parts(english) : Optional.empty();
  }

  /// Several reasons after one another, each a sentence of its own.
  private static Optional<String> parts(String english) {
    String[] sentences = english.split("(?<=[.]) |; ", -1);
    StringBuilder all = new StringBuilder();
    for (String sentence : sentences) {
      Optional<String> one = sentences.length == 1 ? Optional.empty() : whole(sentence, 1);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all.append(one.get());
      if (!one.get().endsWith("。")) {
        all.append('。');
      }
    }
    return Optional.of(all.toString());
  }

  /// What is filled in may be a phrase of ours itself, such as `every unit`; what is not stays.
  private static String filled(Form form, Matcher found, int depth) {
    String japanese = form.japanese();
    for (int i = 1; i <= found.groupCount(); i++) {
      String value = found.group(i);
      String said = depth < DEPTH_MAX ? whole(value, depth + 1).orElse(value) : value;
      japanese = japanese.replace("{" + i + "}", said);
    }
    return japanese;
  }

  private static List<Form> read() {
    List<Form> forms = new ArrayList<>();
    for (String file : FILES) {
      List<String> lines = lines("refusals/" + file + ".txt");
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        forms.add(form(lines.get(i), lines.get(i + 1)));
      }
    }
    forms.sort(Comparator.comparingInt(Form::fixed).reversed());
    return List.copyOf(forms);
  }

  private static Form form(String english, String japanese) {
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    for (int hole = english.indexOf("{}"); hole >= 0; hole = english.indexOf("{}", at)) {
      pattern.append(Pattern.quote(english.substring(at, hole))).append("(.+?)");
      at = hole + 2;
    }
    pattern.append(Pattern.quote(english.substring(at)));
    int fixed = english.replace("{}", "").length();
    return new Form(Pattern.compile(pattern.toString(), Pattern.DOTALL), japanese, fixed);
  }

  private static List<String> lines(String name) {
    try (InputStream in = RefusalWords.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
