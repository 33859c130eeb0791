// SPDX-License-Identifier: Apache-2.0
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Line, Send, useSending } from '../../parts/Form';
import { useDraft } from '../../state/drafts';
import { refreshNode } from '../../state/me';

/** An officer's decision after a restore: the node begins anew under the next incarnation number. */
export function Incarnation() {
  const { t } = useSpeech();
  const draft = useDraft('incarnation', { reason: '' });
  const sending = useSending();
  return (
    <form class="form" onSubmit={(e) => {
      e.preventDefault();
      void sending.send(async () => {
        await post('/node/incarnation', { id: draft.id, reason: draft.value.reason });
        draft.clear();
        await refreshNode();
      });
    }}>
      <p class="hint">{t('links.incarnationHint')}</p>
      <Line label={t('step.reason')} required value={draft.value.reason} onText={(reason) => draft.put({ reason })} />
      <Send sending={sending} label={t('links.begin')} grave disabled={draft.value.reason.trim() === ''} />
    </form>
  );
}
