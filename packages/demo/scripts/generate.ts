import { fileURLToPath } from 'node:url';
import { compileMessages } from '../../core/scripts/compile-messages.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Makes `src/generated/messages` from the demo's own catalogues. */
export default async function generate(): Promise<void> {
  await compileMessages({
    cataloguesDir: folder('../src/messages/catalogues'),
    outDir: folder('../src/generated/messages'),
    augment: '@twintown/core/messages.js',
  });
}
