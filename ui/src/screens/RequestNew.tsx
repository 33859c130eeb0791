// SPDX-License-Identifier: Apache-2.0
import type { Id, Matter, OpenDraft, PartyId } from '../api';
import { post } from '../call';
import { useSpeech } from '../i18n';
import { Choice, Line, Send, Ticks, useSending, useTried } from '../parts/Form';
import { emptyLabel, LabelEditor, LabelLine } from '../parts/Label';
import { Panel } from '../parts/Panel';
import { useDraft } from '../state/drafts';
import { node, peers } from '../state/me';
import { go, path } from '../state/route';
import { useCell } from '../store';
import { nodeNow } from '../time';
import { EnclosedPicker } from './proposal/Enclosed';
import { asSent, MatterEditor, matterReady } from './proposal/MatterEditor';
import { isoOf, TimeField } from './proposal/TimeField';
import { Cautions, missingTexts, TextsEditor, textsOf, type Texts } from './proposal/TextsEditor';

const HOUR = 3_600_000;
const later = (hours: number) => {
  const at = new Date(nodeNow().getTime() + hours * HOUR);
  at.setUTCSeconds(0, 0);
  return at.toISOString();
};

function support(): Matter {
  return {
    profile: 'SUPPORT', function: '', capability: '', quantity: 1, why: '', riskIfUnmet: '',
    where: { south: 30, west: 128, north: 46, east: 146 }, from: later(4), until: later(76), priority: 'PRIORITY',
  };
}

function visit(): Matter {
  return { profile: 'VISIT', host: '', force: '', place: '', from: later(72), until: later(168), headCount: 1, purpose: '', agreement: null };
}

function information(): Matter {
  return { profile: 'INFORMATION', function: '', question: '', latest: later(24), allowed: 'RESTRICTED' };
}

const TITLES = { SUPPORT: 'request.new', INFORMATION: 'information.new', VISIT: 'visit.new' } as const;
const HINTS = { SUPPORT: 'request.newHint', INFORMATION: 'information.newHint', VISIT: 'visit.newHint' } as const;
const FIRST = { SUPPORT: support, INFORMATION: information, VISIT: visit };

