// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// One Java source, parsed by the JDK's own compiler but not resolved.
///
/// @param path inside the checkout, with forward slashes
/// @param text as written
/// @param code the same with comments and literals blanked, so that a search finds code only
/// @param unit the parsed tree
/// @param positions of its nodes
record Source(
    String path, String text, String code, CompilationUnitTree unit, SourcePositions positions) {

  /// Parses files of the checkout.
  static List<Source> read(List<Path> files) {
    List<JavaFileObject> inputs = new ArrayList<>();
    for (Path file : files) {
      String path = House.root().relativize(file).toString().replace('\\', '/');
      inputs.add(new Text(path, House.text(file)));
    }
    return parse(inputs);
  }

  /// Parses a snippet as if it stood at that path.
  static Source of(String path, String text) {
    return parse(List.of(new Text(path, text))).getFirst();
  }

  private static List<Source> parse(List<JavaFileObject> inputs) {
    if (inputs.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task = (JavacTask) compiler.getTask(null, null, null, null, null, inputs);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<Source> sources = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        String path = unit.getSourceFile().toUri().getPath().substring(1);
        String text = unit.getSourceFile().getCharContent(true).toString();
        sources.add(new Source(path, text, blank(text), unit, positions));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  /// The package, or nothing for a module description.
  String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  boolean isPackageInfo() {
    return path.endsWith("/package-info.java");
  }

  int firstLine(Tree node) {
    return line(positions.getStartPosition(unit, node));
  }

  int lastLine(Tree node) {
    return line(positions.getEndPosition(unit, node));
  }

  private int line(long position) {
    LineMap lines = unit.getLineMap();
    return position < 0 ? 0 : (int) lines.getLineNumber(position);
  }

  Finding finding(Tree node, String what) {
    return new Finding(path, firstLine(node), what);
  }

  /// Blanks comments and the inside of literals, keeping every line where it is.
  private static String blank(String text) {
    StringBuilder out = new StringBuilder(text);
    int i = 0;
    while (i < text.length()) {
      int end = literalOrCommentEnd(text, i);
      if (end == i) {
        i++;
        continue;
      }
      for (int j = i; j < end; j++) {
        if (text.charAt(j) != '\n') {
          out.setCharAt(j, ' ');
        }
      }
      i = end;
    }
    return out.toString();
  }

  private static int literalOrCommentEnd(String text, int i) {
    if (text.startsWith("//", i)) {
      return endOr(text.indexOf('\n', i), text, 0);
    }
    if (text.startsWith("/*", i)) {
      return endOr(text.indexOf("*/", i + 2), text, 2);
    }
    if (text.startsWith("\"\"\"", i)) {
      return quoted(text, i + 3, "\"\"\"");
    }
    if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
      return quoted(text, i + 1, text.substring(i, i + 1));
    }
    return i;
  }

  private static int quoted(String text, int from, String quote) {
    int i = from;
    while (i < text.length() && !text.startsWith(quote, i)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + quote.length());
  }

  private static int endOr(int found, String text, int add) {
    return found < 0 ? text.length() : found + add;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String path, String text) {
      super(URI.create("string:///" + path.replace(" ", "%20")), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
