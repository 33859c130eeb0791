// SPDX-License-Identifier: Apache-2.0
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Prose, Send, useSending, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { fromField, nodeNow } from '../../time';
import type { Team } from './types';

/** Notice that the team ends; it needs nobody's consent and ends it for every party. */
export function EndForm(props: { team: Team; onClose: () => void; onDone: () => void }) {
  const { t, lang } = useSpeech();
  const draft = useDraft('team.end.' + props.team.id, { from: '', text: '' });
  const sending = useSending();
  const { from, text } = draft.value;
  const at = fromField(from);
  const send = () => sending.send(async () => {
    const clock = new Date(nodeNow().getTime() + 3_600_000).toISOString();
    await post('/proposals', {
      id: draft.id, matter: { profile: 'WITHDRAWAL', proposal: props.team.id, from: at }, texts: [{ language: lang, text }],
      clocks: { acknowledgeBy: clock, answerBy: clock, validUntil: clock },
    });
    draft.clear();
    props.onDone();
  });
  return (
    <Dialog title={t('team.giveNotice')} onClose={props.onClose}>
      <p>{t('team.noticeWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Zulu label={t('withdrawal.from')} hint={t('form.emptyNow')} value={from} onText={(next) => draft.put({ from: next })} />
        <Prose label={t('step.reason')} required value={text} onText={(next) => draft.put({ text: next })} lang={lang} />
        <Send sending={sending} label={t('team.giveNotice')} grave disabled={text.trim() === '' || (from !== '' && !at)} />
      </form>
    </Dialog>
  );
}
