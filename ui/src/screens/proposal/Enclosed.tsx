// SPDX-License-Identifier: Apache-2.0
import type { Enclosed, Id, PartyId, RenkeiDocument } from '../../api';
import { useSpeech } from '../../i18n';
import { Ticks } from '../../parts/Form';
import { useLoaded } from '../../state/loaded';
import { codeOf } from '../../state/me';
import { path } from '../../state/route';

/** Documents that terms or an answer name, as far as they crossed between the parties. */
export function EnclosedList(props: { documents: Enclosed[] }) {
  const { t } = useSpeech();
  return (
    <ul class="plain" data-testid="enclosed">
      {props.documents.map((one) => (
        <li key={one.statement}>
          {one.held ? <>{one.title} <span class="muted">{one.mediaType} · {codeOf(one.owner ?? '')}</span></> : <code>{one.statement.slice(0, 8)}</code>}
          {!one.held && <span class="muted"> {t('enclosed.notHeld')}</span>}
          {one.held && one.label && <> · {t(`level.${one.label.level}`)}</>}
          {one.recalled && <strong> {t('enclosed.recalled')}</strong>}
        </li>
      ))}
    </ul>
  );
}

/** Documents of ours that were released to a party: only these can be named to it. */
export function releasedTo(documents: RenkeiDocument[], to: PartyId): RenkeiDocument[] {
  return documents.filter((one) =>
    one.releases.some((release) => release.recipient === to && (release.state === 'SENT' || release.state === 'ACKNOWLEDGED')),
  );
}

export function EnclosedPicker(props: { to: PartyId; values: Id[]; onPick: (values: Id[]) => void }) {
  const { t } = useSpeech();
  const documents = useLoaded<{ rows: RenkeiDocument[] }>('/documents', 'documents').value?.rows ?? [];
  const possible = props.to === '' ? [] : releasedTo(documents, props.to);
  return (
    <details open={props.values.length > 0}>
      <summary>{t('enclosed.title')}: {props.values.length}</summary>
      <p class="hint">{t('enclosed.hint')} <a href={path('release', 'documents')}>{t('nav.release')}</a></p>
      {possible.length === 0
        ? <p class="muted">{t('enclosed.none')}</p>
        : <Ticks label={t('enclosed.title')} values={props.values} onPick={props.onPick} options={possible.map((one) => [one.id, one.title] as const)} />}
    </details>
  );
}
