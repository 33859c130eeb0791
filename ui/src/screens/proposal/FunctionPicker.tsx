// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Code, PartyId, Register } from '../../api';
import { useSpeech } from '../../i18n';
import { Choice, Line } from '../../parts/Form';
import { useLoaded } from '../../state/loaded';
import { codeOf } from '../../state/me';

const OTHER = '\u0000other';
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export function isCode(text: string): boolean {
  return CODE.test(text);
}

/** Functions that are listed here or that another party named as its own, by code: what they are called, and who answers there. */
export function useFunctions(asked?: PartyId): Map<Code, string> {
  const { of } = useSpeech();
  const register = useLoaded<Register>('/register', 'register').value;
  const known = new Map<Code, string>();
  for (const one of register?.functions ?? []) known.set(one.shared ?? one.code, of(one.names));
  for (const one of register?.counterparts ?? []) {
    if (!known.has(one.function)) known.set(one.function, one.function);
    if (one.party === asked) known.set(one.function, `${known.get(one.function)} · ${codeOf(one.party)} ${of(one.names)}`);
  }
  return known;
}

/** What a function is called here, then its code. */
export function FunctionName(props: { code: Code }) {
  const name = useFunctions().get(props.code);
  return <>{name && name !== props.code && <>{name} </>}<code class="muted">{props.code}</code></>;
}

/** The matter that a request belongs to, chosen by its name; another one than those known here is written by its code. */
export function FunctionPicker(props: { value: Code; onPick: (code: Code) => void; asked?: PartyId; wrong?: boolean; at?: string }) {
  const { t } = useSpeech();
  const known = useFunctions(props.asked);
  const [other, setOther] = useState(false);
  const written = other || (props.value !== '' && !known.has(props.value));
  const options = [...known].sort(([, a], [, b]) => a.localeCompare(b)).map(([code, name]) => [code, name === code ? code : `${name}（${code}）`] as const);
  return (
    <>
      <Choice label={t('support.function')} required value={written ? OTHER : props.value} hint={t('support.functionHint')}
        wrong={props.wrong && !written && props.value === ''} at={written ? undefined : props.at}
        onPick={(code) => { setOther(code === OTHER); props.onPick(code === OTHER ? '' : code); }}
        options={[...options, [OTHER, t('support.functionOther')] as const]} />
      {written && (
        <Line label={t('support.functionCode')} required value={props.value} onText={props.onPick} max={64} hint={t('support.functionCodeHint')}
          wrong={(props.wrong || props.value !== '') && !isCode(props.value)} wrongWords={t('support.functionCodeForm')} at={props.at} />
      )}
    </>
  );
}
