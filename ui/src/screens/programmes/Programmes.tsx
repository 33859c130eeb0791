// SPDX-License-Identifier: Apache-2.0
import type { Programme, Programmes as Held, StageOfProgramme } from '../../api';
import { useSpeech } from '../../i18n';
import { useLines } from '../../parts/list';
import { Waiting } from '../../parts/Notice';
import { Panel } from '../../parts/Panel';
import { Status, type Grave } from '../../parts/Status';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { go, path } from '../../state/route';
import { percent } from './facts';

const GATE: Record<StageOfProgramme['gate'], Grave> = { NOT_PROPOSED: 'off', PROPOSED: 'caution', OPEN: 'normal', REFUSED: 'off', ENDED: 'off' };

/** Programmes that this party takes part in. */
export function Programmes() {
  const { t, of } = useSpeech();
  const held = useLoaded<Held>('/programmes', 'programmes', 'proposals');
  const rows = held.value?.rows ?? [];
  const lines = useLines(rows, (row) => row.id, (row) => go('programmes', row.id));
  return (
    <Panel title={t('programme.title')} class="screen" aside={may('ANSWER') && <a class="button primary" href={path('programmes', 'new')}>{t('programme.new')}</a>}>
      <p class="hint">{t('programme.hint')}</p>
      <Waiting of={held} empty={rows.length === 0} none={<p>{t('programme.none')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="programmes">
            <thead><tr>
              <th scope="col">{t('programme.name')}</th><th scope="col">{t('stage.DEVELOPMENT')}</th><th scope="col">{t('stage.PRODUCTION')}</th>
              <th scope="col">{t('programme.lead')}</th><th scope="col">{t('programme.shares')}</th>
            </tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} class={row.id === lines.at ? 'picked' : ''} data-at={row.id === lines.at}>
                  <td><a href={path('programmes', row.id)}>{of(row.title)}</a></td>
                  {row.stages.map((stage) => <td key={stage.stage}><GateWords stage={stage} /></td>)}
                  <td>{codeOf(row.lead)}</td>
                  <td>{shares(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

const shares = (row: Programme) => row.portions.map((one) => `${codeOf(one.partner)} ${percent(one.basisPoints)} %`).join(' · ');

/** How a stage stands, and who is missing. */
export function GateWords(props: { stage: StageOfProgramme }) {
  const { t } = useSpeech();
  const it = props.stage;
  return (
    <>
      <Status grave={GATE[it.gate]}>{t(`gate.${it.gate}`)}</Status>
      {it.gate === 'NOT_PROPOSED' && it.stage === 'PRODUCTION' && <div class="muted">{t('gate.waits')}</div>}
      {it.gate === 'PROPOSED' && (
        <div class="muted">{it.missing.length > 0 ? t('gate.missing', { codes: it.missing.map((one) => codeOf(one.party)).join(', ') }) : t('gate.closing')}</div>
      )}
    </>
  );
}
