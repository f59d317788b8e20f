// What TypeScript knows on a vendor's side, who has the built types alone.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const folder = 'node_modules/.cache/twintown/vendor-types';
const events = {
  'elements/define/date-range.js': ['tt-range'],
  'elements/define/field.js': ['tt-value', 'tt-issues'],
  'elements/define/form.js': ['tt-submit'],
  'elements/define/phone.js': ['tt-value', 'tt-issues'],
};

/** The modules that register an element, as `elements/define/field.js`. */
function registering() {
  return ['elements', 'viewer'].flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'));
    return Object.keys(exports)
      .filter((path) => path.startsWith('./define/'))
      .map((path) => `${name}${path.slice(1)}`);
  });
}

/**
 * Which module registers an element without TypeScript learning its tag and its events. Each is
 * compiled alone: what one file declares for all, the others of a program know too.
 */
export function untoldTypes() {
  mkdirSync(folder, { recursive: true });
  const untold = registering().flatMap((entry) => {
    const tag = `tt-${entry.slice(entry.lastIndexOf('/') + 1, -3)}`;
    const file = `${folder}/page.ts`;
    writeFileSync(
      file,
      [
        `import '@twintown/${entry}';`,
        `export const element: HTMLElementTagNameMap['${tag}'] | null = document.querySelector('${tag}');`,
        ...(events[entry] ?? []).map(
          (event) => `document.body.addEventListener('${event}', (told) => told.detail);`,
        ),
      ].join('\n'),
    );
    const flags =
      '--ignoreConfig --noEmit --strict --skipLibCheck --target es2022 --module nodenext --types node';
    const { status, stdout } = spawnSync(
      process.execPath,
      ['node_modules/typescript/bin/tsc', ...flags.split(' '), file],
      { encoding: 'utf8' },
    );
    return status === 0 ? [] : [`${entry}: ${stdout.trim()}`];
  });
  rmSync(folder, { recursive: true });
  return untold.join('\n') || undefined;
}
