// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Holding, Register } from '../../api';
import { load } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Send, useSending, Zulu } from '../../parts/Form';
import { Facts } from '../../parts/Panel';
import { At } from '../../parts/Time';
import { fromField } from '../../time';
import { Holder } from './Holder';

/** Who may decide what, then and now, by what was known then and now. */
export function WhoForm(props: { register: Register }) {
  const { t, of } = useSpeech();
  const { functions, units, commands } = props.register;
  const [asked, setAsked] = useState({ function: '', unit: '', at: '', knownAt: '' });
  const [answer, setAnswer] = useState<Holding | null>(null);
  const sending = useSending();
  const name = (code: string | null) => {
    const found = commands.find((one) => one.code === code);
    return found ? of(found.names) : code ?? '';
  };
  const good = asked.function !== '' && [asked.at, asked.knownAt].every((text) => text === '' || fromField(text) !== null);
  const ask = () =>
    sending.send(async () => {
      const query = new URLSearchParams({ function: asked.function });
      const [at, knownAt] = [fromField(asked.at), fromField(asked.knownAt)];
      if (asked.unit) query.set('unit', asked.unit);
      if (at) query.set('at', at);
      if (knownAt) query.set('knownAt', knownAt);
      setAnswer(await load<Holding>('/who?' + query.toString()));
    });
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); void ask(); }}>
      <Choice label={t('support.function')} required value={asked.function} onPick={(next) => setAsked({ ...asked, function: next })}
        options={functions.map((one) => [one.code, `${of(one.names)} (${one.code})`] as const)} />
      <Choice label={t('register.unit')} value={asked.unit} onPick={(unit) => setAsked({ ...asked, unit })} empty={t('register.everyUnit')}
        options={units.map((one) => [one.code, `${of(one.names)} (${one.code})`] as const)} />
      <Zulu label={t('register.at')} hint={t('form.emptyNow')} value={asked.at} onText={(at) => setAsked({ ...asked, at })} />
      <Zulu label={t('register.knownAt')} hint={t('form.emptyNow')} value={asked.knownAt} onText={(knownAt) => setAsked({ ...asked, knownAt })} />
      <Send sending={sending} label={t('register.ask')} disabled={!good} />
      {answer && (
        <section class="group" aria-live="polite" data-testid="who">
          <p class="who"><Holder holding={answer} name={name(answer.holder)} /></p>
          <Facts rows={[
            [t('register.at'), <At time={answer.at} />],
            [t('register.knownAt'), <At time={answer.knownAt} />],
            [t('register.since'), answer.since ? <At time={answer.since} /> : '–'],
            [t('register.until'), answer.until ? <At time={answer.until} /> : t('app.open')],
            answer.delegates.length > 0 && [t('register.delegates'), answer.delegates.map(name).join(', ')],
            [t('register.chain'), <ol class="plain">{answer.chain.map((step, i) => (
              <li key={i}>{name(step.command)} <span class="muted">{step.way === 'RESIDUE' ? t('register.byResidue') : t(`kind.AUTHORITY_${step.way}`)} · <At time={step.from} />{step.position !== undefined && ` · ${t('request.row', { n: step.position })}`}</span></li>
            ))}</ol>],
          ]} />
        </section>
      )}
    </form>
  );
}
