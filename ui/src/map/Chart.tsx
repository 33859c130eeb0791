// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'preact/hooks';
import { defaults as controls } from 'ol/control/defaults';
import Layer from 'ol/layer/Layer';
import OlMap, { type FrameState } from 'ol/Map';
import View from 'ol/View';
import { transformExtent } from 'ol/proj';
import 'ol/ol.css';
import type { Area } from '../api';
import { useSpeech } from '../i18n';
import { theme } from '../parts/theme';
import { useCell } from '../store';
import { nodeNow } from '../time';
import { drawChart, type Colours, type Scene } from './draw';
import { mercator, outlines, WORLD_WIDTH } from './outlines';
import type { Thing } from './things';

const REDRAW_MILLIS = 200;
const NEAR_PIXELS = 16;

interface Props {
  things: Thing[]; areas?: Area[]; picked: string | null; onPick: (key: string | null) => void;
  onView?: (extent: Area) => void;
}

/** The map: canvas only, from bundled outlines. Everything on it is in the table beside it too. */
export function Chart(props: Props) {
  const { t, lang } = useSpeech();
  const dark = useCell(theme);
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const made = make(element, latest);
    held.current = made;
    return () => {
      made.map.setTarget(undefined);
      clearTimeout(made.timer);
    };
  }, []);
  useEffect(() => {
    box.current?.querySelector('.ol-zoom-in')?.setAttribute('title', t('map.zoomIn'));
    box.current?.querySelector('.ol-zoom-out')?.setAttribute('title', t('map.zoomOut'));
  }, [lang]);
  useEffect(() => {
    const made = held.current;
    if (!made) return;
    made.scene.colours = colours();
    later(made, props);
  }, [props.things, props.areas, props.picked, dark]);
  return <div ref={box} class="chart" tabIndex={0} role="application" aria-label={t('map.label')} data-testid="chart" />;
}

interface Held { map: OlMap; scene: Scene; fitted: boolean; timer?: number; drawn: number; next?: Props }

/** At most five times a second, whatever the stream brings. */
function later(made: Held, props: Props): void {
  made.next = props;
  made.timer ??= window.setTimeout(
    () => {
      made.timer = undefined;
      made.drawn = Date.now();
      const { things, areas, picked } = made.next ?? props;
      Object.assign(made.scene, { things, areas: areas ?? [], picked, now: nodeNow().getTime() });
      fit(made);
      made.map.render();
    },
    Math.max(0, made.drawn + REDRAW_MILLIS - Date.now()),
  );
}

function make(element: HTMLElement, latest: { current: Props }): Held {
  const scene: Scene = { outlines: null, things: [], picked: null, areas: [], now: nodeNow().getTime(), colours: colours() };
  const canvas = document.createElement('canvas');
  canvas.className = 'chart-canvas';
  const layer = new Layer({
    render: (frame: FrameState) => {
      const width = Math.round((frame.size[0] ?? 0) * frame.pixelRatio);
      const height = Math.round((frame.size[1] ?? 0) * frame.pixelRatio);
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      const c = canvas.getContext('2d');
      if (c) drawChart(c, frame, scene);
      return canvas;
    },
  });
  const map = new OlMap({
    target: element,
    layers: [layer],
    controls: controls({ attribution: false, rotate: false }),
    view: new View({ center: mercator(137, 36), zoom: 5, minZoom: 1.5, maxZoom: 15, enableRotation: false, constrainResolution: false }),
  });
  const made: Held = { map, scene, fitted: false, drawn: 0 };
  outlines().then(
    (found) => {
      scene.outlines = found;
      map.render();
    },
    () => undefined, // the grid and the things stay; the next opening of the screen tries again
  );
  map.on('singleclick', (click) => latest.current.onPick(nearest(made, click.pixel)));
  map.on('moveend', () => latest.current.onView?.(extentOf(map)));
  return made;
}

function extentOf(map: OlMap): Area {
  const [west, south, east, north] = transformExtent(map.getView().calculateExtent(), 'EPSG:3857', 'EPSG:4326');
  const hold = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
  const whole = (east ?? 0) - (west ?? 0) >= 360;
  return { south: south ?? -90, north: north ?? 90, west: whole ? -180 : hold(west ?? 0), east: whole ? 180 : hold(east ?? 0) };
}

/** The first picture decides where to look; after that only the officer does. */
function fit(made: Held): void {
  const { things } = made.scene;
  if (made.fitted || things.length === 0) return;
  made.fitted = true;
  const middle = (values: number[], part: number) => values.sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
  const xs = things.map((one) => one.x);
  const ys = things.map((one) => one.y);
  const extent = [middle(xs, 0.02), middle(ys, 0.02), middle(xs, 0.98), middle(ys, 0.98)];
  made.map.getView().fit(extent, { padding: [40, 40, 40, 40], maxZoom: 11 });
}

function nearest(made: Held, pixel: number[]): string | null {
  const view = made.map.getView();
  const size = made.map.getSize() ?? [0, 0];
  const resolution = view.getResolution() ?? 1;
  const centre = view.getCenter() ?? [0, 0];
  const x = (centre[0] ?? 0) + ((pixel[0] ?? 0) - (size[0] ?? 0) / 2) * resolution;
  const y = (centre[1] ?? 0) - ((pixel[1] ?? 0) - (size[1] ?? 0) / 2) * resolution;
  let best: string | null = null;
  let least = NEAR_PIXELS * resolution;
  for (const one of made.scene.things) {
    const across = Math.abs(((one.x - x + WORLD_WIDTH * 1.5) % WORLD_WIDTH) - WORLD_WIDTH / 2);
    const away = Math.hypot(across, one.y - y);
    if (away < least) {
      least = away;
      best = one.key;
    }
  }
  return best;
}

function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--map-${name}`).trim();
  return {
    sea: of('sea'), land: of('land'), coast: of('coast'), border: of('border'), grid: of('grid'), text: of('text'), halo: of('halo'),
    pick: of('pick'), area: of('area'),
  };
}
