// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64 } from './base64';

// A key that this browser keeps and that no script can read out: weaker than a passkey, because whoever uses this browser
// profile can use it.

const STORE = 'keys';
const STAGED = '~';
const STORE_MILLIS = 8_000;
const CONTEXT = new TextEncoder().encode('renkei login 1\0');
const ALGORITHM = 'Ed25519';

export async function browserKeysWork(): Promise<boolean> {
  if (!globalThis.isSecureContext || typeof indexedDB === 'undefined' || !globalThis.crypto?.subtle) return false;
  try {
    await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

/** Makes a key; `keep` is called only once the node has accepted it, so that a failed log-in leaves the old key. */
export async function makeKey(officer: string): Promise<{ publicKey: string; key: CryptoKey; keep: () => Promise<void> }> {
  const pair = (await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])) as CryptoKeyPair;
  await within('readwrite', (store) => store.put(pair.privateKey, STAGED + officer)); // storage that fails, fails before the node hears of it
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return {
    publicKey: toBase64(spki),
    key: pair.privateKey,
    keep: () => within('readwrite', (store) => store.put(pair.privateKey, officer)).then(() => undefined),
  };
}

export function keyOfOfficer(officer: string): Promise<CryptoKey | undefined> {
  return within('readonly', (store) => store.get(officer) as IDBRequest<CryptoKey | undefined>);
}

export async function officersWithKeys(): Promise<string[]> {
  if (typeof indexedDB === 'undefined') return [];
  const found = await within('readonly', (store) => store.getAllKeys());
  return found.map(String).filter((code) => !code.startsWith(STAGED));
}

/** Signs context, challenge and this page's origin, so that a signature obtained elsewhere is worth nothing here. */
export async function signChallenge(key: CryptoKey, challenge: string): Promise<string> {
  const origin = new TextEncoder().encode(location.origin);
  const bytes = fromBase64(challenge);
  const signed = new Uint8Array(CONTEXT.length + bytes.length + origin.length);
  signed.set(CONTEXT);
  signed.set(bytes, CONTEXT.length);
  signed.set(origin, CONTEXT.length + bytes.length);
  return toBase64(new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, signed)));
}

function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    // Another page of this browser can hold the store for good; a refusal is better than a button that waits.
    setTimeout(() => fail(new DOMException('the key store does not open', 'TimeoutError')), STORE_MILLIS);
    const opening = indexedDB.open('renkei', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const asked = work(database.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => {
        database.close();
        done(asked.result);
      };
      asked.onerror = () => {
        database.close();
        fail(asked.error);
      };
    };
  });
}
