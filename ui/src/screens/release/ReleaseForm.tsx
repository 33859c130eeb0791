// SPDX-License-Identifier: Apache-2.0
import type { DocumentRuling, PartyId, RenkeiDocument } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Send, useSending } from '../../parts/Form';
import { LabelLine } from '../../parts/Label';
import { Waiting } from '../../parts/Notice';
import { Dialog, Facts } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { useDraft } from '../../state/drafts';
import { held } from '../../state/hold';
import { useLoaded } from '../../state/loaded';
import { codeOf, peers } from '../../state/me';
import { size } from './size';
import { Reasons } from './Reasons';
import { chosen, UnderChoice, underOf } from './Under';

/** A release by hand: what exactly would cross and why it may, then the reason, then ten seconds to take it back. */
export function ReleaseForm(props: { document: RenkeiDocument; onClose: () => void; onDone: () => void }) {
  const { t, of } = useSpeech();
  const { document: it } = props;
  const draft = useDraft('release.' + it.id, { recipient: '' as PartyId, reason: '', typed: '', under: chosen(it.under) });
  const { recipient, reason, typed } = draft.value;
  const under = it.under ?? underOf(draft.value.under);
  const within = under ? `&agreement=${under.agreement}&pillar=${encodeURIComponent(under.pillar)}` : '';
  const ruling = useLoaded<DocumentRuling>(recipient ? `/documents/${it.id}/ruling?recipient=${recipient}${within}` : null, 'rules', 'documents', 'peers', 'proposals');
  const sending = useSending();
  const top = it.label.level === 'SECRET' || it.label.level === 'TOP_SECRET';
  const code = recipient ? codeOf(recipient) : '';
  const allowed = ruling.value !== undefined && ruling.value.outcome !== 'WITHHELD';
  const send = () =>
    sending.send(async () => {
      const answer = await post(`/documents/${it.id}/release`, { id: draft.id, recipient, reason, ...(under ? { under } : {}), ...(top ? { typedCode: typed } : {}) });
      if (answer.leavesAt) held(answer.id, it.title, recipient, answer.leavesAt, t('release.undoReason'));
      draft.clear();
      props.onDone();
    });
  return (
    <Dialog title={`${t('document.release')}: ${it.title}`} onClose={props.onClose} wide>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Choice label={t('release.to')} required value={recipient} onPick={(next) => draft.put({ recipient: next, typed: '', under: chosen(it.under) })}
          options={(peers.read()?.rows ?? []).map((row) => [row.party, `${row.code} · ${of(row.names)}`] as const)} />
        {recipient && <UnderChoice recipients={[recipient]} value={chosen(under)} only={it.under} onPick={(key) => draft.put({ under: key })} />}
        {recipient && <Waiting of={ruling} />}
        {recipient && ruling.value && (
          <section class="group" aria-live="polite" data-testid="ruling">
            <h3>{t('ruling.title')}: <Status grave={allowed ? 'normal' : 'serious'}>{t(`ruling.${ruling.value.outcome}`)}</Status></h3>
            <Reasons reasons={ruling.value.reasons} />
            {ruling.value.form && (
              <>
                <h3>{t('release.crosses', { code })}</h3>
                <Facts rows={[
                  [t('document.title'), ruling.value.form.title],
                  [t('document.content'), `${ruling.value.form.mediaType} · ${size(ruling.value.form.bytes)}`],
                  [t('document.originators'), ruling.value.form.originators.map(codeOf).join(' ')],
                  [t('label.title'), <LabelLine label={ruling.value.form.label} />],
                ]} />
              </>
            )}
          </section>
        )}
        <Prose label={t('step.reason')} required value={reason} onText={(next) => draft.put({ reason: next })} />
        {top && <Line label={t('release.type', { code: code || '…' })} required value={typed} onText={(next) => draft.put({ typed: next })} max={64} />}
        <p class="hint">{t('release.holdWords')}</p>
        <Send sending={sending} label={t('document.release')} disabled={!allowed || reason.trim() === '' || (top && typed !== code)} />
      </form>
    </Dialog>
  );
}
