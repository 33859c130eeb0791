// SPDX-License-Identifier: Apache-2.0

/** milsymbol's module form, of which only the sea and air icons are bundled (alias in vite.config.ts). */
declare module 'milsymbol-parts' {
  interface Drawn {
    getAnchor(): { x: number; y: number };
    asCanvas(ratio?: number): HTMLCanvasElement;
    isValid(): boolean;
  }
  export const ms: {
    addIcons(parts: unknown[]): void;
    Symbol: new (sidc: string, options: Record<string, unknown>) => Drawn;
  };
  export const numbersea: unknown;
  export const numberair: unknown;
}
