// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Announcement, Id, ProposalRow } from '../../api';
import { newId, post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Send, useSending } from '../../parts/Form';
import { ProblemNote } from '../../parts/Notice';
import { Dialog, Facts } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { leading } from '../../state/leading';
import { useLoaded } from '../../state/loaded';
import { may } from '../../state/me';
import { go, path } from '../../state/route';
import { GradeWords } from './GradeWords';
import { useNamed } from './named';

/** Everything of one announcement, and what an officer can do from it. None of it decides anything. */
export function AnnouncementSheet(props: {
  announcement: Announcement; onClose: () => void; onChanged: () => void; onCorrect: (earlier: Announcement) => void;
}) {
  const { t, of } = useSpeech();
  const it = props.announcement;
  const start = () => {
    leading.write({ id: it.id, title: it.title });
    go('requests', 'new');
  };
  return (
    <Dialog title={of(it.title)} onClose={props.onClose} wide>
      {it.later && <p class="note"><Status grave="caution">{t('announced.placeTaken')}</Status></p>}
      {it.text.en && <p class="prose" lang="en">{it.text.en}</p>}
      {it.text.ja && <p class="prose" lang="ja">{it.text.ja}</p>}
      <Facts rows={[
        [t('announced.subject'), <code>{it.subject}</code>],
        [t('announced.by'), of(it.by)],
        it.place !== '' && [t('announced.place'), it.place],
        [t('announced.at'), <At time={it.at} age />],
        [t('announced.tenor'), t(`tenor.${it.tenor}`)],
        [t('announced.source'), <>{t(`source.${it.source.kind}`)}: {it.source.name}{it.source.reference && <span class="muted"> · {it.source.reference}</span>}</>],
        [t('announced.credibility'), <GradeWords announcement={it} />],
        it.earlier && [t('announced.takesPlace'), <>{t(`announced.${it.earlier.change}`)} <code>{it.earlier.announcement.slice(0, 8)}</code></>],
        [t('announced.recordedBy'), <><At time={it.recordedAt} /> {it.officer} · {t('request.row', { n: it.position })}</>],
      ]} />
      <Noted announcement={it} onChanged={props.onChanged} />
      {may('ANSWER') && it.later === null && (
        <div class="actions">
          <button type="button" class="primary" onClick={start} data-testid="open-from">{t('announced.openFrom')}</button>
          <button type="button" onClick={() => props.onCorrect(it)} data-testid="correct">{t('announced.correct')}</button>
        </div>
      )}
    </Dialog>
  );
}

/** The proposals that are noted with it. */
function Noted(props: { announcement: Announcement; onChanged: () => void }) {
  const { t } = useSpeech();
  const all = useLoaded<{ rows: ProposalRow[] }>('/proposals', 'proposals').value?.rows ?? [];
  const [picked, setPicked] = useState<Id | ''>('');
  const sending = useSending();
  const it = props.announcement;
  const lead = (proposal: Id, leads: boolean) =>
    sending.send(async () => {
      await post(`/announcements/${it.id}/lead`, { id: newId(), proposal, leads });
      setPicked('');
      props.onChanged();
    });
  const named = useNamed();
  const words = (id: Id) => {
    const row = all.find((one) => one.id === id);
    return row ? named(row) : id.slice(0, 8);
  };
  const rest = all.filter((one) => !it.proposals.includes(one.id));
  return (
    <>
      <ul class="plain" data-testid="noted">
        {it.proposals.map((id) => (
          <li key={id}>
            <a href={path('requests', id)}>{words(id)}</a>{' '}
            {may('ANSWER') && <button type="button" class="quiet" disabled={sending.busy} onClick={() => void lead(id, false)}>{t('announced.takeBack')}</button>}
          </li>
        ))}
      </ul>
      {may('ANSWER') && (all.length === 0 ? <p class="muted">{t('announced.noProposals')}</p> : (
        <details>
          <summary>{t('announced.note')}</summary>
          <form class="form" onSubmit={(e) => { e.preventDefault(); if (picked) void lead(picked, true); }}>
            <Choice label={t('announced.proposal')} value={picked} onPick={setPicked} options={rest.map((one) => [one.id, words(one.id)] as const)} />
            <Send sending={sending} label={t('announced.note')} disabled={picked === ''} />
          </form>
        </details>
      ))}
      <ProblemNote problem={sending.problem} />
    </>
  );
}
