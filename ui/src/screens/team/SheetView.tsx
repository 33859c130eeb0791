// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSpeech } from '../../i18n';
import { Facts, Hex, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf } from '../../state/me';
import { memberOf } from './act';
import { sheetState } from './sheetState';
import { ItemWords } from './Items';
import { LineWords } from './Log';
import { Said } from './Said';
import type { LogLine, Sheet, Team, TeamLog } from './types';

/** One handover sheet as both officers sign it; alone on the paper when it is printed. */
export function SheetView(props: { team: Team; sheet: Sheet; children: ComponentChildren }) {
  const { t, of } = useSpeech();
  const { team, sheet } = props;
  const log = useLoaded<TeamLog>(`/teams/${team.id}/log?limit=1000`, 'teams', 'proposals').value?.rows ?? [];
  const how = sheetState(sheet);
  const title = `${of(team.names)} · ${t('team.handover')}`;
  useEffect(() => {
    // What is saved as a PDF is called after the team; after the frame has named the page.
    const before = document.title;
    const timer = window.setTimeout(() => { document.title = title; });
    return () => { window.clearTimeout(timer); document.title = before; };
  }, [title]);
  const named = (officer: string) => {
    const names = of(memberOf(team, sheet.party, officer)?.names);
    return names ? `${names} (${officer})` : officer;
  };
  const items = [...team.items, ...team.closedItems].filter((item) => sheet.items.includes(item.id));
  const lines = watchOf(log, sheet);
  return (
    <div class="sheet" data-testid="sheet">
      <Panel title={t('team.handover')} aside={
        <span class="tools"><Status grave={how.grave}>{t(how.key, { officer: sheet.incoming })}</Status>
          <button type="button" onClick={() => window.print()} data-testid="print">{t('team.handover.print')}</button></span>
      }>
        <h3>{of(team.names)}</h3>
        <Facts rows={[
          [t('team.parties'), team.parties.map((one) => codeOf(one.party)).join(' · ')],
          [t('team.handover.out'), <>{codeOf(sheet.party)} {named(sheet.officer)} · <At time={sheet.at} /></>],
          [t('team.handover.in'), <>{codeOf(sheet.party)} {named(sheet.incoming)}{sheet.taken && <> · <At time={sheet.taken.at} /></>}</>],
          ['SHA-256', <Hex value={sheet.hash} />],
        ]} />
        <h3>{t('team.handover.words')}</h3>
        <Said words={sheet.words} translations={sheet.translations} by={sheet} />
        <h3>{t('team.openItems')} ({sheet.items.length})</h3>
        {sheet.items.length === 0 ? <p>{t('team.item.none')}</p> : <ul class="plain">{items.map((item) => <li key={item.id}><ItemWords item={item} /></li>)}</ul>}
        {lines.length > 0 && (
          <>
            <h3>{t('team.handover.watch')}</h3>
            <ul class="plain">{lines.map((line) => <li key={line.id}><At time={line.at} /> {codeOf(line.party)} {line.officer} · <LineWords row={line} />{line.words && <Said words={line.words} translations={line.translations} by={line} />}</li>)}</ul>
          </>
        )}
        {props.children}
      </Panel>
    </div>
  );
}

/** The log of the watch that the sheet ends: from when its officer took it. */
function watchOf(log: LogLine[], sheet: Sheet): LogLine[] {
  const before = log.filter((line) => line.at < sheet.at);
  const began = before.map((line) => (line.what === 'WATCH_TAKEN' || line.what === 'WATCH_HANDED_OVER') && line.party === sheet.party && line.officer === sheet.officer).lastIndexOf(true);
  return began < 0 ? [] : before.slice(began);
}
