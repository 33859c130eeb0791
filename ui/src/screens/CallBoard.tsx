// SPDX-License-Identifier: Apache-2.0
import type { CallRow, Turnaround } from '../api';
import { useSpeech } from '../i18n';
import { Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { useLoaded } from '../state/loaded';
import { codeOf } from '../state/me';
import { path } from '../state/route';
import { span } from '../time';

/** Needs put to several parties: what they offer in sum, and what is still open. */
export function CallBoard() {
  const { t } = useSpeech();
  const rows = useLoaded<{ rows: CallRow[] }>('/calls', 'proposals').value?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={t('call.title')} aside={<span class="count">{rows.length}</span>}>
      <p class="hint">{t('call.hint')}</p>
      <div class="scroll">
        <table class="lines" data-testid="calls">
          <thead>
            <tr>
              <th scope="col">{t('request.what')}</th><th scope="col">{t('call.need')}</th><th scope="col">{t('call.firm')}</th>
              <th scope="col">{t('call.offered')}</th><th scope="col">{t('call.open')}</th><th scope="col">{t('call.parts')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{row.capability} <div class="muted"><code>{row.function}</code></div></td>
                <td>{row.quantity}</td>
                <td>{row.firm}</td>
                <td>{row.offered}</td>
                <td><Open row={row} /></td>
                <td><Parts row={row} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Open(props: { row: CallRow }) {
  const { t } = useSpeech();
  const { open, beyond, offeredBeyond } = props.row;
  return (
    <>
      <Status grave={open > 0 ? 'caution' : 'normal'}>{open}</Status>
      {beyond > 0 && <div>{t('call.beyond', { n: beyond })}</div>}
      {offeredBeyond > 0 && <div>{t('call.offeredBeyond', { n: offeredBeyond })}</div>}
    </>
  );
}

function Parts(props: { row: CallRow }) {
  const { t } = useSpeech();
  return (
    <ul class="plain">
      {props.row.parts.map((one) => (
        <li key={one.party}>
          {one.state ? <a href={path('requests', one.proposal)}>{codeOf(one.party)}</a> : codeOf(one.party)}{' '}
          <span class="muted">
            {one.state ? t(`state.${one.state}`) : t('call.notAsked')}
            {one.progress ? ` · ${t(`progress.${one.progress}`)}` : ''}
          </span>
          {one.firm > 0 && <> · {t('call.gives', { n: one.firm })}</>}
          {one.offered > 0 && <> · {t('call.offers', { n: one.offered })}</>}
          {one.otherCapability && <> · {t('call.other')}</>}
        </li>
      ))}
    </ul>
  );
}

/** How long requests take, per function and peer, by our own clock. */
export function TurnaroundBoard() {
  const { t, lang } = useSpeech();
  const rows = useLoaded<{ rows: Turnaround[] }>('/turnaround', 'proposals').value?.rows ?? [];
  if (rows.length === 0) return null;
  const words = (millis: number | null) => (millis === null ? '–' : span(millis, lang));
  return (
    <Panel title={t('turnaround.title')}>
      <p class="hint">{t('turnaround.hint')}</p>
      <div class="scroll">
        <table class="lines" data-testid="turnaround">
          <thead>
            <tr>
              <th scope="col">{t('support.function')}</th><th scope="col">{t('turnaround.peer')}</th><th scope="col">{t('turnaround.crossed')}</th>
              <th scope="col">{t('turnaround.acknowledged')}</th><th scope="col">{t('turnaround.answered')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.function + row.peer + row.direction}>
                <td><code>{row.function}</code></td>
                <td>{t(row.direction === 'OUT' ? 'way.out' : 'way.in', { code: codeOf(row.peer) })}</td>
                <td>{row.crossed}</td>
                <td>{t('turnaround.figures', { median: words(row.acknowledged.medianMillis), worst: words(row.acknowledged.worstMillis) })}</td>
                <td>{t('turnaround.figures', { median: words(row.answered.medianMillis), worst: words(row.answered.worstMillis) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
