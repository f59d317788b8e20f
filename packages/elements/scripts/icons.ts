import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeIfNew } from '../../core/scripts/write-if-new.ts';

/** Icons that shadow-root widgets draw: exported as Lit `svg` templates named `<icon>Icon`. */
export const templateIcons = [
  'calendar',
  'camera',
  'chevron-left',
  'chevron-right',
  'circle-alert',
  'circle-check',
  'download',
  'eraser',
  'file',
  'image',
  'info',
  'loader',
  'pen',
  'trash-2',
  'triangle-alert',
  'type',
  'undo',
  'upload',
  'zoom-in',
  'zoom-out',
] as const;

/** Icons that light-DOM stylesheets draw as a mask: custom properties named `--tt-icon-<icon>`. */
export const maskIcons = [
  'check',
  'circle-alert',
  'circle-check',
  'info',
  'loader',
  'triangle-alert',
] as const;

/** The masks that `forms.css` draws: a page that counts bytes carries no others. */
export const formMaskIcons: readonly (typeof maskIcons)[number][] = [
  'circle-alert',
  'loader',
  'triangle-alert',
];

const icons = join(
  dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')),
  'icons',
);
const generated = join(dirname(fileURLToPath(import.meta.url)), '../src/generated');
const notice = 'Icons: Lucide, ISC licence, Copyright (c) Lucide Icons and Contributors.';

/** The shapes of one icon on its 24 px grid, without the `<svg>` around them. */
async function shapes(name: string): Promise<string> {
  const source = await readFile(join(icons, `${name}.svg`), 'utf8');
  const inside = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(source)?.[1];
  if (!inside) throw new Error(`Icon ${name} holds no <svg>.`);
  return inside
    .trim()
    .replace(/\s*\n\s*/g, '')
    .replaceAll(' />', '/>');
}

const attribute = (shape: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(shape)?.[1] ?? '';

/** What a shape draws, begun with an absolute `M`, or undefined where it is neither a path nor a line. */
function pathData(shape: string): string | undefined {
  if (shape.startsWith('<line ')) {
    const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => attribute(shape, name));
    const far = (from = '', to = ''): string =>
      String(Number((Number(to) - Number(from)).toFixed(3))).replace(/^(-?)0\./, '$1.');
    const [x, y] = [far(x1, x2), far(y1, y2)];
    return `M${x1} ${y1}${x === '0' ? `v${y}` : y === '0' ? `h${x}` : `l${x} ${y}`}`;
  }
  if (!shape.startsWith('<path ')) return undefined;
  // A small `m` counts from where the shape before it ended; the pairs after its first are lines.
  return attribute(shape, 'd').replace(
    /^m(-?[\d.]+[ ,]?-?[\d.]+)\s*(?=([-\d.]?))/,
    (_, start: string, next: string) => `M${start}${next && 'l'}`,
  );
}

/** Lines and paths as one path: a page that counts bytes carries these drawings. */
function onePath(inside: string): string {
  const all = inside.match(/<[^>]+>/g) ?? [];
  const others = all.filter((shape) => pathData(shape) === undefined);
  const drawn = all.map(pathData).join('');
  return drawn ? `${others.join('')}<path d="${drawn}"/>` : others.join('');
}

// Single quotes inside, so that the address can stand between double quotes with few escapes.
function mask(inside: string): string {
  const drawing =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='black' ` +
    `stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>${inside.replaceAll('"', "'")}</svg>`;
  const escaped = drawing.replace(/[%#<>]/g, (character) => encodeURIComponent(character));
  return `url("data:image/svg+xml,${escaped}")`;
}

function templateName(icon: string): string {
  const camel = icon.replace(/-\w/g, (part) => part.slice(1).toUpperCase());
  return `${camel.replace(/\d+$/, '')}Icon`;
}

function template(icon: string, inside: string): string {
  return (
    `export const ${templateName(icon)} = html\`<svg aria-hidden="true" viewBox="0 0 24 24" ` +
    `width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" ` +
    `stroke-linecap="round" stroke-linejoin="round">${inside}</svg>\`;\n`
  );
}

/**
 * Writes `icons.ts`, `icons.css` and `form-icons.css` into the generated sources. Masks need `img-src data:` in the
 * page's content security policy; where it is refused the mask hides the whole sign, and the words
 * beside it remain.
 */
export async function generateIcons(): Promise<void> {
  const templates = await Promise.all(
    templateIcons.map(async (icon) => template(icon, await shapes(icon))),
  );
  const sheetOf = async (names: readonly string[]): Promise<string> => {
    const masks = await Promise.all(
      names.map(async (icon) => `    --tt-icon-${icon}: ${mask(onePath(await shapes(icon)))};\n`),
    );
    return `/* ${notice} */\n@layer tt.elements {\n  :root {\n${masks.join('')}  }\n}\n`;
  };
  await writeIfNew(
    join(generated, 'icons.ts'),
    `/* ${notice} */\nimport { html } from 'lit';\n\n${templates.join('')}`,
  );
  await writeIfNew(join(generated, 'icons.css'), await sheetOf(maskIcons));
  await writeIfNew(join(generated, 'form-icons.css'), await sheetOf(formMaskIcons));
}
