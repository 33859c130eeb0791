// SPDX-License-Identifier: Apache-2.0
import type { FrameState } from 'ol/Map';
import type { Area } from '../api';
import { mercator, UNIT, WORLD_WIDTH, type Outlines } from './outlines';
import { symbol } from './symbols';
import { STALE_MILLIS, type Thing } from './things';

export interface Colours { sea: string; land: string; coast: string; border: string; grid: string; text: string; halo: string; pick: string; area: string }

export interface Scene { outlines: Outlines | null; things: Thing[]; picked: string | null; areas: Area[]; now: number; colours: Colours }

/** Symbols shrink where many are in view; from so many on they are dots, since symbols on each other cannot be read. */
const SYMBOLS_MAX = 600;
const SYMBOLS_LARGE = 150;
const SYMBOL_SIZE = 14;
const SYMBOL_SMALL = 9;

/** Draws the whole chart, land first, things last; everything by the scale and centre of the frame. */
export function drawChart(c: CanvasRenderingContext2D, frame: FrameState, scene: Scene): void {
  const { size, pixelRatio: ratio, viewState } = frame;
  const [width, height] = [size[0] ?? 0, size[1] ?? 0];
  const { resolution, center } = viewState;
  const toX = (x: number) => width / 2 + (x - (center[0] ?? 0)) / resolution;
  const toY = (y: number) => height / 2 - (y - (center[1] ?? 0)) / resolution;
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.fillStyle = scene.colours.sea;
  c.fillRect(0, 0, width, height);
  const worlds = worldsInView(center[0] ?? 0, (width / 2) * resolution);
  for (const world of worlds) drawLand(c, scene, ratio, toX(world * WORLD_WIDTH), toY(0), UNIT / resolution);
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawGrid(c, scene, frame, toX, toY);
  for (const area of scene.areas) drawArea(c, scene, area, toX, toY);
  for (const world of worlds) drawThings(c, scene, frame, (x) => toX(x + world * WORLD_WIDTH), toY);
  drawScale(c, scene, frame);
}

const MILES = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];
const MILE_METRES = 1_852;
const SCALE_PIXELS = 100;

/** A bar of so many nautical miles, true at the middle of the map. Drawn here: the library's own would write markup. */
function drawScale(c: CanvasRenderingContext2D, scene: Scene, frame: FrameState): void {
  const { resolution, center } = frame.viewState;
  const metres = resolution / Math.cosh((2 * Math.PI * (center[1] ?? 0)) / WORLD_WIDTH);
  const miles = [...MILES].reverse().find((one) => (one * MILE_METRES) / metres <= SCALE_PIXELS) ?? MILES[0]!;
  const width = (miles * MILE_METRES) / metres;
  const [x, y] = [Math.round((frame.size[0] ?? 0) - width) - 12.5, (frame.size[1] ?? 0) - 26.5];
  c.font = '600 11px system-ui, sans-serif';
  const bar = () => {
    c.beginPath();
    c.moveTo(x, y - 5);
    c.lineTo(x, y);
    c.lineTo(x + width, y);
    c.lineTo(x + width, y - 5);
    c.stroke();
  };
  c.strokeStyle = scene.colours.halo;
  c.lineWidth = 4;
  bar();
  c.lineWidth = 3;
  c.strokeText(`${miles} NM`, x + 4, y - 5);
  c.strokeStyle = scene.colours.text;
  c.lineWidth = 1.5;
  bar();
  c.fillStyle = scene.colours.text;
  c.fillText(`${miles} NM`, x + 4, y - 5);
}

function worldsInView(centre: number, half: number): number[] {
  const first = Math.floor((centre - half + WORLD_WIDTH / 2) / WORLD_WIDTH);
  const last = Math.floor((centre + half + WORLD_WIDTH / 2) / WORLD_WIDTH);
  return Array.from({ length: Math.min(3, last - first + 1) }, (_, i) => first + i);
}

function drawLand(c: CanvasRenderingContext2D, scene: Scene, ratio: number, x: number, y: number, scale: number): void {
  if (!scene.outlines) return;
  c.setTransform(scale * ratio, 0, 0, -scale * ratio, x * ratio, y * ratio);
  c.fillStyle = scene.colours.land;
  c.strokeStyle = scene.colours.coast;
  c.lineWidth = 0.9 / scale;
  c.fill(scene.outlines.land, 'evenodd');
  c.stroke(scene.outlines.land);
  c.strokeStyle = scene.colours.border;
  c.lineWidth = 0.7 / scale;
  c.stroke(scene.outlines.borders);
}

const STEPS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];

function drawGrid(c: CanvasRenderingContext2D, scene: Scene, frame: FrameState, toX: (x: number) => number, toY: (y: number) => number): void {
  const [width, height] = [frame.size[0] ?? 0, frame.size[1] ?? 0];
  const degrees = 360 / WORLD_WIDTH;
  const resolution = frame.viewState.resolution;
  const step = STEPS.find((one) => one / degrees / resolution > 90) ?? 30;
  const half = (width / 2) * resolution * degrees;
  const middle = (frame.viewState.center[0] ?? 0) * degrees;
  const digits = step < 0.1 ? 2 : step < 1 ? (step === 0.25 ? 2 : 1) : 0;
  c.strokeStyle = scene.colours.grid;
  c.fillStyle = scene.colours.text;
  c.font = '11px system-ui, sans-serif';
  c.lineWidth = 1;
  c.beginPath();
  for (let lon = Math.ceil((middle - half) / step) * step; lon <= middle + half; lon += step) {
    const x = Math.round(toX(lon / degrees)) + 0.5;
    c.moveTo(x, 0);
    c.lineTo(x, height);
    const shown = ((((lon + 180) % 360) + 360) % 360) - 180;
    c.fillText(`${Math.abs(shown).toFixed(digits)}°${shown < 0 ? 'W' : 'E'}`, x + 4, height - 6);
  }
  for (let lat = Math.ceil(-84 / step) * step; lat <= 84; lat += step) {
    const y = Math.round(toY(mercator(0, lat)[1])) + 0.5;
    if (y < 0 || y > height) continue;
    c.moveTo(0, y);
    c.lineTo(width, y);
    c.fillText(`${Math.abs(lat).toFixed(digits)}°${lat < 0 ? 'S' : 'N'}`, 44, y - 4);
  }
  c.stroke();
}