export function RequestNew(props: { kind: 'SUPPORT' | 'INFORMATION' | 'VISIT' }) {
  const { t, of } = useSpeech();
  useCell(peers);
  const visiting = props.kind === 'VISIT';
  const draft = useDraft('open.' + props.kind, {
    to: '' as PartyId, matter: FIRST[props.kind](), texts: { ja: '', en: '' } as Texts, basis: '', documents: [] as Id[], also: [] as PartyId[],
    acknowledgeBy: later(1), answerBy: later(4), validUntil: later(48), label: null as OpenDraft['label'] | null,
  });
  const [tried, tryIt] = useTried();
  const sending = useSending();
  const it = draft.value;
  const named = [node.read()?.code ?? '', codeFor(it.to)].filter(Boolean);
  const label = it.label ?? { ...emptyLabel(), level: 'UNCLASSIFIED' as const, releasableTo: named };
  const clocks = { acknowledgeBy: isoOf(it.acknowledgeBy), answerBy: isoOf(it.answerBy), validUntil: isoOf(it.validUntil) };
  const { acknowledgeBy, answerBy, validUntil } = clocks;
  const now = nodeNow().toISOString();
  const overdue = acknowledgeBy !== null && acknowledgeBy < now;
  const follow = acknowledgeBy !== null && answerBy !== null && validUntil !== null && acknowledgeBy <= answerBy && answerBy <= validUntil;
  const texts = textsOf(it.texts);
  const ready = it.to !== '' && !overdue && matterReady(it.matter) && texts.length > 0 && follow;
  const send = () => {
    tryIt();
    if (!ready || !follow) return;
    void sending.send(async () => {
      const sent = asSent(it.matter);
      const matter: Matter = sent.profile === 'VISIT' ? { ...sent, host: it.to } : sent;
      const body: OpenDraft = {
        id: draft.id, to: it.to, matter, texts, clocks: { acknowledgeBy, answerBy, validUntil },
        documents: it.documents, ...(it.basis ? { basis: it.basis } : {}), label,
      };
      const also = it.also.filter((one) => one !== it.to);
      if (props.kind === 'SUPPORT' && also.length > 0) {
        const { label: _, ...need } = body;
        await post('/calls', { ...need, to: [it.to, ...also], level: label.level });
        draft.clear();
        go('requests');
        return;
      }
      await post('/proposals', body);
      draft.clear();
      go('requests', body.id);
    });
  };
  const begins = it.matter.profile === 'SUPPORT' || it.matter.profile === 'VISIT' ? isoOf(it.matter.from) : null;
  const cautions = [
    ...missingTexts(it.texts).map((language) => t('texts.noText', { language: t(`texts.${language}`), party: codeFor(it.to) || t('request.to') })),
    begins !== null && begins < now && t('request.begun'),
  ].filter((one) => one !== false);
  const others = (peers.read()?.rows ?? []).filter((row) => row.party !== it.to).map((row) => [row.party, row.code] as const);
  return (
    <Panel title={t(TITLES[props.kind])} class="screen narrow" aside={
      <span class="tools">
        <a class="button quiet" href={path('requests', 'new')} aria-current={props.kind === 'SUPPORT' ? 'page' : undefined}>{t('profile.SUPPORT')}</a>
        <a class="button quiet" href={path('requests', 'new', 'information')} aria-current={props.kind === 'INFORMATION' ? 'page' : undefined}>{t('profile.INFORMATION')}</a>
        <a class="button quiet" href={path('visits', 'new')} aria-current={visiting ? 'page' : undefined}>{t('profile.VISIT')}</a>
      </span>
    }>
      <p class="hint">{t(HINTS[props.kind])}</p>
      {draft.restored && <p class="note">{t('app.restored')} <button type="button" onClick={draft.clear}>{t('app.discard')}</button></p>}
      <form class="form" noValidate onSubmit={(e) => { e.preventDefault(); send(); }}>
        <Choice label={t(visiting ? 'visit.host' : 'request.to')} required wrong={tried && it.to === ''} at="/to" value={it.to} onPick={(to) => draft.put({ to })}
          options={(peers.read()?.rows ?? []).map((row) => [row.party, `${row.code} · ${of(row.names)}`] as const)} />
        {props.kind === 'SUPPORT' && it.to !== '' && others.length > 0 && (
          <>
            <Ticks label={t('call.also')} values={it.also} onPick={(also) => draft.put({ also })} options={others} />
            <p class="hint">{t('call.alsoHint')}</p>
          </>
        )}
        <MatterEditor matter={it.matter} onMatter={(matter) => draft.put({ matter })} wrong={tried} asked={it.to} />
        <TextsEditor texts={it.texts} onTexts={(next) => draft.put({ texts: next })} />
        <EnclosedPicker to={it.to} values={it.documents} onPick={(documents) => draft.put({ documents })} />
        {tried && texts.length === 0 && <p class="wrong-words">{t('texts.missing')}</p>}
        <fieldset class="group">
          <legend>{t('request.clocks')}</legend>
          <div class="fields">
            <TimeField label={t('clock.acknowledgeBy')} at="/clocks/acknowledgeBy" value={it.acknowledgeBy} onTime={(text) => draft.put({ acknowledgeBy: text })} wrong={tried && (!follow || overdue)}
              wrongWords={overdue ? t('clock.overdue') : undefined} />
            <TimeField label={t('clock.answerBy')} at="/clocks/answerBy" value={it.answerBy} onTime={(text) => draft.put({ answerBy: text })} wrong={tried && !follow} />
            <TimeField label={t('clock.validUntil')} at="/clocks/validUntil" value={it.validUntil} onTime={(text) => draft.put({ validUntil: text })} wrong={tried && !follow} />
          </div>
          {tried && !follow && <p class="wrong-words">{t('request.clocksFollow')}</p>}
        </fieldset>
        <details open={it.label !== null}>
          <summary>{t('label.title')}: <LabelLine label={label} /></summary>
          <LabelEditor value={label} onLabel={(chosen) => draft.put({ label: chosen })} />
        </details>
        <Line label={t('request.basis')} at="/basis" hint={t('step.basisHint')} value={it.basis} onText={(basis) => draft.put({ basis })} />
        <Cautions cautions={cautions} />
        {tried && !ready && <p class="wrong-words" role="alert">{t('app.fill')}</p>}
        <Send sending={sending} label={t('request.send')} />
        <p class="hint">{t('request.sendHint')}</p>
      </form>
    </Panel>
  );
}

function codeFor(party: PartyId): string {
  return peers.read()?.rows.find((row) => row.party === party)?.code ?? '';
}
