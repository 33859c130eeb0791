// SPDX-License-Identifier: Apache-2.0
import type { OwnSignature, ToSign } from '../api';
import { Cell } from '../store';

/** What the officer is asked to sign now, and how it ends; one after the other. */
export interface Asked { what: ToSign; done: (signature: OwnSignature) => void; stop: () => void }
export const asked = new Cell<Asked | null>(null);

/** Shows what is to be signed; the answer comes when the officer signed. Null: the officer did not. */
export function sign(what: ToSign): Promise<OwnSignature | null> {
  return new Promise((answer) => {
    const end = (signature: OwnSignature | null) => {
      asked.write(null);
      answer(signature);
    };
    asked.write({ what, done: end, stop: () => end(null) });
  });
}
