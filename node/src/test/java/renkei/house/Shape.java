// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Sizes, and the shape of what is declared.
final class Shape {
  static final int METHOD_LINES = 70;
  static final int FILE_LINES = 500;
  static final int LINE_CHARS = 100;
  static final int PARAMETERS = 5;
  static final int CONSTRUCTOR_PARAMETERS = 7;
  static final int TYPES_PER_PACKAGE = 40;

  private static final String HEADER = "// SPDX-License-Identifier: Apache-2.0";
  private static final Pattern VAGUE =
      Pattern.compile(
          ".*(Manager|Helper|Helpers|Util|Utils|Impl|Handler|Processor)|(Abstract|Base)[A-Z].*");
  private static final Pattern ACCESSOR = Pattern.compile("get[A-Z].*");

  /// Where a record may be as long as the thing that it describes, and why.
  private static final Map<String, String> PLAIN_DATA =
      Map.of(
          "core/src/main/java/renkei/core/entry/",
          "an entry has the fields that the protocol gives it",
          "core/src/main/java/renkei/core/journal/Row.java",
          "a row has the fields that the journal's format gives it",
          "sim/src/main/java/renkei/sim/Book.java",
          "what an independent book notes of a proposal",
          "core/src/main/java/renkei/core/release/ReducedTrack.java",
          "what may cross of a track, field by field",
          "core/src/main/java/renkei/core/turn/Draft.java",
          "an entry before the turn adds what is its own",
          "core/src/main/java/renkei/core/turn/Holdings.java",
          "a document's line has the fields that screens list");

  private Shape() {}

  /// Everything about one file.
  static List<Finding> check(Source source) {
    List<Finding> findings = new ArrayList<>(lines(source));
    new Declarations(source, findings).scan(source.unit(), null);
    if (source.isPackageInfo()) {
      findings.addAll(purpose(source));
    }
    return findings.stream().distinct().toList();
  }

  /// The first line, and the lengths of the lines and of the file.
  static List<Finding> lines(Source source) {
    List<Finding> findings = new ArrayList<>();
    List<String> lines = source.text().lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      findings.add(new Finding(source.path(), 1, "does not begin with " + HEADER));
    }
    if (lines.size() > FILE_LINES) {
      findings.add(
          new Finding(source.path(), 0, lines.size() + " lines: cut it by idea at " + FILE_LINES));
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean breakable = !line.startsWith("import ") && !line.startsWith("package ");
      if (breakable && line.codePointCount(0, line.length()) > LINE_CHARS) {
        findings.add(new Finding(source.path(), i + 1, "longer than " + LINE_CHARS));
      }
    }
    return findings;
  }

  private static List<Finding> purpose(Source source) {
    List<Finding> findings = new ArrayList<>();
    if (!source.code().contains("@NullMarked")) {
      findings.add(new Finding(source.path(), 0, "the package is not @NullMarked"));
    }
    if (source.text().lines().noneMatch(line -> line.startsWith("/// "))) {
      findings.add(new Finding(source.path(), 0, "the package does not say by /// what it is for"));
    }
    return findings;
  }

  private static final class Declarations extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Source source;
    private final List<Finding> findings;
    private final List<String> lines;
    private int depth;

    Declarations(Source source, List<Finding> findings) {
      this.source = source;
      this.findings = findings;
      this.lines = source.text().lines().toList();
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      String name = type.getSimpleName().toString();
      if (VAGUE.matcher(name).matches()) {
        findings.add(source.finding(type, name + ": name it after the idea, not after its kind"));
      }
      if (depth == 0 && isPublic(type.getModifiers()) && !documented(type)) {
        findings.add(source.finding(type, name + " is public: say by /// what it is"));
      }
      if (type.getKind() == Tree.Kind.RECORD) {
        long components = type.getMembers().stream().filter(Declarations::isComponent).count();
        if (components > CONSTRUCTOR_PARAMETERS && !plainData()) {
          findings.add(source.finding(type, tooMany(name, components, CONSTRUCTOR_PARAMETERS)));
        }
      }
      type.getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .map(VariableTree.class::cast)
          .forEach(field -> noOptional(field, field.getType()));
      depth++;
      super.visitClass(type, null);
      depth--;
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      String name = method.getName().toString();
      boolean constructor = name.equals("<init>");
      int limit = constructor ? CONSTRUCTOR_PARAMETERS : PARAMETERS;
      int parameters = method.getParameters().size();
      boolean ours = !annotated(method.getModifiers(), "Override");
      if (parameters > limit && ours && !(constructor && plainData())) {
        findings.add(source.finding(method, tooMany(name, parameters, limit)));
      }
      int length = source.lastLine(method) - source.firstLine(method) + 1;
      if (length > METHOD_LINES) {
        findings.add(
            source.finding(method, name + ": " + length + " lines, cut at " + METHOD_LINES));
      }
      if (ours && parameters == 0 && ACCESSOR.matcher(name).matches()) {
        findings.add(source.finding(method, name + "(): an accessor is named after what it gives"));
      }
      method.getParameters().forEach(p -> noOptional(p, p.getType()));
      return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
      noDefault(tree, tree.getCases());
      return super.visitSwitch(tree, null);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
      noDefault(tree, tree.getCases());
      return super.visitSwitchExpression(tree, null);
    }

    /// Numbers and texts are open, so a switch over them needs one; sealed types and enums do not.
    private void noDefault(Tree tree, List<? extends CaseTree> cases) {
      boolean open =
          cases.stream()
              .flatMap(c -> c.getExpressions().stream())
              .anyMatch(Declarations::isLiteral);
      boolean hasDefault =
          cases.stream()
              .flatMap(c -> c.getLabels().stream())
              .anyMatch(DefaultCaseLabelTree.class::isInstance);
      if (hasDefault && !open && source.path().startsWith("core/")) {
        findings.add(
            source.finding(
                tree, "default in a switch: name every case, so that a new one does not compile"));
      }
    }

    private static boolean isLiteral(ExpressionTree label) {
      return label.getKind() != Tree.Kind.NULL_LITERAL && label instanceof LiteralTree;
    }

    private void noOptional(Tree at, @Nullable Tree type) {
      if (type != null && type.toString().matches("(java\\.util\\.)?Optional(<.*)?")) {
        findings.add(
            source.finding(at, "Optional as a field or parameter: an Optional is only an answer"));
      }
    }

    private boolean documented(Tree type) {
      for (int i = source.firstLine(type) - 2; i >= 0; i--) {
        String line = lines.get(i).strip();
        if (!line.startsWith("@") && !line.startsWith("//")) {
          return false;
        }
        if (line.startsWith("///")) {
          return true;
        }
      }
      return false;
    }

    private boolean plainData() {
      return PLAIN_DATA.keySet().stream().anyMatch(source.path()::startsWith);
    }

    private static String tooMany(String name, long found, int limit) {
      return name
          + ": "
          + found
          + " parameters, at most "
          + limit
          + "; group what belongs together";
    }

    private static boolean isPublic(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private static boolean annotated(ModifiersTree modifiers, String name) {
      return modifiers.getAnnotations().stream()
          .anyMatch(a -> a.getAnnotationType().toString().equals(name));
    }

    private static boolean isComponent(Tree member) {
      return member instanceof VariableTree field
          && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }
  }
}
