/**
 * How Vite builds and serves the renderer. The page it makes carries a placeholder where each load puts its own nonce
 * (main/desktop/protocol.ts): no script and no style runs that this program did not write.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { licencesPlugin } from '../licences.ts';

const DEV_PORT = 5273;

const root = fileURLToPath(new URL('../../renderer', import.meta.url));

export function rendererConfig(options: { out?: string } = {}): InlineConfig {
  return {
    configFile: false,
    root,
    base: '/',
    logLevel: 'warn',
    plugins: [react(), licencesPlugin()],
    // The page is served under the window's own address, so it has to be told where Vite listens for its reloading.
    server: { port: DEV_PORT, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: DEV_PORT } },
    html: { cspNonce: 'CSP-NONCE' },
    build: {
      ...(options.out === undefined ? {} : { outDir: options.out }),
      emptyOutDir: true,
      // The Chromium of the oldest Electron that the stories run in.
      target: 'chrome130',
      // Fonts and pictures stay files: the policy of the page allows no data: but for pictures.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      reportCompressedSize: false,
    },
  };
}
