import { bare, refused, withoutLabel } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** What a TERYT code can stand for. Seven digits may be a gmina and, in another register, a place. */
export type TerytMeaning = 'voivodeship' | 'powiat' | 'gmina' | 'place' | 'street';

/* Even numbers from 02 to 32, in the order of the voivodeships' names. */
const voivodeship = /^(?:0[2468]|1[02468]|2[02468]|3[02])/;

/* Urban, rural, urban-rural, its town, its rural part, Warsaw district, delegation. */
const gmina = /^\d{2}(?!00)\d{2}(?!00)\d{2}[1234589]$/;

/** What a code of 2, 4, 5 or 7 digits can stand for, the likelier first; empty for none. */
export function terytMeanings(code: string): TerytMeaning[] {
  if (!/^\d+$/.test(code)) return [];
  const inVoivodeship = voivodeship.test(code);
  if (code.length === 2) return inVoivodeship ? ['voivodeship'] : [];
  if (code.length === 4) return inVoivodeship && !code.endsWith('00') ? ['powiat'] : [];
  if (code.length === 5) return ['street'];
  if (code.length !== 7) return [];
  return inVoivodeship && gmina.test(code) ? ['gmina', 'place'] : ['place'];
}

/**
 * Polish territorial code: TERC of 2, 4 or 7 digits, SIMC of 7, ULIC of 5. The value and its
 * display are the digits together. There is no check digit in what is published of TERC.
 */
export const plTeryt: ValueKind = {
  name: 'pl-teryt',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    /* `181101_1` is how land registers write the kind of a gmina. */
    const text = raw.replaceAll('_', '');
    const compact = bare(
      withoutLabel(text, /TERYT|TERC|SIMC|ULIC|GMIN/),
      /^(?:(?:KOD|IDENTYFIKATOR|NR|TERYT|TERC|SIMC|ULIC):?)*/,
    );
    if (/\D/.test(compact)) return refused(raw, orLetterO('letters', compact));
    const count = compact.length;
    if (![2, 4, 5, 7].includes(count)) return refused(raw, 'length', { count });
    if (terytMeanings(compact).length) return { raw, value: compact, issues: [] };
    return refused(raw, voivodeship.test(compact) ? 'powiat' : 'voivodeship');
  },
  format: (value) => value,
};
