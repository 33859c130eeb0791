// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { newId, post } from '../../call';
import { useSpeech } from '../../i18n';
import { toBase64 } from '../../login/base64';
import { Field, Line, Send, useSending } from '../../parts/Form';
import { emptyLabel, LabelEditor } from '../../parts/Label';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { size } from './size';
import { UnderChoice, underOf } from './Under';

const BYTES_MAX = (1 << 20) - (64 << 10);
const MEDIA = /^[a-z0-9][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9.+-]{0,63}$/;

/** Files a document with its label. The file itself is no draft: a reload asks for it again. */
export function FileForm(props: { onClose: () => void; onDone: () => void }) {
  const { t } = useSpeech();
  const draft = useDraft('document', { title: '', basis: '', label: emptyLabel(), under: '' });
  const [file, setFile] = useState<File | null>(null);
  const [id, setId] = useState(newId());
  const sending = useSending();
  const it = draft.value;
  const big = file !== null && file.size > BYTES_MAX;
  const send = () =>
    sending.send(async () => {
      if (!file) return;
      const mediaType = MEDIA.test(file.type) ? file.type : 'application/octet-stream';
      const content = toBase64(new Uint8Array(await file.arrayBuffer()));
      await post('/documents', { id, title: it.title.trim(), mediaType, content, label: it.label, ...(underOf(it.under) ? { under: underOf(it.under) } : {}), ...(it.basis ? { basis: it.basis } : {}) });
      draft.clear();
      props.onDone();
    });
  return (
    <Dialog title={t('document.file')} onClose={props.onClose}>
      <p class="hint">{t('document.fileHint')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Field label={t('document.content')} required wrong={big} hint={file ? `${size(file.size)}${big ? ' — ' + t('document.tooLarge', { max: size(BYTES_MAX) }) : ''}` : undefined}>
          {(field, hint) => (
            <input id={field} type="file" aria-describedby={hint} onChange={(e) => {
              const chosen = e.currentTarget.files?.[0] ?? null;
              setFile(chosen);
              setId(newId());
              if (chosen && it.title === '') draft.put({ title: chosen.name });
            }} />
          )}
        </Field>
        <Line label={t('document.title')} required value={it.title} onText={(title) => draft.put({ title })} />
        <LabelEditor value={it.label} onLabel={(label) => draft.put({ label })} />
        <UnderChoice label="document.under" recipients={[]} value={it.under} onPick={(under) => draft.put({ under })} />
        <Line label={t('request.basis')} hint={t('step.basisHint')} value={it.basis} onText={(basis) => draft.put({ basis })} />
        <Send sending={sending} label={t('document.file')} disabled={!file || big || it.title.trim() === ''} />
      </form>
    </Dialog>
  );
}
