// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import type { Problem } from '../api';
import { useSpeech } from '../i18n';
import { fieldWords } from '../i18n/fields';
import { codeOf } from '../state/me';
import { dtg } from '../time';
import { Status } from './Status';

/** What went wrong, why, and what to do; with STALE, who was faster. */
export function ProblemNote(props: { problem: Problem | undefined | null; again?: () => void }) {
  const { t, told, lang } = useSpeech();
  const problem = props.problem;
  if (!problem) return null;
  const current = problem.current;
  const text = current
    ? t('problem.stale', {
        who: [codeOf(current.party), current.officer].filter(Boolean).join(' '),
        what: t(`kind.${current.kind}`),
        at: dtg(new Date(current.at)),
      })
    : told(problem.sentence);
  return (
    <div class="note note-problem" role="alert">
      <Status grave="serious">{t('problem.refused')}</Status> <code class="muted">{problem.code}</code>
      {problem.at && fieldWords(problem.at, lang) && <p>{t('problem.field')} <strong>{fieldWords(problem.at, lang)}</strong></p>}
      <p>{text}</p>
      {props.again && <button type="button" onClick={props.again}>{t('app.again')}</button>}
    </div>
  );
}

/** A list's three other faces: loading, failed, empty. */
export function Waiting(props: {
  of: { value?: unknown; problem?: Problem; loading: boolean; reload: () => void }; empty?: boolean; none?: ComponentChildren;
}) {
  const { t } = useSpeech();
  const it = props.of;
  if (it.problem) return <ProblemNote problem={it.problem} again={it.reload} />;
  if (it.value === undefined && it.loading) {
    return (
      <p class="waiting" role="status">
        {t('app.loading')} <progress aria-label={t('app.loading')} />
      </p>
    );
  }
  return props.empty ? <div class="empty">{props.none}</div> : null;
}
