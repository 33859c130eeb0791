// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Problem } from '../api';
import { asProblem } from '../call';
import { useSpeech } from '../i18n';
import { composing } from '../state/keys';
import { refusedPart, useRefused } from '../state/refused';
import { dtg, fromField, localClock } from '../time';
import { ProblemNote } from './Notice';

/**
 * `wrongWords`: what is wrong with it and what form is wanted. `at`: its place in what is sent, as a JSON pointer; what the node
 * says against that part is shown here.
 */
interface Common { label: string; hint?: string; required?: boolean; wrong?: boolean; wrongWords?: string; at?: string }

export function Field(props: Common & { children: (id: string, described: string) => ComponentChildren; class?: string }) {
  const id = useId();
  const { t, told } = useSpeech();
  const refused = useRefused(props.at);
  const words = refused ? told(refused.sentence) : props.wrong ? props.wrongWords : undefined;
  return (
    <div class={`field ${props.class ?? ''} ${props.wrong || refused ? 'field-wrong' : ''}`}>
      <label for={id}>
        {props.label}
        {props.required && <span class="field-required"> {t('app.required')}</span>}
      </label>
      {props.children(id, id + 'h')}
      <div id={id + 'h'}>
        {words && <div class="wrong-words">{words}</div>}
        {props.hint && <div class="hint">{props.hint}</div>}
      </div>
    </div>
  );
}

/** What is said of a field that is marked although nothing stands in it. */
function useNeeded(props: Common & { value: string }): string | undefined {
  const { t } = useSpeech();
  return props.wrongWords ?? (props.value.trim() === '' ? t('form.needed') : undefined);
}

export function Line(props: Common & {
  value: string; onText: (text: string) => void; max?: number; type?: 'text' | 'number'; list?: string[]; class?: string;
}) {
  const words = useNeeded(props);
  return (
    <Field {...props} wrongWords={words}>
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
  const words = useNeeded(props);
  return (
    <Field {...props} wrongWords={words} class="field-wide">
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
  const words = useNeeded(props);
  return (
    <Field {...props} wrongWords={words}>
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
  label: string; values: readonly T[]; options: readonly (readonly [T, string])[]; onPick: (values: T[]) => void; required?: boolean; wrong?: boolean; at?: string;
}) {
  const { t, told } = useSpeech();
  const refused = useRefused(props.at);
  const words = refused ? told(refused.sentence) : props.wrong && props.values.length === 0 ? t('form.pickOne') : undefined;
  return (
    <fieldset class={props.wrong || refused ? 'ticks field-wrong' : 'ticks'} tabIndex={props.wrong || refused ? -1 : undefined}>
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
      {words && <p class="wrong-words">{words}</p>}
    </fieldset>
  );
}

/** A time in Zulu, typed as 2026-11-22T05:41 or 220541ZNOV26; says what it understood in both clocks. */
export function Zulu(props: Common & { value: string; onText: (text: string) => void }) {
  const { t } = useSpeech();
  const iso = fromField(props.value);
  const hint = props.value === '' ? props.hint ?? t('form.zuluHint') : iso ? `${dtg(new Date(iso))} · ${localClock(new Date(iso))}` : t('form.zuluWrong');
  return <Line {...props} hint={hint} wrong={props.wrong || (props.value !== '' && !iso)} max={24} class="field-time" wrongWords={iso ? props.wrongWords : undefined} />;
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
  useEffect(() => {
    refusedPart.write(problem?.at ? { at: problem.at, sentence: problem.sentence } : null);
    return () => refusedPart.write(null);
  }, [problem]);
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

const SHOWN_MILLIS = 60;

export function Send(props: { sending: Sending; label: string; disabled?: boolean; grave?: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  /** Goes to the first field that is marked, once the marks are drawn: it may be above what is seen. */
  const toWrong = () => {
    setTimeout(() => {
      const wrong = button.current?.form?.querySelector<HTMLElement>('.field-wrong');
      const field = wrong?.querySelector<HTMLElement>('input, select, textarea') ?? wrong;
      field?.focus();
      wrong?.scrollIntoView({ block: 'nearest' });
    }, SHOWN_MILLIS);
  };
  useEffect(() => {
    if (props.sending.problem?.at) toWrong();
  }, [props.sending.problem]);
  return (
    <>
      <ProblemNote problem={props.sending.problem} />
      <button ref={button} type="submit" onClick={toWrong} class={props.grave ? 'primary grave' : 'primary'} disabled={props.sending.busy || props.disabled}>
        {props.label}
      </button>
    </>
  );
}
