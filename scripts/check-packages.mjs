// Builds the public packages and looks at what a vendor would install. Ends with 'N passed, N failed'.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

let passed = 0;
let failed = 0;
function record(name, problem) {
  console.log(`${problem ? 'FAIL' : 'ok  '}  ${name}`);
  if (problem) console.error(problem);
  if (problem) failed += 1;
  else passed += 1;
}

function node(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? undefined : `${stdout}${stderr}`.trim();
}

record('build', node(['scripts/build.mjs']));

for (const name of ['tokens', 'core', 'elements', 'viewer']) {
  const folder = `packages/${name}`;
  record(
    `publint ${name}`,
    node(['node_modules/.bin/publint', 'run', folder, '--strict', '--pack', 'npm']),
  );
  record(
    `are the types wrong ${name}`,
    node([
      'node_modules/.bin/attw',
      '--pack',
      folder,
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      ...styles(folder),
    ]),
  );
  const { customElements } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  if (customElements) record(`manifest ${name}`, manifestProblem(`${folder}/${customElements}`));
}

// A bundler drops a module that package.json calls free of side effects, silently: look for the tags.
async function lostTags() {
  const { build } = await import('esbuild');
  const entries = ['elements', 'viewer'].flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'));
    return Object.keys(exports)
      .filter((path) => path.startsWith('./define/'))
      .map((path) => [`@twintown/${name}${path.slice(1)}`, `tt-${path.slice(9, -3)}`]);
  });
  const lost = [];
  for (const [entry, tag] of entries) {
    const { outputFiles } = await build({
      stdin: { contents: `import '${entry}';`, resolveDir: root },
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: '/',
      write: false,
      logLevel: 'silent',
    });
    if (!outputFiles.some(({ text }) => text.includes(`"${tag}"`))) lost.push(entry);
  }
  return lost.length > 0 ? `a bundler drops the definition: ${lost.join(', ')}` : undefined;
}

function styles(folder) {
  const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return Object.keys(exports).filter((path) => !path.endsWith('.js'));
}

function manifestProblem(path) {
  if (!existsSync(path)) return `${path} was not made`;
  const { modules } = JSON.parse(readFileSync(path, 'utf8'));
  const tags = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ customElement }) => customElement);
  const silent = tags
    .filter(({ summary, description }) => !summary && !description)
    .map(({ name }) => name);
  if (tags.length === 0) return `${path} names no custom element`;
  return silent.length > 0 ? `without a summary: ${silent.join(', ')}` : undefined;
}

record('definitions survive a bundler', await lostTags());
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
