// SPDX-License-Identifier: Apache-2.0
import type { Holding } from '../../api';
import { useSpeech } from '../../i18n';
import { Status } from '../../parts/Status';

/** Who holds something, as the register says it. */
export function Holder(props: { holding: Holding; name: string }) {
  const { t } = useSpeech();
  const it = props.holding;
  if (it.holder === null) return <Status grave="serious">{t('register.nobody')}</Status>;
  return (
    <span>
      <strong>{props.name}</strong> <code class="muted">{it.holder}</code>{' '}
      {it.residue && <span class="muted">{t('register.residue')}</span>} {!it.standing && <Status grave="serious">{t('register.notStanding')}</Status>}
    </span>
  );
}
