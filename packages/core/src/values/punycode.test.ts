import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { fromPunycode } from './punycode.ts';

test('a label is read back as browsers write it', () => {
  const letters = [...'abyząćęłńóśźżāčēģīķļņšūžãõçéабвгдежзклмнопрстуфхцчшαβγδ字漢𐐨'];
  const labels = fc
    .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 18 })
    .filter((label) => /[^a-z]/.test(label));
  fc.assert(
    fc.property(labels, (label) => {
      const written = domainToASCII(label);
      fc.pre(written.startsWith('xn--'));
      assert.equal(fromPunycode(written), label);
    }),
  );
});

test('what is no such label is undefined, however long', () => {
  for (const label of [
    'example',
    'xn--',
    'xn--ł',
    'xn--a!',
    'xn--99999999',
    `xn--${'9'.repeat(250)}`,
  ])
    assert.equal(fromPunycode(label), undefined, label);
  fc.assert(
    fc.property(fc.string({ maxLength: 254 }), (text) => {
      fromPunycode(`xn--${text}`);
    }),
  );
});
