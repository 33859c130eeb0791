// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../i18n';
import { STALE_MILLIS } from '../map/things';
import { LabelLine } from '../parts/Label';
import { Facts, Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { At } from '../parts/Time';
import { place, PLACE_FORMS } from '../place';
import { own, picture, released } from '../state/live';
import { codeOf, node, peers } from '../state/me';
import { path } from '../state/route';
import { useCell } from '../store';
import { nodeNow, span } from '../time';

/** One track: where, how old, whose, how it came here, and who could be shown it. */
export function TrackCard(props: { id: string; onClose: () => void }) {
  const { t, lang } = useSpeech();
  useCell(picture);
  const mine = own.get(props.id);
  const theirs = released.get(props.id);
  const it = mine ?? theirs;
  const close = <button type="button" class="quiet" onClick={props.onClose}>{t('app.close')}</button>;
  if (!it) return <Panel title={t('track.title')} aside={close}><p class="empty">{t('track.gone')}</p></Panel>;
  const age = nodeNow().getTime() - Date.parse(it.at);
  return (
    <Panel title={it.name || (mine?.id ?? `${codeOf(theirs?.from ?? '')} ${theirs?.number ?? ''}`)} aside={close}>
      {age > STALE_MILLIS && <Status grave="caution">{t('age.stale', { span: span(age, lang) })}</Status>}
      <Facts
        rows={[
          [t('track.kind'), t(`track.${it.kind}`)],
          ...PLACE_FORMS.map((form) => [t(`place.${form}`), <span class="mono selectable">{place(it.position, form)}</span>] as const),
          [t('track.datum'), 'WGS 84'],
          theirs && theirs.cellDegrees > 0 && [t('track.cell'), t('track.cellWords', { degrees: theirs.cellDegrees })],
          [t('track.course'), it.course === null ? t('app.unknown') : `${it.course.toFixed(0).padStart(3, '0')}°`],
          [t('track.speed'), it.speed === null ? t('app.unknown') : `${it.speed.toFixed(1)} kn`],
          [t('track.at'), <At time={it.at} age />],
          [t('track.owner'), theirs?.from ? codeOf(theirs.from) : node.read()?.code],
          [t('label.title'), <LabelLine label={it.label} />],
          mine && [t('track.source'), t('track.sourceWords', { feed: mine.source.feed, grade: mine.source.grade })],
          theirs && [t('track.source'), t('track.releasedWords', { code: codeOf(theirs.from ?? ''), n: theirs.number })],
        ]}
      />
      {mine && (
        <p>
          {t('track.whoSees')}{' '}
          {peers.read()?.rows.map((row) => <a key={row.party} class="inline" href={path('release', 'view', row.party)}>{row.code}</a>)}
        </p>
      )}
    </Panel>
  );
}
