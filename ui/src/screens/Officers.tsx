// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { RIGHTS, type Officer, type OfficerLink, type Register, type Right } from '../api';
import { post } from '../call';
import { useSpeech } from '../i18n';
import { Choice, Line, Send, Ticks, useSending } from '../parts/Form';
import { Waiting } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { At } from '../parts/Time';
import { useDraft } from '../state/drafts';
import { useLoaded } from '../state/loaded';
import { me } from '../state/me';
import { Revoke } from './release/Rules';
import { Roll } from './Roll';

export function Officers() {
  const { t, of } = useSpeech();
  const officers = useLoaded<{ rows: Officer[] }>('/officers', 'officers');
  const [revoking, setRevoking] = useState<Officer | null>(null);
  const [link, setLink] = useState<(OfficerLink & { code: string }) | null>(null);
  const rows = officers.value?.rows ?? [];
  return (
    <div class="screen-col">
      <Panel title={t('nav.officers')}>
        <Waiting of={officers} empty={rows.length === 0} none={<p>{t('officer.none')}</p>} />
        {link && (
          <div class="note" data-testid="one-time-link">
            <p>{t('officer.link', { code: link.code })} <At time={link.validUntil} age /></p>
            <p class="mono selectable breakable">{link.link}</p>
            <button type="button" class="quiet" onClick={() => setLink(null)}>{t('app.close')}</button>
          </div>
        )}
        <div class="scroll">
          <table class="lines">
            <thead><tr>
              <th scope="col">{t('officer.code')}</th><th scope="col">{t('officer.names')}</th><th scope="col">{t('officer.command')}</th><th scope="col">{t('officer.rights')}</th>
              <th scope="col">{t('officer.key')}</th><th scope="col">{t('officer.seen')}</th><th />
            </tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.code}>
                  <td><code>{row.code}</code></td>
                  <td>{of(row.names)}</td>
                  <td>{row.command}</td>
                  <td>{row.rights.map((right) => t(`right.${right}`)).join(', ')}</td>
                  <td>{row.key ? <Status grave={row.key === 'PASSKEY' ? 'normal' : 'caution'}>{t(`key.${row.key}`)}</Status> : <span class="muted">{t('officer.noKey')}</span>}</td>
                  <td>{row.seenAt ? <At time={row.seenAt} age /> : <span class="muted">–</span>}</td>
                  <td>{row.revoked ? <Status grave="off">{t('officer.revoked', { reason: row.revoked.reason })}</Status> : row.code !== me.read()?.officer && (
                    <button type="button" class="grave" onClick={() => setRevoking(row)}>{t('officer.revoke')}</button>)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Roll />
      <Enrol onDone={(made) => { setLink(made); officers.reload(); }} />
      {revoking && <Revoke path={`/officers/${revoking.code}/revoke`} name={'officer.' + revoking.code} words="officer.revokeWords" onClose={() => setRevoking(null)} onDone={() => { setRevoking(null); officers.reload(); }} />}
    </div>
  );
}

function Enrol(props: { onDone: (link: OfficerLink & { code: string }) => void }) {
  const { t, of } = useSpeech();
  const commands = useLoaded<Register>('/register', 'register').value?.commands ?? [];
  const draft = useDraft('officer', { code: '', en: '', ja: '', command: me.read()?.command ?? '', rights: ['READ', 'ANSWER'] as Right[] });
  const sending = useSending();
  const it = draft.value;
  const good = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(it.code) && it.en !== '' && it.ja !== '' && it.command !== '' && it.rights.length > 0;
  return (
    <Panel title={t('officer.enrol')}>
      <p class="hint">{t('officer.enrolHint')}</p>
      <form class="form" onSubmit={(e) => {
        e.preventDefault();
        void sending.send(async () => {
          const made = await post<OfficerLink>('/officers', { id: draft.id, code: it.code, names: { en: it.en, ja: it.ja }, command: it.command, rights: it.rights });
          draft.clear();
          props.onDone({ ...made, code: it.code });
        });
      }}>
        <div class="fields">
          <Line label={t('officer.code')} required value={it.code} onText={(code) => draft.put({ code })} max={64} hint={t('register.codeHint')} />
          <Line label="English" required value={it.en} onText={(en) => draft.put({ en })} />
          <Line label="日本語" required value={it.ja} onText={(ja) => draft.put({ ja })} />
          <Choice label={t('officer.command')} required value={it.command} onPick={(command) => draft.put({ command })} options={commands.map((one) => [one.code, `${of(one.names)} (${one.code})`] as const)} />
        </div>
        <Ticks label={t('officer.rights')} required values={it.rights} onPick={(rights) => draft.put({ rights })} options={RIGHTS.map((one) => [one, t(`right.${one}`)] as const)} />
        <Send sending={sending} label={t('officer.enrol')} disabled={!good} />
      </form>
    </Panel>
  );
}
