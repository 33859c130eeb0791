// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import type { AgreementWhole, MembershipApplication, MembershipPart, MissingConsent, Profile } from '../../api';
import { useSpeech } from '../../i18n';
import { Waiting } from '../../parts/Notice';
import { Hex, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf, may, node } from '../../state/me';
import { heardTitles } from '../../state/titles';
import { path } from '../../state/route';
import { useCell } from '../../store';
import { MatterFacts, ScopeWords } from '../proposal/matter';
import { Translations } from '../proposal/Translations';
import { STAGE } from './Agreements';
import { MembershipForm, type MembershipAct } from './MembershipForm';
import { toldOf } from './told';

interface Asked { act: MembershipAct; part: MembershipPart }

/** One agreement: its texts, who signed, who is a member at which number, and who must still say what. */
export function AgreementDetail(props: { id: string }) {
  const { t, of, told } = useSpeech();
  const loaded = useLoaded<AgreementWhole>('/agreements/' + props.id, 'proposals', 'peers');
  const [asked, setAsked] = useState<Asked | null>(null);
  const whole = loaded.value;
  useEffect(() => heardTitles(whole ? [whole.row] : []), [whole]);
  if (!whole) return <Panel title={t('agreements.agreement')} class="screen"><Waiting of={loaded} /></Panel>;
  const { row, terms, why } = whole;
  return (
    <div class="detail">
      <div class="detail-main">
        <Panel title={of(row.title)} aside={<code class="muted selectable">{row.id}</code>}>
          <p class="card-head" data-testid="stage"><Status grave={STAGE[row.stage]}>{t(`stage.${row.stage}`)}</Status> {row.inForceSince && <At time={row.inForceSince} age />}</p>
          {why.map((line) => <p key={line.en} class="why">{told(line)}</p>)}
          {whole.held ? <p><a class="button" href={path('requests', row.id)} data-testid="proposal">{t('agreements.acts')}</a></p> : <p class="hint">{t(terms ? 'agreements.byAccession' : 'agreements.notHeld')}</p>}
        </Panel>
        <Panel title={t('agreements.memberships')}>
          <div class="scroll"><table class="lines" data-testid="memberships">
            <thead><tr>
              <th scope="col">{t('membership.pillar')}</th><th scope="col">{t('agreements.members')}</th><th scope="col">{t('agreements.number')}</th>
              <th scope="col">{t('agreement.depositary')}</th><th scope="col">{t('agreements.release')}</th><th scope="col">{t('agreements.do')}</th>
            </tr></thead>
            <tbody>{row.memberships.map((part) => <Part key={part.pillar} part={part} onAsk={(act) => setAsked({ act, part })} />)}</tbody>
          </table></div>
          <details data-testid="tell">
            <summary>{t('agreements.tell')}</summary>
            <p class="hint">{t('agreements.tellHint')}</p>
            {terms && row.memberships.filter((part) => part.ours && !part.closed).map((part) => {
              const text = toldOf(row.id, part, terms.hash);
              return text && <section key={part.pillar}><h3>{part.pillar || t('membership.itself')}</h3><pre class="selectable" data-testid={`tell-${part.pillar}`}>{text}</pre></section>;
            })}
          </details>
        </Panel>
        <Panel title={t('agreements.applications')}>
          {whole.applications.length === 0 && <p>{t('agreements.noApplications')}</p>}
          {whole.applications.map((one) => <Application key={one.id} it={one} />)}
        </Panel>
      </div>
      <div class="detail-side">
        {terms && (
          <Panel title={t('request.terms')} aside={<span>{t('request.hash')} <Hex value={terms.hash} /></span>}>
            <div class="texts">
              {terms.texts.map((one) => (
                <section key={one.language} lang={one.language}><h3>{t('request.authentic', { language: one.language })}</h3><p class="prose">{one.text}</p></section>
              ))}
              <Translations of={terms.translations} />
            </div>
            <MatterFacts matter={terms.matter} />
          </Panel>
        )}
        {whole.signatories.length > 0 && (
          <Panel title={t('agreements.signatories')}>
            <ul class="plain" data-testid="signatories">{whole.signatories.map((one) => (
              <li key={one.party}>
                <strong>{codeOf(one.party)}</strong> <Status grave={one.stance === 'CONSENTED' ? 'normal' : one.stance === 'DECLINED' ? 'serious' : 'standby'}>{t(`stance.${one.stance}`)}</Status>
                {one.since && <> <At time={one.since} age /></>}
                {one.ratified && <div>{t('agreements.ratified')} <At time={one.ratified} /></div>}
              </li>
            ))}</ul>
          </Panel>
        )}
        <Panel title={t('agreements.interested')}>
          {whole.interests.length === 0 && <p>{t('agreements.noInterest')}</p>}
          <ul class="plain" data-testid="interests">{whole.interests.map((one) => (
            <li key={one.id}>
              <a href={path('requests', one.id)}>{codeOf(one.party)}</a> · {one.pillar || t('membership.itself')} · <At time={one.at} age />
              {one.until && <div class="muted">{t('agreements.interestEnds')} <At time={one.until} /></div>}
            </li>
          ))}</ul>
          <p class="hint">{t('agreements.interestHint')}</p>
        </Panel>
      </div>
      {asked && (
        <MembershipForm act={asked.act} agreement={row.id} part={asked.part} onClose={() => setAsked(null)} onDone={() => { setAsked(null); loaded.reload(); }} />
      )}
    </div>
  );
}

