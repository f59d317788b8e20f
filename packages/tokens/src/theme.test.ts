import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { BrandFile } from './brand.ts';
import { contrast } from './contrast.ts';
import { forcedColor, printColor } from './media.ts';
import { rolePairs } from './pairs.ts';
import { roleNames } from './roles.ts';
import { generateStylesheet, generateTheme } from './theme.ts';
import { themes } from './themes.ts';

const mielec: BrandFile = { id: 'mielec', name: 'Mielec', brand: '#0054a6', accent: '#ffd200' };
const liepaja: BrandFile = { id: 'liepaja', name: 'Liepāja', brand: '#c8102e' };

/** The text inside the braces that open after `start`. */
function bodyOf(css: string, start: string): string {
  const from = css.indexOf(start);
  assert.notEqual(from, -1, `no ${start}`);
  let depth = 0;
  for (let index = css.indexOf('{', from); index < css.length; index++) {
    if (css[index] === '{') depth++;
    if (css[index] === '}' && --depth === 0) return css.slice(css.indexOf('{', from) + 1, index);
  }
  return '';
}

function rolesIn(body: string): string[] {
  return roleNames.filter((role) => body.includes(`--tt-${role}:`));
}

const notOnPaper = roleNames.filter(
  (role) => !['surface-paper', 'text-paper', 'ink'].includes(role),
);

test('the order of the layers comes first', () => {
  assert.ok(
    generateTheme(mielec).css.startsWith('@layer tt.reset,tt.tokens,tt.theme,tt.elements;'),
  );
});

test("a town's own file stands on the root and on its attribute", () => {
  const { css } = generateTheme(mielec);
  assert.deepEqual(rolesIn(bodyOf(css, '\n:where(:root),[data-tt-theme=mielec]{')), [...roleNames]);
});

test('in a file of several towns only the first stands on the root', () => {
  const css = generateStylesheet([mielec, liepaja]);
  assert.ok(css.includes('\n:where(:root),[data-tt-theme=mielec]{'));
  assert.ok(!css.includes(':where(:root),[data-tt-theme=liepaja]'));
});

test('every theme says every role again, so that one inside another is complete', () => {
  const css = generateStylesheet([mielec, liepaja]);
  assert.deepEqual(rolesIn(bodyOf(css, '\n[data-tt-theme=liepaja]{')), [...roleNames]);
  assert.deepEqual(rolesIn(bodyOf(css, '@media (prefers-contrast:more)')), [...roleNames]);
});

test('no colour is registered, so that a dark part inside a light one is dark', () => {
  assert.ok(!generateTheme(mielec).css.includes('@property'));
});

test('a browser without light-dark() gets the light colours', () => {
  const body = bodyOf(generateTheme(mielec).css, '@supports not (color:light-dark(#fff,#000))');
  assert.deepEqual(rolesIn(body), [...roleNames]);
  assert.ok(!body.includes('light-dark('));
  assert.ok(body.includes('color-scheme:light'));
});

test('forced colours and paper replace every role but those of paper and ink', () => {
  const { css } = generateTheme(mielec);
  assert.deepEqual(rolesIn(bodyOf(css, '@media (forced-colors:active)')), notOnPaper);
  assert.deepEqual(rolesIn(bodyOf(css, '@media print')), notOnPaper);
  assert.equal(forcedColor('surface-paper'), undefined);
});

test('printed, every pair reads at 4.5:1, also when fills are left out', () => {
  const long = (hex: string) => (hex.length === 4 ? hex.replaceAll(/[0-9a-f]/g, '$&$&') : hex);
  for (const { foregrounds, background, criterion } of rolePairs) {
    const back = printColor(background);
    if (back === undefined || criterion === '1.4.11') continue;
    for (const front of foregrounds.map((name) => printColor(name) ?? '')) {
      const name = `${foregrounds.join('/')} on ${background}`;
      assert.ok(contrast(long(front), long(back)) >= 4.5, name);
      assert.ok(contrast(long(front), '#ffffff') >= 4.5, `${name}, fill left out`);
    }
  }
});

test('reduced motion leaves nothing that can be seen to move', () => {
  const body = bodyOf(generateTheme(mielec).css, '@media (prefers-reduced-motion:reduce)');
  assert.match(body, /--tt-motion-fast:\.01ms;--tt-motion-slow:\.01ms/);
});

test('compact density does not shrink what a finger presses', () => {
  const { css } = generateTheme({ ...mielec, density: 'compact' });
  assert.ok(css.includes('--tt-control-height:2.75rem'));
  assert.ok(bodyOf(css, '@media not (pointer:coarse)').includes('--tt-control-height:2.25rem'));
});

test('font, corners and density come from the brand file', () => {
  const { css } = generateTheme({ ...mielec, font: { body: 'Fira Sans' }, radius: 'round' });
  assert.match(css, /--tt-font-body:"Fira Sans","Fira Sans Fallback",system-ui,/);
  assert.match(css, /--tt-radius-control:8px/);
  assert.match(generateTheme({ ...mielec, radius: 'none' }).css, /--tt-radius-card:0[;}]/);
});

test('a brand without accent uses its brand colour for both', () => {
  assert.match(generateTheme(liepaja).css, /--tt-accent:#c8102e/);
  assert.match(generateTheme(mielec).css, /--tt-accent:#ffd200/);
});

test('the built-in themes have no failing pair and no problem', () => {
  for (const file of themes) {
    const { report, problems } = generateTheme(file);
    assert.deepEqual(problems, [], file.id);
    assert.equal(report.summary.failures, 0, file.id);
    for (const pairs of Object.values(report.modes)) assert.equal(pairs.length, rolePairs.length);
  }
});

test('a theme stays small', () => {
  for (const file of themes) {
    const { length } = gzipSync(generateTheme(file).css, { level: 9 });
    assert.ok(length < 3000, `${file.id} is ${length} bytes`);
  }
});

test('a wrong setting is named and gives way to its default, never to an exception', () => {
  const wrong = {
    id: 'Mielec!',
    name: 'Mielec',
    brand: 'rgb(0 0 0 / 50%)',
    accent: '#ffd20080',
    radius: 'huge',
    font: { body: 'Fira";}body{display:none' },
    colour: 'red',
  } as unknown as BrandFile;
  const { css, report, problems } = generateTheme(wrong);
  assert.deepEqual(problems.map(({ path }) => path).sort(), [
    'accent',
    'brand',
    'colour',
    'font.body',
    'id',
    'radius',
  ]);
  assert.ok(!css.includes('display:none'));
  assert.equal(report.summary.failures, 0);
  assert.doesNotThrow(() => generateTheme(null as unknown as BrandFile));
});
