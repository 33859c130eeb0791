// SPDX-License-Identifier: Apache-2.0
import { LEVELS, type Label, type Level } from '../api';
import { useSpeech } from '../i18n';
import { node, peers } from '../state/me';
import { useCell } from '../store';
import { Choice, Ticks } from './Form';

/** A label in one line: level, to whom it may go, what else restricts it. */
export function LabelLine(props: { label: Label }) {
  const { t } = useSpeech();
  const { level, releasableTo, restrictive, exercise } = props.label;
  const to = releasableTo === null ? t('label.ownerOnly') : `REL ${releasableTo.join(' ')}`;
  return (
    <span class={`label label-${level}`}>
      {[t(`level.${level}`), ...restrictive, to, exercise ? t('label.exercise') : ''].filter(Boolean).join(' · ')}
    </span>
  );
}

/** How a label is made here: level, who may have it, whether its originator must be asked. */
export function LabelEditor(props: { value: Label; onLabel: (label: Label) => void }) {
  const { t } = useSpeech();
  useCell(peers);
  const label = props.value;
  const codes = [node.read()?.code ?? '', ...(peers.read()?.rows.map((row) => row.code) ?? [])].filter(Boolean);
  const put = (part: Partial<Label>) => props.onLabel({ ...label, ...part });
  return (
    <div class="fields">
      <Choice<Level> label={t('label.level')} value={label.level} onPick={(level) => put({ level })}
        options={LEVELS.map((level) => [level, t(`level.${level}`)] as const)} />
      <Ticks label={t('label.releasableTo')} values={label.releasableTo ?? []} options={codes.map((code) => [code, code] as const)}
        onPick={(to) => put({ releasableTo: to.length === 0 ? null : to })} />
      <Ticks label={t('label.restrictive')} values={label.restrictive} options={[['ORCON', t('label.orcon')]]}
        onPick={(restrictive) => put({ restrictive })} />
    </div>
  );
}

export function emptyLabel(): Label {
  const own = node.read();
  return {
    policy: own?.policy ?? own?.marking.policy ?? 'RENKEI', level: 'RESTRICTED', restrictive: [], releasableTo: null,
    informative: [], exercise: own?.exercise ?? false,
  };
}
