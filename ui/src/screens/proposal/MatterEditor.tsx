// SPDX-License-Identifier: Apache-2.0
import { LEVELS, PRIORITIES, type Information, type Matter, type Register, type Support, type Visit } from '../../api';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Zulu } from '../../parts/Form';
import { AreaEditor } from '../../parts/AreaEditor';
import { useLoaded } from '../../state/loaded';
import { fromField, toField } from '../../time';
import { SlotEditor, slotReady } from '../repair/SlotEditor';

/** Whether every field that the terms ask for can be read. */
export function matterReady(matter: Matter): boolean {
  if (matter.profile === 'SUPPORT') {
    return matter.capability.trim() !== '' && matter.function !== '' && matter.quantity >= 1 && matter.from < matter.until && areaReady(matter);
  }
  if (matter.profile === 'INFORMATION') return matter.question.trim() !== '' && matter.function !== '' && isoOf(matter.latest) !== null;
  if (matter.profile === 'VISIT') return matter.force.trim() !== '' && matter.place.trim() !== '' && matter.headCount >= 1 && matter.from < matter.until;
  if (matter.profile === 'REPAIR_SLOT') return slotReady(matter);
  return true;
}

function areaReady(matter: Support): boolean {
  const { south, north, west, east } = matter.where;
  return [south, north, west, east].every(Number.isFinite) && south <= north;
}

export function MatterEditor(props: { matter: Matter; onMatter: (matter: Matter) => void; wrong?: boolean }) {
  if (props.matter.profile === 'SUPPORT') return <SupportEditor matter={props.matter} onMatter={props.onMatter} wrong={props.wrong} />;
  if (props.matter.profile === 'INFORMATION') return <InformationEditor matter={props.matter} onMatter={props.onMatter} wrong={props.wrong} />;
  if (props.matter.profile === 'VISIT') return <VisitEditor matter={props.matter} onMatter={props.onMatter} wrong={props.wrong} />;
  if (props.matter.profile === 'REPAIR_SLOT') return <SlotEditor matter={props.matter} onMatter={props.onMatter} wrong={props.wrong} />;
  return null;
}

const whole = (text: string) => Math.max(0, Math.floor(Number(text.normalize('NFKC')) || 0));

/** Functions that are listed here or that others named as theirs, with their names. */
function useFunctions(): Map<string, string> {
  const { of } = useSpeech();
  const register = useLoaded<Register>('/register', 'register').value;
  const known = new Map<string, string>();
  for (const one of register?.functions ?? []) known.set(one.shared ?? one.code, of(one.names));
  for (const one of register?.counterparts ?? []) if (!known.has(one.function)) known.set(one.function, one.function);
  return known;
}

function InformationEditor(props: { matter: Information; onMatter: (matter: Information) => void; wrong?: boolean }) {
  const { t } = useSpeech();
  const it = props.matter;
  const wrong = props.wrong ?? false;
  const known = useFunctions();
  const put = (part: Partial<Information>) => props.onMatter({ ...it, ...part });
  return (
    <div class="fields">
      <Prose label={t('information.question')} required wrong={wrong && it.question.trim() === ''} value={it.question} onText={(question) => put({ question })} />
      <Line label={t('support.function')} required wrong={wrong && it.function === ''} value={it.function} onText={(text) => put({ function: text })}
        list={[...known.keys()]} hint={known.get(it.function) ?? t('support.functionHint')} max={64} />
      <TimeField label={t('information.latest')} value={it.latest} onTime={(latest) => put({ latest })} wrong={wrong && isoOf(it.latest) === null} />
      <Choice label={t('information.allowed')} value={it.allowed} onPick={(allowed) => put({ allowed })} hint={t('information.allowedHint')}
        options={LEVELS.map((one) => [one, t(`level.${one}`)] as const)} />
    </div>
  );
}

function SupportEditor(props: { matter: Support; onMatter: (matter: Support) => void; wrong?: boolean }) {
  const { t } = useSpeech();
  const it = props.matter;
  const wrong = props.wrong ?? false;
  const known = useFunctions();
  const put = (part: Partial<Support>) => props.onMatter({ ...it, ...part });
  return (
    <div class="fields">
      <Line label={t('support.capability')} required wrong={wrong && it.capability.trim() === ''} value={it.capability} onText={(capability) => put({ capability })} hint={t('support.capabilityHint')} class="field-wide" />
      <Line label={t('support.quantity')} required type="number" wrong={wrong && it.quantity < 1} value={it.quantity === 0 ? '' : String(it.quantity)} onText={(text) => put({ quantity: whole(text) })} />
      <Line label={t('support.function')} required wrong={wrong && it.function === ''} value={it.function} onText={(text) => put({ function: text })}
        list={[...known.keys()]} hint={known.get(it.function) ?? t('support.functionHint')} max={64} />
      <Choice label={t('support.priority')} value={it.priority} onPick={(priority) => put({ priority })}
        options={PRIORITIES.map((one) => [one, t(`priority.${one}`)] as const)} hint={t('support.priorityHint')} />
      <TimeField label={t('support.from')} value={it.from} onTime={(from) => put({ from })} wrong={wrong && it.from >= it.until} />
      <TimeField label={t('support.until')} value={it.until} onTime={(until) => put({ until })} wrong={wrong && it.from >= it.until} />
      <AreaEditor label={t('support.where')} value={it.where} onArea={(where) => put({ where })} />
      <Prose label={t('support.why')} value={it.why} onText={(why) => put({ why })} />
      <Prose label={t('support.risk')} value={it.riskIfUnmet} onText={(riskIfUnmet) => put({ riskIfUnmet })} />
    </div>
  );
}

function VisitEditor(props: { matter: Visit; onMatter: (matter: Visit) => void; wrong?: boolean }) {
  const { t } = useSpeech();
  const it = props.matter;
  const wrong = props.wrong ?? false;
  const put = (part: Partial<Visit>) => props.onMatter({ ...it, ...part });
  return (
    <div class="fields">
      <Line label={t('visit.force')} required wrong={wrong && it.force.trim() === ''} value={it.force} onText={(force) => put({ force })} />
      <Line label={t('visit.place')} required wrong={wrong && it.place.trim() === ''} value={it.place} onText={(place) => put({ place })} />
      <Line label={t('visit.headCount')} required type="number" wrong={wrong && it.headCount < 1} value={it.headCount === 0 ? '' : String(it.headCount)} onText={(text) => put({ headCount: whole(text) })} />
      <TimeField label={t('support.from')} value={it.from} onTime={(from) => put({ from })} wrong={wrong && it.from >= it.until} />
      <TimeField label={t('support.until')} value={it.until} onTime={(until) => put({ until })} wrong={wrong && it.from >= it.until} />
      <Prose label={t('visit.purpose')} value={it.purpose} onText={(purpose) => put({ purpose })} />
    </div>
  );
}

/** A field whose typed text stays as typed while it is no time yet. */
export function TimeField(props: { label: string; value: string; onTime: (time: string) => void; wrong?: boolean }) {
  const shown = /^\d{4}-.*Z$/.test(props.value) && props.value.length === 24 ? toField(new Date(props.value)) : props.value;
  return <Zulu label={props.label} required wrong={props.wrong} value={shown} onText={(text) => props.onTime(settle(text))} />;
}

/** Only a whole time becomes ISO; `T05:4` must stay what the officer is typing. */
function settle(text: string): string {
  const iso = fromField(text);
  return iso !== null && toField(new Date(iso)) === text ? iso : text;
}

export function isoOf(text: string): string | null {
  return text.length === 24 && text.endsWith('Z') ? text : fromField(text);
}
