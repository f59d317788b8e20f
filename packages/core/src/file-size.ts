import { numberFormat } from './intl.ts';

const kilobyte = 1024;
const units = { '': 1, k: kilobyte, m: kilobyte ** 2, g: kilobyte ** 3 } as const;

/**
 * Reads a size as an author writes it: `500kB`, `10 MB`, `1.5GB` or a number of bytes, in units of
 * 1024 bytes as file managers count them. `undefined` for anything else.
 */
export function parseSize(text: string | null | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([kmg]?)i?b?\s*$/i.exec(text ?? '') ?? [];
  if (!number) return undefined;
  return Math.floor(Number(number) * units[unit.toLowerCase() as keyof typeof units]);
}

/** `1,4 MB`, in units of 1024 bytes as file managers count them; with at most `digits` decimals. */
export function fileSize(language: string, bytes: number, digits = 1): string {
  const [unit, size] =
    bytes >= units.g
      ? (['gigabyte', bytes / units.g] as const)
      : bytes >= units.m
        ? (['megabyte', bytes / units.m] as const)
        : (['kilobyte', bytes === 0 ? 0 : Math.max(bytes / kilobyte, 10 ** -digits)] as const);
  return numberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(size);
}
