// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { VisitRow } from '../api';
import { post } from '../call';
import { useSpeech } from '../i18n';
import { Prose, Send, useSending, Zulu } from '../parts/Form';
import { useLines } from '../parts/list';
import { Waiting } from '../parts/Notice';
import { Dialog, Panel } from '../parts/Panel';
import { Status, type Grave } from '../parts/Status';
import { At } from '../parts/Time';
import { useDraft } from '../state/drafts';
import { useLoaded } from '../state/loaded';
import { codeOf, may } from '../state/me';
import { go, path } from '../state/route';
import { fromField, nodeNow } from '../time';

const GRAVE: Record<VisitRow['state'], Grave> = { PROPOSED: 'standby', CONSENTED: 'normal', PRESENT: 'normal', ENDED: 'off', NOT_CONSENTED: 'serious' };

/** The calendar of visits: both sides hold the same one. */
export function Visits() {
  const { t, of } = useSpeech();
  const visits = useLoaded<{ rows: VisitRow[] }>('/visits', 'visits', 'proposals');
  const [ending, setEnding] = useState<VisitRow | null>(null);
  const rows = visits.value?.rows ?? [];
  const lines = useLines(rows, (row) => row.proposal, (row) => go('requests', row.proposal));
  return (
    <Panel title={t('visit.calendar')} class="screen" aside={may('ANSWER') && <a class="button primary" href={path('visits', 'new')}>{t('visit.new')}</a>}>
      <Waiting of={visits} empty={rows.length === 0} none={<p>{t('visit.none')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="visits">
            <thead><tr>
              <th scope="col">{t('request.state')}</th><th scope="col">{t('support.from')}</th><th scope="col">{t('support.until')}</th><th scope="col">{t('visit.force')}</th>
              <th scope="col">{t('visit.place')}</th><th scope="col">{t('visit.hostSender')}</th><th scope="col" class="num">{t('visit.headCount')}</th><th />
            </tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.proposal} class={row.proposal === lines.at ? 'picked' : ''} data-at={row.proposal === lines.at}>
                  <td>
                    <Status grave={GRAVE[row.state]}>{t(`visit.${row.state}`)}</Status>
                    {row.flags.map((one) => <div key={one.en}><Status grave="serious">{of(one)}</Status></div>)}
                  </td>
                  <td><At time={row.from} age /></td>
                  <td>
                    {row.endsAt ? <><strong><At time={row.endsAt} age /></strong><div class="muted">{t('visit.notice', { code: row.noticeBy ? codeOf(row.noticeBy) : '' })} · <s><At time={row.until} /></s></div></> : <At time={row.until} age />}
                  </td>
                  <td><a href={path('requests', row.proposal)}>{row.force}</a><div class="muted">{row.purpose}</div></td>
                  <td>{row.place}</td>
                  <td>{codeOf(row.host)} ← {codeOf(row.sender)}</td>
                  <td class="num">{row.headCount}</td>
                  <td>{may('ANSWER') && (row.state === 'CONSENTED' || row.state === 'PRESENT') && !row.endsAt && (
                    <button type="button" onClick={() => setEnding(row)} data-testid="notice">{t('visit.giveNotice')}</button>
                  )}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {ending && <NoticeForm visit={ending} onClose={() => setEnding(null)} onDone={() => { setEnding(null); visits.reload(); }} />}
    </Panel>
  );
}

/** Notice that the visit ends for us; it needs nobody's consent. */
function NoticeForm(props: { visit: VisitRow; onClose: () => void; onDone: () => void }) {
  const { t, lang } = useSpeech();
  const draft = useDraft('notice.' + props.visit.proposal, { from: '', text: '' });
  const sending = useSending();
  const { from, text } = draft.value;
  const at = fromField(from);
  const send = () =>
    sending.send(async () => {
      const clock = new Date(nodeNow().getTime() + 3_600_000).toISOString();
      await post('/proposals', {
        id: draft.id, matter: { profile: 'WITHDRAWAL', proposal: props.visit.proposal, from: at }, texts: [{ language: lang, text }],
        clocks: { acknowledgeBy: clock, answerBy: clock, validUntil: clock },
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
