// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Strict content policy: no inline script, style or data address may be needed, so nothing is inlined.
export default defineConfig({
  base: '/',
  resolve: {
    // Only the icon sets that are used: the package's own entry brings every set there is.
    alias: { 'milsymbol-parts': fileURLToPath(new URL('node_modules/milsymbol/index.mjs', import.meta.url)) },
  },
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
  build: {
    outDir: process.env['RENKEI_UI_OUT'] ?? '../node/target/classes/ui',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rollupOptions: { treeshake: { moduleSideEffects: (id) => !id.includes('/milsymbol/') } },
  },
  test: { environment: 'node', include: ['test/**/*.test.ts'] },
});
