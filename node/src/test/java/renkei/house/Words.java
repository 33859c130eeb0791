// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words that GLOSSARY.md refuses, in the names that we declare.
///
/// @param identifiers refused in any name, with what to say instead
/// @param types refused in the name of a type only
record Words(Map<String, String> identifiers, Map<String, String> types) {
  private static final Pattern LINE =
      Pattern.compile("^- (identifier|type) `([a-z]+)`: (.+)$", Pattern.MULTILINE);
  private static final Pattern WORD_END =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_");

  static Words parse(String glossary) {
    Map<String, String> identifiers = new HashMap<>();
    Map<String, String> types = new HashMap<>();
    Matcher matcher = LINE.matcher(glossary);
    while (matcher.find()) {
      (matcher.group(1).equals("type") ? types : identifiers)
          .put(matcher.group(2), matcher.group(3));
    }
    return new Words(identifiers, types);
  }

  /// Every refused word in the names declared in one file.
  List<Finding> check(Source source) {
    List<Finding> findings = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        look(type, type.getSimpleName().toString(), types);
        look(type, type.getSimpleName().toString(), identifiers);
        return super.visitClass(type, null);
      }

      @Override
      public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        boolean theirs =
            method.getModifiers().getAnnotations().stream()
                .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
        if (!theirs) {
          look(method, method.getName().toString(), identifiers);
        }
        return super.visitMethod(method, null);
      }

      @Override
      public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        look(variable, variable.getName().toString(), identifiers);
        return super.visitVariable(variable, null);
      }

      private void look(Tree at, String name, Map<String, String> refused) {
        for (String part : WORD_END.split(name)) {
          String word = part.toLowerCase(Locale.ROOT);
          String instead = refused.get(word);
          if (instead == null && word.endsWith("s")) {
            instead = refused.get(word.substring(0, word.length() - 1));
          }
          if (instead != null) {
            findings.add(source.finding(at, name + " holds the word " + word + ": " + instead));
          }
        }
      }
    }.scan(source.unit(), null);
    return findings;
  }
}
