// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import type { ReleaseRow, RenkeiDocument } from '../../api';
import { useSpeech } from '../../i18n';
import { LabelLine } from '../../parts/Label';
import { Waiting } from '../../parts/Notice';
import { Hex, Panel } from '../../parts/Panel';
import { Status, type Grave } from '../../parts/Status';
import { At } from '../../parts/Time';
import { look } from '../../state/duties';
import { useLoaded } from '../../state/loaded';
import { codeOf, may, node } from '../../state/me';
import { path } from '../../state/route';
import { FileForm } from './FileForm';
import { ReleaseForm } from './ReleaseForm';
import { size } from './size';
import { Reasons } from './Reasons';
import { Revoke } from './Rules';
import { UnderWords } from './Under';

const GRAVE: Record<ReleaseRow['state'], Grave> = {
  HELD: 'caution', TAKEN_BACK: 'off', QUEUED: 'standby', SENT: 'standby', ACKNOWLEDGED: 'normal', RECALLED: 'off', WITHHELD: 'serious',
};

export function DocumentsDesk() {
  const { t } = useSpeech();
  const documents = useLoaded<{ rows: RenkeiDocument[] }>('/documents', 'documents');
  const [filing, setFiling] = useState(false);
  const [releasing, setReleasing] = useState<RenkeiDocument | null>(null);
  const [revoking, setRevoking] = useState<ReleaseRow | null>(null);
  const rows = documents.value?.rows ?? [];
  useEffect(() => look(rows.filter((row) => row.owner !== node.read()?.party).map((row) => row.id)), [documents.value]);
  return (
    <Panel title={t('release.documents')} class="screen" aside={may('ANSWER') && (
      <button type="button" class="primary" onClick={() => setFiling(true)} data-testid="file">{t('document.file')}</button>
    )}>
      <Waiting of={documents} empty={rows.length === 0} none={<p>{t('document.none')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="documents">
            <thead>
              <tr>
                <th scope="col">{t('document.title')}</th><th scope="col">{t('label.title')}</th><th scope="col">{t('document.owner')}</th>
                <th scope="col">{t('document.releases')}</th><th />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <a href={`/api/v1/documents/${row.id}/content`} download>{row.title}</a>
                    <div class="muted">{row.mediaType} · {size(row.bytes)} · <Hex value={row.hash} /> · <At time={row.at} /></div>
                    {row.recalled && <Status grave="serious">{t('document.recalled', { reason: row.recalled.reason })}</Status>}
                  </td>
                  <td><LabelLine label={row.label} /><UnderWords under={row.under} /></td>
                  <td>
                    {row.owner === node.read()?.party ? t('track.own') : codeOf(row.owner)}
                    <div class="muted">{t('document.originators')}: {row.originators.map(codeOf).join(' ')}</div>
                  </td>
                  <td>
                    {row.releases.length === 0 && <span class="muted">{t('document.toNobody')}</span>}
                    <ul class="plain">
                      {row.releases.map((one) => (
                        <li key={one.id}>
                          <strong>{codeOf(one.recipient)}</strong> <Status grave={GRAVE[one.state]}>{t(`release.${one.state}`)}</Status>{' '}
                          <span class="muted"><At time={one.at} /> {one.officer} — {one.reason}</span>
                          <UnderWords under={one.under} />
                          {one.why && <Reasons reasons={one.why} />}
                          {may('RELEASE') && !['TAKEN_BACK', 'RECALLED', 'WITHHELD'].includes(one.state) && (
                            <button type="button" class="quiet" onClick={() => setRevoking(one)}>{t(one.state === 'HELD' ? 'release.undo' : 'release.recall')}</button>
                          )}
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td>{may('RELEASE') && <button type="button" onClick={() => setReleasing(row)} data-testid="release">{t('document.release')}</button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="hint">{t('document.onward')} <a href={path('settings')}>{t('settings.limits')}</a></p>
      {filing && <FileForm onClose={() => setFiling(false)} onDone={() => { setFiling(false); documents.reload(); }} />}
      {releasing && <ReleaseForm document={releasing} onClose={() => setReleasing(null)} onDone={() => { setReleasing(null); documents.reload(); }} />}
      {revoking && <Revoke path={`/releases/${revoking.id}/revoke`} name={'release.' + revoking.id} held={revoking.state === 'HELD'} onClose={() => setRevoking(null)} onDone={() => { setRevoking(null); documents.reload(); }} />}
    </Panel>
  );
}
