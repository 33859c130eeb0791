// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Milestone, Programme, RenkeiDocument, StageOfProgramme } from '../../api';
import { newId, post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Send, useSending } from '../../parts/Form';
import { ProblemNote, Waiting } from '../../parts/Notice';
import { Facts, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf, may, node } from '../../state/me';
import { path } from '../../state/route';
import { nodeNow } from '../../time';
import { Shares, Sites } from './facts';
import { MilestoneForm, type MilestoneStep } from './MilestoneForm';
import { GateWords } from './Programmes';

/** One programme: stages with their gates, milestones, documents. */
export function ProgrammeDetail(props: { id: string }) {
  const { t, of } = useSpeech();
  const held = useLoaded<Programme>('/programmes/' + encodeURIComponent(props.id), 'programmes', 'proposals', 'documents');
  const [step, setStep] = useState<MilestoneStep | null>(null);
  const it = held.value;
  if (!it) return <Panel title={t('programme.title')} class="screen"><Waiting of={held} empty={false} none={<p>{t('programme.absent')}</p>} /></Panel>;
  const producible = it.stages[0]?.gate === 'OPEN' && it.stages[1] && it.stages[1].gate !== 'OPEN' && it.stages[1].gate !== 'PROPOSED';
  return (
    <Panel title={of(it.title)} class="screen programme" aside={may('ANSWER') && producible && <a class="button primary" href={path('programmes', it.id, 'production')} data-testid="production">{t('programme.production')}</a>}>
      <Facts rows={[
        [t('programme.under'), <><a href={path('requests', it.agreement)}>{it.agreement.slice(0, 8)}</a> {it.pillar || t('programme.itself')}</>],
        [t('programme.lead'), codeOf(it.lead)],
        [t('programme.partners'), it.portions.map((one) => codeOf(one.partner)).join(', ')],
        [t('programme.shares'), <Shares portions={it.portions} />],
        [t('programme.sites'), <Sites sites={it.sites} />],
      ]} />
      {it.stages.map((stage) => <Stage key={stage.stage} stage={stage} onStep={setStep} />)}
      <Documents programme={it} onChanged={held.reload} />
      {step && <MilestoneForm step={step} onClose={() => setStep(null)} onDone={() => { setStep(null); held.reload(); }} />}
    </Panel>
  );
}

function Stage(props: { stage: StageOfProgramme; onStep: (step: MilestoneStep) => void }) {
  const { t, of } = useSpeech();
  const it = props.stage;
  const acts = may('ANSWER') && it.gate === 'OPEN' && it.proposal !== null;
  return (
    <section class="group" aria-label={t(`stage.${it.stage}`)} data-testid={`stage-${it.stage}`}>
      <h3>{t(`stage.${it.stage}`)} <GateWords stage={it} /> {it.proposal && <a href={path('requests', it.proposal)}>{t('announced.proposal')} {it.proposal.slice(0, 8)}</a>}</h3>
      {it.gate === 'OPEN' && it.milestones.length === 0 && <p class="muted">{t('milestone.none')}</p>}
      {it.milestones.length > 0 && (
        <div class="scroll">
          <table class="lines">
            <thead><tr>
              <th scope="col">{t('milestone.title')}</th><th scope="col">{t('programme.partner')}</th><th scope="col">{t('milestone.due')}</th><th scope="col">{t('request.state')}</th><th />
            </tr></thead>
            <tbody>
              {it.milestones.map((one) => (
                <tr key={one.id}>
                  <td>{of(one.name)}</td>
                  <td>{codeOf(one.partner)}</td>
                  <td>
                    <At time={one.due} age={one.reached === null} />
                    {one.moves.length > 0 && <div class="muted">{t('milestone.moved', { n: one.moves.length })} <At time={one.planned} /> · {one.moves[one.moves.length - 1]?.reason}</div>}
                  </td>
                  <td><MilestoneState milestone={one} /></td>
                  <td>{acts && one.reached === null && one.partner === node.read()?.party && (
                    <span class="tools">
                      <button type="button" onClick={() => props.onStep({ kind: 'move', milestone: one })}>{t('milestone.move')}</button>
                      <button type="button" onClick={() => props.onStep({ kind: 'reach', milestone: one })}>{t('milestone.reach')}</button>
                    </span>
                  )}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {acts && it.proposal && <p class="actions"><button type="button" data-testid="plan" onClick={() => props.onStep({ kind: 'plan', proposal: it.proposal ?? '' })}>{t('milestone.plan')}</button></p>}
    </section>
  );
}

function MilestoneState(props: { milestone: Milestone }) {
  const { t } = useSpeech();
  const { reached, due } = props.milestone;
  if (reached) return <><Status grave="normal">{t('milestone.reached')}</Status> <At time={reached.at} />{reached.note && <div class="muted">{reached.note}</div>}</>;
  return Date.parse(due) < nodeNow().getTime() ? <Status grave="serious">{t('milestone.late')}</Status> : <Status grave="standby">{t('milestone.planned')}</Status>;
}

/** What is kept with it here, and to whom each went: that is decided for each partner on the release desk. */
function Documents(props: { programme: Programme; onChanged: () => void }) {
  const { t } = useSpeech();
  const all = useLoaded<{ rows: RenkeiDocument[] }>('/documents', 'documents').value?.rows ?? [];
  const [picked, setPicked] = useState('');
  const sending = useSending();
  const it = props.programme;
  const keep = (document: string, kept: boolean) =>
    sending.send(async () => {
      await post(`/programmes/${it.id}/documents`, { id: newId(), document, kept });
      setPicked('');
      props.onChanged();
    });
  const kept = all.filter((one) => it.documents.includes(one.id));
  const rest = all.filter((one) => !it.documents.includes(one.id));
  const went = (one: RenkeiDocument) => one.releases.filter((row) => row.state === 'SENT' || row.state === 'ACKNOWLEDGED').map((row) => codeOf(row.recipient));
  return (
    <section class="group" aria-label={t('programme.documents')} data-testid="programme-documents">
      <h3>{t('programme.documents')}</h3>
      <p class="hint">{t('programme.releaseHint')} <a href={path('release', 'documents')}>{t('nav.release')}</a></p>
      {kept.length === 0 && <p class="muted">{t('programme.noDocuments')}</p>}
      <ul class="plain">
        {kept.map((one) => (
          <li key={one.id}>
            {one.title} <span class="muted">{codeOf(one.owner)}{went(one).length > 0 && ` · ${t('programme.releasedTo', { codes: went(one).join(', ') })}`}</span>{' '}
            {may('ANSWER') && <button type="button" class="quiet" disabled={sending.busy} onClick={() => void keep(one.id, false)}>{t('programme.unkeep')}</button>}
          </li>
        ))}
      </ul>
      {may('ANSWER') && rest.length > 0 && (
        <form class="form" onSubmit={(e) => { e.preventDefault(); if (picked) void keep(picked, true); }}>
          <Choice label={t('programme.document')} value={picked} onPick={setPicked} options={rest.map((one) => [one.id, one.title] as const)} />
          <Send sending={sending} label={t('programme.keep')} disabled={picked === ''} />
        </form>
      )}
      {!may('ANSWER') && <ProblemNote problem={sending.problem} />}
    </section>
  );
}
