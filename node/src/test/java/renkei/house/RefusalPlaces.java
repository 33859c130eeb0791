// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/// Every place of the sources where a sentence of refusal is written, with each form that the
/// sentence can take. What is filled in at run time reads as [#HOLE].
final class RefusalPlaces extends TreeScanner<Void, Void> {
  /// Stands for what is filled in: an act's beginning, so that it looks like nothing that is said.
  static final String HOLE = "232e80c8";

  private final Source source;
  private final List<Said> said = new ArrayList<>();

  private RefusalPlaces(Source source) {
    this.source = source;
  }

  /// A sentence and where it is written.
  record Said(String sentence, Finding place) {}

  static List<Said> of(Source source) {
    RefusalPlaces places = new RefusalPlaces(source);
    places.scan(source.unit(), null);
    return places.said;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
    String select = call.getMethodSelect().toString();
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (select.endsWith("Malformed.unless") || coded(arguments)) {
      add(arguments.get(1));
    } else if (select.equals("malformed") && arguments.size() == 1) {
      add(arguments.getFirst());
    } else if (select.equals("unless") && arguments.size() == 3) {
      add(arguments.getLast());
    }
    return super.visitMethodInvocation(call, unused);
  }

  @Override
  public Void visitNewClass(NewClassTree made, Void unused) {
    String type = made.getIdentifier().toString();
    List<? extends ExpressionTree> arguments = made.getArguments();
    if (type.endsWith("Malformed") && !arguments.isEmpty()) {
      add(arguments.getLast());
    } else if (coded(arguments)) {
      add(arguments.get(1));
    }
    return super.visitNewClass(made, unused);
  }

  private static boolean coded(List<? extends ExpressionTree> arguments) {
    return arguments.size() >= 2 && arguments.getFirst().toString().contains("RefusalCode.");
  }

  private void add(ExpressionTree sentence) {
    for (String form : forms(sentence)) {
      // What is only filled in is written elsewhere.
      if (!form.replace(HOLE, "").isBlank()) {
        said.add(new Said(form, source.finding(sentence, form)));
      }
    }
  }

  private static List<String> forms(ExpressionTree expression) {
    return switch (expression) {
      case ParenthesizedTree inside -> forms(inside.getExpression());
      case LiteralTree literal when literal.getValue() instanceof String text -> List.of(text);
      case ConditionalExpressionTree either -> {
        List<String> both = new ArrayList<>(forms(either.getTrueExpression()));
        both.addAll(forms(either.getFalseExpression()));
        yield both;
      }
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
        List<String> joined = new ArrayList<>();
        for (String left : forms(sum.getLeftOperand())) {
          forms(sum.getRightOperand()).forEach(right -> joined.add(left + right));
        }
        yield joined;
      }
      case ExpressionTree _ -> List.of(HOLE);
    };
  }
}
