// SPDX-License-Identifier: Apache-2.0
import type { Reason } from '../../api';
import { useSpeech } from '../../i18n';
import { Status } from '../../parts/Status';

/** All reasons of a ruling: what allows and what does not, each with its data. */
export function Reasons(props: { reasons: Reason[] }) {
  const { t, told } = useSpeech();
  return (
    <ul class="plain reasons">
      {props.reasons.map((one, i) => (
        <li key={i}><Status grave={one.allows ? 'normal' : 'serious'}><span class="muted">{t(one.allows ? 'ruling.allows' : 'ruling.denies')}</span> {told(one.sentence)}</Status></li>
      ))}
    </ul>
  );
}
