// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'preact/hooks';
import { useSpeech, language, LANGUAGES } from '../i18n';
import { Choice } from '../parts/Form';
import { Facts, Panel } from '../parts/Panel';
import { theme } from '../parts/theme';
import { PLACE_FORMS, placeForm } from '../place';
import { shortcuts } from '../state/keys';
import { logout, me, node, refreshMe } from '../state/me';
import { useCell } from '../store';
import { At } from '../parts/Time';
import { Roll } from './Roll';

const LIMITS = ['limit.copy', 'limit.disk', 'limit.accredited', 'limit.peer', 'limit.screen', 'limit.text', 'limit.time', 'limit.browserKey'] as const;
const DONE = ['promise.release', 'promise.order', 'promise.consent', 'promise.record', 'promise.alone'] as const;

/** What this user set, and what the promises are worth. */
export function Settings() {
  const { t, lang, of } = useSpeech();
  const own = useCell(node);
  const officer = useCell(me);
  useEffect(() => void refreshMe().catch(() => undefined), []);
  return (
    <div class="screen-col narrow">
      <Panel title={t('nav.settings')}>
        <div class="fields">
          <Choice label={t('settings.language')} value={lang} onPick={(next) => language.write(next)} options={LANGUAGES.map((one) => [one, one === 'ja' ? '日本語' : 'English'] as const)} />
          <Choice label={t('settings.theme')} value={useCell(theme)} onPick={(next) => theme.write(next)} options={[['dark', t('settings.dark')], ['light', t('settings.light')]]} />
          <Choice label={t('bar.place')} value={useCell(placeForm)} onPick={(next) => placeForm.write(next)} options={PLACE_FORMS.map((one) => [one, t(`place.${one}`)] as const)} />
          <Choice label={t('settings.shortcuts')} value={useCell(shortcuts)} onPick={(next) => shortcuts.write(next)} options={[['on', t('settings.on')], ['off', t('settings.off')]]} />
        </div>
        <Facts rows={[
          officer && [t('settings.officer'), `${of(officer.names)} · ${officer.officer} · ${officer.command}`],
          officer && [t('officer.rights'), officer.rights.map((right) => t(`right.${right}`)).join(', ')],
          officer && [t('officer.key'), t(`key.${officer.key}`)],
          officer && [t('settings.until'), <><At time={officer.until} age /> <span class="muted">{t('settings.untilHint')}</span></>],
        ]} />
        <p><button type="button" onClick={() => void logout()} data-testid="logout">{t('app.logout')}</button></p>
      </Panel>
      <Roll />
      <Panel title={t('settings.promises')}><ul class="bullets">{DONE.map((one) => <li key={one}>{t(one)}</li>)}</ul></Panel>
      <Panel title={t('settings.limits')}><ul class="bullets">{LIMITS.map((one) => <li key={one}>{t(one)}</li>)}</ul></Panel>
      <Panel title={t('settings.about')}>
        <Facts rows={[[t('settings.version'), own?.version ?? ''], [t('settings.licence'), 'Apache-2.0'], [t('settings.data'), t('settings.dataWords')]]} />
      </Panel>
    </div>
  );
}
