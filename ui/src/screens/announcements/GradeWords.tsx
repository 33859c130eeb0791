// SPDX-License-Identifier: Apache-2.0
import type { Announcement } from '../../api';
import { useSpeech } from '../../i18n';

/** How far a source is to be believed, by its two grades. */
export function GradeWords(props: { announcement: Announcement; short?: boolean }) {
  const { t } = useSpeech();
  const { reliability, credibility } = props.announcement.source;
  const words = t('announced.grade', {
    grade: `${reliability}${credibility}`, reliability: t(`reliability.${reliability}`), credibility: t(`credibility.${credibility}`),
  });
  return props.short ? <abbr title={words}>{reliability}{credibility}</abbr> : <>{words}</>;
}
