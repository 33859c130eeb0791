// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Announcement, ProposalRow, Subject, SubjectProposal } from '../../api';
import { newId, post } from '../../call';
import { say, useSpeech } from '../../i18n';
import { useSending } from '../../parts/Form';
import { useLines } from '../../parts/list';
import { ProblemNote, Waiting } from '../../parts/Notice';
import { Panel } from '../../parts/Panel';
import { Status, type Grave } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf, may, node, peerOf } from '../../state/me';
import { path } from '../../state/route';
import { AnnouncementForm } from './AnnouncementForm';
import { AnnouncementSheet } from './AnnouncementSheet';
import { GradeWords } from './GradeWords';
import { belonging } from './belonging';
import { codes, profileWords, useNamed } from './named';

/** None of them is "normal": that is for what holds, and nothing holds by having been announced. */
const TENOR: Record<Announcement['tenor'], Grave> = { DECIDED: 'standby', PLANNED: 'standby', UNDER_REVIEW: 'caution', POSSIBLE: 'caution', MESSAGE: 'off' };

/** One answer to: what was announced, what is agreed, what is in force? */
export function Announcements() {
  const { t, of } = useSpeech();
  const loaded = useLoaded<{ rows: Subject[] }>('/announcements', 'announcements', 'proposals');
  const all = useLoaded<{ rows: ProposalRow[] }>('/proposals', 'proposals').value?.rows ?? [];
  const [shown, setShown] = useState<Announcement | null>(null);
  const [writing, setWriting] = useState<{ earlier?: Announcement } | null>(null);
  const rows = loaded.value?.rows ?? [];
  const lines = useLines(rows, (row) => row.subject, (row) => setShown(row.announced.find((one) => one.later === null) ?? null));
  const likely = (row: Subject) =>
    belonging(row, all, (one) => say('en', `profile.${one.profile}`), (party) => peerOf(party)?.names.en ?? '', node.read()?.party);
  const fresh = shown && rows.flatMap((row) => row.announced).find((one) => one.id === shown.id);
  return (
    <Panel title={t('announced.title')} class="screen" aside={may('ANSWER') && <button type="button" class="primary" onClick={() => setWriting({})} data-testid="announce">{t('announced.new')}</button>}>
      <p class="hint">{t('announced.hint')}</p>
      <Waiting of={loaded} empty={rows.length === 0} none={<p>{t('announced.none')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines announced" data-testid="subjects">
            <thead><tr>
              <th scope="col">{t('announced.subject')}</th><th scope="col">{t('announced.column')}</th><th scope="col">{t('announced.open')}</th><th scope="col">{t('announced.inForce')}</th>
            </tr></thead>
            <tbody>
              {rows.map((row) => {
                const offered = may('ANSWER') ? likely(row) : [];
                const linked = row.open.length + row.inForce.length + row.over.length > 0;
                const standing = row.announced.find((one) => one.later === null) ?? row.announced[0];
                return (
                <tr key={row.subject} class={row.subject === lines.at ? 'picked' : ''} data-at={row.subject === lines.at}>
                  <th scope="row">{standing ? of(standing.title) : row.subject}<div class="muted"><code>{row.subject}</code></div></th>
                  <td><Announced row={row} onShow={setShown} /><Declared rows={row.declared} /></td>
                  <td>
                    <Proposals rows={row.open} grave="standby" linked={linked} />
                    <Likely rows={offered.filter((one) => one.state !== 'IN_FORCE')} to={standing} onDone={loaded.reload} />
                  </td>
                  <td>
                    <Proposals rows={row.inForce} grave="normal" linked={linked} />
                    <Likely rows={offered.filter((one) => one.state === 'IN_FORCE')} to={standing} onDone={loaded.reload} />
                    {row.over.length > 0 && <details><summary>{t('announced.over')}: {row.over.length}</summary><Proposals rows={row.over} grave="off" linked /></details>}
                  </td>
                </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {shown && !writing && (
        <AnnouncementSheet announcement={fresh ?? shown} onClose={() => setShown(null)} onChanged={loaded.reload} onCorrect={(earlier) => setWriting({ earlier })} />
      )}
      {writing && (
        <AnnouncementForm earlier={writing.earlier} subjects={rows.map((row) => row.subject)} onClose={() => setWriting(null)}
          onDone={() => { setWriting(null); setShown(null); loaded.reload(); }} />
      )}
    </Panel>
  );
}

function Announced(props: { row: Subject; onShow: (one: Announcement) => void }) {
  const { t } = useSpeech();
  const standing = props.row.announced.filter((one) => one.later === null);
  const replaced = props.row.announced.filter((one) => one.later !== null);
  const rest = props.row.announcements - props.row.announced.length;
  return (
    <>
      <ul class="plain">{standing.map((one) => <li key={one.id}><Headline announcement={one} onShow={props.onShow} /></li>)}</ul>
      {replaced.length > 0 && (
        <details>
          <summary>{t('announced.replaced', { n: replaced.length })}</summary>
          <ul class="plain">{replaced.map((one) => <li key={one.id}><s><Headline announcement={one} onShow={props.onShow} /></s></li>)}</ul>
        </details>
      )}
      {rest > 0 && <p class="muted">{t('announced.more', { n: rest })}</p>}
    </>
  );
}

/** A notice of a party itself stands apart from what others said of it, and apart from what is in force. */
function Declared(props: { rows: SubjectProposal[] }) {
  const { t } = useSpeech();
  if (props.rows.length === 0) return null;
  return (
    <div data-testid="declared">
      <ul class="plain">{props.rows.map((row) => (
        <li key={row.proposal}><Status grave="standby"><a href={path('requests', row.proposal)}>{t('announced.declaredBy', { code: codeOf(row.opener) })}</a></Status> <At time={row.openedAt} /></li>
      ))}</ul>
      <p class="hint">{t('announced.declared')}</p>
    </div>
  );
}

function Headline(props: { announcement: Announcement; onShow: (one: Announcement) => void }) {
  const { t, of } = useSpeech();
  const it = props.announcement;
  return (
    <>
      <Status grave={TENOR[it.tenor]}>{t(`tenor.${it.tenor}`)}</Status>{' '}
      <button type="button" class="cell" onClick={() => props.onShow(it)}>{of(it.title)}</button>
      <div class="muted">{of(it.by)} · <At time={it.at} /> · {t(`source.${it.source.kind}`)}: {it.source.name} · <GradeWords announcement={it} short /></div>
    </>
  );
}

/** What may belong to a subject and is not linked: one step links it. */
function Likely(props: { rows: ProposalRow[]; to: Announcement | undefined; onDone: () => void }) {
  const { t } = useSpeech();
  const named = useNamed();
  const sending = useSending();
  const { to } = props;
  if (props.rows.length === 0 || !to) return null;
  const link = (proposal: string) =>
    sending.send(async () => {
      await post(`/announcements/${to.id}/lead`, { id: newId(), proposal, leads: true });
      props.onDone();
    });
  return (
    <details data-testid="likely">
      <summary>{t('announced.likely', { n: props.rows.length })}</summary>
      <ul class="plain">
        {props.rows.map((row) => (
          <li key={row.id}>
            <a href={path('requests', row.id)}>{named(row)}</a>{' '}
            <button type="button" class="quiet" disabled={sending.busy} aria-label={`${t('announced.link')}: ${named(row)}`} onClick={() => void link(row.id)}>{t('announced.link')}</button>
          </li>
        ))}
      </ul>
      <ProblemNote problem={sending.problem} />
    </details>
  );
}

/** @param linked whether anything at all was linked with the subject: where nothing was, nobody can say "none" */
export function Proposals(props: { rows: SubjectProposal[]; grave: Grave; linked: boolean }) {
  const { t, of } = useSpeech();
  if (props.rows.length === 0) return <span class="muted">{t(props.linked ? 'announced.nothing' : 'announced.notLinked')}</span>;
  return (
    <ul class="plain">
      {props.rows.map((row) => (
        <li key={row.proposal}>
          <Status grave={props.grave}>{t(`state.${row.state}`)}</Status> <a href={path('requests', row.proposal)}>{profileWords(t, row)}: {of(row.summary)}</a> <span class="muted">{codes(row.parties)}</span>
          {row.missing.length > 0 && <div class="muted">{t('announced.missing', { codes: row.missing.map((one) => codeOf(one.party)).join(', ') })}</div>}
          {row.endsAt && <div class="muted">{t('announced.ends')} <At time={row.endsAt} age /></div>}
        </li>
      ))}
    </ul>
  );
}
