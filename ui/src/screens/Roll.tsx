// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { type RollRow, type UntoldRoll } from '../api';
import { newId, post } from '../call';
import { useSpeech } from '../i18n';
import { Send, useSending } from '../parts/Form';
import { Waiting } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { useLoaded } from '../state/loaded';
import { Revoke } from './release/Rules';

/** The keys by which officers sign what binds the party; two officers change them. */
export function Roll() {
  const { t } = useSpeech();
  const roll = useLoaded<{ rows: RollRow[]; untold: UntoldRoll[] }>('/roll', 'officers');
  const [revoking, setRevoking] = useState<RollRow | null>(null);
  const rows = roll.value?.rows ?? [];
  const untold = roll.value?.untold ?? [];
  const done = () => { setRevoking(null); roll.reload(); };
  return (
    <Panel title={t('roll.title')}>
      <p class="hint">{t('roll.hint')}</p>
      <Waiting of={roll} empty={rows.length === 0} none={<p>{t('roll.none')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="roll">
            <thead><tr>
              <th scope="col">{t('officer.code')}</th><th scope="col">{t('officer.command')}</th><th scope="col">{t('officer.key')}</th>
              <th scope="col">{t('roll.state')}</th><th />
            </tr></thead>
            <tbody>{rows.map((row) => <Line key={row.key} row={row} onRevoke={() => setRevoking(row)} onDone={done} />)}</tbody>
          </table>
        </div>
      )}
      {untold.length > 0 && (
        <section data-testid="roll-untold">
          <h3>{t('roll.untold')}</h3>
          <p class="hint">{t('roll.untoldHint')}</p>
          <ul>{untold.map((row) => <Untold key={row.proposal} row={row} onDone={done} />)}</ul>
        </section>
      )}
      {revoking && <Revoke path={`/roll/${revoking.key}/revoke`} name={'roll.' + revoking.key} words="roll.revokeWords" onClose={() => setRevoking(null)} onDone={done} />}
    </Panel>
  );
}

function Untold(props: { row: UntoldRoll; onDone: () => void }) {
  const { t } = useSpeech();
  const { row } = props;
  const sending = useSending();
  return (
    <li>
      {row.to.join(', ')} <code class="muted">{row.proposal.slice(0, 8)}</code>
      {row.statedBy.length > 0 && <span class="muted"> {t('roll.statedBy', { officers: row.statedBy.join(', ') })}</span>}
      <span class="muted"> {t('roll.needed', { count: String(row.needed), officers: row.mayState.join(', ') })}</span>
      <form onSubmit={(e) => {
        e.preventDefault();
        void sending.send(async () => {
          await post('/roll/statements', { id: newId(), proposal: row.proposal });
          props.onDone();
        });
      }}>
        <Send sending={sending} label={t('roll.tell')} />
      </form>
    </li>
  );
}

function Line(props: { row: RollRow; onRevoke: () => void; onDone: () => void }) {
  const { t } = useSpeech();
  const { row } = props;
  const sending = useSending();
  return (
    <tr>
      <td><code>{row.officer}</code></td>
      <td>{row.command}</td>
      <td>{t(`key.${row.kind}`)} <code class="muted">{row.key.slice(0, 12)}</code></td>
      <td>
        <Status grave={row.state === 'ON_ROLL' ? 'normal' : 'caution'}>{t(`roll.${row.state}`)}</Status>
        {row.statedBy.length > 0 && <span class="muted"> {t('roll.statedBy', { officers: row.statedBy.join(', ') })}</span>}
        {row.needed > 0 && <span class="muted"> {t('roll.needed', { count: String(row.needed), officers: row.mayState.join(', ') })}</span>}
      </td>
      <td>
        {row.state === 'ON_ROLL' || row.state === 'REVOKING' ? <button type="button" class="grave" onClick={props.onRevoke}>{t('roll.revoke')}</button> : row.enrolled && (
          <form onSubmit={(e) => {
            e.preventDefault();
            void sending.send(async () => {
              await post('/roll', { id: newId(), officer: row.officer });
              props.onDone();
            });
          }}>
            <Send sending={sending} label={t('roll.enter')} />
          </form>
        )}
      </td>
    </tr>
  );
}
