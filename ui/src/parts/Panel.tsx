// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSpeech } from '../i18n';
import { useKeys } from '../state/keys';

export function Panel(props: { title: string; children: ComponentChildren; aside?: ComponentChildren; class?: string; id?: string }) {
  return (
    <section class={`panel ${props.class ?? ''}`} id={props.id} aria-label={props.title}>
      <header class="panel-head">
        <h2>{props.title}</h2>
        {props.aside}
      </header>
      <div class="panel-body">{props.children}</div>
    </section>
  );
}

/** A step in front of the screen. Esc closes it and keeps what was typed. */
export function Dialog(props: { title: string; onClose: () => void; children: ComponentChildren; wide?: boolean }) {
  const { t } = useSpeech();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    const first = dialog?.querySelector<HTMLElement>('textarea, input, select, .primary');
    first?.focus();
    return () => dialog?.close();
  }, []);
  useKeys({ Escape: props.onClose });
  return (
    <dialog
      ref={ref} class={props.wide ? 'dialog dialog-wide' : 'dialog'} aria-label={props.title}
      onCancel={(e) => {
        e.preventDefault();
        props.onClose();
      }}
    >
      <header class="panel-head">
        <h2>{props.title}</h2>
        <button type="button" class="quiet" onClick={props.onClose}>{t('app.close')} <kbd>Esc</kbd></button>
      </header>
      <div class="panel-body">{props.children}</div>
    </dialog>
  );
}

/** Pairs of a name and a value. */
export function Facts(props: { rows: readonly (readonly [string, ComponentChildren] | null | false | undefined)[] }) {
  return (
    <dl class="facts">
      {props.rows.map((row) => row && (
        <div key={row[0]}>
          <dt>{row[0]}</dt>
          <dd>{row[1]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A full key or hash, shortened to the eye, whole to the clipboard. */
export function Hex(props: { value: string }) {
  const { t } = useSpeech();
  return (
    <button
      type="button" class="hex" title={`${props.value} (${t('app.copy')})`} aria-label={`${t('app.copy')} ${props.value.slice(0, 12)}`}
      onClick={() => void navigator.clipboard?.writeText(props.value)}
    >
      {props.value.slice(0, 12)}…
    </button>
  );
}
