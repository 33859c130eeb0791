// SPDX-License-Identifier: Apache-2.0
import type { Sentence } from '../api';
import { useSpeech } from '../i18n';
import { path } from '../state/route';

const ACT = /((?:\bact|行為) )([0-9a-f]{8})\b/;

/** A sentence of the node in which an act of our register leads to it. */
export function Told(props: { of: Sentence | undefined }) {
  const { told } = useSpeech();
  const text = told(props.of);
  const found = ACT.exec(text);
  if (!found) return <>{text}</>;
  const [whole, word, act] = found;
  return <>{text.slice(0, found.index)}{word}<a href={path('register', act ?? '')}><code>{act}</code></a>{text.slice(found.index + whole.length)}</>;
}
