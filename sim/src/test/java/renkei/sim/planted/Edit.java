// SPDX-License-Identifier: Apache-2.0
package renkei.sim.planted;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One change to one method of a compiled class: the fault that a test plants. The shipped classes
/// know nothing of it.
record Edit(String type, String method, Way way) {
  private static final ClassDesc OPTIONAL = ClassDesc.of("java.util.Optional");
  private static final ClassDesc LIST = ClassDesc.of("java.util.List");

  /// What takes the place of a method's body, or of the calls in it.
  sealed interface Way {
    /// The method only answers this.
    record Answers(Answer answer) implements Way {}

    /// Every call of that name in the method is left out; this stands for its answer.
    record Without(String called, Answer answer) implements Way {}
  }

  /// An answer that needs no computation.
  enum Answer {
    NOTHING(code -> {}),
    YES(code -> code.loadConstant(1)),
    NO(code -> code.loadConstant(0)),
    ONE(code -> code.loadConstant(1L)),
    NULL(CodeBuilder::aconst_null),
    NO_REFUSAL(code -> code.invokestatic(OPTIONAL, "empty", MethodTypeDesc.of(OPTIONAL))),
    NOBODY(code -> code.invokestatic(LIST, "of", MethodTypeDesc.of(LIST), true)),
    /// The object that was called.
    ITSELF(code -> {}),
    /// The first argument of the static call.
    FIRST_ARGUMENT(code -> {});

    private final Consumer<CodeBuilder> load;

    Answer(Consumer<CodeBuilder> load) {
      this.load = load;
    }
  }

  /// The method only answers this.
  static Edit answers(String type, String method, Answer answer) {
    return new Edit("renkei." + type, method, new Way.Answers(answer));
  }

  /// The method leaves those calls out.
  static Edit without(String type, String method, String called, Answer answer) {
    return new Edit("renkei." + type, method, new Way.Without(called, answer));
  }

  /// The class with the change; fails when there is nothing to change, so that a fault whose place
  /// was renamed is not planted in the air.
  byte[] apply(byte[] compiled, ClassLoader near) {
    AtomicInteger places = new AtomicInteger();
    ClassFile files =
        ClassFile.of(
            ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(near)));
    ClassModel model = files.parse(compiled);
    ClassTransform change =
        (builder, element) -> {
          if (element instanceof MethodModel found && found.methodName().equalsString(method)) {
            builder.transformMethod(found, change(found, places));
          } else {
            builder.with(element);
          }
        };
    byte[] changed = files.transformClass(model, change);
    if (places.get() == 0) {
      throw new IllegalStateException("there is no " + this + " any more: plant it elsewhere");
    }
    return changed;
  }

  private MethodTransform change(MethodModel found, AtomicInteger places) {
    return switch (way) {
      case Way.Answers(Answer answer) ->
          (builder, element) -> {
            if (element instanceof CodeAttribute) {
              places.incrementAndGet();
              TypeKind kind = TypeKind.from(found.methodTypeSymbol().returnType());
              builder.withCode(code -> {
                answer.load.accept(code);
                code.return_(kind);
              });
            } else {
              builder.with(element);
            }
          };
      case Way.Without(String called, Answer answer) ->
          MethodTransform.transformingCode(without(called, answer, places));
    };
  }

  private static CodeTransform without(String called, Answer answer, AtomicInteger places) {
    return (code, element) -> {
      if (element instanceof InvokeInstruction call
          && call.name().equalsString(called)
          && (answer != Answer.FIRST_ARGUMENT || call.opcode() == Opcode.INVOKESTATIC)) {
        places.incrementAndGet();
        MethodTypeDesc shape = call.typeSymbol();
        int kept = answer == Answer.FIRST_ARGUMENT ? 1 : 0;
        for (int i = shape.parameterCount() - 1; i >= kept; i--) {
          drop(code, shape.parameterType(i));
        }
        boolean on = call.opcode() != Opcode.INVOKESTATIC;
        if (on && answer != Answer.ITSELF) {
          code.pop();
        }
        answer.load.accept(code);
      } else {
        code.with(element);
      }
    };
  }

  private static void drop(CodeBuilder code, ClassDesc type) {
    if (type.equals(ConstantDescs.CD_long) || type.equals(ConstantDescs.CD_double)) {
      code.pop2();
    } else {
      code.pop();
    }
  }
}
