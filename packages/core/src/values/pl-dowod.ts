import { warning } from '../issue.ts';
import { bare, base36, orZero, refused } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/* Taken off only where a whole number stands: a series may begin with the same letters. */
const prefixes = /^(?:(?:DOW[OÓ]DU?|OSOBIST(?:Y|EGO)|DO|SERIA|I|NUMER|NR):?)+(?=[A-Z]{3}\d{6}$)/;

/* "dowodem osobistym seria ABS, nr 123456" */
const spoken =
  /^(?:.*(?:dow|osob|seri|d\.\s?o\.).*?)?(?<!\p{L})([a-z]{3})(?!\p{L})[\s.,:\-\u2010-\u2015]*(?:(?:nr|numer)[\s.:]*)?(\d{3}\s?\d{3})$/isu;

const longest = 120;

const weights = [7, 3, 1, 9, 7, 3, 1, 7, 3];

/** Polish identity card. The value is three letters and six digits, shown as `ABS 123456`. */
export const plDowod: ValueKind = {
  name: 'pl-dowod',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const text = plain(raw).normalize('NFC').trim();
    const [, series, digits] = (text.length <= longest && spoken.exec(text)) || [];
    const compact = bare(series && digits ? series + digits : raw, prefixes);
    if (/[^\dA-Z]/.test(compact)) return refused(raw, 'letters');
    const count = compact.length;
    if (count !== 9) return refused(raw, 'length', { expected: 9, count });
    if (!/^[A-Z]{3}/.test(compact)) return refused(raw, orZero('series', compact.slice(0, 3)));
    if (!/\d{6}$/.test(compact)) return refused(raw, orLetterO('digits', compact.slice(3)));
    const sum = weights.reduce((total, weight, at) => total + weight * base36(compact[at]!), 0);
    if (sum % 10) return refused(raw, 'checksum');
    /* Told by users of the register, in no official text that we know: a hint, not a refusal. */
    const issues = /^[A-Z]*[OQ]/.test(compact) ? [warning('unused-letter')] : [];
    return { raw, value: compact, issues };
  },
  format: (value) => value.replace(/^([A-Z]{3})(\d{6})$/, '$1 $2'),
};
