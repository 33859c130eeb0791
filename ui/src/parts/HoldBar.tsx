// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../i18n';
import { hold, undoHold, type Hold } from '../state/hold';
import { useKeys } from '../state/keys';
import { codeOf } from '../state/me';
import { useCell } from '../store';
import { nodeNow, second } from '../time';
import { useSending } from './Form';
import { ProblemNote } from './Notice';

const STAYS_MILLIS = 6_000;

/** The ten seconds in which a release can be taken back, by Esc or u. */
export function HoldBar() {
  const it = useCell(hold);
  return it ? <Bar key={it.release} hold={it} /> : null;
}

function Bar(props: { hold: Hold }) {
  const { t } = useSpeech();
  useCell(second);
  const sending = useSending();
  const left = Date.parse(props.hold.leavesAt) - nodeNow().getTime();
  const undo = () => {
    if (left > 0) void sending.send(undoHold);
  };
  useKeys({ Escape: undo, u: undo });
  if (left < -STAYS_MILLIS && !sending.problem) queueMicrotask(() => hold.write(null));
  const fill = { title: props.hold.title, code: codeOf(props.hold.recipient), n: Math.max(0, Math.ceil(left / 1000)) };
  return (
    <div class="hold" role="status" data-testid="hold">
      <span>{t(left > 0 ? 'release.holding' : 'release.left', fill)}</span>
      {left > 0 && <progress max={10} value={Math.max(0, left / 1000)} aria-hidden="true" />}
      {left > 0 && <button type="button" class="primary" onClick={undo} disabled={sending.busy}>{t('release.undo')} <kbd>Esc</kbd></button>}
      {left <= 0 && <button type="button" class="quiet" onClick={() => hold.write(null)}>{t('app.close')}</button>}
      <ProblemNote problem={sending.problem} />
    </div>
  );
}
