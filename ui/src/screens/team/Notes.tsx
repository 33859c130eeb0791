// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'preact/hooks';
import { useSpeech } from '../../i18n';
import { Prose, Send, useSending } from '../../parts/Form';
import { Panel } from '../../parts/Panel';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { look } from '../../state/duties';
import { codeOf, may } from '../../state/me';
import { composing } from '../../state/keys';
import { memberOf, state, useStanding } from './act';
import { Said, Tongues, Translate } from './Said';
import type { Team } from './types';

/** Messages between officers, each in its writer's language. */
export function Notes(props: { team: Team; onDone: () => void }) {
  const { t, of } = useSpeech();
  const { team } = props;
  const standing = useStanding(team);
  const newest = team.notes[team.notes.length - 1]?.id;
  useEffect(() => {
    if (newest) look([newest]);
  }, [newest]);
  return (
    <Panel title={t('team.tab.notes')} aside={<span class="count">{team.notes.length}</span>}>
      {team.notes.length === 0 && <div class="empty"><p>{t('team.notes.none')}</p></div>}
      <ol class="plain timeline" data-testid="notes">
        {team.notes.map((note) => (
          <li key={note.id} class={note.party === standing.own?.party ? 'mine' : 'theirs'}>
            <div><strong>{codeOf(note.party)} {of(memberOf(team, note.party, note.officer)?.names) || note.officer}</strong> <At time={note.at} age /></div>
            <Said words={note.words} translations={note.translations} by={note} />
            {standing.open && standing.member && <Translate team={team.id} of={note.id} words={note.words} onDone={props.onDone} />}
          </li>
        ))}
      </ol>
      {standing.open && may('ANSWER') && (standing.member ? <SayForm team={team} onDone={props.onDone} /> : <p class="note">{t('team.listMe')}</p>)}
    </Panel>
  );
}

function SayForm(props: { team: Team; onDone: () => void }) {
  const { t, lang } = useSpeech();
  const draft = useDraft('team.note.' + props.team.id, { language: lang as string, text: '' });
  const sending = useSending();
  const it = draft.value;
  const send = () => {
    if (it.text.trim() === '') return;
    void sending.send(async () => {
      await state(props.team.id, draft.id, 'NOTE_SENT', { words: { language: it.language, text: it.text } });
      draft.clear();
      props.onDone();
    });
  };
  return (
    <form class="form" data-testid="say" onSubmit={(e) => { e.preventDefault(); send(); }}
      onKeyDown={(e) => { if (e.key === 'Enter' && e.ctrlKey && !composing(e)) { e.preventDefault(); send(); } }}>
      <Prose label={t('team.say')} hint={t('team.sayHint')} value={it.text} lang={it.language} onText={(text) => draft.put({ text })} />
      <Tongues value={it.language} onPick={(language) => draft.put({ language })} />
      <Send sending={sending} label={t('team.send')} disabled={it.text.trim() === ''} />
    </form>
  );
}
