// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import type { Front, LoginChallenge, Me } from '../api';
import { post, Refused } from '../call';
import { language, useSpeech } from '../i18n';
import { browserKeysWork, keyOfOfficer, makeKey, officersWithKeys, signChallenge } from '../login/browserKey';
import { createPasskey, passkeysSpoken, passkeysWork, showPasskey } from '../login/passkey';
import { Line, useSending } from '../parts/Form';
import { ProblemNote } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { ended, who } from '../state/me';
import { go } from '../state/route';
import { keptText, useCell } from '../store';
import type { Problem } from '../api';

const lastOfficer = keptText('officer');

export function Login(props: { front: Front; token?: string }) {
  const { t, of, lang } = useSpeech();
  const why = useCell(ended);
  return (
    <main class="door" id="screen">
      <Panel title={t('login.title')} aside={
        <button type="button" class="quiet" lang={lang === 'ja' ? 'en' : 'ja'} data-testid="language"
          onClick={() => language.write(lang === 'ja' ? 'en' : 'ja')}>{t('app.language')}</button>
      }>
        <p class="door-party"><strong>{props.front.code}</strong> {t('login.node', { party: of(props.front.names) })}</p>
        {why && <p class="note" role="alert">{t('login.ended')} {of(why)}</p>}
        {props.token ? <Enrol front={props.front} token={props.token} /> : <Prove />}
      </Panel>
    </main>
  );
}

async function finished(): Promise<void> {
  ended.write(null);
  go('watch');
  await who();
}

/** A refused ceremony by the browser is no fault of the node: say that nothing changed. */
function useCeremony() {
  const { t } = useSpeech();
  const sending = useSending();
  const [cancelled, setCancelled] = useState(false);
  const run = (work: () => Promise<void>) =>
    sending.send(async () => {
      setCancelled(false);
      try {
        await work();
      } catch (e) {
        if (e instanceof Refused) throw e;
        setCancelled(true);
      }
    });
  const note = cancelled ? <p class="note" role="alert">{t('login.cancelled')}</p> : <ProblemNote problem={sending.problem} />;
  return { run, busy: sending.busy, note };
}

function Enrol(props: { front: Front; token: string }) {
  const { t, of } = useSpeech();
  const [challenge, setChallenge] = useState<LoginChallenge | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [can, setCan] = useState({ passkey: false, spoken: false, browser: false, known: false });
  const ceremony = useCeremony();
  const start = () =>
    post<LoginChallenge>('/login/start', { token: props.token }).then(setChallenge, (e: unknown) => {
      if (e instanceof Refused) setProblem(e.problem);
    });
  useEffect(() => {
    void start();
    void Promise.all([passkeysWork(), browserKeysWork()]).then(([passkey, browser]) =>
      setCan({ passkey: passkey && props.front.passkeys, spoken: passkeysSpoken() && props.front.passkeys, browser: browser && props.front.browserKeys, known: true }),
    );
  }, [props.token]);
  if (problem) return <><ProblemNote problem={problem} /><p><a href="#/login">{t('login.go')}</a></p></>;
  if (!challenge || !can.known) return <p role="status">{t('app.loading')} <progress aria-label={t('app.loading')} /></p>;
  const it = challenge;
  const passkey = () => ceremony.run(async () => {
    const credential = await createPasskey(it.create);
    await post<Me>('/login/finish', { ceremony: it.ceremony, kind: 'PASSKEY', credential });
    lastOfficer.write(it.officer);
    await finished();
  });
  const browser = () => ceremony.run(async () => {
    const made = await makeKey(it.officer);
    const signature = await signChallenge(made.key, it.challenge);
    await post<Me>('/login/finish', { ceremony: it.ceremony, kind: 'BROWSER', publicKey: made.publicKey, signature });
    await made.keep();
    lastOfficer.write(it.officer);
    await finished();
  });
  return (
    <>
      <h3>{t('login.link', { officer: of(it.names) || it.officer })}</h3>
      <p>{t('login.linkWhy')}</p>
      <div class="door-choice">
        <button type="button" class={can.passkey ? 'primary' : ''} disabled={ceremony.busy || !can.spoken} onClick={() => void passkey()} data-testid="enrol-passkey">{t('login.passkey')}</button>
        <p class="hint">{can.passkey ? t('login.passkeyWhy') : t('login.noPasskey')}</p>
        <button type="button" class={can.passkey ? '' : 'primary'} disabled={ceremony.busy || !can.browser} onClick={() => void browser()} data-testid="enrol-browser">
          {t('login.browser')}
        </button>
        <p class="hint">{can.browser ? <Status grave="caution">{t('login.browserWhy')}</Status> : t('login.noBrowserKey')}</p>
      </div>
      {ceremony.note}
    </>
  );
}

function Prove() {
  const { t } = useSpeech();
  const [officer, setOfficer] = useState(lastOfficer.read());
  const [known, setKnown] = useState<string[]>([]);
  const ceremony = useCeremony();
  useEffect(() => {
    officersWithKeys().then((found) => {
      setKnown(found);
      if (officer === '' && found[0]) setOfficer(found[0]);
    }, () => undefined); // no storage: passkeys only
  }, []);
  const prove = (code: string) => ceremony.run(async () => {
    const it = await post<LoginChallenge>('/login/start', { officer: code });
    const key = known.includes(code) ? await keyOfOfficer(code) : undefined;
    const shown = key
      ? { kind: 'BROWSER' as const, signature: await signChallenge(key, it.challenge) }
      : { kind: 'PASSKEY' as const, credential: await showPasskey(it.request) };
    await post<Me>('/login/finish', { ceremony: it.ceremony, ...shown });
    lastOfficer.write(code);
    await finished();
  });
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); if (officer.trim()) void prove(officer.trim()); }}>
      <Line label={t('login.officer')} required value={officer} onText={setOfficer} max={64} list={known} />
      {known.includes(officer.trim()) && <Status grave="caution">{t('key.BROWSER')}</Status>}
      <button type="submit" class="primary" disabled={ceremony.busy || officer.trim() === ''} data-testid="prove">{t('login.go')}</button>
      {ceremony.note}
      <p class="hint">{t('login.first')}</p>
    </form>
  );
}
