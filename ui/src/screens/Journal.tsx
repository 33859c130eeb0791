// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { KINDS, type JournalRows } from '../api';
import { LANGUAGES, say, useSpeech } from '../i18n';
import { folded } from '../parts/list';
import { Waiting } from '../parts/Notice';
import { Hex, Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { At } from '../parts/Time';
import { useKeys } from '../state/keys';
import { useLoaded } from '../state/loaded';
import { codeOf } from '../state/me';
import { path } from '../state/route';
import { kept, useCell } from '../store';

const PAGE = 200;
/** The node is asked when somebody has stopped typing. */
const TYPING_MILLIS = 300;

const by = kept<'PEOPLE' | 'ALL'>('journal.by', ['PEOPLE', 'ALL'], 'PEOPLE');

/** What is asked of the node: a kind of entry is also found by what this screen calls it. */
export function question(people: boolean, text: string, before: number | null): string {
  const wanted = folded(text.trim());
  const kinds = wanted === '' ? [] : KINDS.filter((kind) => LANGUAGES.some((lang) => folded(say(lang, `kind.${kind}`)).includes(wanted)));
  const parts = [`last=${PAGE}`];
  if (people) parts.push('by=PEOPLE');
  if (wanted !== '') parts.push(`text=${encodeURIComponent(wanted)}`);
  if (kinds.length > 0) parts.push(`kinds=${kinds.join(',')}`);
  if (before !== null) parts.push(`before=${before}`);
  return '/journal?' + parts.join('&');
}

/** The journal, newest first: acts of people, or every row; older pages by position. */
export function Journal() {
  const { t, of } = useSpeech();
  const [from, setFrom] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => { setFrom(null); setText(typed); }, TYPING_MILLIS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const search = useRef<HTMLInputElement>(null);
  const which = useCell(by);
  useKeys({ '/': () => search.current?.focus() });
  const page = useLoaded<JournalRows>(
    question(which === 'PEOPLE', text, from), 'node', 'proposals', 'rules', 'documents', 'register', 'peers', 'tasks', 'teams', 'announcements', 'officers',
    'programmes', 'readiness', 'repairs', 'visits');
  const sought = which === 'PEOPLE' || text.trim() !== '';
  const next = sought ? page.value?.next : undefined;
  const rows = [...(page.value?.rows ?? [])].sort((a, b) => b.position - a.position);
  const first = rows[rows.length - 1]?.position ?? 1;
  return (
    <Panel title={t('nav.journal')} class="screen" aside={page.value && (
      <span class="tools"><span class="muted">{t('journal.head')} {page.value.head.position}</span> <Hex value={page.value.head.hash} /></span>
    )}>
      <p class="hint">{t('journal.hint')}</p>
      <p class="tools">
        <select value={which} aria-label={t('journal.by')} data-testid="journal-by" onChange={(e) => { setFrom(null); by.write(e.currentTarget.value as 'PEOPLE' | 'ALL'); }}>
          {(['PEOPLE', 'ALL'] as const).map((one) => <option key={one} value={one}>{t(`journal.${one}`)}</option>)}
        </select>
        <input ref={search} type="search" class="search-wide" value={typed} maxLength={100} aria-label={t('journal.search')} placeholder={t('journal.search') + ' (/)'}
          data-testid="journal-search" onInput={(e) => setTyped(e.currentTarget.value)} />
      </p>
      <Waiting of={page} empty={rows.length === 0} none={<p>{t(sought ? 'journal.notFound' : 'journal.empty')}</p>} />
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
        {sought && page.value && <span class="muted">{next ? t('journal.looked', { n: next }) : t('journal.wholeLooked')}</span>}
        {sought && next && <button type="button" onClick={() => setFrom(next)}>{t('journal.further')}</button>}
        {!sought && first > 1 && <button type="button" onClick={() => setFrom(first)}>{t('journal.older')}</button>}
        {from !== null && <button type="button" onClick={() => setFrom(null)}>{t('journal.newest')}</button>}
      </p>
    </Panel>
  );
}
