// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64Url } from './base64';

// WebAuthn level 3 JSON to the browser's own forms and back; browsers before that level have no such conversion.

interface Descriptor { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] }
interface CreateJson {
  challenge: string; user: { id: string; name: string; displayName: string }; excludeCredentials?: Descriptor[];
}
interface RequestJson { challenge: string; allowCredentials?: Descriptor[] }

export async function passkeysWork(): Promise<boolean> {
  if (!globalThis.isSecureContext || typeof PublicKeyCredential === 'undefined') return false;
  try {
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  } catch {
    return false;
  }
}

/** Whether the browser speaks WebAuthn at all, so that a security key can be tried. */
export function passkeysSpoken(): boolean {
  return globalThis.isSecureContext && typeof PublicKeyCredential !== 'undefined';
}

const listed = (found: Descriptor[] | undefined) => (found ?? []).map((one) => ({ ...one, id: fromBase64(one.id) }));

function unwrap(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'publicKey' in json ? json.publicKey : json;
}

export async function createPasskey(json: unknown): Promise<object> {
  const given = unwrap(json) as CreateJson;
  const publicKey = {
    ...given,
    challenge: fromBase64(given.challenge),
    user: { ...given.user, id: fromBase64(given.user.id) },
    excludeCredentials: listed(given.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  if (!made) throw new DOMException('no credential', 'NotAllowedError');
  const answer = made.response as AuthenticatorAttestationResponse;
  return {
    ...head(made),
    response: {
      clientDataJSON: toBase64Url(answer.clientDataJSON),
      attestationObject: toBase64Url(answer.attestationObject),
      transports: answer.getTransports?.() ?? [],
    },
  };
}

export async function showPasskey(json: unknown): Promise<object> {
  const given = unwrap(json) as RequestJson;
  const publicKey = {
    ...given,
    challenge: fromBase64(given.challenge),
    allowCredentials: listed(given.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions;
  const shown = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  if (!shown) throw new DOMException('no credential', 'NotAllowedError');
  const answer = shown.response as AuthenticatorAssertionResponse;
  return {
    ...head(shown),
    response: {
      clientDataJSON: toBase64Url(answer.clientDataJSON),
      authenticatorData: toBase64Url(answer.authenticatorData),
      signature: toBase64Url(answer.signature),
      ...(answer.userHandle ? { userHandle: toBase64Url(answer.userHandle) } : {}),
    },
  };
}

function head(one: PublicKeyCredential): object {
  return {
    id: one.id,
    rawId: toBase64Url(one.rawId),
    type: one.type,
    authenticatorAttachment: one.authenticatorAttachment ?? undefined,
    clientExtensionResults: one.getClientExtensionResults(),
  };
}
