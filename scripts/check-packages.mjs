// Builds the public packages and looks at what a vendor would install. Ends with 'N passed, N failed'.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import process from 'node:process';
import { untoldTypes } from './vendor-types.mjs';

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

const tarballs = mkdtempSync(join(tmpdir(), 'twintown-packed-'));
process.on('exit', () => rmSync(tarballs, { recursive: true }));

for (const name of ['tokens', 'core', 'elements', 'viewer']) {
  const folder = `packages/${name}`;
  const { tarball, files, problem } = pack(folder);
  record(`pack ${name}`, problem);
  if (problem) continue;
  record(`publint ${name}`, node(['node_modules/.bin/publint', 'run', tarball, '--strict']));
  record(
    `are the types wrong ${name}`,
    node([
      'node_modules/.bin/attw',
      tarball,
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      ...styles(folder),
    ]),
  );
  const { customElements } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  if (customElements) record(`manifest ${name}`, manifestProblem(`${folder}/${customElements}`));
  record(`packed files ${name}`, packedProblem(folder, files));
  record(`exports of ${name} load in Node`, await loadProblem(folder));
  record(`no development warnings in ${name}`, warningProblem(folder));
}

/** The tarball that npm would publish, made once for all that look into it. */
function pack(folder) {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', tarballs],
    { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 2 ** 26 },
  );
  if (status !== 0) return { problem: `npm pack fails: ${stderr}` };
  const [report] = Object.values(JSON.parse(stdout));
  return {
    tarball: join(tarballs, report.filename.replace('@', '').replace('/', '-')),
    files: new Set(report.files.map(({ path }) => path)),
  };
}

/** What would be missing, or too much, in the tarball; the checkout itself has every file. */
function packedProblem(folder, files) {
  const problems = [...files]
    .filter((path) =>
      /\.(test|stories|examples)\.ts$|\.mdx$|\/(examples|fixtures|documents)\//.test(path),
    )
    .map((path) => `${path} is of no use to a vendor`);
  const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const targets = Object.values(exports)
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
    .map((target) => posix.normalize(target));
  for (const target of targets) {
    // Every star of one target stands for the same text.
    const parts = target.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const [first, ...rest] = parts;
    const pattern = rest.length > 0 ? `${first}(.+)${rest.join('\\1')}` : first;
    const there = [...files].some((path) => new RegExp(`^${pattern}$`).test(path));
    if (!there) problems.push(`${target} is exported but not packed`);
  }
  for (const path of files) {
    if (!/^dist\/.*(?<!\.min)\.js$/.test(path)) continue;
    const code = readFileSync(join(folder, path), 'utf8');
    for (const [, id] of code.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+\.js)["']/g)) {
      const target = posix.join(posix.dirname(path), id);
      if (!files.has(target)) problems.push(`${path} imports ${target}, which is not packed`);
    }
  }
  if (!files.has('README.md')) problems.push('no README.md');
  return problems.join('\n') || undefined;
}

/** A server may import any exported module, if only because it renders what the page will hydrate. */
async function loadProblem(folder) {
  const problems = [];
  const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const exported = Object.values(exports)
    .map((target) => target.default)
    .filter((target) => target?.endsWith('.js'))
    .flatMap((target) => globSync(posix.join(folder, target.replace('*', '**/*'))));
  if (exported.length === 0) return 'no module is exported';
  for (const path of exported) {
    if (/\/dist\/(development|cdn|assets)\//.test(path)) continue;
    try {
      await import(pathToFileURL(path).href);
    } catch (error) {
      problems.push(`${path}: ${error.message}`);
    }
  }
  return problems.join('\n') || undefined;
}

function warningProblem(folder) {
  const problems = globSync(`${folder}/dist/**/*.js`).filter((path) => {
    if (/\/(development|assets)\//.test(path)) return false;
    const code = readFileSync(path, 'utf8');
    // The function itself is exported and stays; a call or its text must be gone.
    if (path.endsWith('/shared/warn.js')) return false;
    return /(?<![.\w#])warn\(|Lit is in dev mode|The page has no lang attribute/.test(code);
  });
  return problems.length > 0 ? `still warns: ${problems.join(', ')}` : undefined;
}

/** A page without a bundler has this bundle alone to tell its author of mistakes. */
function silenceProblem() {
  const code = globSync('packages/elements/dist/cdn/development/*.js').map((path) =>
    readFileSync(path, 'utf8'),
  );
  const untold = ['Unknown data-value', 'knows data-tt-theme', 'no sentences in lang', 'no <label'];
  const missing = untold.filter((text) => !code.some((part) => part.includes(text)));
  return missing.length > 0 ? `does not tell: ${missing.join(', ')}` : undefined;
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

record('the development bundle names mistakes', silenceProblem());
record('definitions survive a bundler', await lostTags());
record('whoever registers an element has its types', untoldTypes());
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