function Part(props: { part: MembershipPart; onAsk: (act: MembershipAct) => void }) {
  const { t } = useSpeech();
  const { part } = props;
  // The depositary numbers everybody else; it can neither leave nor replace itself.
  const keeps = part.depositary !== undefined && part.depositary === useCell(node)?.party;
  const acts: MembershipAct[] = keeps ? [] : part.ours ? ['LEAVING', 'SUCCESSION'] : part.closed ? ['INTEREST'] : ['ACCESSION', 'INTEREST'];
  return (
    <tr>
      <th scope="row">{part.pillar || t('membership.itself')}</th>
      <td>
        {part.members.map(codeOf).join(', ') || '—'}
        {(part.leaving ?? []).map((one) => <div key={one.party} class="muted">{t('agreements.leaves', { code: codeOf(one.party) })} <At time={one.from} /></div>)}
      </td>
      <td>
        {part.number === 0 ? t('agreements.noNumber') : part.number}
        {part.since && <div class="muted"><At time={part.since} age /></div>}
        {part.closing && <div class="muted">{t('request.closing')} <Hex value={part.closing} /></div>}
        {part.contested && <Status grave="critical">{t('agreements.contested')}</Status>}
      </td>
      <td>{part.depositary ? codeOf(part.depositary) : '—'}</td>
      <td>{part.scope ? <ScopeWords scope={part.scope} /> : <span class="muted">{t('agreements.noRelease')}</span>}</td>
      <td>{may('ANSWER') && part.number > 0 && acts.map((act) => (
        <button type="button" key={act} onClick={() => props.onAsk(act)} data-testid={`${act}-${part.pillar}`}>{t(`membershipAct.${act}`)}</button>
      ))}</td>
    </tr>
  );
}

function Application(props: { it: MembershipApplication }) {
  const { t, told } = useSpeech();
  const { it } = props;
  const open = it.missing.length > 0;
  return (
    <section class="group" data-testid="application">
      <h3>
        <a href={path('requests', it.id)}>{t(`profile.${it.profile as Profile}`)}: {codeOf(it.party)}</a> · {it.pillar || t('membership.itself')} · {t('agreements.onNumber', { n: it.number })}{' '}
        <Status grave={it.state === 'IN_FORCE' ? 'normal' : it.state === 'DISPUTED' ? 'critical' : open ? 'caution' : 'off'}>{t(`state.${it.state}`)}</Status>
      </h3>
      {open && it.shown === false && <p class="note">{t('accession.unshown')}</p>}
      {it.sponsor && <p>{t('accession.sponsor')}: {codeOf(it.sponsor)}</p>}
      {it.successor && <p>{t('agreements.successor')}: {codeOf(it.successor)}</p>}
      {it.missing.map((one) => <Missing key={one.party} it={one} />)}
      <details><summary>{t('agreements.whySo')}</summary>{it.why.map((line) => <p key={line.en} class="why">{told(line)}</p>)}</details>
    </section>
  );
}

/** A member that cannot be reached is missing like any other: nobody's yes is assumed. */
function Missing(props: { it: MissingConsent }) {
  const { t } = useSpeech();
  const { it } = props;
  const reached = it.link === 'UP' || it.link === 'OURS';
  return (
    <p data-testid="missing">
      <Status grave={reached ? 'standby' : 'serious'}>{t('agreements.missing', { code: codeOf(it.party) })}</Status> <At time={it.since} age />
      {it.link === 'NONE' && <span class="muted"> · {t('agreements.noLink')}</span>}
      {!reached && it.link !== 'NONE' && <span class="muted"> · {t('agreements.unreached')} {it.heardAt && <At time={it.heardAt} age />}</span>}
    </p>
  );
}
