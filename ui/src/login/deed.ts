// SPDX-License-Identifier: Apache-2.0
import type { OwnSignature, ToSign } from '../api';
import { fromBase64, toBase64 } from './base64';
import { keyOfOfficer } from './browserKey';

const CONTEXT = new TextEncoder().encode('renkei deed 1\0');

/** The officer's own signature over a deed, by the passkey or by the key that this browser keeps. */
export async function signDeed(what: ToSign, officer: string): Promise<OwnSignature> {
  const deed = Uint8Array.from(what.deed.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  return what.kind === 'PASSKEY' ? byPasskey(what, deed) : byBrowser(what, deed, officer);
}

async function byPasskey(what: ToSign, deed: Uint8Array<ArrayBuffer>): Promise<OwnSignature> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: deed,
    allowCredentials: [{ type: 'public-key', id: fromBase64(what.credential ?? '') }],
    userVerification: 'required',
  };
  const shown = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  if (!shown) throw new DOMException('no credential', 'NotAllowedError');
  const answer = shown.response as AuthenticatorAssertionResponse;
  return {
    key: what.key ?? '',
    signature: toBase64(new Uint8Array(answer.signature)),
    authenticatorData: toBase64(new Uint8Array(answer.authenticatorData)),
    clientData: toBase64(new Uint8Array(answer.clientDataJSON)),
  };
}

async function byBrowser(what: ToSign, deed: Uint8Array, officer: string): Promise<OwnSignature> {
  const key = await keyOfOfficer(officer);
  if (!key) throw new DOMException('no key', 'NotFoundError');
  const signed = new Uint8Array(CONTEXT.length + deed.length);
  signed.set(CONTEXT);
  signed.set(deed, CONTEXT.length);
  return { key: what.key ?? '', signature: toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', key, signed))) };
}
