// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { JournalRows } from '../api';
import { useSpeech } from '../i18n';
import { Waiting } from '../parts/Notice';
import { Hex, Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { At } from '../parts/Time';
import { useLoaded } from '../state/loaded';
import { codeOf } from '../state/me';
import { path } from '../state/route';

const PAGE = 200;

/** The journal, newest first; older pages by position. */
export function Journal() {
  const { t, of } = useSpeech();
  const [from, setFrom] = useState<number | null>(null);
  const asked = from === null ? `/journal?last=${PAGE}` : `/journal?from=${from}&limit=${PAGE}`;
  const page = useLoaded<JournalRows>(asked, 'node', 'proposals', 'rules', 'documents', 'register', 'peers', 'tasks');
  const [people, setPeople] = useState(true);
  const held = [...(page.value?.rows ?? [])].sort((a, b) => b.position - a.position);
  const rows = people ? held.filter((row) => row.kind !== undefined && (row.row === 'OWN' || row.row === 'RECEIVED')) : held;
  const first = held[held.length - 1]?.position ?? 1;
  return (
    <Panel title={t('nav.journal')} class="screen" aside={page.value && (
      <span class="tools"><span class="muted">{t('journal.head')} {page.value.head.position}</span> <Hex value={page.value.head.hash} /></span>
    )}>
      <p class="hint">{t('journal.hint')}</p>
      <p class="tools" role="group" aria-label={t('journal.which')}>
        <button type="button" aria-pressed={people} onClick={() => setPeople(true)}>{t('journal.acts')}</button>
        <button type="button" aria-pressed={!people} onClick={() => setPeople(false)}>{t('journal.every')}</button>
      </p>
      <Waiting of={page} empty={rows.length === 0} none={<p>{t('journal.empty')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="journal">
            <thead><tr>
              <th scope="col" class="num">{t('journal.position')}</th><th scope="col">{t('links.at')}</th><th scope="col">{t('journal.row')}</th>
              <th scope="col">{t('journal.party')}</th><th scope="col">{t('journal.what')}</th><th scope="col">{t('journal.verdict')}</th><th scope="col">{t('request.hash')}</th>
            </tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.position}>
                  <td class="num">{row.position}</td>
                  <td><At time={row.at} /></td>
                  <td>{t(`row.${row.row}`)}{row.peer && <span class="muted"> {codeOf(row.peer)}</span>}{row.sequence !== undefined && <span class="muted"> #{row.sequence}</span>}</td>
                  <td>{row.party ? codeOf(row.party) : ''} <span class="muted">{row.officer ?? ''}</span></td>
                  <td>
                    {row.kind && <strong>{t(`kind.${row.kind}`)} </strong>}{row.summary.en !== row.kind && of(row.summary)}
                    {row.proposal && <> <a href={path('requests', row.proposal)}><code>{row.proposal.slice(0, 8)}</code></a></>}
                  </td>
                  <td>{row.verdict && (row.verdict.state === 'APPLIED' ? <span class="muted">{t('verdict.APPLIED')}</span> : (
                    <Status grave="serious" title={of(row.verdict.sentence)}>{t(`verdict.${row.verdict.state}`)} {row.verdict.code}</Status>))}</td>
                  <td>{row.hash ? <Hex value={row.hash} /> : <span class="muted">–</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="tools">
        {first > 1 && <button type="button" onClick={() => setFrom(Math.max(1, first - PAGE))}>{t('journal.older')}</button>}
        {from !== null && <button type="button" onClick={() => setFrom(null)}>{t('journal.newest')}</button>}
      </p>
    </Panel>
  );
}
