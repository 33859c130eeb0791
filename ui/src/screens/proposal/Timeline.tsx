// SPDX-License-Identifier: Apache-2.0
import type { ActLine } from '../../api';
import { useSpeech } from '../../i18n';
import { Hex } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { codeOf, node } from '../../state/me';
import { EnclosedList } from './Enclosed';

/** Both sides' acts by our journal; refused ones stay as evidence, struck out in words and not only in colour. */
export function Timeline(props: { acts: ActLine[] }) {
  const { t, told } = useSpeech();
  const own = node.read()?.party;
  return (
    <ol class="timeline" data-testid="timeline">
      {props.acts.map((one) => (
        <li key={one.position} class={`${one.party === own ? 'mine' : 'theirs'} ${one.verdict.state === 'APPLIED' ? '' : 'refused'}`}>
          <div class="timeline-head">
            <strong>{codeOf(one.party)}</strong> {t(`kind.${one.kind}`)}
            {one.outcome && <> · {t(`outcome.${one.outcome}`)}</>}
            {one.progress && <> · {t(`progress.${one.progress}`)}</>}
          </div>
          <div class="muted">
            <At time={one.at} age /> {[one.command, one.officer].filter(Boolean).join(' · ')}
          </div>
          {one.verdict.state !== 'APPLIED' && (
            <Status grave="serious">{t(`verdict.${one.verdict.state}`)} {one.verdict.code}: {told(one.verdict.sentence)}</Status>
          )}
          {(one.reason || one.note || one.text) && <p class="prose">{one.reason || one.note || one.text}</p>}
          {one.differs && <Status grave="caution">{told(one.differs.sentence)}</Status>}
          {one.document && <EnclosedList documents={[one.document]} />}
          {one.newTerms && one.kind === 'TERMS_COUNTERED' && (
            <details>
              <summary>{t('request.newTerms')} <code>{one.newTerms.hash.slice(0, 12)}</code></summary>
              {one.newTerms.texts.map((text) => <p key={text.language} lang={text.language} class="prose">{text.text}</p>)}
            </details>
          )}
          <div class="muted small">
            {t('request.row', { n: one.position })} · <Hex value={one.hash} />
            {one.crossed?.map((to) => (
              <span key={to.party}> · {codeOf(to.party)} #{to.sequence} {t(to.acknowledged ? 'request.has' : 'request.hasNot')}</span>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
