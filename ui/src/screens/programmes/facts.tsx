// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import type { ProgrammeSite, ProgrammeStage, WorkPortion } from '../../api';
import { useSpeech, type Speaker } from '../../i18n';
import { codeOf } from '../../state/me';
import { path } from '../../state/route';

/** Hundredths of a per cent as per cent, with two digits. */
export const percent = (basisPoints: number) => (basisPoints / 100).toFixed(2);

/** What a partner typed as per cent, in hundredths; NaN when it is no such number. */
export function basisPoints(text: string): number {
  const plain = text.normalize('NFKC').trim().replace(',', '.');
  if (!/^\d{1,3}(\.\d{0,2})?$/.test(plain)) return NaN;
  const [whole = '', rest = ''] = plain.split('.');
  return Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}

/** Every field of a stage's terms: who consents must have seen all of them. */
export function stageRows(stage: ProgrammeStage, t: Speaker['t'], of: Speaker['of']): (readonly [string, ComponentChildren])[] {
  return [
    [t('programme.name'), of(stage.title)],
    [t('programme.stages'), t(stage.development === null ? 'stage.DEVELOPMENT' : 'stage.PRODUCTION')],
    ...(stage.development === null ? [] : [[t('programme.development'), <a href={path('programmes', stage.development)}>{stage.development.slice(0, 8)}</a>] as const]),
    [t('programme.under'), <><a href={path('requests', stage.agreement)}>{stage.agreement.slice(0, 8)}</a> {stage.pillar || t('programme.itself')}</>],
    [t('programme.lead'), codeOf(stage.lead)],
    [t('programme.shares'), <Shares portions={stage.portions} />],
    [t('programme.sites'), <Sites sites={stage.sites} />],
  ];
}

/** A bar for the eye, and the figures that count. */
export function Shares(props: { portions: WorkPortion[] }) {
  const { t } = useSpeech();
  const first = props.portions.reduce<{ at: number; rows: { x: number; one: WorkPortion }[] }>(
    (sum, one) => ({ at: sum.at + one.basisPoints, rows: [...sum.rows, { x: sum.at, one }] }), { at: 0, rows: [] });
  return (
    <span class="shares" data-testid="shares">
      <svg class="shares-bar" viewBox="0 0 10000 400" preserveAspectRatio="none" aria-hidden="true">
        {first.rows.map(({ x, one }, i) => <rect key={one.partner} x={x} y="0" width={one.basisPoints} height="400" class={`share-${i % 4}`} />)}
      </svg>
      <span aria-label={t('programme.shares')}>{props.portions.map((one) => `${codeOf(one.partner)} ${percent(one.basisPoints)} %`).join(' · ')}</span>
    </span>
  );
}

export function Sites(props: { sites: ProgrammeSite[] }) {
  const { t } = useSpeech();
  if (props.sites.length === 0) return <span class="muted">{t('app.none')}</span>;
  return <ul class="plain">{props.sites.map((one, i) => <li key={i}>{codeOf(one.partner)}: {one.name}{one.place && <span class="muted"> · {one.place}</span>}</li>)}</ul>;
}
