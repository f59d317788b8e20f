import { bare, checkDigits, refused, weightedSum, withoutLabel } from './identifier.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** What a NIF says about its holder. */
export interface NifMeta {
  /**
   * `natural` is a person, `legal` a company or public body, `other` everything between: estates
   * of deceased persons, condominiums, numbers given of the tax office's own motion.
   */
  holder: 'natural' | 'legal' | 'other';
}

const natural = /^(?:[1238]|45)/;
const legal = /^(?:[56]|7[12])/;

/**
 * The kind of holder told by the first digits of a NIF; undefined when the text is no NIF by shape.
 * A suggestion for the form: ranges are added over time, so never refuse a number by it.
 */
export function nifMeta(nif: string): NifMeta | undefined {
  if (!/^[1-9]\d{8}$/.test(nif)) return undefined;
  if (natural.test(nif)) return { holder: 'natural' };
  return { holder: legal.test(nif) ? 'legal' : 'other' };
}

const prefixes =
  /^(?:(?:NIPC|NIF|\/|NÚMERO|NUMERO|NR|N[ºO°]|DE|CONTRIBUINTE|IDENTIFICAÇÃO|IDENTIFICACAO|FISCAL|IVA|VAT):?)*(?:PT)?/;

/** Portuguese tax number NIF or NIPC. The value is nine digits; it is shown as `501 964 843`. */
export const ptNif: ValueKind = {
  name: 'pt-nif',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(withoutLabel(raw, /NIF|NIPC|CONTRIB/), prefixes);
    const issues = checkDigits(compact, 9);
    if (issues.length) return { raw, issues };
    if (compact.startsWith('0')) return refused(raw, 'first-digit');
    const remainder = weightedSum(compact, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return Number(compact[8]) === (remainder < 2 ? 0 : 11 - remainder)
      ? { raw, value: compact, issues: [] }
      : refused(raw, 'checksum');
  },
  format: (value) => value.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3'),
  tells: nifMeta,
};
