// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The classes that a compiled class or a source refers to, by their full names.
final class References {
  /// A class inside a descriptor, a generic signature or an annotation.
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

  private static final Pattern FULL_NAME =
      Pattern.compile("[a-z][\\w]*(?:\\.[a-z][\\w]*)+\\.[A-Z]\\w*");

  private References() {}

  /// Everything in the constant pool: classes, and the descriptors, signatures and annotations.
  static Set<String> of(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    Set<String> found = new TreeSet<>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type -> addInternal(type.asInternalName(), found);
        case Utf8Entry text -> addDescriptor(text.stringValue(), found);
        default -> {}
      }
    }
    return found;
  }

  private static void addInternal(String name, Set<String> into) {
    if (name.startsWith("[")) {
      addDescriptor(name, into);
    } else if (!name.endsWith("/package-info")) {
      into.add(name.replace('/', '.'));
    }
  }

  private static void addDescriptor(String text, Set<String> into) {
    Matcher matcher = IN_DESCRIPTOR.matcher(text);
    while (matcher.find()) {
      into.add(matcher.group(1).replace('/', '.'));
    }
  }

  /// Imports and full names in a source. They show what a compiled class does not: constants that
  /// the compiler copied, and modules that are compiled after this test runs.
  static Set<String> of(Source source) {
    Set<String> found = new TreeSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitImport(ImportTree node, @Nullable Void nothing) {
        addName(node.getQualifiedIdentifier().toString(), found);
        return null;
      }

      @Override
      public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void nothing) {
        addName(node.toString(), found);
        return super.visitMemberSelect(node, null);
      }
    }.scan(source.unit(), null);
    return found;
  }

  private static void addName(String name, Set<String> into) {
    if (name.endsWith(".*")) {
      into.add(name.substring(0, name.length() - 1) + "Any");
      return;
    }
    Matcher matcher = FULL_NAME.matcher(name);
    if (matcher.lookingAt()) {
      into.add(matcher.group());
    }
  }
}
