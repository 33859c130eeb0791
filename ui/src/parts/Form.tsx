// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Problem } from '../api';
import { asProblem } from '../call';
import { useSpeech } from '../i18n';
import { composing } from '../state/keys';
import { dtg, fromField, localClock } from '../time';
import { ProblemNote } from './Notice';

interface Common { label: string; hint?: string; required?: boolean; wrong?: boolean }

export function Field(props: Common & { children: (id: string, described: string) => ComponentChildren; class?: string }) {
  const id = useId();
  const { t } = useSpeech();
  return (
    <div class={`field ${props.class ?? ''} ${props.wrong ? 'field-wrong' : ''}`}>
      <label for={id}>
        {props.label}
        {props.required && <span class="field-required"> {t('app.required')}</span>}
      </label>
      {props.children(id, id + 'h')}
      {props.hint && <div class="hint" id={id + 'h'}>{props.hint}</div>}
    </div>
  );
}

export function Line(props: Common & {
  value: string; onText: (text: string) => void; max?: number; type?: 'text' | 'number'; list?: string[]; class?: string;
}) {
  return (
    <Field {...props}>
      {(id, hint) => (
        <>
          <input
            id={id} type={props.type ?? 'text'} value={props.value} maxLength={props.max ?? 500} aria-describedby={hint}
            aria-invalid={props.wrong} required={props.required} autocomplete="off" list={props.list ? id + 'l' : undefined}
            onInput={(e) => props.onText(e.currentTarget.value)}
            onKeyDown={(e) => {
              if (e.key === 'Enter' && composing(e)) e.preventDefault();
            }}
          />
          {props.list && <datalist id={id + 'l'}>{props.list.map((one) => <option value={one} key={one} />)}</datalist>}
        </>
      )}
    </Field>
  );
}

export function Prose(props: Common & { value: string; onText: (text: string) => void; rows?: number; lang?: string }) {
  return (
    <Field {...props} class="field-wide">
      {(id, hint) => (
        <textarea
          id={id} rows={props.rows ?? 3} value={props.value} maxLength={20000} lang={props.lang} aria-describedby={hint}
          aria-invalid={props.wrong} required={props.required} onInput={(e) => props.onText(e.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function Choice<T extends string>(props: Common & {
  value: T | ''; options: readonly (readonly [T, string])[]; onPick: (value: T) => void; empty?: string;
}) {
  return (
    <Field {...props}>
      {(id, hint) => (
        <select id={id} value={props.value} aria-describedby={hint} aria-invalid={props.wrong} required={props.required}
          onChange={(e) => props.onPick(e.currentTarget.value as T)}>
          {(props.empty !== undefined || props.value === '') && <option value="">{props.empty ?? '—'}</option>}
          {props.options.map(([value, text]) => <option value={value} key={value}>{text}</option>)}
        </select>
      )}
    </Field>
  );
}

/** Several of a set, as boxes to tick. */
export function Ticks<T extends string>(props: {
  label: string; values: readonly T[]; options: readonly (readonly [T, string])[]; onPick: (values: T[]) => void; required?: boolean; wrong?: boolean;
}) {
  const { t } = useSpeech();
  return (
    <fieldset class={props.wrong ? 'ticks field-wrong' : 'ticks'}>
      <legend>{props.label}{props.required && <span class="field-required"> {t('app.required')}</span>}</legend>
      {props.options.map(([value, text]) => (
        <label key={value}>
          <input
            type="checkbox" checked={props.values.includes(value)}
            onChange={(e) =>
              props.onPick(e.currentTarget.checked ? [...props.values, value] : props.values.filter((one) => one !== value))
            }
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** A time in Zulu, typed as 2026-11-22T05:41 or 220541ZNOV26; says what it understood in both clocks. */
export function Zulu(props: Common & { value: string; onText: (text: string) => void }) {
  const { t } = useSpeech();
  const iso = fromField(props.value);
  const hint = props.value === '' ? props.hint ?? t('form.zuluHint') : iso ? `${dtg(new Date(iso))} · ${localClock(new Date(iso))}` : t('form.zuluWrong');
  return <Line {...props} hint={hint} wrong={props.wrong || (props.value !== '' && !iso)} max={24} class="field-time" />;
}

/** Whether the officer tried to send it; each try leads to the first field that is not right yet. */
export function useTried(): [boolean, () => void] {
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries === 0) return;
    const within = document.querySelector('dialog[open]') ?? document.getElementById('screen');
    within?.querySelector<HTMLElement>('.field-wrong')?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [tries]);
  return [tries > 0, () => setTries((n) => n + 1)];
}

/** A decision that is being sent: one at a time, its refusal shown beside it. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  return {
    busy, problem,
    clear: () => setProblem(null),
    send: async (work) => {
      if (busy) return;
      setBusy(true);
      setProblem(null);
      try {
        await work();
      } catch (e) {
        setProblem(asProblem(e));
      } finally {
        setBusy(false);
      }
    },
  };
}
export interface Sending { busy: boolean; problem: Problem | null; clear: () => void; send: (work: () => Promise<void>) => Promise<void> }

export function Send(props: { sending: Sending; label: string; disabled?: boolean; grave?: boolean }) {
  return (
    <>
      <ProblemNote problem={props.sending.problem} />
      <button type="submit" class={props.grave ? 'primary grave' : 'primary'} disabled={props.sending.busy || props.disabled}>
        {props.label}
      </button>
    </>
  );
}
