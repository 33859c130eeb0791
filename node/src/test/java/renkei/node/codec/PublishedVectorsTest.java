// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Crossing;
import renkei.core.entry.Deed;
import renkei.core.entry.Entry;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;
import renkei.node.keys.OfficerSignatures;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// docs/protocol/vectors/entries.json against this code: bytes, hashes and signatures that others
/// can build against. Run with `-Drenkei.vectors=write` to write the file after a decided change.
class PublishedVectorsTest {
  /// Secret key of RFC 8032 section 7.1 test 1. Published there, so it protects nothing.
  private static final byte[] SECRET =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  /// Secret key of test 2, with which the officer signs.
  private static final byte[] OFFICER =
      HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

  private static final byte[] CONTEXT = "renkei entry 1\0".getBytes(StandardCharsets.US_ASCII);

  private final ProtoCodec codec = new ProtoCodec();
  private final ObjectMapper json = JsonMapper.builder().build();

  /// What the file holds.
  record Vectors(String about, String key, String party, List<Good> entries, List<Bad> refused) {}

  /// An entry that must be read.
  record Good(String about, String kind, Map<String, String> values) {}

  /// Bytes that must be refused.
  record Bad(String about, String code, String bytes) {}

  @Test
  void the_published_vectors_are_those_of_this_code() throws Exception {
    Vectors made = made();
    String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(made) + "\n";
    if ("write".equals(System.getProperty("renkei.vectors"))) {
      Files.writeString(file(), text);
    }
    assertThat(read()).isEqualTo(made);
  }

  @Test
  void every_published_entry_is_read_whole_and_its_signature_holds() throws Exception {
    Vectors vectors = read();
    PublicKey key = publicKey(HexFormat.of().parseHex(vectors.key()));
    for (Good good : vectors.entries()) {
      byte[] bytes = HexFormat.of().parseHex(good.values().get("bytes"));
      Entry entry = codec.decodeCrossing(Bytes.of(bytes));
      assertThat(codec.encode(entry).unsafe()).as(good.about()).isEqualTo(bytes);
      assertThat(entry.kind().name()).isEqualTo(good.kind());
      assertThat(Hash.sha256(bytes).hex()).isEqualTo(good.values().get("hash"));
      assertThat(entry.party().key().hex()).isEqualTo(vectors.party());
      byte[] signature = HexFormat.of().parseHex(good.values().get("signature"));
      assertThat(verified(key, bytes, signature)).as(good.about()).isTrue();
      bytes[bytes.length - 1] ^= 1;
      assertThat(verified(key, bytes, signature)).as(good.about()).isFalse();
    }
  }

  @Test
  void every_published_officers_signature_is_over_the_deed_that_any_reader_makes_of_the_bytes()
      throws Exception {
    List<Good> signed =
        read().entries().stream().filter(good -> good.values().containsKey("deed_hash")).toList();
    assertThat(signed).hasSizeGreaterThan(10);
    for (Good good : signed) {
      Entry entry =
          codec.decodeCrossing(Bytes.of(HexFormat.of().parseHex(good.values().get("bytes"))));
      Hash deed = Deed.hash(codec.deed(entry));
      assertThat(deed.hex()).as(good.about()).isEqualTo(good.values().get("deed_hash"));
      OfficerProof proof =
          new OfficerProof(
              SampleEntries.FILE.hash(),
              Bytes.of(HexFormat.of().parseHex(good.values().get("officer_signature"))),
              null);
      assertThat(OfficerSignatures.verify(SampleEntries.FILE, deed, proof)).isTrue();
    }
  }

  @Test
  void every_published_refusal_is_refused_under_its_code() throws Exception {
    Vectors vectors = read();
    assertThat(vectors.refused()).hasSizeGreaterThan(8);
    for (Bad bad : vectors.refused()) {
      Bytes bytes = Bytes.of(HexFormat.of().parseHex(bad.bytes()));
      Malformed refused = catchThrowableOfType(Malformed.class, () -> codec.decodeCrossing(bytes));
      assertThat(refused).as(bad.about()).isNotNull();
      assertThat(RefusalCode.of(refused).name()).as(bad.about()).isEqualTo(bad.code());
    }
  }

  @Test
  void every_crossing_kind_is_published() throws Exception {
    Set<String> kinds = read().entries().stream().map(Good::kind).collect(Collectors.toSet());
    assertThat(kinds).hasSize((int) PublishedContractTest.stated(Crossing.class).count());
  }

