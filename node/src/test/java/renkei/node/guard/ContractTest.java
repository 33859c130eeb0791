// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import renkei.core.base.Limits;
import renkei.node.codec.FrameCodec;
import renkei.wire.peer.Carry;
import renkei.wire.peer.Entry;
import renkei.wire.peer.Frame;
import renkei.wire.peer.ProposalOpened;
import renkei.wire.peer.Return;
import renkei.wire.peer.Terms;
import renkei.wire.peer.TermsCountered;

/// The guard's own table against the published contract: each was written by itself, and a
/// difference is a decision that somebody has still to take.
class ContractTest {
  private final Set<Descriptor> met = new HashSet<>();

  @Test
  void every_published_field_is_in_the_table_with_its_wire_type_and_no_other_is() {
    compare(Contract.FRAME, Frame.getDescriptor());
    assertThat(met)
        .containsExactlyInAnyOrderElementsOf(Frame.getDescriptor().getFile().getMessageTypes());
  }

  private void compare(Shape shape, Descriptor published) {
    met.add(published);
    Set<Integer> numbers = new HashSet<>();
    for (FieldDescriptor field : published.getFields()) {
      numbers.add(field.getNumber());
      Shape.Field allowed = shape.fields().get(field.getNumber());
      assertThat(allowed).as(field.getFullName()).isNotNull();
      assertThat(allowed.form()).as(field.getFullName()).isIn(forms(field));
      assertThat(allowed.most() > 1).as(field.getFullName()).isEqualTo(field.isRepeated());
      if (field.getJavaType() == FieldDescriptor.JavaType.ENUM) {
        int last =
            field.getEnumType().getValues().stream()
                .mapToInt(EnumValueDescriptor::getNumber)
                .max()
                .orElseThrow();
        assertThat(allowed.limit()).as(field.getFullName()).isEqualTo(last);
      }
      Descriptor inner = inner(field);
      Shape within = allowed.inner();
      if (field.getFullName().equals("renkei.peer.v1.Accession.text")) {
        agreed(java.util.Objects.requireNonNull(within));
      } else if (within != null) {
        assertThat(inner).as(field.getFullName()).isNotNull();
        compare(within, inner);
      } else {
        assertThat(inner == null || inner.equals(Terms.getDescriptor()))
            .as(field.getFullName())
            .isTrue();
      }
    }
    assertThat(shape.fields().keySet()).as(shape.name()).isEqualTo(numbers);
  }

  /// Terms inside terms: of an agreement only, so that nothing is nested deeper.
  private static void agreed(Shape within) {
    Set<Integer> alone = Set.of(1, 2, 3, 22);
    assertThat(within.fields().keySet()).isEqualTo(alone);
    alone.forEach(number ->
        assertThat(within.fields().get(number)).isEqualTo(Contract.TERMS.fields().get(number)));
  }

  private static List<Shape.Form> forms(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT, LONG, BOOLEAN, ENUM -> List.of(Shape.Form.NUMBER);
      case DOUBLE -> List.of(Shape.Form.REAL);
      case STRING -> List.of(Shape.Form.TEXT);
      case BYTE_STRING -> List.of(Shape.Form.EXACT_BYTES, Shape.Form.BYTES, Shape.Form.INNER);
      case MESSAGE -> List.of(Shape.Form.INNER);
      case FLOAT -> throw new AssertionError("the contract has no floats: " + field);
    };
  }

  /// Entries and terms stand in the contract as the bytes that were signed.
  private static @Nullable Descriptor inner(FieldDescriptor field) {
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      return field.getMessageType();
    }
    Descriptor in = field.getContainingType();
    boolean entry =
        field.getName().equals("entry")
            && (in.equals(Carry.getDescriptor()) || in.equals(Return.getDescriptor()));
    boolean terms =
        field.getName().equals("terms")
            && (in.equals(ProposalOpened.getDescriptor())
                || in.equals(TermsCountered.getDescriptor()));
    return entry ? Entry.getDescriptor() : terms ? Terms.getDescriptor() : null;
  }

  @Test
  void the_table_has_the_limits_of_the_core_though_it_cannot_import_them() {
    assertThat(Contract.ENTRY_BYTES_MAX).isEqualTo(Limits.ENTRY_BYTES_MAX);
    assertThat(Contract.FRAME_BYTES_MAX).isEqualTo(FrameCodec.FRAME_BYTES_MAX);
  }
}
