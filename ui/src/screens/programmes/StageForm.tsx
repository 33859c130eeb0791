// SPDX-License-Identifier: Apache-2.0
import type { Programme, Programmes, ProgrammeSite, PartyId } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Send, Ticks, useSending, useTried } from '../../parts/Form';
import { Panel } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { codeOf } from '../../state/me';
import { go } from '../../state/route';
import { nodeNow } from '../../time';
import { isoOf, TimeField } from '../proposal/TimeField';
import { TextsEditor, textsOf, type Texts } from '../proposal/TextsEditor';
import { basisPoints, percent } from './facts';

const later = (days: number) => {
  const at = new Date(nodeNow().getTime() + days * 86_400_000);
  at.setUTCSeconds(0, 0);
  return at.toISOString();
};

/** Proposes the development of a programme, or the production of one whose development is in force. */
export function StageForm(props: { of?: string }) {
  const { t } = useSpeech();
  const held = useLoaded<Programmes>('/programmes', 'programmes', 'proposals').value;
  const before = props.of === undefined ? undefined : held?.rows.find((row) => row.id === props.of);
  if (!held || (props.of !== undefined && !before)) return <Panel title={t('programme.new')} class="screen narrow"><p class="muted">{t('app.loading')}</p></Panel>;
  return <Form held={held} before={before} />;
}

