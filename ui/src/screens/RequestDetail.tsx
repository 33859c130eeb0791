// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { ActName, Proposal, Stance } from '../api';
import { useSpeech, type Key } from '../i18n';
import { LabelLine } from '../parts/Label';
import { Waiting } from '../parts/Notice';
import { Facts, Hex, Panel } from '../parts/Panel';
import { Status, type Grave } from '../parts/Status';
import { settled, ThreeClocks } from '../parts/Time';
import { Told } from '../parts/Told';
import { At } from '../parts/Time';
import { useKeys } from '../state/keys';
import { useLoaded } from '../state/loaded';
import { useCell } from '../store';
import { codeOf, may, node } from '../state/me';
import { EnclosedList } from './proposal/Enclosed';
import { Changes } from './proposal/Changes';
import { FunctionName } from './proposal/FunctionPicker';
import { AnswersOnly, Ours, StateWords, Way } from './proposal/lines';
import { MatterFacts } from './proposal/matter';
import { Step } from './proposal/Step';
import { Tasks } from './proposal/Tasks';
import { Translations } from './proposal/Translations';
import { Timeline } from './proposal/Timeline';

const LETTER: Partial<Record<ActName, string>> = { acknowledge: 'a', consent: 'c', counter: 'o', decline: 'x' };
export const ACT_WORDS: Record<ActName, Key> = {
  acknowledge: 'do.acknowledge', consent: 'do.consent', 'withdraw-consent': 'do.withdrawConsent', counter: 'do.counter',
  decline: 'do.decline', withdraw: 'do.withdraw', progress: 'do.progress', answer: 'do.answer', ratify: 'do.ratify',
};

const STANCE_GRAVE: Record<Stance, Grave> = { SILENT: 'caution', ACKNOWLEDGED: 'caution', CONSENTED: 'normal', WITHDREW: 'serious', DECLINED: 'off' };

export function RequestDetail(props: { id: string }) {
  const { t } = useSpeech();
  const one = useLoaded<Proposal>('/proposals/' + props.id, 'proposals', 'tasks', 'register');
  if (!one.value) return <Panel title={t('profile.SUPPORT')} class="screen"><Waiting of={one} /></Panel>;
  return (
    <>
      <Waiting of={one} />
      <Detail proposal={one.value} reload={one.reload} />
    </>
  );
}

