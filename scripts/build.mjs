// Builds every public package: modules, types, stylesheets, themes, manifest, one-page bundle.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import process from 'node:process';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const packages = ['tokens', 'core', 'elements', 'viewer'];
const types = 'node_modules/.cache/twintown/types';

function run(title, program, args) {
  console.log(`Build: ${title}`);
  const { status } = spawnSync(process.execPath, [`node_modules/.bin/${program}`, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error(`Build stopped: ${title} failed; the lines above say where.`);
    process.exit(1);
  }
}

for (const name of packages) {
  for (const folder of globSync(`packages/${name}/dist/*`)) {
    // Themes and viewer assets are made by the packages' own generators, before this script runs.
    if (!/\/(themes|assets)$/.test(folder)) rmSync(folder, { recursive: true });
  }
}

run('modules and bundle', 'rollup', ['--config', '--silent']);

rmSync(types, { recursive: true, force: true });
run('types', 'tsc', ['-p', 'tsconfig.json']);
for (const name of packages) {
  for (const path of globSync(`${types}/packages/${name}/src/**/*.d.ts`)) {
    if (/\.(test|stories|examples)\.d\.ts$|\/(examples|testing)\//.test(path)) continue;
    const target = join(
      `packages/${name}/dist`,
      path.slice(`${types}/packages/${name}/src/`.length),
    );
    mkdirSync(dirname(target), { recursive: true });
    // Sources import each other with the extension they have on disk; the shipped files end in .js.
    const declared = readFileSync(path, 'utf8').replace(
      /(['"]\.{1,2}\/[^'"]*)\.ts(['"])/g,
      '$1.js$2',
    );
    // Of a module that registers, no import is left: whoever imports it would know neither tag nor events.
    const element = basename(dirname(path));
    const registers = path.endsWith('/define.d.ts') && existsSync(join(path, `../${element}.d.ts`));
    writeFileSync(target, registers ? `import './${element}.js';\n${declared}` : declared);
  }
}
// Declares what a generator wrote as a program already.
cpSync('packages/viewer/src/generated/pdfjs.d.ts', 'packages/viewer/dist/generated/pdfjs.d.ts');

console.log('Build: stylesheets');
// An element's own stylesheet lies beside the others, for pages that link only what they need.
const sheets = globSync('packages/elements/src/{,*/}*.css').filter(
  (path) => !/\/(styles|generated)\//.test(path),
);
await build({
  entryPoints: sheets.map((path) => ({
    in: path,
    out: path.slice(path.lastIndexOf('/') + 1, -'.css'.length),
  })),
  outdir: 'packages/elements/dist',
  bundle: true,
  minify: true,
  target: ['chrome120', 'firefox120', 'safari17'],
  external: ['*.woff2', 'data:*'],
});
cpSync('packages/elements/dist/twintown.css', 'packages/elements/dist/cdn/twintown.css');

console.log('Build: custom elements manifest');
for (const name of ['elements', 'viewer']) {
  run(`manifest of ${name}`, 'cem', [
    'analyze',
    '--config',
    'scripts/manifest.config.mjs',
    '--globs',
    `packages/${name}/src/**/*.ts`,
    '--outdir',
    `packages/${name}`,
  ]);
}
console.log('Build: done');
