// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.RefusalCode;
import renkei.wire.local.LocalEntry;
import renkei.wire.peer.Entry;
import renkei.wire.peer.Frame;

/// What can be said between parties, read from the published text and from what was generated of
/// it.
class PublishedContractTest {
  private static final FileDescriptor PEER = Frame.getDescriptor().getFile();

  /// Words of orders, tasking and weapons (DESIGN section 1, S7 and S13, and what is out of scope).
  private static final Set<String> NEVER =
      Set.of(
          "order",
          "orders",
          "task",
          "tasks",
          "tasking",
          "command_unit",
          "instruct",
          "instruction",
          "weapon",
          "weapons",
          "target",
          "targets",
          "targeting",
          "fire",
          "strike",
          "engage",
          "engagement",
          "munition",
          "munitions",
          "ammunition",
          "warhead",
          "missile",
          "missiles",
          "hostile",
          "threat",
          "kill",
          "aim",
          "launch",
          "detonate",
          "lethality",
          "yield",
          "aimpoint",
          "salvo",
          "effector",
          "sensor_cue");

  private static final Set<String> CONTROL =
      Set.of(
          "Hello",
          "Receipt",
          "Ping",
          "Pong",
          "Voided",
          "Refused",
          "Head",
          "AskReturn",
          "ReturnEnd",
          "Bye");

  @Test
  void no_name_in_the_contract_speaks_of_orders_tasks_weapons_or_targets() throws IOException {
    List<String> names = new ArrayList<>();
    for (Descriptor type : all()) {
      names.add(type.getName());
      type.getFields().forEach(field -> names.add(field.getName()));
      type.getOneofs().forEach(choice -> names.add(choice.getName()));
    }
    for (EnumDescriptor type : enums()) {
      names.add(type.getName());
      type.getValues().stream().map(EnumValueDescriptor::getName).forEach(names::add);
    }
    names.addAll(declaredIn(text()));
    assertThat(names).hasSizeGreaterThan(300);
    assertThat(names)
        .allSatisfy(name -> assertThat(words(name)).doesNotContainAnyElementsOf(NEVER));
  }

  @Test
  void the_name_scan_finds_what_it_looks_for() {
    assertThat(words("TaskIssued")).containsAnyElementsOf(NEVER);
    assertThat(words("fire_mission")).containsAnyElementsOf(NEVER);
    assertThat(words("TargetList")).containsAnyElementsOf(NEVER);
    assertThat(declaredIn("message OrderGiven {\n  string weapon_kind = 3;\n}"))
        .contains("OrderGiven", "weapon_kind");
  }

  @Test
  void the_contract_imports_nothing_and_so_holds_nothing_domestic() throws IOException {
    assertThat(PEER.getDependencies()).isEmpty();
    assertThat(text()).doesNotContainPattern("(?m)^\\s*import\\b");
    Set<String> domestic =
        stated(Domestic.class).map(Class::getSimpleName).collect(Collectors.toSet());
    assertThat(domestic).contains("TaskIssued", "TaskReported");
    assertThat(all()).extracting(Descriptor::getName).doesNotContainAnyElementsOf(domestic);
    assertThat(LocalEntry.getDescriptor().getFile().getDependencies()).containsExactly(PEER);
  }

  /// What can be stated of a family of entries: its records, however deep they are sealed.
  static Stream<Class<?>> stated(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(PublishedContractTest::stated)
        : Stream.of(family);
  }

  @Test
  void an_entry_on_the_wire_states_exactly_the_crossing_kinds() {
    Set<String> bodies =
        Entry.getDescriptor().getOneofs().getFirst().getFields().stream()
            .map(field -> field.getMessageType().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> crossing =
        stated(Crossing.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(bodies).isEqualTo(crossing);
  }

  @Test
  void a_control_frame_has_no_field_of_an_entry_and_no_free_text() {
    Set<Descriptor> reached = new java.util.HashSet<>();
    for (FieldDescriptor kind : Frame.getDescriptor().getFields()) {
      if (CONTROL.contains(kind.getMessageType().getName())) {
        reach(kind.getMessageType(), reached);
      }
    }
    assertThat(reached).extracting(Descriptor::getName).containsAll(CONTROL);
    assertThat(reached)
        .extracting(Descriptor::getName)
        .doesNotContain("Entry", "Terms", "Label", "ReleasedTrack");
    assertThat(reached)
        .flatMap(Descriptor::getFields)
        .allSatisfy(field -> {
          assertThat(field.getType()).isNotEqualTo(FieldDescriptor.Type.STRING);
          assertThat(field.getName()).doesNotContain("entry");
        });
    // Bytes of a control frame are hashes, keys and signatures, all of a fixed size.
    assertThat(reached)
        .flatMap(Descriptor::getFields)
        .filteredOn(field -> field.getType() == FieldDescriptor.Type.BYTES)
        .extracting(FieldDescriptor::getName)
        .allMatch(Set.of("party", "hash", "link_head", "key", "signature")::contains);
  }

  @Test
  void no_level_map_or_other_map_makes_the_bytes_depend_on_an_iteration() throws IOException {
    assertThat(all()).flatMap(Descriptor::getFields).noneMatch(FieldDescriptor::isMapField);
    assertThat(text()).doesNotContain("map<");
  }

  @Test
  void every_refusal_code_has_its_name_on_the_wire() {
    Set<String> wire =
        renkei.wire.peer.RefusalCode.getDescriptor().getValues().stream()
            .map(EnumValueDescriptor::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    wire.remove("REFUSAL_CODE_UNSPECIFIED");
    assertThat(wire)
        .isEqualTo(
            Arrays.stream(RefusalCode.values())
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void reach(Descriptor type, Set<Descriptor> reached) {
    if (reached.add(type)) {
      type.getFields().stream()
          .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
          .forEach(field -> reach(field.getMessageType(), reached));
    }
  }

  private static List<Descriptor> all() {
    return PEER.getMessageTypes().stream()
        .flatMap(type -> Stream.concat(Stream.of(type), type.getNestedTypes().stream()))
        .toList();
  }

  private static List<EnumDescriptor> enums() {
    return Stream.concat(
            PEER.getEnumTypes().stream(),
            PEER.getMessageTypes().stream().flatMap(type -> type.getEnumTypes().stream()))
        .toList();
  }

  private static Set<String> words(String name) {
    String snake = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    Set<String> words = new TreeSet<>(List.of(snake.split("_")));
    words.add(snake);
    return words;
  }

  private static List<String> declaredIn(String proto) {
    return Pattern.compile("(?m)^\\s*(?:message|enum|oneof|rpc)\\s+(\\w+)|(\\w+)\\s*=\\s*\\d+;")
        .matcher(proto)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private static String text() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("wire")) ? here : here.getParent();
    return Files.readString(root.resolve("wire/src/main/protobuf/renkei/peer/v1/peer.proto"));
  }
}
