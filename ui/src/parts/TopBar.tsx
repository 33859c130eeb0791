// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../i18n';
import { language } from '../i18n';
import { nextPlaceForm, placeForm } from '../place';
import { me, may, node, peers } from '../state/me';
import { path, route } from '../state/route';
import { useAlarms } from '../state/alarms';
import { useCell } from '../store';
import { dtg, localClock, nodeNow, second, zuluClock } from '../time';
import { LINK_GRAVE } from './links';
import { JOINT, SCREENS } from '../state/screens';
import { Status } from './Status';
import { theme } from './theme';

function Clock() {
  const { t } = useSpeech();
  useCell(second);
  const now = nodeNow();
  return (
    <div class="bar-clock" aria-label={t('bar.zulu')}>
      <time class="zulu" dateTime={now.toISOString()}>{zuluClock(now)}<span class="zulu-z">Z</span></time>
      <span class="bar-date"><span>{dtg(now)}</span><span class="local">{localClock(now)}</span></span>
    </div>
  );
}

function Lights() {
  const { t } = useSpeech();
  const held = useCell(peers);
  const rows = held?.rows ?? [];
  return (
    <a class="bar-lights" href={path('links')} data-testid="links">
      {rows.length === 0 && <span class="muted">{t('bar.noLinks')}</span>}
      {rows.map((row) => (
        <Status key={row.party} grave={LINK_GRAVE[row.state]}>{row.code} {t(`link.${row.state}`)}{row.queued > 0 ? ` (${row.queued})` : ''}</Status>
      ))}
    </a>
  );
}

/** The screens; those of the joint work stand on a second bar while one of them is shown. */
function Screens() {
  const { t } = useSpeech();
  const at = useCell(route)[0];
  const joint = JOINT.some((screen) => screen.name === at);
  const link = ({ name, title, letter }: (typeof SCREENS)[number]) => (
    <a key={name} href={path(name)} aria-current={at === name ? 'page' : undefined} title={`g ${letter}`}>{t(title)}</a>
  );
  const own = SCREENS.filter((screen) => !screen.joint && (screen.name !== 'officers' || may('ADMINISTER')));
  const cut = own.findIndex((screen) => screen.name === 'register');
  return (
    <>
      <nav aria-label={t('nav.label')} class="nav">
        {own.slice(0, cut).map(link)}
        <a href={path(JOINT[0]?.name ?? 'watch')} aria-current={joint ? 'true' : undefined} data-testid="joint">{t('nav.joint')}</a>
        {own.slice(cut).map(link)}
      </nav>
      {joint && <nav aria-label={t('nav.joint')} class="nav nav-second">{JOINT.map(link)}</nav>}
    </>
  );
}

export function TopBar(props: { onHelp: () => void }) {
  const { t, of } = useSpeech();
  const own = useCell(node);
  const officer = useCell(me);
  const form = useCell(placeForm);
  const alarms = useAlarms();
  const worst = alarms.some((one) => one.grave === 'critical') ? 'critical' : 'serious';
  return (
    <header class="bar">
      <div class="bar-row">
        <div class="bar-party">
          <strong>{own?.code}</strong> <span>{of(own?.names)}</span>
        </div>
        <Clock />
        <Lights />
        <a class="bar-alarms" href={path('watch')} data-testid="alarms">
          {alarms.length === 0 ? <Status grave="normal">{t('bar.noAlarms')}</Status> : <Status grave={worst}>{t('bar.alarms', { n: alarms.length })}</Status>}
        </a>
        <div class="bar-officer">
          <span>{of(officer?.names)} <span class="muted">{officer?.command}</span></span>
          {officer?.key === 'BROWSER' && <Status grave="caution">{t('login.weak')}</Status>}
        </div>
        <div class="bar-switches">
          <button type="button" class="quiet" title={t('app.keysHint')} onClick={props.onHelp} data-testid="keys"><kbd>?</kbd> <span class="bar-word">{t('app.keys')}</span></button>
          <button type="button" class="quiet" onClick={nextPlaceForm} title={t('bar.place')}>{t(`place.${form}`)}</button>
          <button type="button" class="quiet" lang={language.read() === 'ja' ? 'en' : 'ja'}
            onClick={() => language.write(language.read() === 'ja' ? 'en' : 'ja')} data-testid="language">{t('app.language')}</button>
          <button type="button" class="quiet" aria-label={t('app.theme')} title={t('app.theme')}
            onClick={() => theme.write(theme.read() === 'dark' ? 'light' : 'dark')}>◐</button>
        </div>
      </div>
      <Screens />
    </header>
  );
}