function Form(props: { held: Programmes; before?: Programme }) {
  const { t } = useSpeech();
  const { held, before } = props;
  const draft = useDraft('programme.' + (before?.id ?? 'new'), {
    under: before ? `${before.agreement}/${before.pillar}` : '', titleEn: before?.title.en ?? '', titleJa: before?.title.ja ?? '',
    partners: (before?.portions.map((one) => one.partner) ?? []) as PartyId[], lead: (before?.lead ?? '') as PartyId,
    shares: Object.fromEntries(before?.portions.map((one) => [one.partner, percent(one.basisPoints)]) ?? []) as Record<string, string>,
    sites: (before?.sites ?? []) as ProgrammeSite[], texts: { ja: '', en: '' } as Texts,
    acknowledgeBy: later(1), answerBy: later(7), validUntil: later(30),
  });
  const [tried, tryIt] = useTried();
  const sending = useSending();
  const it = draft.value;
  const membership = held.memberships.find((one) => `${one.agreement}/${one.pillar}` === it.under);
  const points = it.partners.map((partner) => ({ partner, basisPoints: basisPoints(it.shares[partner] ?? '') }));
  const sum = points.reduce((all, one) => all + (Number.isFinite(one.basisPoints) ? one.basisPoints : 0), 0);
  const clocks = { acknowledgeBy: isoOf(it.acknowledgeBy), answerBy: isoOf(it.answerBy), validUntil: isoOf(it.validUntil) };
  const texts = textsOf(it.texts);
  const whole = sum === 10_000 && points.every((one) => one.basisPoints >= 1);
  const named = it.titleEn.trim() !== '' && it.titleJa.trim() !== '';
  const ready = membership !== undefined && named && it.partners.length >= 2 && it.partners.includes(it.lead) && whole && texts.length > 0
    && it.sites.every((site) => site.name.trim() !== '' && it.partners.includes(site.partner)) && Object.values(clocks).every((one) => one !== null);
  const send = () => {
    tryIt();
    if (!ready || !membership) return;
    void sending.send(async () => {
      const { id } = draft;
      await post('/proposals', {
        id, texts, clocks,
        matter: {
          profile: 'PROGRAMME_STAGE', agreement: membership.agreement, pillar: membership.pillar, development: before?.id ?? null,
          title: { en: it.titleEn, ja: it.titleJa }, lead: it.lead, portions: points, sites: it.sites,
        },
      });
      draft.clear();
      go('programmes', before?.id ?? id);
    });
  };
  const site = (at: number, part: Partial<ProgrammeSite>) => draft.put({ sites: it.sites.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const partnerOptions = it.partners.map((one) => [one, codeOf(one)] as const);
  return (
    <Panel title={t(before ? 'programme.production' : 'programme.new')} class="screen narrow">
      <p class="hint">{t('programme.hint')}</p>
      {held.memberships.length === 0 && <p class="note">{t('programme.noMembership')}</p>}
      {draft.restored && <p class="note">{t('app.restored')} <button type="button" onClick={draft.clear}>{t('app.discard')}</button></p>}
      <form class="form" noValidate onSubmit={(e) => { e.preventDefault(); send(); }}>
        {!before && (
          <Choice label={t('programme.under')} hint={t('programme.underHint')} required wrong={tried && !membership} value={it.under} onPick={(under) => draft.put({ under, partners: [], lead: '' })}
            options={held.memberships.map((one) => [`${one.agreement}/${one.pillar}`, `${one.pillar || t('programme.itself')} · ${one.agreement.slice(0, 8)} · ${one.members.map(codeOf).join(', ')}`] as const)} />
        )}
        <div class="fields">
          <Line label={t('programme.titleEn')} required wrong={tried && it.titleEn.trim() === ''} value={it.titleEn} onText={(titleEn) => draft.put({ titleEn })} />
          <Line label={t('programme.titleJa')} required wrong={tried && it.titleJa.trim() === ''} value={it.titleJa} onText={(titleJa) => draft.put({ titleJa })} />
        </div>
        {!before && membership && (
          <Ticks label={t('programme.partners')} required wrong={tried && it.partners.length < 2} values={it.partners} onPick={(partners) => draft.put({ partners })}
            options={membership.members.map((one) => [one, codeOf(one)] as const)} />
        )}
        {!before && <Choice label={t('programme.lead')} hint={t('programme.leadHint')} required wrong={tried && !it.partners.includes(it.lead)} value={it.lead} onPick={(lead) => draft.put({ lead })} options={partnerOptions} />}
        <fieldset class="group">
          <legend>{t('programme.shares')}</legend>
          <div class="fields">
            {it.partners.map((one) => (
              <Line key={one} label={t('programme.share', { code: codeOf(one) })} required wrong={tried && !(basisPoints(it.shares[one] ?? '') >= 1)} value={it.shares[one] ?? ''} max={6}
                onText={(text) => draft.put({ shares: { ...it.shares, [one]: text } })} />
            ))}
          </div>
          <p class={whole ? 'hint' : 'wrong-words'} role="status" data-testid="sum">{whole ? t('programme.sumRight') : t('programme.sum', { sum: percent(sum) })}</p>
        </fieldset>
        <fieldset class="group">
          <legend>{t('programme.sites')}</legend>
          {it.sites.map((one, i) => (
            <div class="fields" key={i}>
              <Choice label={t('programme.partner')} value={one.partner} onPick={(partner) => site(i, { partner })} options={partnerOptions} />
              <Line label={t('programme.site')} required wrong={tried && one.name.trim() === ''} value={one.name} onText={(name) => site(i, { name })} />
              <Line label={t('programme.place')} value={one.place} onText={(place) => site(i, { place })} />
              <button type="button" class="quiet" onClick={() => draft.put({ sites: it.sites.filter((_, at) => at !== i) })}>{t('programme.removeSite')}</button>
            </div>
          ))}
          <button type="button" onClick={() => draft.put({ sites: [...it.sites, { partner: it.partners[0] ?? '', name: '', place: '' }] })}>{t('programme.addSite')}</button>
        </fieldset>
        <TextsEditor texts={it.texts} onTexts={(next) => draft.put({ texts: next })} />
        {tried && texts.length === 0 && <p class="wrong-words">{t('texts.missing')}</p>}
        <fieldset class="group">
          <legend>{t('request.clocks')}</legend>
          <div class="fields">
            <TimeField label={t('clock.acknowledgeBy')} value={it.acknowledgeBy} onTime={(text) => draft.put({ acknowledgeBy: text })} wrong={tried && clocks.acknowledgeBy === null} />
            <TimeField label={t('clock.answerBy')} value={it.answerBy} onTime={(text) => draft.put({ answerBy: text })} wrong={tried && clocks.answerBy === null} />
            <TimeField label={t('clock.validUntil')} value={it.validUntil} onTime={(text) => draft.put({ validUntil: text })} wrong={tried && clocks.validUntil === null} />
          </div>
        </fieldset>
        {tried && !ready && <p class="wrong-words" role="alert">{t('app.fill')}</p>}
        <Send sending={sending} label={t(before ? 'programme.production' : 'programme.new')} />
      </form>
    </Panel>
  );
}
