// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { DockFound, ListFound, PartyId, Proposal, RepairSlot, RepairWork, Repairs, Vessel } from '../../api';
import { load, newId, post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Send, useSending, Zulu } from '../../parts/Form';
import { Dialog, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { codeOf, may, node } from '../../state/me';
import { fromField, nodeNow, toField } from '../../time';
import { MatterFacts } from '../proposal/matter';
import { TextsEditor, textsOf, type Texts } from '../proposal/TextsEditor';
import { AskDock, type Asked } from './AskDock';

const DAY = 86_400_000;
const inDays = (days: number) => toField(new Date(nodeNow().getTime() + days * DAY));

interface Subject { key: string; vessel: Vessel; work: RepairWork; slot?: string; eligibility: RepairSlot['eligibility'] | null; words: string }
interface Line { dock: DockFound; list?: ListFound & { party: PartyId } }
interface Offered { found: DockFound; number: number; from: string; until: string; slot: string }

/** Which own docks can take a vessel, when, and every reason against the others. */
export function Search(props: { all: Repairs; onDone: () => void }) {
  const { t, of, told } = useSpeech();
  const subjects = subjectsOf(props.all, of);
  const [key, setKey] = useState('');
  const [from, setFrom] = useState(inDays(1));
  const [until, setUntil] = useState(inDays(365));
  const [found, setFound] = useState<Line[] | null>(null);
  const [asking, setAsking] = useState<Asked | null>(null);
  const [offered, setOffered] = useState<Offered | null>(null);
  const sending = useSending();
  const subject = subjects.find((one) => one.key === key);
  const begin = fromField(from);
  const end = fromField(until);
  const nowhere = props.all.docks.length === 0 && !props.all.lists.some((one) => one.docks > 0);
  const pick = (next: string) => {
    setKey(next);
    setFound(null);
    const asked = props.all.slots.find((one) => one.proposal === subjects.find((it) => it.key === next)?.slot);
    if (asked) {
      setFrom(toField(new Date(asked.from)));
      setUntil(toField(new Date(Date.parse(asked.until) + 60 * DAY)));
    }
  };
  const search = () =>
    sending.send(async () => {
      if (!subject || !begin || !end) return;
      const answer = await post<{ docks: DockFound[]; released: ListFound[] }>('/repair/search', {
        id: newId(), vessel: subject.vessel, work: subject.work, from: begin, until: end, eligibility: subject.eligibility,
      });
      setFound([...answer.docks.map((dock) => ({ dock })), ...answer.released.flatMap((list) => list.docks.map((dock) => ({ dock, list })))]);
    });
  return (
    <Panel title={t('repair.search')} class="screen">
      <p class="hint">{t('repair.searchHint')}</p>
      {nowhere || subjects.length === 0 ? <p class="empty">{t(nowhere ? 'repair.noDocks' : 'repair.noSubject')}</p> : (
        <form class="form" onSubmit={(e) => { e.preventDefault(); void search(); }}>
          <div class="fields">
            <Choice label={t('repair.subject')} required value={key} onPick={pick} options={subjects.map((one) => [one.key, one.words] as const)} />
            <Zulu label={t('support.from')} required value={from} onText={setFrom} />
            <Zulu label={t('support.until')} required value={until} onText={setUntil} />
          </div>
          <Send sending={sending} label={t('repair.searchNow')} disabled={!subject || !begin || !end || begin >= end} />
        </form>
      )}
      {found && (
        <div class="scroll" tabIndex={0} role="region" aria-label={t('repair.search')}>
          <table class="lines" data-testid="docks-found">
            <thead><tr><th scope="col">{t('repair.dock')}</th><th scope="col">{t('repair.possible')}</th><th scope="col">{t('repair.reasons')}</th></tr></thead>
            <tbody>
              {found.map(({ dock: one, list }) => (
                <tr key={(list?.document ?? '') + one.yard + '/' + one.dock}>
                  <td>
                    <Status grave={one.possible.length > 0 ? 'normal' : 'serious'}>{list ? `${codeOf(list.party)} ` : ''}{one.yard}/{one.dock}</Status><div class="muted">{of(one.names)}</div>
                    {list && <div class="muted">{t('repair.asTold')} <At time={list.at} /><br /><At time={list.from} /> – <At time={list.until} /></div>}
                  </td>
                  <td>
                    {one.possible.length === 0 && <span class="muted">{t('app.none')}</span>}
                    {one.possible.map((window) => (
                      <div key={window.from}>
                        <At time={window.from} /> – <At time={window.until} /> <span class="muted">{t('repair.latest')} <At time={window.latest} /></span>{' '}
                        {list && subject && !subject.slot && may('ANSWER') && (
                          <button type="button" data-testid="ask-dock" onClick={() => setAsking({ party: list.party, found: one, from: window.from, until: window.until, vessel: subject.vessel, work: subject.work })}>{t('repair.askDock')}</button>
                        )}
                        {!list && subject?.slot && may('ANSWER') && (
                          <button type="button" data-testid="offer" onClick={() => setOffered({ found: one, number: window.number, from: window.from, until: window.until, slot: subject.slot! })}>{t('repair.offer')}</button>
                        )}
                      </div>
                    ))}
                    {one.note && <div class="muted">{told(one.note)}</div>}
                  </td>
                  <td>{one.against.map((reason) => <div key={reason.en}>{told(reason)}</div>)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asking && <AskDock asked={asking} onClose={() => setAsking(null)} />}
      {offered && <OfferForm offered={offered} onClose={() => setOffered(null)} onDone={() => { setOffered(null); setFound(null); props.onDone(); }} />}
    </Panel>
  );
}

/** Vessels of others that ask for a slot here, and own vessels with a work package. */
function subjectsOf(all: Repairs, of: (names: { en: string; ja: string }) => string): Subject[] {
  const party = node.read()?.party;
  const asked = all.slots.filter((one) => one.party === party && (one.state === 'ASKED' || one.state === 'OFFERED')).map((one) => ({
    key: one.proposal, vessel: one.vessel, work: one.work, slot: one.proposal, eligibility: one.eligibility,
    words: `${codeOf(one.vessel.party)} · ${of(one.vessel.names)} · ${one.work.title}`,
  }));
  const own = all.vessels.flatMap((one) => one.works.map((work) => ({
    key: one.vessel.code + '/' + work.code, vessel: one.vessel, work, eligibility: null, words: `${of(one.vessel.names)} · ${work.title}`,
  })));
  return [...asked, ...own];
}

/** The slot that was found, put on the table of the proposal that asks for one. */
function OfferForm(props: { offered: Offered; onClose: () => void; onDone: () => void }) {
  const { t, lang } = useSpeech();
  const { found, number, from, until, slot } = props.offered;
  const [seen, setSeen] = useState<Proposal | null>(null);
  const sending = useSending();
  const where = `${found.yard}/${found.dock}`;
  const draft = useDraft(`offer.${slot}.${where}.${number}.${from}`, { texts: { ja: `ドック ${where} の入渠枠を提示する。`, en: `We offer a slot in dock ${where}.` } as Texts });
  const matter: RepairSlot | null = seen && seen.terms.matter.profile === 'REPAIR_SLOT'
    ? { ...seen.terms.matter, berth: { ...seen.terms.matter.berth, yard: found.yard, dock: found.dock, number, place: found.place }, from, until } : null;
  if (!seen) void load<Proposal>(`/proposals/${slot}`).then(setSeen, () => props.onClose());
  const texts = textsOf(draft.value.texts);
  const send = () =>
    sending.send(async () => {
      if (!seen || !matter) return;
      await post(`/proposals/${slot}/counter`, { id: draft.id, version: seen.row.version, replaces: seen.terms.hash, matter, texts, documents: seen.terms.documents });
      draft.clear();
      props.onDone();
    });
  return (
    <Dialog title={t('repair.offer')} onClose={props.onClose} wide>
      <p>{t('step.counter')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }} lang={lang}>
        {matter && <MatterFacts matter={matter} />}
        <TextsEditor texts={draft.value.texts} onTexts={(next) => draft.put({ texts: next })} />
        <Send sending={sending} label={t('repair.offer')} disabled={!matter || texts.length === 0} />
      </form>
    </Dialog>
  );
}