function Detail(props: { proposal: Proposal; reload: () => void }) {
  const { t, of, told } = useSpeech();
  const [step, setStep] = useState<ActName | 'show' | null>(null);
  const { row, terms, consents, closing, why, rule, counterpart } = props.proposal;
  const other = row.electorate?.find((one) => one.party !== node.read()?.party);
  const acts = props.proposal.may;
  const open = (act: ActName) => {
    if (acts.some((one) => one.act === act && one.allowed)) setStep(act);
  };
  useKeys({ a: () => open('acknowledge'), c: () => open('consent'), o: () => open('counter'), x: () => open('decline') });
  const matter = terms.matter;
  const unshown = matter.profile === 'ACCESSION' && !matter.text && !settled(row);
  const shows = unshown && row.opener !== useCell(node)?.party && acts.some((one) => one.act === 'counter' && one.allowed);
  const blocked = acts.filter((one) => !one.allowed && one.sentence);
  return (
    <div class="detail">
      <div class="detail-main">
        <Panel title={of(row.summary)} aside={<code class="muted selectable">{row.id}</code>}>
          <p class="card-head"><Way row={row} /> <span class="muted">{t(`profile.${row.profile}`)}</span> <StateWords row={row} /></p>
          {!settled(row) && <ThreeClocks row={row} long />}
          {row.awaitsUs && <p><Ours row={row} /></p>}
          <div class="actions" role="group" aria-label={t('request.decide')}>
            {acts.filter((one) => one.allowed).map((one) => (
              <button type="button" key={one.act} class={(one.act === 'consent' && !unshown) || one.act === 'acknowledge' ? 'primary' : one.act === 'decline' ? 'grave' : ''}
                onClick={() => setStep(one.act)} data-testid={'do-' + one.act}>
                {t(ACT_WORDS[one.act])} {LETTER[one.act] && <kbd>{LETTER[one.act]}</kbd>}
              </button>
            ))}
            {shows && <button type="button" class="primary" onClick={() => setStep('show')} data-testid="do-show">{t('do.show')}</button>}
            <a class="button" href={`/api/v1/records/${row.id}`} download data-testid="record">{t('request.record')}</a>
          </div>
          {unshown && <p class="note" data-testid="unshown">{t(shows ? 'accession.unshownMember' : 'accession.unshown')}</p>}
          <AnswersOnly row={row} />
          {why.map((line) => <p key={line.en} class="why">{told(line)}</p>)}
          {blocked.length > 0 && !settled(row) && (
            <details>
              <summary>{t('request.cannot')}</summary>
              <ul class="bullets">{blocked.map((line) => <li key={line.act}><strong>{t(ACT_WORDS[line.act])}</strong>: <Told of={line.sentence} /></li>)}</ul>
            </details>
          )}
        </Panel>
        <Panel title={t('request.terms')} aside={<span>{t('request.hash')} <Hex value={terms.hash} /></span>}>
          {!terms.whole && <p class="note note-problem" role="alert">{t('request.notWhole')}</p>}
          <div class="texts">
            {terms.texts.map((one) => (
              <section key={one.language} lang={one.language}>
                <h3>{t('request.authentic', { language: one.language })}</h3>
                <p class="prose">{one.text}</p>
              </section>
            ))}
            <Translations of={terms.translations} />
          </div>
          <Changes proposal={props.proposal} />
          <MatterFacts matter={terms.matter} />
          {props.proposal.documents.length > 0 && <><h3>{t('enclosed.title')}</h3><EnclosedList documents={props.proposal.documents} /></>}
        </Panel>
        {row.profile === 'SUPPORT' && <Tasks proposal={row} />}
      </div>
      <div class="detail-side">
        <Panel title={t('request.who')}>
          <Facts
            rows={[
              [t('request.opener'), codeOf(row.opener)],
              [t('request.keeper'), codeOf(row.keeper)],
              rule.kind !== 'NONE' && [t('request.electorate'), <ul class="plain" data-testid="consents">{consents.map((one) => (
                <li key={one.party}><strong>{codeOf(one.party)}</strong> · <FunctionName code={one.function} /> ·{' '}
                  <Status grave={STANCE_GRAVE[one.stance]}>{t(`answered.${one.stance}`)}</Status> {one.since && <At time={one.since} />}</li>
              ))}</ul>],
              [t('request.rule'), rule.kind === 'AT_LEAST' ? t('rule.AT_LEAST', { n: rule.count ?? 0 }) : t(rule.kind === 'ALL' ? 'rule.ALL' : 'rule.NONE')],
              row.answersHere && [t(row.opener === node.read()?.party ? 'request.asksHere' : 'request.answersHere'), <>
                <strong>{of(row.answersHere.names)}</strong> <code>{row.answersHere.command}</code>
                {row.answersHere.sentence && <div class="muted"><Told of={row.answersHere.sentence} /></div>}
              </>],
              other && !counterpart && [t('request.counterpart'), <span class="muted">{t('request.counterpartUntold', { code: codeOf(other.party) })}</span>],
              counterpart && [t('request.counterpart'), <>
                {of(counterpart.names)} <div class="muted">{t('register.from')} <At time={counterpart.from} /></div>
              </>],
              props.proposal.moves.length > 0 && [t('request.moves'), <ul class="plain" data-testid="moves">{props.proposal.moves.map((one) => (
                <li key={one.party + one.at}>{told(one.sentence)}</li>
              ))}</ul>],
              [t('label.title'), <LabelLine label={props.proposal.label} />],
              [t('request.basis'), props.proposal.basis || t('app.none')],
              closing && [t('request.closing'), <>
                {t(`outcome.${closing.outcome ?? 'VOID'}`)} · <At time={closing.at} /> · {t('request.restsOn', { n: closing.restsOn?.length ?? 0 })}
              </>],
            ]}
          />
        </Panel>
        <Panel title={t('request.timeline')}><Timeline acts={props.proposal.acts} /></Panel>
      </div>
      {step && <Step act={step} proposal={props.proposal} onClose={() => setStep(null)} onDone={() => { setStep(null); props.reload(); }} onStale={props.reload} />}
      {!may('ANSWER') && <p class="muted">{t('request.readOnly')}</p>}
    </div>
  );
}
