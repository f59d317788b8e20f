// Everything that can be found wrong without running the code. Ends with 'N passed, N failed'.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { importProblems } from './check-imports.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

function bin(program, ...args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`node_modules/.bin/${program}`, ...args],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return status === 0 ? [] : [`${stdout}${stderr}`.trim()];
}

function lockfile() {
  const lock = readFileSync('package-lock.json', 'utf8');
  const problems = [];
  if (/"resolved":\s*"https?:/.test(lock)) {
    problems.push(
      'package-lock.json holds download addresses: run `npm install` with omit-lockfile-registry-resolved=true',
    );
  }
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['ci', '--dry-run', '--ignore-scripts', '--loglevel=error'],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) problems.push(`npm ci would fail: ${stdout}${stderr}`.trim());
  return problems;
}

const forbidden = [
  [
    /\bstyleMap\b/,
    'styleMap is blocked by a strict style-src; use element.style.setProperty or an attribute',
  ],
  [
    /\bunsafe(?:HTML|SVG|CSS|Static)\b/,
    'unsafe* passes Trusted Types unchecked; build nodes instead',
  ],
  [/\.(?:inner|outer)HTML\s*=[^=]/, 'innerHTML is refused by Trusted Types; build nodes instead'],
  [/\bstyle\s*=\s*["'$]/, 'a style attribute is blocked by a strict style-src; use a stylesheet'],
  [/<style\b/, 'a style element is blocked by a strict style-src; use a stylesheet'],
  [/setAttribute\(\s*['"]style['"]/, 'a style attribute is blocked by a strict style-src'],
  [
    /\baddEventListener\(\s*['"]unload['"]/,
    'unload listeners switch off the Back and forward cache',
  ],
];

function security() {
  return globSync('packages/*/src/**/*.ts')
    .filter((path) => !/\.test\.ts$|\/generated\//.test(path))
    .flatMap((path) => {
      const code = readFileSync(path, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
      return forbidden
        .filter(([pattern]) => pattern.test(code))
        .map(([, why]) => `${path}: ${why}`);
    });
}

const checks = {
  'types of all packages': () =>
    bin('tsc', '-p', 'tsconfig.json', '--noEmit', '--emitDeclarationOnly', 'false'),
  'types of core without a page': () => bin('tsc', '-p', 'packages/core'),
  'types of tokens without a page': () => bin('tsc', '-p', 'packages/tokens'),
  lint: () => bin('oxlint', '--config', '.oxlintrc.json', '.'),
  format: () => bin('prettier', '--check', '--log-level', 'warn', '.'),
  'import directions': importProblems,
  'security rules': security,
  lockfile,
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const problems = check();
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name}`);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) failed += 1;
}
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
