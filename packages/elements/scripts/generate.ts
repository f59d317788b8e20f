import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileMessages } from '../../core/scripts/compile-messages.ts';
import { generateIcons } from './icons.ts';
import { generateTus } from './tus.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Examples ask for a word by its key alone, so no two files may use the same one. */
function checkUnique(cataloguesDir: string): void {
  const owner = new Map<string, string>();
  for (const file of globSync('en/*.json', { cwd: cataloguesDir }).sort()) {
    for (const key of Object.keys(JSON.parse(readFileSync(`${cataloguesDir}/${file}`, 'utf8')))) {
      const other = owner.get(key);
      if (other) throw new Error(`The word "${key}" of the examples is in ${other} and in ${file}`);
      owner.set(key, file);
    }
  }
}

/** Makes the icons, the upload client, and the words of the examples as typed modules. */
export default async function generate(): Promise<void> {
  await generateIcons();
  await generateTus();
  const cataloguesDir = folder('../src/examples/catalogues');
  checkUnique(cataloguesDir);
  await compileMessages({
    cataloguesDir,
    outDir: folder('../src/generated/examples'),
    interfaceName: 'ExampleWords',
  });
}
