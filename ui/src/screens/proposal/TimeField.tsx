// SPDX-License-Identifier: Apache-2.0
import { Zulu } from '../../parts/Form';
import { fromField, toField } from '../../time';

/** A field whose typed text stays as typed while it is no time yet. */
export function TimeField(props: { label: string; value: string; onTime: (time: string) => void; wrong?: boolean; wrongWords?: string; at?: string }) {
  const shown = /^\d{4}-.*Z$/.test(props.value) && props.value.length === 24 ? toField(new Date(props.value)) : props.value;
  return <Zulu label={props.label} required wrong={props.wrong} wrongWords={props.wrongWords} at={props.at} value={shown} onText={(text) => props.onTime(settle(text))} />;
}

/** Only a whole time becomes ISO; `T05:4` must stay what the officer is typing. */
function settle(text: string): string {
  const iso = fromField(text);
  return iso !== null && toField(new Date(iso)) === text ? iso : text;
}

/** The time that a text means, as it is sent; null: none yet. */
export function isoOf(text: string): string | null {
  return text.length === 24 && text.endsWith('Z') ? text : fromField(text);
}
