import { warning } from '../issue.ts';
import {
  bare,
  checkDigits,
  isCodeAlone,
  orPlace,
  refused,
  withoutLabel,
  withoutPlace,
} from './identifier.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/**
 * Latvian postal code. The value and its display are `LV-3401`; `3401` is read too. A place beside it is
 * left out.
 */
export const postalCodeLv: ValueKind = {
  name: 'postal-code-lv',
  tidy: isCodeAlone,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(
      withoutLabel(withoutPlace(raw, 4), /PASTA|INDEKS/),
      /^(?:PASTAINDEKSS:?)?(?:LV)?/,
    );
    if (/^[A-Z]{1,3}\d{4,5}$/.test(compact)) return refused(raw, 'country');
    const issues = checkDigits(compact, 4, orPlace(compact));
    if (issues.length) return { raw, issues };
    /* Regions are numbered from 1 (Rīga) to 5; nothing official promises that it stays so. */
    const outside = /^[1-5]/.test(compact) ? [] : [warning('region')];
    return { raw, value: `LV-${compact}`, issues: outside };
  },
  format: (value) => value,
};
