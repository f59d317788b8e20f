import { fileURLToPath } from 'node:url';
import { compileMessages } from '../../core/scripts/compile-messages.ts';
import { generateIcons } from './icons.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Makes the icons, and the words of the examples as typed modules. */
export default async function generate(): Promise<void> {
  await generateIcons();
  await compileMessages({
    cataloguesDir: folder('../src/examples/catalogues'),
    outDir: folder('../src/generated/examples'),
    interfaceName: 'ExampleWords',
  });
}