function drawArea(c: CanvasRenderingContext2D, scene: Scene, area: Area, toX: (x: number) => number, toY: (y: number) => number): void {
  const east = area.east < area.west ? area.east + 360 : area.east;
  const [x1, y1] = mercator(area.west, area.north);
  const [x2, y2] = mercator(east, area.south);
  c.strokeStyle = scene.colours.area;
  c.lineWidth = 1.5;
  c.setLineDash([6, 4]);
  c.strokeRect(toX(x1), toY(y1), toX(x2) - toX(x1), toY(y2) - toY(y1));
  c.setLineDash([]);
}

function drawThings(
  c: CanvasRenderingContext2D, scene: Scene, frame: FrameState, toX: (x: number) => number, toY: (y: number) => number,
): void {
  const [width, height] = [frame.size[0] ?? 0, frame.size[1] ?? 0];
  const seen: { thing: Thing; x: number; y: number }[] = [];
  for (const thing of scene.things) {
    const x = toX(thing.x);
    const y = toY(thing.y);
    if (x > -30 && y > -30 && x < width + 30 && y < height + 30) seen.push({ thing, x, y });
  }
  const size = seen.length > SYMBOLS_MAX ? 0 : seen.length > SYMBOLS_LARGE ? SYMBOL_SMALL : SYMBOL_SIZE;
  for (const one of seen) if (one.thing.key !== scene.picked) drawThing(c, scene, frame, one, size);
  const picked = seen.find((one) => one.thing.key === scene.picked);
  if (!picked) return;
  drawThing(c, scene, frame, picked, SYMBOL_SIZE);
  c.strokeStyle = scene.colours.pick;
  c.lineWidth = 2;
  c.strokeRect(picked.x - 17, picked.y - 17, 34, 34);
  c.font = '600 12px system-ui, "Noto Sans CJK JP", sans-serif';
  c.lineWidth = 3;
  c.strokeStyle = scene.colours.halo;
  c.strokeText(picked.thing.name, picked.x + 21, picked.y + 4);
  c.fillStyle = scene.colours.pick;
  c.fillText(picked.thing.name, picked.x + 21, picked.y + 4);
}

function drawThing(
  c: CanvasRenderingContext2D, scene: Scene, frame: FrameState, one: { thing: Thing; x: number; y: number }, symbolSize: number,
): void {
  const { thing, x, y } = one;
  const withheld = thing.outcome === 'WITHHELD';
  c.globalAlpha = scene.now - thing.at > STALE_MILLIS ? 0.45 : 1;
  if (thing.cellDegrees > 0) drawCell(c, scene, frame, thing, x, y);
  if (symbolSize === 0 || withheld) {
    c.beginPath();
    c.arc(x, y, withheld ? 3.5 : 3, 0, 2 * Math.PI);
    c.lineWidth = 1.5;
    c.strokeStyle = withheld ? scene.colours.text : scene.colours.halo;
    c.fillStyle = '#9cd6ab';
    if (!withheld) c.fill();
    c.stroke();
  } else {
    if (thing.course !== null && (thing.speed ?? 0) > 0.5) drawCourse(c, scene, thing, x, y);
    const drawn = symbol(thing.kind, symbolSize, frame.pixelRatio);
    c.drawImage(drawn.image, x - drawn.x, y - drawn.y, drawn.image.width / frame.pixelRatio, drawn.image.height / frame.pixelRatio);
  }
  c.globalAlpha = 1;
}

/** Where it may be: the cell that was released, not a point. */
function drawCell(c: CanvasRenderingContext2D, scene: Scene, frame: FrameState, thing: Thing, x: number, y: number): void {
  const half = ((thing.cellDegrees / 2) * WORLD_WIDTH) / 360 / frame.viewState.resolution;
  if (half < 3) return;
  const [, top] = mercator(0, thing.latitude + thing.cellDegrees / 2);
  const [, bottom] = mercator(0, thing.latitude - thing.cellDegrees / 2);
  const up = (top - thing.y) / frame.viewState.resolution;
  const down = (thing.y - bottom) / frame.viewState.resolution;
  c.strokeStyle = scene.colours.text;
  c.lineWidth = 0.8;
  c.setLineDash([2, 3]);
  c.strokeRect(x - half, y - up, 2 * half, up + down);
  c.setLineDash([]);
}

function drawCourse(c: CanvasRenderingContext2D, scene: Scene, thing: Thing, x: number, y: number): void {
  const angle = ((thing.course ?? 0) * Math.PI) / 180;
  const reach = 12 + Math.min(thing.speed ?? 0, 40) * 0.9;
  c.strokeStyle = scene.colours.text;
  c.lineWidth = 1.4;
  c.beginPath();
  c.moveTo(x, y);
  c.lineTo(x + Math.sin(angle) * reach, y - Math.cos(angle) * reach);
  c.stroke();
}
