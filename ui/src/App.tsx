// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { language, useSpeech } from './i18n';
import { Frame } from './parts/Frame';
import { Guard } from './parts/Guard';
import { Help } from './parts/Help';
import { Leading } from './parts/Leading';
import { HoldBar } from './parts/HoldBar';
import { SignSheet } from './parts/SignSheet';
import { ProblemNote } from './parts/Notice';
import { TopBar } from './parts/TopBar';
import { nextPlaceForm } from './place';
import { ProgrammeDetail } from './screens/programmes/ProgrammeDetail';
import { Programmes } from './screens/programmes/Programmes';
import { StageForm } from './screens/programmes/StageForm';
import { Announcements } from './screens/announcements/Announcements';
import { AgreementDetail } from './screens/agreements/AgreementDetail';
import { Agreements } from './screens/agreements/Agreements';
import { KnownParties } from './screens/agreements/KnownParties';
import { Journal } from './screens/Journal';
import { Links } from './screens/Links';
import { Login } from './screens/Login';
import { Officers } from './screens/Officers';
import { Contributions } from './screens/readiness/Contributions';
import { Readiness as ReadinessDesk } from './screens/readiness/Readiness';
import { Register } from './screens/Register';
import { Release } from './screens/release/Release';
import { Repair } from './screens/repair/Repair';
import { SlotNew } from './screens/repair/SlotNew';
import { RequestDetail } from './screens/RequestDetail';
import { RequestNew } from './screens/RequestNew';
import { Requests } from './screens/Requests';
import { Settings } from './screens/Settings';
import { Teams } from './screens/team/Teams';
import { Visits } from './screens/visits/Visits';
import { Watch } from './screens/Watch';
import { useKeys } from './state/keys';
import { silentSince } from './state/live';
import { front, me, node, peers, start, startProblem } from './state/me';
import { route } from './state/route';
import { useCell } from './store';
import { dtg } from './time';

export function App() {
  const { t, lang } = useSpeech();
  const door = useCell(front);
  const officer = useCell(me);
  const own = useCell(node);
  const problem = useCell(startProblem);
  const parts = useCell(route);
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = `${door ? door.code + ' · ' : ''}${t('app.name')}`;
  }, [lang, door]);
  if (!door || officer === undefined) {
    return (
      <main class="door" id="screen">
        {problem ? <ProblemNote problem={problem} again={() => void start()} /> : <p role="status">{t('app.loading')} <progress aria-label={t('app.loading')} /></p>}
      </main>
    );
  }
  const token = parts[0] === 'login' ? parts[1] : undefined;
  return (
    <Frame marking={own?.marking ?? door.marking} exercise={own?.exercise ?? door.exercise}>
      {officer && token === undefined ? <Inside parts={parts} /> : <Login key={token ?? ''} front={door} token={token} />}
    </Frame>
  );
}

function Inside(props: { parts: string[] }) {
  const { t } = useSpeech();
  const [help, setHelp] = useState(false);
  useKeys({
    '?': () => setHelp(true),
    p: nextPlaceForm,
    t: () => language.write(language.read() === 'ja' ? 'en' : 'ja'),
  });
  const [name] = props.parts;
  return (
    <>
      <a class="skip" href="#screen" onClick={(e) => { e.preventDefault(); document.getElementById('screen')?.focus(); }}>{t('app.skip')}</a>
      <TopBar onHelp={() => setHelp(true)} />
      <Degraded />
      <Leading />
      <main id="screen" class={`main main-${name ?? ''}`} tabIndex={-1}><Guard key={props.parts.join('/')}><Screen parts={props.parts} /></Guard></main>
      <HoldBar />
      <SignSheet />
      {help && <Help onClose={() => setHelp(false)} />}
    </>
  );
}

/** Says when what is shown is old, or when no peer can be reached. */
function Degraded() {
  const { t } = useSpeech();
  const silent = useCell(silentSince);
  const rows = useCell(peers)?.rows ?? [];
  const alone = rows.length > 0 && rows.every((row) => row.state !== 'UP');
  if (silent) return <p class="degraded degraded-serious" role="alert" data-testid="offline">{t('offline.node', { at: dtg(silent) })}</p>;
  return alone ? <p class="degraded" role="status" data-testid="alone">{t('offline.links')}</p> : null;
}

function Screen(props: { parts: string[] }) {
  const [name, second, third] = props.parts;
  switch (name) {
    case 'requests':
      if (second === 'new' && third === 'information') return <RequestNew key="information" kind="INFORMATION" />;
      return second === 'new' ? <RequestNew key="support" kind="SUPPORT" /> : second ? <RequestDetail key={second} id={second} /> : <Requests />;
    case 'team':
      return <Teams parts={[second, third].filter((one): one is string => one !== undefined)} />;
    case 'visits':
      return second === 'new' ? <RequestNew key="visit" kind="VISIT" /> : <Visits />;
    case 'programmes':
      if (second === 'new') return <StageForm key="new" />;
      if (second && third === 'production') return <StageForm key={second} of={second} />;
      return second ? <ProgrammeDetail key={second} id={second} /> : <Programmes />;
    case 'announcements':
      return <Announcements />;
    case 'contributions':
      return <Contributions />;
    case 'readiness':
      return <ReadinessDesk />;
    case 'agreements':
      return second === 'known' ? <KnownParties /> : second ? <AgreementDetail key={second} id={second} /> : <Agreements />;
    case 'repair':
      return second === 'new' ? <SlotNew /> : <Repair />;
    case 'release':
      return <Release parts={[second, third].filter((one): one is string => one !== undefined)} />;
    case 'register':
      return <Register act={second} />;
    case 'links':
      return <Links party={second} />;
    case 'journal':
      return <Journal />;
    case 'officers':
      return <Officers />;
    case 'settings':
      return <Settings />;
    default:
      return <Watch />;
  }
}
