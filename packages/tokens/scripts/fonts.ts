import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BrandFile } from '../src/brand.ts';

interface Metrics {
  /** Width of the family's text against Arial's, in percent. */
  size: number;
  /** Ascent, descent and line gap of the family, in percent of the font size. */
  ascent: number;
  descent: number;
  gap: number;
}

// Measured in Chromium 156 against Liberation Sans, which has Arial's widths: the same paragraph in
// Polish, Portuguese, Latvian and English, weight 400. `scripts/measure-fonts.ts` measures again.
const metricsOf: Record<string, Metrics> = {};

const subsets = ['latin', 'latin-ext'];
const weights = [400, 600];

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** Stands in while the family loads, at the same size, so that nothing moves when it arrives. */
function fallbackFace(family: string, metrics: Metrics): string {
  const scaled = (value: number) => percent((value / metrics.size) * 100);
  return `@font-face{font-family:"${family} Fallback";src:local("Arial"),local("Liberation Sans"),local("Arimo"),local("Helvetica");size-adjust:${percent(metrics.size)};ascent-override:${scaled(metrics.ascent)};descent-override:${scaled(metrics.descent)};line-gap-override:${scaled(metrics.gap)}}\n`;
}

/**
 * Copies a brand's font files beside its stylesheet and answers their `@font-face` rules; nothing
 * for a brand that uses the system's font.
 */
export async function writeFonts(brand: BrandFile, out: string): Promise<string> {
  const families = new Set([brand.font?.body, brand.font?.heading].filter((name) => name));
  let css = '';
  for (const family of families as Set<string>) {
    const slug = family.toLowerCase().replaceAll(' ', '-');
    const source = dirname(
      createRequire(import.meta.url).resolve(`@fontsource/${slug}/package.json`),
    );
    const ranges = JSON.parse(await readFile(join(source, 'unicode.json'), 'utf8')) as Record<
      string,
      string
    >;
    await mkdir(join(out, 'fonts'), { recursive: true });
    await copyFile(join(source, 'LICENSE'), join(out, 'fonts', `${slug}.license.txt`));
    for (const weight of weights) {
      for (const subset of subsets) {
        const name = `${slug}-${subset}-${weight}-normal.woff2`;
        await copyFile(join(source, 'files', name), join(out, 'fonts', name));
        css += `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url(./fonts/${name}) format("woff2");unicode-range:${ranges[subset]}}\n`;
      }
    }
    const metrics = metricsOf[family];
    if (metrics) css += fallbackFace(family, metrics);
  }
  return css;
}