  private Vectors made() throws GeneralSecurityException, InvalidProtocolBufferException {
    PrivateKey secret =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, SECRET));
    PrivateKey officer =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, OFFICER));
    List<Good> entries = new ArrayList<>();
    for (SampleEntries.Sample sample : SampleEntries.all()) {
      Bytes bytes = codec.encode(sample.entry());
      Map<String, String> values = new LinkedHashMap<>();
      values.put("bytes", hex(bytes.unsafe()));
      values.put("hash", Hash.sha256(bytes.unsafe()).hex());
      terms(sample.entry()).forEach(terms -> values.put("terms_hash", terms.hash().hex()));
      values.put("signature", hex(signed(secret, bytes.unsafe())));
      if (Deed.needed(sample.entry().body())) {
        Hash deed = Deed.hash(codec.deed(sample.entry()));
        values.put("deed_hash", deed.hex());
        values.put("officer_signature", hex(plain(officer, Deed.signedForm(deed).unsafe())));
      }
      entries.add(new Good(sample.about(), sample.entry().kind().name(), values));
    }
    return new Vectors(
        "Entries as signed (docs/protocol/entries.md). The key is that of RFC 8032, 7.1, test 1.",
        hex(SampleEntries.STATER_KEY.unsafe()),
        Hash.sha256(SampleEntries.STATER_KEY.unsafe()).hex(),
        entries,
        refused());
  }

  private List<Bad> refused() throws InvalidProtocolBufferException {
    byte[] good =
        SampleEntries.all().stream()
            .filter(sample -> sample.entry().body() instanceof Crossing.ConsentGiven)
            .map(sample -> codec.encode(sample.entry()).copy())
            .findFirst()
            .orElseThrow();
    renkei.wire.peer.Entry wire = renkei.wire.peer.Entry.parseFrom(good);
    List<Bad> bad = new ArrayList<>();
    bad.add(bad("no bytes", RefusalCode.MALFORMED, new byte[0]));
    bad.add(
        bad("cut short by a byte", RefusalCode.MALFORMED, Arrays.copyOf(good, good.length - 1)));
    bad.add(bad("version 2", RefusalCode.UNKNOWN_KIND, wire.toBuilder().setVersion(2)));
    bad.add(
        bad(
            "a body of number 63",
            RefusalCode.UNKNOWN_KIND,
            wire.toBuilder().clearBody().setUnknownFields(unknown(63))));
    bad.add(bad("no body", RefusalCode.MALFORMED, wire.toBuilder().clearBody()));
    bad.add(
        bad(
            "a field 11 that is not published",
            RefusalCode.MALFORMED,
            wire.toBuilder().setUnknownFields(unknown(11))));
    bad.add(bad("no label", RefusalCode.MALFORMED, wire.toBuilder().clearLabel()));
    renkei.wire.peer.Entry.Builder level = wire.toBuilder();
    level.getLabelBuilder().setLevelValue(6);
    bad.add(bad("a level of number 6", RefusalCode.MALFORMED, level));
    renkei.wire.peer.Entry.Builder codes = wire.toBuilder();
    codes.getLabelBuilder().getReleasableToBuilder().clearCodes().addCodes("USA").addCodes("JPN");
    bad.add(bad("codes out of sequence", RefusalCode.MALFORMED, codes));
    bad.add(
        bad(
            "the same party twice in the audience",
            RefusalCode.MALFORMED,
            wire.toBuilder().addAudience(wire.getAudience(0))));
    bad.add(
        bad(
            "an id of 15 bytes",
            RefusalCode.MALFORMED,
            wire.toBuilder().setId(ByteString.copyFrom(new byte[15]))));
    bad.add(
        bad(
            "the body twice",
            RefusalCode.MALFORMED,
            Hostile.joined(good, Hostile.delimited(18, new byte[0]))));
    bad.add(
        bad(
            "a header as domestic entries have it",
            RefusalCode.UNKNOWN_KIND,
            Hostile.delimited(1, good)));
    return bad;
  }

  private static Bad bad(String about, RefusalCode code, renkei.wire.peer.Entry.Builder entry) {
    return bad(about, code, entry.build().toByteArray());
  }

  private static Bad bad(String about, RefusalCode code, byte[] bytes) {
    return new Bad(about, code.name(), hex(bytes));
  }

  private static UnknownFieldSet unknown(int number) {
    return UnknownFieldSet.newBuilder()
        .addField(number, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
        .build();
  }

  private static List<SealedTerms> terms(Entry entry) {
    return entry.body() instanceof Crossing.ProposalOpened opened
        ? List.of(opened.terms())
        : entry.body() instanceof Crossing.TermsCountered countered
            ? List.of(countered.terms())
            : List.of();
  }

  private static byte[] signed(PrivateKey secret, byte[] bytes) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(secret);
    signature.update(CONTEXT);
    signature.update(bytes);
    return signature.sign();
  }

  private static byte[] plain(PrivateKey secret, byte[] bytes) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(secret);
    signature.update(bytes);
    return signature.sign();
  }

  private static boolean verified(PublicKey key, byte[] bytes, byte[] proof)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(key);
    signature.update(CONTEXT);
    signature.update(bytes);
    return signature.verify(proof);
  }

  /// A raw public key (RFC 8032, 5.1.2): little-endian y, the highest bit is the sign of x.
  private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    byte[] y = new byte[raw.length];
    for (int i = 0; i < raw.length; i++) {
      y[i] = raw[raw.length - 1 - i];
    }
    boolean odd = (y[0] & 0x80) != 0;
    y[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, y));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  private Vectors read() throws IOException {
    return json.readValue(Files.readString(file()), new TypeReference<Vectors>() {});
  }

  private static Path file() {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("wire")) ? here : here.getParent();
    return root.resolve("docs/protocol/vectors/entries.json");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
