// SPDX-License-Identifier: Apache-2.0
import { useSpeech, type Key } from '../i18n';
import { Dialog } from './Panel';
import { SCREENS } from '../state/screens';

const KEYS: [string, Key][] = [
  ['?', 'help.help'], ['g', 'help.go'], ['j  k', 'help.move'], ['Enter', 'help.openRow'], ['/', 'help.search'], ['a', 'help.ack'], ['c', 'help.consent'],
  ['o', 'help.counter'], ['x', 'help.decline'], ['h', 'help.take'], ['u  Esc', 'help.undo'], ['Esc', 'help.esc'], ['p', 'help.place'], ['t', 'help.lang'], ['↑ ↓ ← → + −', 'help.map'],
];

export function Help(props: { onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <Dialog title={t('help.title')} onClose={props.onClose}>
      <dl class="keys">{KEYS.map(([key, text]) => <div key={text}><dt><kbd>{key}</kbd></dt><dd>{t(text)}</dd></div>)}</dl>
      <dl class="keys">{SCREENS.map(({ letter, title }) => <div key={letter}><dt><kbd>g</kbd> <kbd>{letter}</kbd></dt><dd>{t(title)}</dd></div>)}</dl>
      <p class="hint">{t('help.off')}</p>
    </Dialog>
  );
}
