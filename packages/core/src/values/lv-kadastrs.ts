import { warning } from '../issue.ts';
import { bare, refused, withoutLabel } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** What a Latvian cadastral number says about the thing it names. */
export interface KadastrsMeta {
  object: 'property-or-land' | 'land-part' | 'building' | 'premises';
  /** Four digits of the cadastral territory. */
  territory: string;
}

const objects: Readonly<Record<number, KadastrsMeta['object']>> = {
  11: 'property-or-land',
  14: 'building',
  15: 'land-part',
  17: 'premises',
};

/** What the length of a cadastral number tells; undefined when the text is none by shape. */
export function kadastrsMeta(code: string): KadastrsMeta | undefined {
  const object = /^\d+$/.test(code) ? objects[code.length] : undefined;
  return object && { object, territory: code.slice(0, 4) };
}

const prefixes = /^(?:(?:KADASTRA|KADASTRS|KAD|NUMURS|APZĪMĒJUMS|APZIMEJUMS|NR):?)*/;

/**
 * Latvian cadastral number of a property, or designation of a land unit (eleven digits both), a
 * building (fourteen) or premises (seventeen). The value and its display are the digits together.
 */
export const lvKadastrs: ValueKind = {
  name: 'lv-kadastrs',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(withoutLabel(raw, /KADASTR|KADAPZ/), prefixes).replaceAll('/', '');
    if (/\D/.test(compact)) return refused(raw, orLetterO('letters', compact));
    const meta = kadastrsMeta(compact);
    if (!meta) return refused(raw, 'length', { count: compact.length });
    /* Fifteen digits are known to us from practice alone, with an 8 before the last three. */
    if (meta.object !== 'land-part') return { raw, value: compact, issues: [] };
    return compact[11] === '8'
      ? { raw, value: compact, issues: [warning('land-part')] }
      : refused(raw, 'length', { count: compact.length });
  },
  format: (value) => value,
};
