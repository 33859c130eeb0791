// SPDX-License-Identifier: Apache-2.0
import type { Movement, VisitRow } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Line, Prose, Send, useSending, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { node } from '../../state/me';
import { go } from '../../state/route';
import { fromField, nodeNow, toField } from '../../time';

interface Props { visit: VisitRow; onClose: () => void; onDone: () => void }

const HOUR = 3_600_000;
const clock = (hours: number) => new Date(nodeNow().getTime() + hours * HOUR).toISOString();

/** What our side saw: that the force came or left. */
export function MovementForm(props: Props & { movement: Movement }) {
  const { t } = useSpeech();
  const { visit, movement } = props;
  const draft = useDraft(`movement.${visit.proposal}.${movement}`, { at: '', people: movement === 'ARRIVED' ? String(visit.headCount) : '0', note: '' });
  const sending = useSending();
  const { at, people, note } = draft.value;
  const count = /^\d{1,7}$/.test(people) ? Number(people) : null;
  const ready = count !== null && count <= 1_000_000 && (at === '' || fromField(at) !== null);
  const send = () =>
    sending.send(async () => {
      await post(`/visits/${visit.proposal}/movement`, { id: draft.id, movement, at: fromField(at), headCount: count, note });
      draft.clear();
      props.onDone();
    });
  return (
    <Dialog title={t(`visit.state${movement}`)} onClose={props.onClose}>
      <p>{t('visit.stateWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Zulu label={t('visit.movementAt')} hint={t('form.emptyNow')} value={at} onText={(next) => draft.put({ at: next })} />
        <Line label={t('visit.people')} required type="number" value={people} wrong={count === null} onText={(next) => draft.put({ people: next })} />
        <Line label={t('visit.note')} value={note} onText={(next) => draft.put({ note: next })} />
        <Send sending={sending} label={t('visit.send')} disabled={!ready} />
      </form>
    </Dialog>
  );
}

/** A proposal of its own that names the visit. */
export function ExtendForm(props: Props) {
  const { t, lang } = useSpeech();
  const { visit } = props;
  const first = new Date(Date.parse(visit.staysUntil ?? visit.until) + 3 * 24 * HOUR);
  const draft = useDraft('extend.' + visit.proposal, { until: toField(first), people: String(visit.headCount), text: '' });
  const sending = useSending();
  const { until, people, text } = draft.value;
  const end = fromField(until);
  const count = /^\d{1,7}$/.test(people) ? Number(people) : 0;
  const send = () =>
    sending.send(async () => {
      const own = node.read()?.party;
      await post('/proposals', {
        id: draft.id, to: visit.host === own ? visit.sender : visit.host,
        matter: {
          profile: 'VISIT', host: visit.host, force: visit.force, place: visit.place, from: visit.until, until: end, headCount: count,
          purpose: visit.purpose, agreement: visit.agreement, extended: visit.proposal,
        },
        texts: [{ language: lang, text }], clocks: { acknowledgeBy: clock(1), answerBy: clock(4), validUntil: clock(48) },
      });
      draft.clear();
      props.onDone();
      go('requests', draft.id);
    });
  return (
    <Dialog title={t('visit.extend')} onClose={props.onClose}>
      <p>{t('visit.extendWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Zulu label={t('visit.newUntil')} required value={until} onText={(next) => draft.put({ until: next })} />
        <Line label={t('visit.headCount')} required type="number" value={people} onText={(next) => draft.put({ people: next })} />
        <Prose label={t('step.reason')} required value={text} onText={(next) => draft.put({ text: next })} lang={lang} />
        <Send sending={sending} label={t('visit.extend')} disabled={text.trim() === '' || end === null || count < 1} />
      </form>
    </Dialog>
  );
}

/** Notice that the visit ends for us; it needs nobody's consent. */
export function NoticeForm(props: Props) {
  const { t, lang } = useSpeech();
  const draft = useDraft('notice.' + props.visit.proposal, { from: '', text: '' });
  const sending = useSending();
  const { from, text } = draft.value;
  const at = fromField(from);
  const send = () =>
    sending.send(async () => {
      await post('/proposals', {
        id: draft.id, matter: { profile: 'WITHDRAWAL', proposal: props.visit.proposal, from: at }, texts: [{ language: lang, text }],
        clocks: { acknowledgeBy: clock(1), answerBy: clock(1), validUntil: clock(1) },
      });
      draft.clear();
      props.onDone();
    });
  return (
    <Dialog title={t('visit.giveNotice')} onClose={props.onClose}>
      <p>{t('visit.noticeWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Zulu label={t('withdrawal.from')} hint={t('form.emptyNow')} value={from} onText={(next) => draft.put({ from: next })} />
        <Prose label={t('step.reason')} required value={text} onText={(next) => draft.put({ text: next })} lang={lang} />
        <Send sending={sending} label={t('visit.giveNotice')} grave disabled={text.trim() === '' || (from !== '' && !at)} />
      </form>
    </Dialog>
  );
}
