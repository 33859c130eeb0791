// SPDX-License-Identifier: Apache-2.0
import type { JournalRows } from '../api';
import { useSpeech } from '../i18n';
import { Waiting } from '../parts/Notice';
import { At } from '../parts/Time';
import { position } from '../state/live';
import { useLoaded } from '../state/loaded';
import { codeOf } from '../state/me';
import { path } from '../state/route';
import { useCell } from '../store';

const ALL = ['proposals', 'visits', 'tasks', 'readiness', 'rules', 'documents', 'register', 'peers', 'officers', 'node'] as const;

/** The newest rows of the journal, at the foot of the watch. */
export function JournalStrip() {
  const { t, of } = useSpeech();
  useCell(position);
  const rows = useLoaded<JournalRows>('/journal?last=60', ...ALL);
  // What parties stated; receipts and heads are on the journal's own screen.
  const stated = (rows.value?.rows ?? []).filter((row) => row.kind && (row.row === 'OWN' || row.row === 'RECEIVED'));
  const newest = stated.sort((a, b) => b.position - a.position).slice(0, 5);
  return (
    <section class="strip" aria-label={t('watch.journal')}>
      <h2><a href={path('journal')}>{t('watch.journal')}</a></h2>
      <Waiting of={rows} />
      <ol>
        {newest.map((row) => (
          <li key={row.position}>
            <span class="num muted">{row.position}</span> <At time={row.at} /> <span class="tagline">{row.party ? codeOf(row.party) : ''}</span>{' '}
            {row.kind ? <span>{t(`kind.${row.kind}`)}{row.summary.en !== row.kind && ` · ${of(row.summary)}`}</span> : <span class="muted">{of(row.summary)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
