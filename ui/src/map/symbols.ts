// SPDX-License-Identifier: Apache-2.0
import { ms, numberair, numbersea } from 'milsymbol-parts';
import type { TrackKind } from '../api';

// APP-6 (2525D numbers) for what moves, all with the frame "neutral": no kind says whose side a thing is on, and no screen may.
// Fixed stations and aids have no such symbol and get plain shapes.
const SIDC: Partial<Record<TrackKind, string>> = {
  CARGO: '10043000001401010000',
  TANKER: '10043000001401090000',
  PASSENGER: '10043000001401100000',
  FISHING: '10043000001402000000',
  SERVICE: '10043000001401110000',
  RESCUE: '10043000001403000000',
  LEISURE: '10043000001404000000',
  STATE: '10043000001300000000',
  SHIP: '10043000001400000000',
  AIRCRAFT: '10040100001200000000',
};

export interface Picture { image: HTMLCanvasElement; x: number; y: number }

let ready = false;
const made = new Map<string, Picture>();

/** The symbol of a kind, drawn once for each size and ratio; `x` and `y` are where its anchor lies in it. */
export function symbol(kind: TrackKind, size: number, ratio: number): Picture {
  const key = `${kind}/${size}/${ratio}`;
  let picture = made.get(key);
  if (!picture) {
    picture = draw(kind, size, ratio);
    made.set(key, picture);
  }
  return picture;
}

function draw(kind: TrackKind, size: number, ratio: number): Picture {
  const sidc = SIDC[kind];
  if (!sidc) return plain(kind, size, ratio);
  if (!ready) {
    ms.addIcons([numbersea, numberair]);
    ready = true;
  }
  const one = new ms.Symbol(sidc, { size: size * ratio, civilianColor: false, fillColor: '#9cd6ab', outlineWidth: 3, outlineColor: '#0b1014' });
  const anchor = one.getAnchor();
  return { image: one.asCanvas(1), x: anchor.x / ratio, y: anchor.y / ratio };
}

function plain(kind: TrackKind, size: number, ratio: number): Picture {
  const side = Math.round(size * 0.8 * ratio);
  const image = document.createElement('canvas');
  image.width = image.height = side + 4;
  const c = image.getContext('2d');
  if (c) {
    c.strokeStyle = '#0b1014';
    c.lineWidth = 2 * ratio;
    c.fillStyle = '#cfd8de';
    c.beginPath();
    if (kind === 'AID') {
      c.moveTo(side / 2 + 2, 2);
      c.lineTo(side + 2, side / 2 + 2);
      c.lineTo(side / 2 + 2, side + 2);
      c.lineTo(2, side / 2 + 2);
    } else {
      c.rect(4, 4, side - 4, side - 4);
    }
    c.closePath();
    c.fill();
    c.stroke();
  }
  return { image, x: image.width / 2 / ratio, y: image.height / 2 / ratio };
}
