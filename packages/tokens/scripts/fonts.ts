import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeIfNew } from '../../core/scripts/write-if-new.ts';
import type { BrandFile } from '../src/brand.ts';

interface Metrics {
  /** Width of the family's text against Arial's, in percent. */
  size: number;
  /** Ascent and descent of the family, in percent of the font size. None has a line gap. */
  ascent: number;
  descent: number;
}

// Measured in Chromium 156, weight 400, on one paragraph of Polish, Portuguese, Latvian and English;
// the widths against Liberation Sans, which has Arial's.
const metricsOf: Record<string, Metrics> = {
  'Fira Sans': { size: 101.66, ascent: 93.5, descent: 26.5 },
  'Noto Sans': { size: 105.08, ascent: 106.9, descent: 29.3 },
  Rubik: { size: 103.95, ascent: 93.5, descent: 25 },
};

const subsets = ['latin', 'latin-ext'];
const weights = [400, 600];

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** Stands in while the family loads, at the same size, so that nothing moves when it arrives. */
function fallbackFace(family: string, metrics: Metrics): string {
  const scaled = (value: number) => percent((value / metrics.size) * 100);
  return `@font-face{font-family:"${family} Fallback";src:local("Arial"),local("Liberation Sans"),local("Arimo"),local("Helvetica");size-adjust:${percent(metrics.size)};ascent-override:${scaled(metrics.ascent)};descent-override:${scaled(metrics.descent)};line-gap-override:0%}\n`;
}

/**
 * Copies a brand's font files beside its stylesheet and answers their `@font-face` rules; nothing
 * for a brand that uses the system's font.
 */
export async function writeFonts(brand: BrandFile, out: string): Promise<string> {
  const families = new Set(
    [brand.font?.body, brand.font?.heading].filter((name) => name !== undefined),
  );
  let css = '';
  for (const family of families) {
    const slug = family.toLowerCase().replaceAll(' ', '-');
    const source = dirname(
      createRequire(import.meta.url).resolve(`@fontsource/${slug}/package.json`),
    );
    const ranges = JSON.parse(await readFile(join(source, 'unicode.json'), 'utf8')) as Record<
      string,
      string
    >;
    const copy = async (from: string, to: string) =>
      writeIfNew(join(out, 'fonts', to), await readFile(join(source, from)));
    await copy('LICENSE', `${slug}.license.txt`);
    for (const weight of weights) {
      for (const subset of subsets) {
        const name = `${slug}-${subset}-${weight}-normal.woff2`;
        await copy(`files/${name}`, name);
        css += `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url(./fonts/${name}) format("woff2");unicode-range:${ranges[subset]}}\n`;
      }
    }
    const metrics = metricsOf[family];
    if (metrics) css += fallbackFace(family, metrics);
  }
  return css;
}
