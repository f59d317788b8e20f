import { fileURLToPath } from 'node:url';
import { compileMessages } from './compile-messages.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Makes `src/generated/messages` from the catalogues. */
export default async function generate(): Promise<void> {
  await compileMessages({
    cataloguesDir: folder('../src/messages/catalogues'),
    outDir: folder('../src/generated/messages'),
    interfaceName: 'GeneratedMessageArguments',
  });
}
