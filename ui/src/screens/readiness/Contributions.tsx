// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { CallRow } from '../../api';
import { newId, post } from '../../call';
import { useSpeech } from '../../i18n';
import { useSending } from '../../parts/Form';
import { ProblemNote, Waiting } from '../../parts/Notice';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { path } from '../../state/route';

/** Every need that was put to several parties: what each gives, and what is still open. */
export function Contributions() {
  const { t } = useSpeech();
  const calls = useLoaded<{ rows: CallRow[] }>('/calls', 'proposals');
  const sending = useSending();
  const [filed, setFiled] = useState(false);
  const rows = calls.value?.rows ?? [];
  const file = (need: string, parts: boolean) =>
    sending.send(async () => {
      await post(`/calls/${need}/file`, { id: newId(), parts });
      setFiled(true);
    });
  return (
    <Panel title={t('contribution.title')} class="screen" aside={rows.length > 0 && <a class="button" href="/api/v1/contributions" download="contributions.csv" data-testid="csv">{t('contribution.csv')}</a>}>
      <p class="hint">{t('contribution.hint')}</p>
      <Waiting of={calls} empty={rows.length === 0} none={<p>{t('contribution.none')}</p>} />
      <ProblemNote problem={sending.problem} />
      {filed && <p class="note" role="status" data-testid="filed">{t('contribution.filed')} <a href={path('release', 'documents')}>{t('release.documents')}</a></p>}
      {rows.map((row) => (
        <section key={row.id} data-testid="need" aria-label={row.capability}>
          <h3>{row.quantity} × {row.capability} <span class="muted"><code>{row.function}</code> · <At time={row.at} age /></span></h3>
          <div class="scroll">
            <table class="lines">
              <thead><tr>
                <th scope="col">{t('contribution.party')}</th><th scope="col">{t('request.state')}</th><th scope="col" class="num">{t('contribution.asked')}</th>
                <th scope="col" class="num">{t('contribution.offered')}</th><th scope="col" class="num">{t('contribution.firm')}</th>
                <th scope="col" class="num">{t('contribution.delivered')}</th><th scope="col" class="num">{t('contribution.open')}</th>
              </tr></thead>
              <tbody>
                {row.parts.map((one) => (
                  <tr key={one.party}>
                    <th scope="row">{one.state ? <a href={path('requests', one.proposal)}>{codeOf(one.party)}</a> : codeOf(one.party)}</th>
                    <td>{one.state ? t(`state.${one.state}`) : t('call.notAsked')}{one.progress ? ` · ${t(`progress.${one.progress}`)}` : ''}{one.otherCapability ? ` · ${t('call.other')}` : ''}</td>
                    <td class="num">{one.state ? row.quantity : 0}</td><td class="num">{one.offered}</td><td class="num">{one.firm}</td><td class="num">{one.delivered}</td><td />
                  </tr>
                ))}
                <tr class="strong">
                  <th scope="row">{t('contribution.total')}</th><td /><td class="num">{row.quantity}</td><td class="num">{row.offered}</td><td class="num">{row.firm}</td>
                  <td class="num">{row.delivered}</td><td class="num"><Status grave={row.open > 0 ? 'caution' : 'normal'}>{row.open}</Status></td>
                </tr>
              </tbody>
            </table>
          </div>
          {may('ANSWER') && (
            <p class="actions">
              <button type="button" disabled={sending.busy} onClick={() => void file(row.id, false)} data-testid="file-sum">{t('contribution.fileSum')}</button>
              <button type="button" disabled={sending.busy} onClick={() => void file(row.id, true)} data-testid="file-parts">{t('contribution.fileParts')}</button>
            </p>
          )}
        </section>
      ))}
    </Panel>
  );
}
