// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables of ARCHITECTURE.md hold for what is compiled.
class ImportTableTest {
  private static final ImportTable TABLE =
      ImportTable.parse(House.text(House.root().resolve("ARCHITECTURE.md")));

  @Test
  void compiled_classes_refer_only_to_what_their_row_names() throws IOException {
    List<Finding> findings = new ArrayList<>();
    int classes = 0;
    for (String module : List.of("core", "node")) {
      Path folder = House.root().resolve(module + "/target/classes");
      for (Path file : House.files(module + "/target/classes/renkei", ".class")) {
        Path inside = folder.relativize(file);
        String name = inside.toString().replace('\\', '/').replace('/', '.');
        findings.addAll(
            TABLE.check(
                name.substring(0, name.lastIndexOf('.', name.length() - ".class".length() - 1)),
                name,
                References.of(Files.readAllBytes(file))));
        classes++;
      }
    }
    assertThat(classes).as("compiled classes found").isGreaterThan(20);
    assertThat(findings).isEmpty();
  }

  @Test
  void sources_refer_only_to_what_their_row_names() {
    List<Finding> findings = new ArrayList<>();
    for (String module : House.MODULES) {
      for (Source source : Source.read(House.files(module + "/src/main/java", ".java"))) {
        findings.addAll(TABLE.check(source.packageName(), source.path(), References.of(source)));
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void every_row_is_a_package_and_every_package_a_row() {
    Set<String> packages = new TreeSet<>();
    for (String module : House.MODULES) {
      Path java = House.root().resolve(module + "/src/main/java/renkei");
      for (Path info : House.files(module + "/src/main/java", "package-info.java")) {
        Path inside = java.relativize(info.getParent());
        packages.add(inside.toString().replace('\\', '/').replace('/', '.'));
      }
    }
    assertThat(packages).containsExactlyInAnyOrderElementsOf(TABLE.rows().keySet());
  }

  @Test
  void every_library_row_names_packages_that_exist() {
    assertThat(TABLE.libraries()).isNotEmpty();
    assertThat(TABLE.libraries().values())
        .allSatisfy(users -> assertThat(TABLE.rows().keySet()).containsAll(users));
  }

  @ParameterizedTest
  @CsvSource({
    "renkei.core.base, renkei.core.entry.Entry",
    "renkei.core.journal, renkei.core.release.Gate",
    "renkei.core.entry, java.util.logging.Logger",
    "renkei.core.entry, org.slf4j.Logger",
    "renkei.core.turn, renkei.node.codec.Codec",
    "renkei.node.guard, renkei.core.base.Hash",
    "renkei.node.guard, java.net.http.HttpClient",
    "renkei.node.guard, com.google.protobuf.CodedInputStream",
    "renkei.node.web, renkei.node.link.Link",
    "renkei.node.feed, io.grpc.Server",
    "renkei.node.link, org.bouncycastle.asn1.ASN1Object",
    "renkei.node.keys, io.javalin.Javalin",
    "renkei.node.app, com.example.Unknown",
    "renkei.sim, renkei.node.web.Api",
    "renkei.nowhere.at, java.lang.String",
  })
  void a_planted_reference_is_found(String from, String to) {
    byte[] planted =
        ClassFile.of()
            .build(
                ClassDesc.of(from + ".Planted"),
                type -> type.withField("field", ClassDesc.of(to), 0));
    assertThat(TABLE.check(from, "planted", References.of(planted))).hasSize(1);

    Source source =
        Source.of("p/Planted.java", "package " + from + "; class Planted { " + to + " f; }");
    assertThat(TABLE.check(from, "planted", References.of(source)))
        .as("the same in a source")
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "renkei.core.entry, renkei.core.base.Hash",
    "renkei.core.turn, renkei.core.journal.Journal",
    "renkei.node.codec, renkei.wire.v1.Frame",
    "renkei.node.codec, com.google.protobuf.ByteString",
    "renkei.node.link, io.grpc.Server",
    "renkei.node.web, java.net.http.HttpClient",
    "renkei.node.app, renkei.node.web.Api",
    "renkei.bench, renkei.sim.World",
    "renkei.core.base, org.jspecify.annotations.Nullable",
  })
  void an_allowed_reference_is_not(String from, String to) {
    assertThat(TABLE.check(from, "allowed", Set.of(to))).isEmpty();
  }

  @Test
  void references_in_signatures_arrays_and_annotations_are_seen() throws IOException {
    try (var in = ImportTableTest.class.getResourceAsStream("ImportTableTest$Planted.class")) {
      assertThat(in).isNotNull();
      assertThat(References.of(in.readAllBytes()))
          .contains(
              "java.util.concurrent.Flow$Subscriber", "java.time.ZoneId", "java.lang.Deprecated");
    }
  }

  /// Only its class file is of interest.
  abstract static class Planted {
    @SuppressWarnings("unused")
    abstract List<java.util.concurrent.Flow.Subscriber<String>> signature();

    abstract java.time.ZoneId[][] array();

    @Deprecated
    abstract void annotated();
  }
}
