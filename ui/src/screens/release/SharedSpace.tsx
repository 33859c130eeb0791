// SPDX-License-Identifier: Apache-2.0
import type { PartyId, Space, SpaceItem, SpaceToward } from '../../api';
import { useSpeech } from '../../i18n';
import { LabelLine } from '../../parts/Label';
import { Ticks } from '../../parts/Form';
import { Waiting } from '../../parts/Notice';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf, node, peers } from '../../state/me';
import { go, path } from '../../state/route';
import { useCell } from '../../store';
import { Reasons } from './Reasons';

const SHOWN = 200;

/** What every party of a group has or gets from us, and why the rest is outside. */
export function SharedSpace(props: { parties: PartyId[] }) {
  const { t } = useSpeech();
  const rows = useCell(peers)?.rows ?? [];
  const picked = props.parties.filter((party) => rows.some((row) => row.party === party));
  const space = useLoaded<Space>(
    picked.length === 0 ? null : `/space?parties=${picked.join(',')}&limit=${SHOWN}`, 'documents', 'rules', 'proposals', 'visits', 'peers');
  const own = useCell(node)?.code ?? '';
  const codes = [own, ...picked.map(codeOf)].join(', ');
  const it = picked.length === 0 ? undefined : space.value;
  return (
    <>
      <Panel title={t('nav.space')}>
        <p class="hint">{t('space.hint')}</p>
        <Ticks label={t('space.pick')} values={picked} options={rows.map((row) => [row.party, row.code] as const)}
          onPick={(next) => go('release', 'space', next.join(','))} />
        {picked.length === 0 ? <p>{t('space.pickFirst')}</p> : <p data-testid="space-group"><strong>{t('space.group', { codes })}</strong></p>}
        {picked.length > 0 && <Waiting of={space} />}
      </Panel>
      {it && (
        <>
          <Panel title={t('space.inside')} aside={<span class="count" data-testid="space-count">{it.counts.inside}</span>}>
            {it.inside.length === 0 ? <p class="empty">{t('space.none')}</p> : <Items items={it.inside} of={it.counts.inside} mark="space-inside" />}
          </Panel>
          {it.outside && it.outside.length > 0 && (
            <Panel title={t('space.outside')} aside={<span class="count">{it.counts.outside}</span>}>
              <ul class="plain reasons counted" data-testid="space-reasons">
                {it.reasons?.map((one) => (
                  <li key={one.code + one.sentence.en}><span class="num strong">{one.count}</span> <Told pair={one.sentence} /></li>
                ))}
              </ul>
              <Items items={it.outside} of={it.counts.outside} mark="space-outside" />
            </Panel>
          )}
        </>
      )}
    </>
  );
}

function Told(props: { pair: { en: string; ja: string } }) {
  const { told } = useSpeech();
  return <Status grave="serious">{told(props.pair)}</Status>;
}

function Items(props: { items: SpaceItem[]; of: number; mark: string }) {
  const { t, of } = useSpeech();
  return (
    <div class="scroll">
      {props.items.length < props.of && <p class="hint">{t('space.more', { n: props.of, m: props.items.length })}</p>}
      <table class="lines" data-testid={props.mark}>
        <thead><tr>
          <th scope="col">{t('space.sort')}</th><th scope="col">{t('space.what')}</th><th scope="col">{t('space.by')}</th><th scope="col">{t('space.toward')}</th>
        </tr></thead>
        <tbody>
          {props.items.map((item) => (
            <tr key={item.sort + item.id}>
              <td>{item.profile ? t(`profile.${item.profile}`) : t(`space.${item.sort}`)}{item.state && <div class="muted">{t(`state.${item.state}`)}</div>}</td>
              <td>
                {item.sort === 'PROPOSAL' ? <a href={path('requests', item.id)}>{of(item.title)}</a> : of(item.title)}
                <div><LabelLine label={item.label} /></div>
              </td>
              <td>{codeOf(item.by)}{item.at && <div><At time={item.at} /></div>}</td>
              <td>{item.toward.map((one) => <Toward key={one.party} one={one} />)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Toward(props: { one: SpaceToward }) {
  const { t } = useSpeech();
  const { one } = props;
  const code = codeOf(one.party);
  const words = !one.reaches ? t('space.doesNot', { code }) : one.cellDegrees ? t('space.reachesCell', { code, n: one.cellDegrees }) : t('space.reaches', { code });
  return (
    <div>
      <Status grave={one.reaches ? 'normal' : 'off'}>{words}</Status>
      {one.reasons && one.reasons.length > 0 && <Reasons reasons={one.reasons} />}
    </div>
  );
}
