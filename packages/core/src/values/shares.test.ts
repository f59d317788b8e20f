import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'node:test';
import { outcome, table } from '../../scripts/outcome-table.ts';
import { languages } from '../language.ts';
import { checkConstraints } from '../validation.ts';
import { formatValue, parseValue } from '../values.ts';

table('fraction', 'pl', [
  ['1/2', '1/2'],
  [' 3 / 8 ', '3/8'],
  // As in the deed: what is reduced can no longer be compared with it.
  ['50/100', '50/100'],
  ['01/02', '1/2'],
  ['1/1', '1/1'],
  ['5432/100 000', '5432/100000'],
  ['½', '1/2'],
  ['⅜', '3/8'],
  ['1⁄3', '1/3'],
  ['udział 1/2', '1/2'],
  ['1/2 części', '1/2'],
  ['1/2 domājamās daļas', '1/2'],
  ['Quota-parte: 1/4', '1/4'],
  ['połowa', 'format'],
  ['1', 'format'],
  ['1/', 'format'],
  ['/2', 'format'],
  ['0.5', 'format'],
  ['50%', 'format'],
  ['1 1/2', 'format'],
  ['1½', 'format'],
  ['1 ½', 'format'],
  ['1/2/3', 'format'],
  ['50%', 'format'],
  ['3:8', 'format'],
  ['-1/2', 'format'],
  ['1/-2', 'format'],
  ['1,5/2', 'format'],
  ['1 2/3 4', 'format'],
  ['1/0', 'zero-denominator'],
  ['0/0', 'zero-denominator'],
  ['0/2', 'zero'],
  ['↉', 'zero'],
  ['3/2', 'over-whole'],
  ['9007199254740993/9007199254740992', 'over-whole'],
  ['9007199254740992/9007199254740993', '9007199254740992/9007199254740993'],
  [`1/${'9'.repeat(31)}`, 'too-many-digits'],
]);

table('per-mille', 'pt-PT', [
  ['125', '125'],
  ['125‰', '125'],
  ['125 ‰', '125'],
  ['12,50 ‰', '12.5'],
  ['125 por mil', '125'],
  ['125/1000', '125'],
  ['125 / 1 000', '125'],
  ['0,001', '0.001'],
  ['12,345', '12.345'],
  ['1000', '1000'],
  ['1 000', '1000'],
  ['1.000', 'ambiguous'],
  ['1001', 'over-whole'],
  ['1000,0001', 'over-whole'],
  ['0', 'zero'],
  ['0,00‰', 'zero'],
  ['-5', 'format'],
  ['1/2', 'format'],
  ['‰', 'format'],
  ['um oitavo', 'format'],
  ['12,5 %', 'percent'],
  ['12,5 por cento', 'percent'],
]);

test('per mille: the names of the three languages and English', () => {
  for (const raw of ['125 promili', '125 promil', '125 promiles', '125 per mille', '125 per mil'])
    assert.equal(outcome('per-mille', raw, 'pl'), '125', raw);
});

test('limits of fractions are exact, also where a float is not', () => {
  const codes = (raw: string, constraints: Parameters<typeof checkConstraints>[2]): string[] =>
    checkConstraints('fraction', parseValue('fraction', raw, 'pl'), constraints).map(
      ({ code }) => code,
    );
  assert.deepEqual(codes('1/3', { max: '1/3' }), []);
  assert.deepEqual(codes('333333333333333334/1000000000000000000', { max: '1/3' }), ['too-large']);
  assert.deepEqual(codes('1/4', { min: '1/3' }), ['too-small']);
  assert.deepEqual(codes('1/2', { max: '1' }), []);
  assert.deepEqual(codes('1/2', { max: 'half', min: '1/0' }), [], 'limits that are none');
});

test('every share reads back from what is shown, in every language', () => {
  const digits = fc.bigInt({ min: 1n, max: 10n ** 30n - 1n });
  fc.assert(
    fc.property(digits, digits, fc.constantFrom(...languages), (a, b, language) => {
      const value = a < b ? `${a}/${b}` : `${b}/${a}`;
      const shown = formatValue('fraction', value, language);
      assert.equal(parseValue('fraction', shown, language).value, value);
    }),
  );
  const thousandths = fc.tuple(fc.nat(999), fc.nat(9999)).map(([whole, part]) => {
    const decimals = String(part).padStart(4, '0').replace(/0+$/, '');
    return decimals ? `${whole}.${decimals}` : String(whole + 1);
  });
  fc.assert(
    fc.property(thousandths, fc.constantFrom(...languages), (value, language) => {
      const shown = formatValue('per-mille', value, language);
      assert.match(shown, /‰$/);
      assert.equal(parseValue('per-mille', shown, language).value, value, shown);
    }),
  );
});

test('a share of a million blanks is refused, and does not hold up a server', () => {
  const { issues } = parseValue('fraction', `ł${'\t'.repeat(1_000_000)}x`, 'pl');
  assert.deepEqual(
    issues.map(({ code }) => code),
    ['too-many-digits'],
  );
});
