// SPDX-License-Identifier: Apache-2.0
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import address from 'world-atlas/countries-50m.json?url';

type Ring = [number, number][];
export interface Outlines { land: Path2D; borders: Path2D }

let loading: Promise<Outlines> | null = null;
const EXTENT = 20037508.342789244;
/** One unit of a path is this many metres: keeps numbers small enough for canvas. */
export const UNIT = 100;

/** Coastlines and borders of Natural Earth, bundled, as paths in Mercator units; loaded once. */
export function outlines(): Promise<Outlines> {
  loading ??= fetch(address)
    .then((answer) => answer.json() as Promise<Topology>)
    .then(shape);
  loading.catch(() => (loading = null));
  return loading;
}

function shape(topology: Topology): Outlines {
  const land = new Path2D();
  const lands = feature(topology, topology.objects['land'] as GeometryCollection);
  for (const one of lands.features) {
    if (one.geometry.type === 'MultiPolygon') for (const polygon of one.geometry.coordinates) trace(land, polygon as Ring[], true);
    if (one.geometry.type === 'Polygon') trace(land, one.geometry.coordinates as Ring[], true);
  }
  const borders = new Path2D();
  const lines = mesh(topology, topology.objects['countries'] as GeometryCollection, (a, b) => a !== b);
  trace(borders, lines.coordinates as Ring[], false);
  return { land, borders };
}

function trace(path: Path2D, rings: Ring[], close: boolean): void {
  for (const ring of rings) {
    ring.forEach(([lon, lat], i) => {
      const [x, y] = mercator(lon, lat);
      if (i === 0) path.moveTo(x / UNIT, y / UNIT);
      else path.lineTo(x / UNIT, y / UNIT);
    });
    if (close) path.closePath();
  }
}

const RADIUS = EXTENT / Math.PI;

/** EPSG:3857, metres. */
export function mercator(lon: number, lat: number): [number, number] {
  const held = Math.max(-85.05, Math.min(85.05, lat));
  return [(lon * EXTENT) / 180, RADIUS * Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360))];
}

export const WORLD_WIDTH = 2 * EXTENT;
