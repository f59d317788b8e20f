import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { formMaskIcons, maskIcons } from '../../scripts/icons.ts';

const source = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const theme = resolve(source, '../../tokens/dist/themes/neutral.css');

const namedColors =
  /\b(?:aqua|azure|beige|black|blue|brown|coral|crimson|cyan|fuchsia|gold|gr[ae]y|green|indigo|ivory|khaki|lavender|lime|magenta|maroon|navy|olive|orange|orchid|pink|plum|purple|red|salmon|silver|tan|teal|tomato|turquoise|violet|wheat|white|yellow)\b/i;
const colorFunctions =
  /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\(/i;
const systemColors =
  /\b(?:Canvas|CanvasText|LinkText|ButtonText|ButtonFace|ButtonBorder|Highlight|HighlightText|GrayText)\b/;
const physical = /(?:^|-)(?:left|right|top|bottom)(?:-|$)/;
/** Where `!important` is part of the subject: what is hidden stays hidden, paper and forced colours win. */
const mayBeImportant = ['reset.css', 'visually-hidden.css', 'forced-colors.css', 'print.css'];

/** `css` without what it says for forced colours, where the system's own colours are right. */
function withoutForcedColors(css: string): string {
  const start = css.search(/@media \(forced-colors: active\) \{/);
  if (start < 0) return css;
  let depth = 0;
  for (let at = css.indexOf('{', start); at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}' && --depth === 0)
      return css.slice(0, start) + withoutForcedColors(css.slice(at + 1));
  }
  return css.slice(0, start);
}

/** Everything wrong with one stylesheet, each as a sentence. `roles`: names with `--tt-`. */
function problems(css: string, name: string, roles: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(["'])(?:\\.|(?!\1).)*\1/g, "''");

  for (const [, property = '', value = ''] of plain.matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)) {
    const words = value.replace(/--[\w-]+/g, '');
    if (property.startsWith('--')) found.push(`${property} is declared; hooks are only read`);
    if (namedColors.test(words) || colorFunctions.test(words)) found.push(`colour in ${value}`);
    if (physical.test(property)) found.push(`physical property ${property}`);
    if (['text-align', 'float', 'clear'].includes(property) && /\b(?:left|right)\b/.test(value))
      found.push(`physical value ${property}: ${value}`);
    if (property === 'text-transform') found.push('text-transform');
    if (value.includes('!important') && !mayBeImportant.includes(name))
      found.push(`!important on ${property}`);
  }

  for (const [, value = ''] of withoutForcedColors(plain).matchAll(/:\s*([^;{}]+);/g)) {
    if (systemColors.test(value.replace(/--[\w-]+/g, ''))) found.push(`system colour in ${value}`);
  }

  for (const [, selector = ''] of plain.matchAll(/([^{};]+)\{/g)) {
    if (!selector.trim().startsWith('@') && /\.[a-z_-]/i.test(selector))
      found.push(`class in ${selector.trim()}`);
  }

  for (const [whole, variable = '', , fallback] of plain.matchAll(
    /var\(\s*(--[\w-]+)\s*(,\s*var\(\s*(--[\w-]+)\s*\))?\s*\)/g,
  )) {
    const icon = maskIcons.some((each) => variable === `--tt-icon-${each}`);
    if (roles.has(variable) || icon) continue;
    if (!fallback || !roles.has(fallback)) found.push(`${whole} has no role to fall back to`);
  }
  const read = plain.match(/var\(/g)?.length ?? 0;
  const understood =
    plain.match(/var\(\s*--tt-[\w-]+\s*(?:\)|,\s*var\(\s*--tt-[\w-]+\s*\)\s*\))/g) ?? [];
  const nested = understood.filter((each) => each.includes(',')).length;
  if (understood.length + nested !== read)
    found.push('a var() is neither a role nor a hook with a role behind it');

  if (!/^\s*@layer tt\.(?:reset|elements) \{[\s\S]*\n\}\s*$/.test(plain))
    found.push('rules outside the layers');
  return found;
}

function sheets(): string[] {
  return globSync('**/*.css', { cwd: source })
    .filter((path) => !path.startsWith('generated') && path.includes('/'))
    .sort();
}

function imports(entry: string): string[] {
  const css = readFileSync(join(source, entry), 'utf8');
  return [...css.matchAll(/@import '\.\/([^']+)'/g)].map(([, path = '']) => path);
}

function rolesOfTheme(): Set<string> {
  assert.ok(existsSync(theme), 'Themes are missing: run `npm run generate` first.');
  return new Set(readFileSync(theme, 'utf8').match(/--tt-[\w-]+(?=\s*:)/g));
}

test('every stylesheet keeps the rules of the house', () => {
  const roles = rolesOfTheme();
  assert.ok(sheets().length > 20);
  const found = sheets().flatMap((path) =>
    problems(readFileSync(join(source, path), 'utf8'), path.replace(/.*\//, ''), roles).map(
      (problem) => `${path}: ${problem}`,
    ),
  );
  assert.deepEqual(found, []);
});

test('twintown.css imports every stylesheet, once', () => {
  const imported = imports('twintown.css').filter((path) => !path.startsWith('generated'));
  assert.deepEqual(imported.sort(), sheets());
});

test('forms.css repeats parts of twintown.css in their order, with the icons it draws', () => {
  const all = imports('twintown.css');
  const some = imports('forms.css').filter((path) => !path.startsWith('generated'));
  assert.ok(some.length > 15);
  assert.deepEqual(
    some,
    all.filter((path) => some.includes(path)),
  );
  const text = some.map((path) => readFileSync(join(source, path), 'utf8')).join('');
  const drawn = new Set([...text.matchAll(/--tt-icon-([\w-]+)/g)].map(([, icon]) => icon));
  assert.deepEqual([...drawn].sort(), [...formMaskIcons].sort());
});

test('critical.css repeats parts of twintown.css in their order, within 2 kB', () => {
  const all = imports('twintown.css');
  const some = imports('critical.css');
  assert.deepEqual(
    some,
    all.filter((path) => some.includes(path)),
  );
  const { outputFiles } = buildSync({
    entryPoints: [join(source, 'critical.css')],
    bundle: true,
    minify: true,
    write: false,
    outdir: relative(process.cwd(), source),
  });
  const size = brotliCompressSync(outputFiles[0]?.contents ?? '').byteLength;
  assert.ok(size > 0 && size <= 2048, `${size} bytes`);
});

test('every width that an example, a guidance page or an address asks for is there', () => {
  const widthsIn = (path: string): string[] => {
    const css = readFileSync(join(source, path), 'utf8');
    return [...css.matchAll(/\[data-width='(\w+)'\]/g)].map(([, width]) => width!);
  };
  const widths = new Set(widthsIn('styles/control.css'));
  // The town hall's pages have both stylesheets.
  const ofTown = new Set([...widths, ...widthsIn('field-extras/field-extras.css')]);
  const rooms = resolve(source, '../..');
  const files = globSync('*/src/**/*.{ts,mdx}', { cwd: rooms }).filter(
    // Asks for some that are not there, to be warned of them.
    (file) => !file.endsWith('/warn-of-values.test.ts'),
  );
  const missing = files.flatMap((file) =>
    [...readFileSync(join(rooms, file), 'utf8').matchAll(/(?:data-width="|\bwidth: ')(\w+)["']/g)]
      .filter(([, width]) => !(file.startsWith('demo/') ? ofTown : widths).has(width!))
      .map(([text]) => `${file}: ${text}`),
  );
  assert.ok(files.length > 100 && widths.size > 5);
  assert.deepEqual(missing, []);
  const named = readFileSync(join(source, 'field/field.mdx'), 'utf8');
  for (const width of ofTown) assert.ok(named.includes(`<code>${width}</code>`), width);
});

test('the rules catch what they are for', () => {
  const roles = new Set(['--tt-text', '--tt-border-control']);
  const wrong: Record<string, string> = {
    'hex colour': 'color: #333;',
    'named colour': 'color: white;',
    'colour function': 'color: rgb(0 0 0);',
    'system colour': 'color: CanvasText;',
    'hook without role': 'color: var(--tt-field-color);',
    'hook with a literal': 'inline-size: var(--tt-field-size, 4px);',
    'hook with a hook': 'color: var(--tt-field-color, var(--tt-other-color));',
    'declared hook': '--tt-field-color: var(--tt-text);',
    'physical property': 'margin-left: 0;',
    'physical edge': 'top: 0;',
    'physical value': 'text-align: left;',
    'changed letters': 'text-transform: none;',
    important: 'color: var(--tt-text) !important;',
  };
  for (const [name, declaration] of Object.entries(wrong)) {
    const css = `@layer tt.elements {\n  a {\n    ${declaration}\n  }\n}\n`;
    assert.notDeepEqual(problems(css, 'any.css', roles), [], name);
  }
  const layered = (rule: string) => `@layer tt.elements {\n  ${rule}\n}\n`;
  assert.notDeepEqual(problems(layered('a.button { margin: 0; }'), 'any.css', roles), []);
  assert.notDeepEqual(problems('a { margin: 0; }\n', 'any.css', roles), []);
  const right = layered('a:hover { color: var(--tt-a-color, var(--tt-text)); inset: 0.5em; }');
  assert.deepEqual(problems(right, 'any.css', roles), []);
});
