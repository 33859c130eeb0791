// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { AgreementRow, AgreementStage, MembershipPart } from '../../api';
import { useSpeech } from '../../i18n';
import { useLines } from '../../parts/list';
import { Waiting } from '../../parts/Notice';
import { Panel } from '../../parts/Panel';
import { Status, type Grave } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { go, path } from '../../state/route';
import { AgreementForm } from './AgreementForm';
import { MembershipForm } from './MembershipForm';

export const STAGE: Record<AgreementStage, Grave> = {
  PROPOSED: 'standby', SIGNED: 'caution', IN_FORCE: 'normal', ENDED: 'off', NOT_HELD: 'off', DISPUTED: 'critical', NOT_KNOWN: 'standby',
};

/** Every agreement: proposed, signed, in force; what was only announced stands on a screen of its own. */
export function Agreements() {
  const { t, of } = useSpeech();
  const loaded = useLoaded<{ rows: AgreementRow[] }>('/agreements', 'proposals');
  const [form, setForm] = useState<'new' | 'ACCESSION' | 'INTEREST' | null>(null);
  const rows = loaded.value?.rows ?? [];
  const lines = useLines(rows, (row) => row.id, (row) => go('agreements', row.id));
  return (
    <Panel title={t('agreements.title')} class="screen" aside={
      <span class="tools">
        <a class="button quiet" href={path('announcements')}>{t('agreements.announced')}</a>
        <a class="button quiet" href={path('agreements', 'known')}>{t('known.title')}</a>
        {may('ANSWER') && <button type="button" onClick={() => setForm('INTEREST')} data-testid="interest-elsewhere">{t('agreements.interestElsewhere')}</button>}
        {may('ANSWER') && <button type="button" onClick={() => setForm('ACCESSION')} data-testid="apply-elsewhere">{t('agreements.applyElsewhere')}</button>}
        {may('ANSWER') && <button type="button" class="primary" onClick={() => setForm('new')} data-testid="new-agreement">{t('agreements.new')}</button>}
      </span>
    }>
      <p class="hint">{t('agreements.hint')}</p>
      <Waiting of={loaded} empty={rows.length === 0} none={<p>{t('agreements.none')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="agreements">
            <thead><tr>
              <th scope="col">{t('request.state')}</th><th scope="col">{t('agreements.agreement')}</th><th scope="col">{t('agreement.parties')}</th>
              <th scope="col">{t('agreements.members')}</th><th scope="col" class="num">{t('agreements.applications')}</th><th scope="col" class="num">{t('agreements.interested')}</th>
            </tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} class={row.id === lines.at ? 'picked' : ''} data-at={row.id === lines.at}>
                  <td><Status grave={STAGE[row.stage]}>{t(`stage.${row.stage}`)}</Status>{row.inForceSince && <div class="muted"><At time={row.inForceSince} age /></div>}</td>
                  <td><a href={path('agreements', row.id)}>{of(row.title)}</a>{row.civil && <div class="muted">{t('agreements.civilYes')}</div>}</td>
                  <td>{row.parties.map(codeOf).join(', ') || '—'}</td>
                  <td><ul class="plain">{row.memberships.map((part) => <li key={part.pillar}><Members part={part} /></li>)}</ul></td>
                  <td class="num">{row.applications}</td>
                  <td class="num">{row.interested}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {form === 'new' && <AgreementForm onClose={() => setForm(null)} />}
      {(form === 'ACCESSION' || form === 'INTEREST') && <MembershipForm act={form} onClose={() => setForm(null)} onDone={(id) => go('requests', id)} />}
    </Panel>
  );
}

function Members(props: { part: MembershipPart }) {
  const { t } = useSpeech();
  const { part } = props;
  const name = part.pillar === '' ? t('membership.itself') : part.pillar;
  if (part.number === 0) return <span class="muted">{name}: {t('agreements.noNumber')}</span>;
  return <span><strong>{name}</strong> {part.members.map(codeOf).join(', ')} <span class="muted">{t('agreements.atNumber', { n: part.number })}</span></span>;
}
