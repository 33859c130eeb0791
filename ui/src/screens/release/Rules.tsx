// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { RuleRow, Rules } from '../../api';
import { post } from '../../call';
import { useSpeech, type Speaker } from '../../i18n';
import { Prose, Send, useSending } from '../../parts/Form';
import { Waiting } from '../../parts/Notice';
import { Dialog, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { area } from '../../place';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { span } from '../../time';
import { RuleForm } from './RuleForm';
import { UnderWords } from './Under';

const GRAVE = { COMING: 'standby', HOLDS: 'normal', ENDED: 'off', REVOKED: 'off' } as const;

export function RulesDesk() {
  const { t } = useSpeech();
  const rules = useLoaded<Rules>('/rules', 'rules');
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<RuleRow | null>(null);
  const rows = rules.value?.rows ?? [];
  return (
    <Panel
      title={t('release.rules')} class="screen"
      aside={
        <span class="tools">
          {rules.value && <span class="muted">{t('release.policy', { n: rules.value.policyNumber })}</span>}
          {may('RELEASE') && <button type="button" class="primary" onClick={() => setMaking(true)} data-testid="adopt">{t('release.adopt')}</button>}
        </span>
      }
    >
      <p class="hint">{t('release.default')}</p>
      <Waiting of={rules} empty={rows.length === 0} none={<p>{t('release.noRules')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="rules">
            <thead>
              <tr>
                <th scope="col">{t('request.state')}</th><th scope="col">{t('release.to')}</th><th scope="col">{t('release.what')}</th>
                <th scope="col">{t('release.how')}</th><th scope="col">{t('release.span')}</th><th scope="col">{t('release.by')}</th><th />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td><Status grave={GRAVE[row.state]}>{t(`rule.${row.state}`)}</Status></td>
                  <td>{row.rule.recipients.map(codeOf).join(' ')}<UnderWords under={row.rule.under} /></td>
                  <What row={row} />
                  <td><At time={row.rule.from ?? row.at} /> – {row.rule.until ? <At time={row.rule.until} /> : t('app.open')}</td>
                  <td>
                    {row.officer} · {row.command} <span class="muted">{t('request.row', { n: row.position })}</span>
                    {row.basis && <div class="muted">{row.basis}</div>}
                    {row.revoked && <div class="muted">{t('rule.REVOKED')}: {row.revoked.officer} <At time={row.revoked.at} /> — {row.revoked.reason}</div>}
                  </td>
                  <td>{may('RELEASE') && (row.state === 'HOLDS' || row.state === 'COMING') && (
                    <button type="button" class="grave" onClick={() => setRevoking(row)}>{t('release.revoke')}</button>
                  )}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {making && <RuleForm onClose={() => setMaking(false)} onDone={() => { setMaking(false); rules.reload(); }} />}
      {revoking && <Revoke path={`/rules/${revoking.id}/revoke`} name={'rule.' + revoking.id} onClose={() => setRevoking(null)} onDone={() => { setRevoking(null); rules.reload(); }} />}
    </Panel>
  );
}

function What(props: { row: RuleRow }) {
  const speech = useSpeech();
  const { t } = speech;
  const scope = props.row.rule.scope;
  if (scope.kind !== 'TRACKS') {
    return <><td>{t(`scope.${scope.kind}`)}: {(scope.kind === 'READINESS' ? scope.units : scope.functions).join(', ')}</td><td class="muted">–</td></>;
  }
  return (
    <>
      <td>{t('scope.TRACKS')}: {scope.kinds.map((kind) => t(`track.${kind}`)).join(', ')}<div class="muted">{area(scope.area)}</div></td>
      <td>{reductions(scope, speech)}</td>
    </>
  );
}

function reductions(scope: Extract<RuleRow['rule']['scope'], { kind: 'TRACKS' }>, { t, lang }: Speaker): string {
  return [
    scope.cellDegrees > 0 ? t('release.cell', { degrees: scope.cellDegrees }) : t('release.exact'),
    t('release.late', { span: span(scope.delaySeconds * 1000, lang) }),
    t('release.ageMax', { span: span(scope.ageMaxSeconds * 1000, lang) }),
    t('release.grade', { grade: scope.gradeMin }),
    t('release.fields', { fields: ['KIND', ...scope.fields].map((one) => (one === 'KIND' ? t('release.always') : t(`field.${one as 'NAME'}`))).join(', ') }),
  ].join(' · ');
}

/** Takes something back, with a reason; says plainly what that can and cannot do. */
type Told = 'release.revokeWords' | 'release.undoWords' | 'officer.revokeWords' | 'roll.revokeWords';

export function Revoke(props: { path: string; name: string; onClose: () => void; onDone: () => void; held?: boolean; words?: Told }) {
  const { t } = useSpeech();
  const draft = useDraft('revoke.' + props.name, { reason: '' });
  const sending = useSending();
  return (
    <Dialog title={t('release.revoke')} onClose={props.onClose}>
      <p>{t(props.words ?? (props.held ? 'release.undoWords' : 'release.revokeWords'))}</p>
      <form class="form" onSubmit={(e) => {
        e.preventDefault();
        void sending.send(async () => {
          await post(props.path, { id: draft.id, reason: draft.value.reason });
          draft.clear();
          props.onDone();
        });
      }}>
        <Prose label={t('step.reason')} required value={draft.value.reason} onText={(reason) => draft.put({ reason })} />
        <Send sending={sending} label={t('release.revoke')} grave disabled={draft.value.reason.trim() === ''} />
      </form>
    </Dialog>
  );
}
