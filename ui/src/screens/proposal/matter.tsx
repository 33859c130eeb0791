// SPDX-License-Identifier: Apache-2.0
import type { Accession, Ceiling, Interest, Leaving, Matter, MembershipScope, Provisions, Succession } from '../../api';
import { useSpeech, type Speaker } from '../../i18n';
import { Facts, Hex } from '../../parts/Panel';
import { At } from '../../parts/Time';
import { area } from '../../place';
import { codeOf } from '../../state/me';
import { path } from '../../state/route';
import { stageRows } from '../programmes/facts';
import { slotRows } from '../repair/facts';
import { Translations } from './Translations';

type Rows = Parameters<typeof Facts>[0]['rows'];

/** Every field of a proposal's terms: who consents must have seen all of them. */
export function MatterFacts(props: { matter: Matter }) {
  return <Facts rows={rowsOf(props.matter, useSpeech())} />;
}

function membership(matter: Accession | Leaving | Interest | Succession, t: Speaker['t']): Rows {
  return [
    [t('membership.agreement'), <a href={path('agreements', matter.agreement)}>{matter.agreement.slice(0, 8)}</a>],
    [t('membership.pillar'), matter.pillar || t('membership.itself')],
    ...('number' in matter ? [[t('membership.number'), String(matter.number)] as const] : []),
  ];
}

/** How an agreement comes into force, when it ends, and how high its members release within it. */
export function provisions(its: Provisions | undefined, t: Speaker['t']): Rows {
  if (!its) return [];
  const clause = [
    its.ratifications > 0 ? t('agreements.clauseRatified', { n: its.ratifications }) : t('agreements.clauseSigned'),
    its.delayDays > 0 && t('agreements.clauseDelay', { n: its.delayDays }),
  ].filter(Boolean).join(' ');
  return [
    [t('agreements.clause'), <>{clause} {its.notBefore && <>{t('agreements.clauseDate')} <At time={its.notBefore} /></>}</>],
    [t('agreements.ends'), its.until ? <At time={its.until} /> : t('agreements.noEnd')],
    [t('agreements.civil'), its.civil ? t('agreements.civilYes') : t('agreements.civilNo')],
    ...its.scopes.map((scope) => [scope.pillar ? t('agreements.scopeOf', { pillar: scope.pillar }) : t('agreements.scopeItself'),
      <ScopeWords scope={scope} />] as const),
  ];
}

export function ScopeWords(props: { scope: MembershipScope }) {
  const { t } = useSpeech();
  const { highest, meanings, closed } = props.scope;
  const higher = (Object.entries(meanings) as [keyof typeof meanings, keyof typeof meanings][]).filter(([from, to]) => from !== to);
  return (
    <span>
      {t('agreements.upTo', { level: t(`level.${highest}`) })}
      {higher.length > 0 && ` · ${t('pairing.map')}: ${higher.map(([from, to]) => `${t(`level.${from}`)} → ${t(`level.${to}`)}`).join(', ')}`}
      {closed && <strong> · {t('agreements.closed')}</strong>}
    </span>
  );
}

/** The text that is acceded to, whole, with its hash. */
function AccededText(props: { it: Accession }) {
  const { t } = useSpeech();
  const { text, textHash } = props.it;
  return (
    <div data-testid="acceded">
      {t('accession.hash')} <Hex value={textHash ?? ''} /> {!text && <span class="muted">{t('accession.named')}</span>}
      {text && (
        <>
          {text.texts.map((one) => (
            <section key={one.language} lang={one.language}><h3>{t('request.authentic', { language: one.language })}</h3><p class="prose">{one.text}</p></section>
          ))}
          <Translations of={text.translations} />
          <MatterFacts matter={text.matter} />
        </>
      )}
    </div>
  );
}

