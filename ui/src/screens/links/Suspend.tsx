// SPDX-License-Identifier: Apache-2.0
import type { Peer } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Prose, Send, useSending } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { refreshPeers } from '../../state/me';

/** Stops a link at once, with a reason. */
export function Suspend(props: { peer: Peer; onClose: () => void }) {
  const { t } = useSpeech();
  const { party, code } = props.peer;
  const draft = useDraft('suspend.' + party, { reason: '' });
  const sending = useSending();
  return (
    <Dialog title={`${t('links.suspend')}: ${code}`} onClose={props.onClose}>
      <p>{t('links.suspendWords', { code })}</p>
      <form class="form" onSubmit={(e) => {
        e.preventDefault();
        void sending.send(async () => {
          await post(`/peers/${party}/suspend`, { id: draft.id, reason: draft.value.reason });
          draft.clear();
          await refreshPeers();
          props.onClose();
        });
      }}>
        <Prose label={t('step.reason')} required value={draft.value.reason} onText={(reason) => draft.put({ reason })} />
        <Send sending={sending} label={t('links.suspend')} grave disabled={draft.value.reason.trim() === ''} />
      </form>
    </Dialog>
  );
}
