// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { useSpeech } from '../i18n';
import { signDeed } from '../login/deed';
import { me } from '../state/me';
import { asked, type Asked } from '../state/signing';
import { useCell } from '../store';
import { Dialog, Hex } from './Panel';

/** Asks for the officer's own signature and says in words what it is for. */
export function SignSheet() {
  const what = useCell(asked);
  return what && <Sheet key={what.what.deed} asked={what} />;
}

function Sheet(props: { asked: Asked }) {
  const { t, told } = useSpeech();
  const { what, done, stop } = props.asked;
  const officer = useCell(me)?.officer ?? '';
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const able = what.kind === 'PASSKEY' || what.kind === 'BROWSER';
  const go = async () => {
    setBusy(true);
    setFailed(false);
    try {
      done(await signDeed(what, officer));
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('sign.title')} onClose={stop}>
      <p class="prose">{told(what.says)}</p>
      <p class="hint">{t('sign.deed')} <Hex value={what.deed} /></p>
      {what.kind === 'BROWSER' && <p class="hint">{t('sign.weaker')}</p>}
      {!able && <p role="alert">{t('sign.elsewhere')}</p>}
      {able && what.onRoll === false && <p role="alert">{t('sign.notOnRoll')}</p>}
      {failed && <p role="alert">{t('sign.failed')}</p>}
      <div class="send">
        <button type="button" class="primary" data-testid="sign" disabled={busy || !able} onClick={() => void go()}>{t('sign.do')}</button>
        <button type="button" class="quiet" onClick={stop}>{t('sign.stop')}</button>
      </div>
    </Dialog>
  );
}
