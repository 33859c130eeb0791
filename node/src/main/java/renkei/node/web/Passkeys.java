// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerEntry.OfficerKey;
import renkei.core.entry.OfficerId;
import tools.jackson.databind.node.ObjectNode;

/// Passkeys (WebAuthn level 2 by the library, its JSON as in level 3) of one officer under one
/// origin. The journal keeps no signature counter: a cloned authenticator is not noticed by it.
final class Passkeys {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

  private final RelyingParty party;
  private final String origin;
  private final OfficerId officer;

  /// For one officer.
  ///
  /// @param origin the page's, such as `https://node.example.org:8443`
  /// @param key the officer's key, or one that nobody has; null: none yet
  Passkeys(String origin, OfficerId officer, @Nullable OfficerKey key) {
    this.origin = origin;
    this.officer = officer;
    this.party =
        RelyingParty.builder()
            .identity(RelyingPartyIdentity.builder().id(host(origin)).name("Renkei").build())
            .credentialRepository(new Keys(officer, key))
            .origins(Set.of(origin))
            .preferredPubkeyParams(
                List.of(
                    PublicKeyCredentialParameters.ES256,
                    PublicKeyCredentialParameters.EdDSA,
                    PublicKeyCredentialParameters.RS256))
            .validateSignatureCounter(false)
            .build();
  }

  /// Whether browsers take passkeys there: a name, with TLS unless it is localhost.
  static boolean possible(String origin) {
    String host = host(origin);
    return !ADDRESS.matcher(host).matches()
        && (origin.startsWith("https://") || host.equals("localhost"));
  }

  private static String host(String origin) {
    return URI.create(origin).getHost();
  }

  /// What a browser needs to make a key.
  PublicKeyCredentialCreationOptions create(String shown) {
    return party.startRegistration(
        StartRegistrationOptions.builder()
            .user(
                UserIdentity.builder()
                    .name(officer.code())
                    .displayName(shown)
                    .id(handle(officer))
                    .build())
            .authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.PREFERRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build())
            .timeout(Entrance.CEREMONY.toMillis())
            .build());
  }

  /// What a browser needs to show a key.
  AssertionRequest request() {
    return party.startAssertion(
        StartAssertionOptions.builder()
            .username(officer.code())
            .userVerification(UserVerificationRequirement.REQUIRED)
            .timeout(Entrance.CEREMONY.toMillis())
            .build());
  }

  /// The key that a browser made; empty for everything that is not as it should be.
  Optional<OfficerKey> made(PublicKeyCredentialCreationOptions asked, ObjectNode credential) {
    try {
      RegistrationResult made =
          party.finishRegistration(
              FinishRegistrationOptions.builder()
                  .request(asked)
                  .response(
                      PublicKeyCredential.parseRegistrationResponseJson(Json.text(credential)))
                  .build());
      return made.isUserVerified()
          ? Optional.of(
              new OfficerKey(
                  KeyKind.PASSKEY,
                  Bytes.of(made.getKeyId().getId().getBytes()),
                  Bytes.of(made.getPublicKeyCose().getBytes()),
                  origin))
          : Optional.empty();
    } catch (RegistrationFailedException | IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether the browser showed the officer's key.
  boolean shown(AssertionRequest asked, ObjectNode credential) {
    try {
      AssertionResult shown =
          party.finishAssertion(
              FinishAssertionOptions.builder()
                  .request(asked)
                  .response(PublicKeyCredential.parseAssertionResponseJson(Json.text(credential)))
                  .build());
      return shown.isSuccess() && shown.isUserVerified();
    } catch (AssertionFailedException | IOException | IllegalArgumentException _) {
      return false;
    }
  }

  static ObjectNode json(PublicKeyCredentialCreationOptions options) {
    try {
      return inner(options.toCredentialsCreateJson());
    } catch (IOException impossible) {
      throw new IllegalStateException("the library cannot write its own options", impossible);
    }
  }

  static ObjectNode json(AssertionRequest request) {
    try {
      return inner(request.toCredentialsGetJson());
    } catch (IOException impossible) {
      throw new IllegalStateException("the library cannot write its own request", impossible);
    }
  }

  private static ObjectNode inner(String text) {
    ObjectNode whole = Json.read(text.getBytes(StandardCharsets.UTF_8));
    return whole.get("publicKey") instanceof ObjectNode inner ? inner : whole;
  }

  private static ByteArray handle(OfficerId officer) {
    byte[] text = ("renkei officer 1\0" + officer.code()).getBytes(StandardCharsets.UTF_8);
    return new ByteArray(Hash.sha256(text).bytes());
  }

  /// The one key of one officer.
  private record Keys(OfficerId officer, @Nullable OfficerKey key) implements CredentialRepository {
    private Optional<OfficerKey> passkey() {
      return Optional.ofNullable(key).filter(found -> found.kind() == KeyKind.PASSKEY);
    }

    private static ByteArray id(OfficerKey key) {
      return new ByteArray(key.credential().copy());
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
      return passkey()
          .map(found -> Set.of(PublicKeyCredentialDescriptor.builder().id(id(found)).build()))
          .orElse(Set.of());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
      return Optional.of(handle(officer));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
      return userHandle.equals(handle(officer)) ? Optional.of(officer.code()) : Optional.empty();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
      return passkey()
          .filter(found -> id(found).equals(credentialId) && userHandle.equals(handle(officer)))
          .map(found ->
              RegisteredCredential.builder()
                  .credentialId(id(found))
                  .userHandle(handle(officer))
                  .publicKeyCose(new ByteArray(found.publicKey().copy()))
                  .build());
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
      return lookup(credentialId, handle(officer)).map(Set::of).orElse(Set.of());
    }
  }
}
