// SPDX-License-Identifier: Apache-2.0
import { LEVELS, PRIORITIES, type Information, type Matter, type PartyId, type Support, type Visit } from '../../api';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose } from '../../parts/Form';
import { AreaEditor } from '../../parts/AreaEditor';
import { SlotEditor, slotReady } from '../repair/SlotEditor';
import { FunctionPicker, isCode } from './FunctionPicker';
import { isoOf, TimeField } from './TimeField';

/** The terms as they are sent: a time in the one form that is sent, however it was typed. */
export function asSent(matter: Matter): Matter {
  if (matter.profile === 'SUPPORT' || matter.profile === 'VISIT' || matter.profile === 'REPAIR_SLOT') {
    return { ...matter, from: isoOf(matter.from) ?? matter.from, until: isoOf(matter.until) ?? matter.until };
  }
  return matter.profile === 'INFORMATION' ? { ...matter, latest: isoOf(matter.latest) ?? matter.latest } : matter;
}

function inOrder(from: string, until: string): boolean {
  const [begin, end] = [isoOf(from), isoOf(until)];
  return begin !== null && end !== null && begin < end;
}

/** Whether every field that the terms ask for can be read. */
export function matterReady(matter: Matter): boolean {
  if (matter.profile === 'SUPPORT') {
    return matter.capability.trim() !== '' && isCode(matter.function) && matter.quantity >= 1 && inOrder(matter.from, matter.until) && areaReady(matter);
  }
  if (matter.profile === 'INFORMATION') return matter.question.trim() !== '' && isCode(matter.function) && isoOf(matter.latest) !== null;
  if (matter.profile === 'VISIT') return matter.force.trim() !== '' && matter.place.trim() !== '' && matter.headCount >= 1 && inOrder(matter.from, matter.until);
  if (matter.profile === 'REPAIR_SLOT') return slotReady(matter);
  return true;
}

function areaReady(matter: Support): boolean {
  const { south, north, west, east } = matter.where;
  return [south, north, west, east].every(Number.isFinite) && south <= north;
}

export function MatterEditor(props: { matter: Matter; onMatter: (matter: Matter) => void; wrong?: boolean; asked?: PartyId }) {
  if (props.matter.profile === 'SUPPORT') return <SupportEditor {...props} matter={props.matter} />;
  if (props.matter.profile === 'INFORMATION') return <InformationEditor {...props} matter={props.matter} />;
  if (props.matter.profile === 'VISIT') return <VisitEditor matter={props.matter} onMatter={props.onMatter} wrong={props.wrong} />;
  if (props.matter.profile === 'REPAIR_SLOT') return <SlotEditor matter={props.matter} onMatter={props.onMatter} wrong={props.wrong} />;
  return null;
}

const whole = (text: string) => Math.max(0, Math.floor(Number(text.normalize('NFKC')) || 0));

function InformationEditor(props: { matter: Information; onMatter: (matter: Information) => void; wrong?: boolean; asked?: PartyId }) {
  const { t } = useSpeech();
  const it = props.matter;
  const wrong = props.wrong ?? false;
  const put = (part: Partial<Information>) => props.onMatter({ ...it, ...part });
  return (
    <div class="fields">
      <Prose label={t('information.question')} at="/matter/question" required wrong={wrong && it.question.trim() === ''} value={it.question} onText={(question) => put({ question })} />
      <FunctionPicker value={it.function} onPick={(code) => put({ function: code })} asked={props.asked} wrong={wrong} at="/matter/function" />
      <TimeField label={t('information.latest')} at="/matter/latest" value={it.latest} onTime={(latest) => put({ latest })} wrong={wrong && isoOf(it.latest) === null} />
      <Choice label={t('information.allowed')} at="/matter/allowed" value={it.allowed} onPick={(allowed) => put({ allowed })} hint={t('information.allowedHint')}
        options={LEVELS.map((one) => [one, t(`level.${one}`)] as const)} />
    </div>
  );
}

function SupportEditor(props: { matter: Support; onMatter: (matter: Support) => void; wrong?: boolean; asked?: PartyId }) {
  const { t } = useSpeech();
  const it = props.matter;
  const wrong = props.wrong ?? false;
  const put = (part: Partial<Support>) => props.onMatter({ ...it, ...part });
  return (
    <div class="fields">
      <Line label={t('support.capability')} at="/matter/capability" required wrong={wrong && it.capability.trim() === ''} value={it.capability} onText={(capability) => put({ capability })} hint={t('support.capabilityHint')} class="field-wide" />
      <Line label={t('support.quantity')} at="/matter/quantity" required type="number" wrong={wrong && it.quantity < 1} wrongWords={t('form.one')} value={it.quantity === 0 ? '' : String(it.quantity)} onText={(text) => put({ quantity: whole(text) })} />
      <FunctionPicker value={it.function} onPick={(code) => put({ function: code })} asked={props.asked} wrong={wrong} at="/matter/function" />
      <Choice label={t('support.priority')} at="/matter/priority" value={it.priority} onPick={(priority) => put({ priority })}
        options={PRIORITIES.map((one) => [one, t(`priority.${one}`)] as const)} hint={t('support.priorityHint')} />
      <Span from={it.from} until={it.until} onSpan={put} />
      <AreaEditor label={t('support.where')} value={it.where} onArea={(where) => put({ where })} />
      <Prose label={t('support.why')} at="/matter/why" value={it.why} onText={(why) => put({ why })} />
      <Prose label={t('support.risk')} at="/matter/riskIfUnmet" value={it.riskIfUnmet} onText={(riskIfUnmet) => put({ riskIfUnmet })} />
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
      <Line label={t('visit.force')} at="/matter/force" required wrong={wrong && it.force.trim() === ''} value={it.force} onText={(force) => put({ force })} />
      <Line label={t('visit.place')} at="/matter/place" required wrong={wrong && it.place.trim() === ''} value={it.place} onText={(place) => put({ place })} />
      <Line label={t('visit.headCount')} at="/matter/headCount" required type="number" wrong={wrong && it.headCount < 1} wrongWords={t('form.one')} value={it.headCount === 0 ? '' : String(it.headCount)} onText={(text) => put({ headCount: whole(text) })} />
      <Span from={it.from} until={it.until} onSpan={put} />
      <Prose label={t('visit.purpose')} at="/matter/purpose" value={it.purpose} onText={(purpose) => put({ purpose })} />
    </div>
  );
}

/** From when until when; says at once when the end is not after the start. */
export function Span(props: { from: string; until: string; onSpan: (part: { from?: string; until?: string }) => void }) {
  const { t } = useSpeech();
  const { from, until } = props;
  const turned = isoOf(from) !== null && isoOf(until) !== null && !inOrder(from, until);
  return (
    <>
      <TimeField label={t('support.from')} value={from} onTime={(next) => props.onSpan({ from: next })} wrong={turned} wrongWords={t('form.startLast')} at="/matter/from" />
      <TimeField label={t('support.until')} value={until} onTime={(next) => props.onSpan({ until: next })} wrong={turned} wrongWords={t('form.endFirst')} at="/matter/until" />
    </>
  );
}
