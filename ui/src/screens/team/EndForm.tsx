// SPDX-License-Identifier: Apache-2.0
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Prose, Send, useSending, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { codeOf, node } from '../../state/me';
import { useCell } from '../../store';
import { fromField, nodeNow } from '../../time';
import { present } from './act';
import type { Team } from './types';

/** Notice that our party leaves; it needs nobody's consent. Of two who remain it ends the team. */
export function EndForm(props: { team: Team; onClose: () => void; onDone: () => void }) {
  const { t, lang } = useSpeech();
  const draft = useDraft('team.end.' + props.team.id, { from: '', text: '' });
  const sending = useSending();
  const { from, text } = draft.value;
  const at = fromField(from);
  const self = useCell(node)?.party;
  const others = present(props.team).filter((one) => one.party !== self).map((one) => codeOf(one.party));
  const title = others.length > 1 ? t('team.leaveTeam') : t('team.giveNotice');
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
    <Dialog title={title} onClose={props.onClose}>
      <p data-testid="notice-words">{others.length > 1 ? t('team.leaveTeamWords', { parties: others.join(' · ') }) : t('team.noticeWords', { party: others.join(' · ') })}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Zulu label={t('withdrawal.from')} hint={t('form.emptyNow')} value={from} onText={(next) => draft.put({ from: next })} />
        <Prose label={t('step.reason')} required value={text} onText={(next) => draft.put({ text: next })} lang={lang} />
        <Send sending={sending} label={title} grave disabled={text.trim() === '' || (from !== '' && !at)} />
      </form>
    </Dialog>
  );
}
