import { bare, refused } from './identifier.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

const prefixes = /^MATR[ÍI]CULA(?:N[ºO°R]|D[AO](?:VIATURA|VE[ÍI]CULO|CARRO))*:?/;

/* Pairs of letters (A) and of digits (0), in the order in which the series were introduced. */
const series = ['A00', '00A', '0A0', 'A0A'];

/**
 * Portuguese registration plate of an ordinary vehicle. The value is six characters, shown as
 * `AA-01-AA`. Plates of trailers, diplomats and the forces look different: ask for those as text.
 */
export const ptMatricula: ValueKind = {
  name: 'pt-matricula',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(raw, prefixes).replace(/[·•/_]/g, '');
    if (/[^\dA-Z]/.test(compact)) return refused(raw, 'letters');
    const count = compact.length;
    if (count !== 6) return refused(raw, 'length', { expected: 6, count });
    const pairs = [compact.slice(0, 2), compact.slice(2, 4), compact.slice(4)];
    const mixed = pairs.find((pair) => /\d/.test(pair) && /\D/.test(pair));
    // Nobody finds a pair that was made of two groups.
    if (mixed && !plain(raw).toUpperCase().includes(mixed)) return refused(raw, 'format');
    if (mixed)
      return refused(raw, /[O0]/.test(mixed) ? 'mixed-pair-zero' : 'mixed-pair', { pair: mixed });
    const order = pairs.map((pair) => (/\d/.test(pair) ? '0' : 'A')).join('');
    return series.includes(order) ? { raw, value: compact, issues: [] } : refused(raw, 'pairs');
  },
  format: (value) => value.replace(/^(\w\w)(\w\w)(\w\w)$/, '$1-$2-$3'),
};
