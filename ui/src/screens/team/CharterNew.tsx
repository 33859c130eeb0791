// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Names, PartyId } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Send, Ticks, useSending } from '../../parts/Form';
import { Panel } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { codeOf, node, peers } from '../../state/me';
import { go } from '../../state/route';
import { useCell } from '../../store';
import { nodeNow } from '../../time';
import { TextsEditor, textsOf, type Texts } from '../proposal/TextsEditor';

const CHANGE = /^([01][0-9]|2[0-3])[0-5][0-9]Z$/;
const HOUR = 3_600_000;
const later = (hours: number) => new Date(nodeNow().getTime() + hours * HOUR).toISOString();

/** A charter: parties, a co-lead of each, purpose, when watches change, and who keeps it. */
export function CharterNew() {
  const { t } = useSpeech();
  const rows = useCell(peers)?.rows ?? [];
  const self = useCell(node)?.party ?? '';
  const draft = useDraft('team.charter', {
    en: '', ja: '', others: [] as PartyId[], leads: {} as Record<PartyId, Names>, purpose: '', changes: '0000Z 0800Z 1600Z', keeper: '', texts: { ja: '', en: '' } as Texts,
  });
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const it = draft.value;
  const parties = [self, ...it.others];
  const changes = it.changes.normalize('NFKC').toUpperCase().split(/[\s,]+/).filter(Boolean);
  const changesGood = changes.every((one) => CHANGE.test(one)) && new Set(changes).size === changes.length;
  const lead = (party: PartyId): Names => it.leads[party] ?? { en: '', ja: '' };
  const named = (names: Names) => names.en.trim() !== '' && names.ja.trim() !== '';
  const texts = textsOf(it.texts);
  const ready = named(it) && it.others.length > 0 && parties.every((one) => named(lead(one))) && it.purpose.trim() !== '' && changesGood && texts.length > 0;
  const send = () => {
    setTried(true);
    if (!ready) return;
    void sending.send(async () => {
      await post('/proposals', {
        id: draft.id,
        matter: {
          profile: 'TEAM_CHARTER', names: { en: it.en, ja: it.ja }, coLeads: parties.map((party) => ({ party, names: lead(party) })),
          purpose: it.purpose, watchChanges: changes,
        },
        texts, clocks: { acknowledgeBy: later(24), answerBy: later(72), validUntil: later(336) },
        ...(it.keeper && it.others.includes(it.keeper) ? { keeper: it.keeper } : {}),
      });
      const id = draft.id;
      draft.clear();
      go('team', id);
    });
  };
  return (
    <Panel title={t('team.new')} class="screen narrow">
      <p class="hint">{t('team.newHint')} {t('team.noAuthority')}</p>
      {draft.restored && <p class="note">{t('app.restored')} <button type="button" onClick={draft.clear}>{t('app.discard')}</button></p>}
      <form class="form" noValidate data-testid="charter" onSubmit={(e) => { e.preventDefault(); send(); }}>
        <div class="fields">
          <Line label={t('team.nameEn')} required wrong={tried && it.en.trim() === ''} value={it.en} onText={(en) => draft.put({ en })} />
          <Line label={t('team.nameJa')} required wrong={tried && it.ja.trim() === ''} value={it.ja} onText={(ja) => draft.put({ ja })} />
        </div>
        <Ticks label={t('team.parties')} required wrong={tried && it.others.length === 0} values={it.others} onPick={(others) => draft.put({ others })}
          options={rows.map((row) => [row.party, row.code] as const)} />
        <fieldset class="group">
          <legend>{t('team.coLeads')}</legend>
          {parties.map((party) => (
            <div class="fields" key={party}>
              <Line label={`${t('team.coLead', { party: codeOf(party) })} · ${t('team.nameEn')}`} required wrong={tried && lead(party).en.trim() === ''} value={lead(party).en}
                onText={(en) => draft.put({ leads: { ...it.leads, [party]: { ...lead(party), en } } })} />
              <Line label={`${t('team.coLead', { party: codeOf(party) })} · ${t('team.nameJa')}`} required wrong={tried && lead(party).ja.trim() === ''} value={lead(party).ja}
                onText={(ja) => draft.put({ leads: { ...it.leads, [party]: { ...lead(party), ja } } })} />
            </div>
          ))}
        </fieldset>
        <Prose label={t('team.purpose')} required wrong={tried && it.purpose.trim() === ''} value={it.purpose} onText={(purpose) => draft.put({ purpose })} />
        <div class="fields">
          <Line label={t('team.changes')} hint={changesGood ? t('team.changesHint') : t('team.changesWrong')} wrong={!changesGood} value={it.changes} onText={(next) => draft.put({ changes: next })} />
          <Choice label={t('team.keeper')} hint={t('team.keeperHint')} value={it.keeper || self} onPick={(keeper) => draft.put({ keeper: keeper === self ? '' : keeper })}
            options={parties.map((party) => [party, codeOf(party)] as const)} />
        </div>
        <TextsEditor texts={it.texts} onTexts={(next) => draft.put({ texts: next })} />
        {tried && texts.length === 0 && <p class="wrong-words">{t('texts.missing')}</p>}
        {tried && !ready && <p class="wrong-words" role="alert">{t('app.fill')}</p>}
        <Send sending={sending} label={t('team.new')} />
      </form>
    </Panel>
  );
}
