// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../i18n';
import { leading } from '../state/leading';
import { useCell } from '../store';

/** Says that the next proposal is opened from an announcement, and lets that be stopped. */
export function Leading() {
  const { t, of } = useSpeech();
  const from = useCell(leading);
  if (!from) return null;
  return (
    <p class="degraded" role="status" data-testid="leading">
      {t('announced.leading', { title: of(from.title) })}{' '}
      <button type="button" onClick={() => leading.write(null)}>{t('announced.leadingStop')}</button>
    </p>
  );
}
