// SPDX-License-Identifier: Apache-2.0
import type { DockList, Repairs } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Line, Send, Ticks, useSending, Zulu } from '../../parts/Form';
import { emptyLabel, LabelEditor } from '../../parts/Label';
import { Dialog, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { codeOf } from '../../state/me';
import { go } from '../../state/route';
import { fromField, nodeNow, toField } from '../../time';
import { UnderChoice, underOf } from '../release/Under';

const YEAR = 365 * 86_400_000;

/** A list of own docks for a partner: a document that nobody has until it is released. */
export function DockListForm(props: { all: Repairs; onClose: () => void }) {
  const { t, of } = useSpeech();
  const draft = useDraft('docklist', {
    title: '', docks: [] as string[], from: toField(nodeNow()), until: toField(new Date(nodeNow().getTime() + YEAR)), label: emptyLabel(), under: '',
  });
  const sending = useSending();
  const it = draft.value;
  const from = fromField(it.from);
  const until = fromField(it.until);
  const ready = it.title.trim() !== '' && it.docks.length > 0 && from !== null && until !== null && from < until;
  const send = () =>
    sending.send(async () => {
      const docks = props.all.docks.filter((one) => it.docks.includes(`${one.yard}/${one.code}`)).map((one) => ({ yard: one.yard, dock: one.code }));
      await post('/repair/docks/file', { id: draft.id, title: it.title.trim(), docks, from, until, label: it.label, ...(underOf(it.under) ? { under: underOf(it.under) } : {}) });
      draft.clear();
      go('release', 'documents');
    });
  return (
    <Dialog title={t('repair.makeList')} onClose={props.onClose} wide>
      <p>{t('repair.makeListWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Line label={t('document.title')} required value={it.title} onText={(title) => draft.put({ title })} />
        <Ticks label={t('repair.dock')} required values={it.docks} onPick={(docks) => draft.put({ docks })}
          options={props.all.docks.map((one) => [`${one.yard}/${one.code}`, `${one.yard}/${one.code} · ${of(one.names)}`] as const)} />
        <div class="fields">
          <Zulu label={t('support.from')} required value={it.from} onText={(next) => draft.put({ from: next })} />
          <Zulu label={t('support.until')} required value={it.until} onText={(next) => draft.put({ until: next })} />
        </div>
        <LabelEditor value={it.label} onLabel={(label) => draft.put({ label })} />
        <UnderChoice label="document.under" recipients={[]} value={it.under} onPick={(under) => draft.put({ under })} />
        <Send sending={sending} label={t('repair.makeList')} disabled={!ready} />
      </form>
    </Dialog>
  );
}

/** Lists of docks that others released here. */
export function TheirLists(props: { lists: DockList[] }) {
  const { t } = useSpeech();
  if (props.lists.length === 0) return null;
  return (
    <Panel title={t('repair.theirLists')} class="screen">
      <p class="hint">{t('repair.theirListsHint')}</p>
      <table class="lines" data-testid="dock-lists">
        <thead><tr><th scope="col">{t('repair.yardParty')}</th><th scope="col">{t('repair.toldAt')}</th><th scope="col">{t('repair.tellsOf')}</th><th scope="col" class="num">{t('repair.docksOf')}</th></tr></thead>
        <tbody>
          {props.lists.map((one) => (
            <tr key={one.document}>
              <td>{codeOf(one.party)}</td>
              <td><At time={one.at} age /></td>
              <td>{one.from && one.until ? <><At time={one.from} /> – <At time={one.until} /></> : <Status grave="serious">{t('repair.listUnread')} {one.problem}</Status>}</td>
              <td class="num">{one.docks}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
