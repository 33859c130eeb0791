// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { newId } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Prose, Send, useSending } from '../../parts/Form';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { codeOf, may } from '../../state/me';
import { memberOf, state, useStanding } from './act';
import { ItemWords } from './Items';
import { Tongues, Translate } from './Said';
import { sheetState } from './sheetState';
import { SheetView } from './SheetView';
import type { Sheet, Team } from './types';

/** The handover: two officers of one party sign one sheet. */
export function Handover(props: { team: Team; onDone: () => void }) {
  const { t, of } = useSpeech();
  const { team } = props;
  const standing = useStanding(team);
  const [picked, setPicked] = useState<string | null>(null);
  const sheets = [...team.sheets].reverse();
  const shown = sheets.find((one) => one.id === picked) ?? sheets[0];
  const acts = standing.open && may('ANSWER');
  return (
    <>
      <Panel title={t('team.handover')} class="no-print">
        <p class="hint">{t('team.handover.hint')}</p>
        {acts && (standing.onWatch ? <SignForm team={team} onDone={() => { setPicked(null); props.onDone(); }} /> : <p class="note">{t('team.handover.notYou')}</p>)}
        {sheets.length === 0 && <div class="empty"><p>{t('team.handover.none')}</p></div>}
        {sheets.length > 0 && (
          <div class="scroll">
            <table class="lines" data-testid="sheets">
              <thead><tr>
                <th scope="col">{t('team.log.recorded')}</th><th scope="col">{t('team.parties')}</th><th scope="col">{t('team.handover.out')}</th>
                <th scope="col">{t('team.handover.in')}</th><th scope="col">{t('team.phase')}</th><th />
              </tr></thead>
              <tbody>
                {sheets.map((sheet) => {
                  const how = sheetState(sheet);
                  return (
                    <tr key={sheet.id} class={sheet.id === shown?.id ? 'picked' : ''}>
                      <td><At time={sheet.at} age /></td>
                      <td>{codeOf(sheet.party)}</td>
                      <td>{of(memberOf(team, sheet.party, sheet.officer)?.names) || sheet.officer}</td>
                      <td>{of(memberOf(team, sheet.party, sheet.incoming)?.names) || sheet.incoming}</td>
                      <td><Status grave={how.grave}>{t(how.key, { officer: sheet.incoming })}</Status></td>
                      <td><button type="button" class="quiet" onClick={() => setPicked(sheet.id)}>{t('team.handover.show')}</button></td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      {shown && (
        <SheetView team={team} sheet={shown}>
          {acts && shown.waits && shown.party === standing.own?.party && shown.incoming === standing.officer && <TakeForm team={team} sheet={shown} onDone={props.onDone} />}
          {standing.open && standing.member && <Translate team={team.id} of={shown.id} words={shown.words} onDone={props.onDone} />}
        </SheetView>
      )}
    </>
  );
}

function SignForm(props: { team: Team; onDone: () => void }) {
  const { t, of, lang } = useSpeech();
  const { team } = props;
  const { own, officer } = useStanding(team);
  const draft = useDraft('team.handover.' + team.id, { incoming: '', language: lang as string, text: '' });
  const sending = useSending();
  const it = draft.value;
  const others = (own?.members ?? []).filter((one) => one.officer !== officer);
  if (others.length === 0) return <p class="note">{t('team.handover.nobodyElse')}</p>;
  const send = () => sending.send(async () => {
    await state(team.id, draft.id, 'HANDOVER_SIGNED', {
      incoming: it.incoming, words: { language: it.language, text: it.text }, items: team.items.map((item) => item.id),
    });
    draft.clear();
    props.onDone();
  });
  return (
    <form class="form" data-testid="sign-handover" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <Choice label={t('team.handover.incoming')} required value={it.incoming} onPick={(incoming) => draft.put({ incoming })}
        options={others.map((one) => [one.officer, `${of(one.names)} (${one.officer})`] as const)} />
      <Prose label={t('team.handover.words')} required value={it.text} lang={it.language} rows={5} onText={(text) => draft.put({ text })} />
      <Tongues value={it.language} onPick={(language) => draft.put({ language })} />
      <section class="group">
        <h3>{t('team.openItems')} ({team.items.length})</h3>
        <ul class="plain">{team.items.map((item) => <li key={item.id}><ItemWords item={item} /></li>)}</ul>
      </section>
      <Send sending={sending} label={t('team.handover.sign')} disabled={it.incoming === '' || it.text.trim() === ''} />
    </form>
  );
}

function TakeForm(props: { team: Team; sheet: Sheet; onDone: () => void }) {
  const { t } = useSpeech();
  const sending = useSending();
  const [id] = useState(newId);
  const send = () => sending.send(async () => {
    await state(props.team.id, id, 'HANDOVER_TAKEN', { signed: props.sheet.id, sheet: props.sheet.hash });
    props.onDone();
  });
  return (
    <form class="actions" data-testid="take-handover" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <Send sending={sending} label={t('team.handover.take')} />
    </form>
  );
}