function rowsOf(matter: Matter, { t, of }: Speaker): Rows {
  switch (matter.profile) {
    case 'SUPPORT':
      return [
        [t('support.capability'), matter.capability],
        [t('support.quantity'), String(matter.quantity)],
        [t('support.function'), <code>{matter.function}</code>],
        [t('support.priority'), t(`priority.${matter.priority}`)],
        [t('support.where'), area(matter.where)],
        [t('support.from'), <At time={matter.from} age />],
        [t('support.until'), <At time={matter.until} age />],
        [t('support.why'), <span class="prose">{matter.why}</span>],
        [t('support.risk'), <span class="prose">{matter.riskIfUnmet}</span>],
      ];
    case 'INFORMATION':
      return [
        [t('information.question'), <span class="prose">{matter.question}</span>],
        [t('support.function'), <code>{matter.function}</code>],
        [t('information.latest'), <At time={matter.latest} age />],
        [t('information.allowed'), t(`level.${matter.allowed}`)],
      ];
    case 'VISIT':
      return [
        [t('visit.host'), codeOf(matter.host)],
        [t('visit.force'), matter.force],
        [t('visit.place'), matter.place],
        [t('support.from'), <At time={matter.from} age />],
        [t('support.until'), <At time={matter.until} age />],
        [t('visit.headCount'), String(matter.headCount)],
        [t('visit.purpose'), <span class="prose">{matter.purpose}</span>],
        [t('visit.agreement'), matter.agreement ?? t('app.none')],
        matter.extended ? [t('visit.extended'), <a href={path('requests', matter.extended)}>{matter.extended.slice(0, 8)}</a>] : null,
      ];
    case 'WITHDRAWAL':
      return [
        [t('withdrawal.what'), <a href={path('requests', matter.proposal)}>{matter.proposal.slice(0, 8)}</a>],
        [t('withdrawal.from'), matter.from ? <At time={matter.from} age /> : t('app.now')],
      ];
    case 'AGREEMENT':
      return [
        [t('agreement.parties'), matter.parties.map(codeOf).join(', ')],
        [t('agreement.depositary'), codeOf(matter.depositary)],
        [t('agreement.pillars'), matter.pillars.join(', ') || t('app.none')],
        ...provisions(matter.provisions, t),
      ];
    case 'INTEREST':
      return membership(matter, t);
    case 'SUCCESSION':
      return [
        ...membership(matter, t),
        [t('agreements.gone'), codeOf(matter.gone)],
        [t('agreements.successor'), codeOf(matter.successor)],
      ];
    case 'ACCESSION':
      return [
        ...membership(matter, t),
        [t('accession.applicant'), codeOf(matter.applicant)],
        [t('accession.sponsor'), codeOf(matter.sponsor)],
        matter.textHash !== undefined && [t('accession.text'), <AccededText it={matter} />],
      ];
    case 'LEAVING':
      return [...membership(matter, t), [t('withdrawal.from'), matter.from ? <At time={matter.from} age /> : t('app.now')]];
    case 'PROGRAMME_STAGE':
      return stageRows(matter, t, of);
    case 'REPAIR_SLOT':
      return slotRows(matter, t, of);
    case 'TEAM_CHARTER':
      return [
        [t('team.name'), of(matter.names)],
        ...matter.coLeads.map((lead) => [t('team.coLead', { party: codeOf(lead.party) }), of(lead.names)] as const),
        [t('team.purpose'), <span class="prose">{matter.purpose}</span>],
        [t('team.changes'), matter.watchChanges.join(', ') || t('app.none')],
      ];
    case 'ONWARD_RELEASE':
      return [
        [t('onward.entry'), <code class="selectable">{matter.entry}</code>],
        [t('onward.to'), codeOf(matter.to)],
      ];
    case 'PAIRING':
      return [
        ...[matter.inviter, matter.invitee].flatMap((one): Rows => [
          [one === matter.inviter ? t('pairing.inviter') : t('pairing.invitee'), `${one.code} · ${of(one.names)}`],
          [t('pairing.party'), <code class="selectable">{one.party}</code>],
          [t('pairing.linkKey'), <code class="selectable">{one.linkKey}</code>],
          [t('links.address'), one.address || t('app.none')],
        ]),
        ...matter.ceilings.map((one) => [t('pairing.ceiling', { from: codeOf(one.from), to: one.toCode }), <CeilingWords ceiling={one} />] as const),
      ];
  }
}

export function CeilingWords(props: { ceiling: Ceiling }) {
  const { t } = useSpeech();
  const { highest, map } = props.ceiling;
  const pairs = (Object.entries(map.meanings) as [keyof typeof map.meanings, keyof typeof map.meanings][]).filter(([from, to]) => from !== to);
  return (
    <span>
      {t(`level.${highest}`)} · {pairs.length === 0 ? t('pairing.same') : `${t('pairing.map')}: ${pairs.map(([from, to]) => `${t(`level.${from}`)} → ${t(`level.${to}`)}`).join(', ')}`}
    </span>
  );
}
