// SPDX-License-Identifier: Apache-2.0
import { CREDIBILITIES, GRADES, SOURCE_KINDS, TENORS, type Announcement } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Send, useSending, useTried, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { fromField } from '../../time';

type Tenor = Announcement['tenor'];
type Kind = Announcement['source']['kind'];
type Change = 'CORRECTS' | 'SUPERSEDES';

/** What an officer writes down of an announcement, or in the place of an earlier one. */
export function AnnouncementForm(props: { earlier?: Announcement; subjects: string[]; onClose: () => void; onDone: () => void }) {
  const { t } = useSpeech();
  const was = props.earlier;
  const draft = useDraft('announce.' + (was?.id ?? ''), {
    subject: was?.subject ?? '', titleEn: was?.title.en ?? '', titleJa: was?.title.ja ?? '', en: was?.text.en ?? '', ja: was?.text.ja ?? '',
    byEn: was?.by.en ?? '', byJa: was?.by.ja ?? '', place: was?.place ?? '', at: '', tenor: (was?.tenor ?? 'PLANNED') as Tenor,
    kind: (was?.source.kind ?? 'MEDIA') as Kind, source: was?.source.name ?? '', reference: was?.source.reference ?? '',
    reliability: (was?.source.reliability ?? 'C') as Announcement['source']['reliability'], credibility: String(was?.source.credibility ?? 3), change: 'SUPERSEDES' as Change,
  });
  const [tried, tryIt] = useTried();
  const sending = useSending();
  const it = draft.value;
  const at = fromField(it.at);
  const needed = [it.subject, it.titleEn, it.titleJa, it.byEn, it.byJa, it.source];
  const ready = needed.every((text) => text.trim() !== '') && at !== null && (it.en + it.ja).trim() !== '';
  const wrong = (text: string) => tried && text.trim() === '';
  const send = () => {
    tryIt();
    if (!ready) return;
    void sending.send(async () => {
      await post('/announcements', {
        id: draft.id, subject: it.subject.trim(), title: { en: it.titleEn, ja: it.titleJa }, text: { en: it.en, ja: it.ja }, by: { en: it.byEn, ja: it.byJa },
        place: it.place, at, tenor: it.tenor,
        source: { kind: it.kind, name: it.source, reference: it.reference, reliability: it.reliability, credibility: Number(it.credibility) },
        ...(was ? { earlier: { announcement: was.id, change: it.change } } : {}),
      });
      draft.clear();
      props.onDone();
    });
  };
  return (
    <Dialog title={t(was ? 'announced.correct' : 'announced.new')} onClose={props.onClose} wide>
      {draft.restored && <p class="note">{t('app.restored')} <button type="button" onClick={draft.clear}>{t('app.discard')}</button></p>}
      <form class="form" noValidate onSubmit={(e) => { e.preventDefault(); send(); }}>
        {was && (
          <Choice label={t('announced.why')} value={it.change} onPick={(change) => draft.put({ change })}
            options={(['CORRECTS', 'SUPERSEDES'] as const).map((one) => [one, t(`announced.${one}`)] as const)} />
        )}
        <div class="fields">
          <Line label={t('announced.subject')} hint={t('announced.subjectHint')} required wrong={wrong(it.subject)} value={it.subject} onText={(subject) => draft.put({ subject })} list={props.subjects} max={64} />
          <Zulu label={t('announced.at')} required wrong={tried && at === null} value={it.at} onText={(text) => draft.put({ at: text })} />
          <Choice label={t('announced.tenor')} value={it.tenor} onPick={(tenor) => draft.put({ tenor })} options={TENORS.map((one) => [one, t(`tenor.${one}`)] as const)} />
          <Line label={t('announced.titleEn')} required wrong={wrong(it.titleEn)} value={it.titleEn} onText={(titleEn) => draft.put({ titleEn })} />
          <Line label={t('announced.titleJa')} required wrong={wrong(it.titleJa)} value={it.titleJa} onText={(titleJa) => draft.put({ titleJa })} />
          <Line label={t('announced.byEn')} required wrong={wrong(it.byEn)} value={it.byEn} onText={(byEn) => draft.put({ byEn })} />
          <Line label={t('announced.byJa')} required wrong={wrong(it.byJa)} value={it.byJa} onText={(byJa) => draft.put({ byJa })} />
          <Line label={t('announced.place')} value={it.place} onText={(place) => draft.put({ place })} />
          <Prose label={t('announced.textEn')} hint={t('announced.textHint')} wrong={tried && (it.en + it.ja).trim() === ''} value={it.en} onText={(en) => draft.put({ en })} lang="en" />
          <Prose label={t('announced.textJa')} wrong={tried && (it.en + it.ja).trim() === ''} value={it.ja} onText={(ja) => draft.put({ ja })} lang="ja" />
        </div>
        <fieldset class="group">
          <legend>{t('announced.source')}</legend>
          <div class="fields">
            <Choice label={t('announced.sourceKind')} value={it.kind} onPick={(kind) => draft.put({ kind })} options={SOURCE_KINDS.map((one) => [one, t(`source.${one}`)] as const)} />
            <Line label={t('announced.source')} required wrong={wrong(it.source)} value={it.source} onText={(source) => draft.put({ source })} />
            <Line label={t('announced.reference')} value={it.reference} onText={(reference) => draft.put({ reference })} />
            <Choice label={t('announced.reliability')} value={it.reliability} onPick={(reliability) => draft.put({ reliability })} options={GRADES.map((one) => [one, `${one} ${t(`reliability.${one}`)}`] as const)} />
            <Choice label={t('announced.credibility')} value={it.credibility} onPick={(credibility) => draft.put({ credibility })} options={CREDIBILITIES.map((one) => [String(one), `${one} ${t(`credibility.${one}`)}`] as const)} />
          </div>
        </fieldset>
        {tried && !ready && <p class="wrong-words" role="alert">{t('app.fill')}</p>}
        <Send sending={sending} label={t('announced.record')} />
      </form>
    </Dialog>
  );
}
