// Makes everything that is derived: messages, themes, icons, examples' words. Fast; run by every other script.
import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import process from 'node:process';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const order = ['core', 'tokens', 'elements', 'viewer', 'demo'];
const rank = (path) => order.indexOf(path.split('/')[1]);

for (const path of globSync('packages/*/scripts/generate.ts').sort((a, b) => rank(a) - rank(b))) {
  const { default: generate } = await import(pathToFileURL(path).href);
  await generate();
}
