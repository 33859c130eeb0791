// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../i18n';
import { peers } from '../../state/me';
import { path } from '../../state/route';
import { useCell } from '../../store';
import { DocumentsDesk } from './Documents';
import { RulesDesk } from './Rules';
import { SharedSpace } from './SharedSpace';
import { ViewAs } from './ViewAs';

/** The release desk: what rules let go, what is released by hand, and what a peer sees of it all. */
export function Release(props: { parts: string[] }) {
  const { t } = useSpeech();
  const rows = useCell(peers)?.rows ?? [];
  const [which = 'rules', party] = props.parts;
  const tab = (name: string, text: string, here: boolean) => (
    <a key={name} href={name} aria-current={here ? 'page' : undefined}>{text}</a>
  );
  return (
    <div class="screen-col">
      <nav class="subnav" aria-label={t('nav.release')}>
        {tab(path('release', 'rules'), t('release.rules'), which === 'rules')}
        {tab(path('release', 'documents'), t('release.documents'), which === 'documents')}
        {tab(path('release', 'space', rows.map((row) => row.party).join(',')), t('nav.space'), which === 'space')}
        {rows.map((row) => tab(path('release', 'view', row.party), t('release.viewAs', { code: row.code }), which === 'view' && party === row.party))}
      </nav>
      {which === 'documents' ? <DocumentsDesk /> : which === 'space' ? <SharedSpace parties={party ? party.split(',') : []} /> : which === 'view' && party ? <ViewAs key={party} party={party} /> : <RulesDesk />}
    </div>
  );
}
