// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Matter;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.ProgrammeFile;
import renkei.wire.local.DocumentKept;
import renkei.wire.peer.MilestoneMoved;
import renkei.wire.peer.MilestonePlanned;
import renkei.wire.peer.MilestoneReached;
import renkei.wire.peer.ProgrammeStage;

/// Programmes are administrative records (DESIGN S13): who, where, which part, how far. The lists
/// below are whole, so that a field for a technical figure cannot be added without a reader of this
/// test.
class AdministrativeOnlyTest {
  private static final Set<String> PUBLISHED =
      Set.of(
          "ProgrammeStage.agreement",
          "ProgrammeStage.pillar",
          "ProgrammeStage.development",
          "ProgrammeStage.title",
          "ProgrammeStage.lead",
          "ProgrammeStage.portions",
          "ProgrammeStage.sites",
          "WorkPortion.partner",
          "WorkPortion.basis_points",
          "ProgrammeSite.partner",
          "ProgrammeSite.name",
          "ProgrammeSite.place",
          "Names.en",
          "Names.ja",
          "MilestonePlanned.proposal",
          "MilestonePlanned.name",
          "MilestonePlanned.due",
          "MilestoneMoved.proposal",
          "MilestoneMoved.milestone",
          "MilestoneMoved.due",
          "MilestoneMoved.reason",
          "MilestoneReached.proposal",
          "MilestoneReached.milestone",
          "MilestoneReached.at",
          "MilestoneReached.note",
          "DocumentKept.programme",
          "DocumentKept.document",
          "DocumentKept.kept");

  private static final Set<String> TYPES =
      Set.of(
          "ProgrammeStage.under",
          "ProgrammeStage.development",
          "ProgrammeStage.title",
          "ProgrammeStage.lead",
          "ProgrammeStage.portions",
          "ProgrammeStage.sites",
          "Portion.partner",
          "Portion.basisPoints",
          "Site.partner",
          "Site.name",
          "Site.place",
          "MilestonePlanned.proposal",
          "MilestonePlanned.name",
          "MilestonePlanned.due",
          "MilestoneMoved.proposal",
          "MilestoneMoved.milestone",
          "MilestoneMoved.due",
          "MilestoneMoved.reason",
          "MilestoneReached.proposal",
          "MilestoneReached.milestone",
          "MilestoneReached.at",
          "MilestoneReached.note",
          "DocumentKept.programme",
          "DocumentKept.document",
          "DocumentKept.kept");

  @Test
  void the_published_contract_of_programmes_has_these_fields_and_no_other() {
    Set<String> fields = new TreeSet<>();
    for (Descriptor type :
        List.of(
            ProgrammeStage.getDescriptor(),
            MilestonePlanned.getDescriptor(),
            MilestoneMoved.getDescriptor(),
            MilestoneReached.getDescriptor(),
            DocumentKept.getDescriptor())) {
      reach(type, fields);
    }
    assertThat(fields).isEqualTo(new TreeSet<>(PUBLISHED));
  }

  private static void reach(Descriptor type, Set<String> fields) {
    for (FieldDescriptor field : type.getFields()) {
      boolean fresh = fields.add(type.getName() + "." + field.getName());
      assertThat(field.getJavaType())
          .as("no measured figure in %s", field.getFullName())
          .isNotIn(FieldDescriptor.JavaType.DOUBLE, FieldDescriptor.JavaType.FLOAT);
      if (fresh && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        reach(field.getMessageType(), fields);
      }
    }
  }

  @Test
  void the_types_of_programmes_have_these_parts_and_no_other() {
    Set<String> parts = new TreeSet<>();
    Stream.of(
            Stream.of(Matter.ProgrammeStage.class),
            Arrays.stream(Programme.class.getClasses()).filter(Class::isRecord),
            Arrays.stream(ProgrammeEntry.class.getPermittedSubclasses()),
            Arrays.stream(ProgrammeFile.class.getPermittedSubclasses()))
        .flatMap(all -> all)
        .forEach(type -> {
          for (RecordComponent part : type.getRecordComponents()) {
            parts.add(type.getSimpleName() + "." + part.getName());
          }
        });
    assertThat(parts).isEqualTo(new TreeSet<>(TYPES));
  }
}
