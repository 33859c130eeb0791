// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Only the gate makes permits: read from what was compiled.
final class PermitTest {
  @Test
  void no_other_package_can_make_a_permit_and_in_this_one_only_the_gate_does()
      throws IOException, URISyntaxException {
    assertThat(makers(EntryPermit.class)).containsExactly("renkei/core/release/Gate");
    assertThat(makers(TrackPermit.class)).containsExactly("renkei/core/release/TrackGate");
    assertThat(Permit.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(EntryPermit.class, TrackPermit.class);
    for (Class<?> permit : List.of(EntryPermit.class, TrackPermit.class)) {
      assertThat(Modifier.isFinal(permit.getModifiers())).isTrue();
      for (Constructor<?> constructor : permit.getDeclaredConstructors()) {
        assertThat(constructor.getModifiers()).as("package-private").isZero();
      }
    }
  }

  private static List<String> makers(Class<?> permit) throws IOException, URISyntaxException {
    Path classes = Path.of(permit.getProtectionDomain().getCodeSource().getLocation().toURI());
    String name = permit.getName().replace('.', '/');
    List<String> makers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        ClassModel model = ClassFile.of().parse(file);
        if (makes(model, name)) {
          makers.add(model.thisClass().asInternalName());
        }
      }
    }
    return makers;
  }

  private static boolean makes(ClassModel model, String permit) {
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .anyMatch(element -> constructs(element, permit));
  }

  private static boolean constructs(CodeElement element, String permit) {
    return element instanceof InvokeInstruction call
        && call.owner().asInternalName().equals(permit)
        && call.name().equalsString("<init>");
  }
}
