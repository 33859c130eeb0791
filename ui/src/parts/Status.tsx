// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';

export type Grave = 'off' | 'standby' | 'normal' | 'caution' | 'serious' | 'critical';

/** Each grade has its own shape, so that colour never says it alone. */
const SHAPES: Record<Grave, string> = {
  off: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zm0 2a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7z',
  standby: 'M8 2.5a5.5 5.5 0 0 0 0 11zm0 0a5.5 5.5 0 0 1 0 11v-2a3.5 3.5 0 0 0 0-7z',
  normal: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z',
  caution: 'M2.5 2.5h11v11h-11z',
  serious: 'M8 1L15 8L8 15L1 8z',
  critical: 'M8 1.5L15.5 14.5H.5z',
};

export function Mark(props: { grave: Grave }) {
  return (
    <svg class={`mark mark-${props.grave}`} viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path d={SHAPES[props.grave]} />
    </svg>
  );
}

/** A state in words, with its shape and colour beside it. */
export function Status(props: { grave: Grave; children: ComponentChildren; title?: string }) {
  return (
    <span class={`status status-${props.grave}`} title={props.title}>
      <Mark grave={props.grave} />
      <span>{props.children}</span>
    </span>
  );
}
