import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import fc from 'fast-check';
import { languages } from '../language.ts';
import { formatValue, parseValue, valueKinds } from '../values.ts';
import { isoDate, daysInMonth } from './calendar.ts';
import { valueSamples as samples } from '../../scripts/value-samples.ts';
import { addValueKind, loadValueKind, valueKind } from './load.ts';

const noise = [
  ...'0123456789.,-+/() \n\t@:€złAaIVX',
  '\u00a0',
  '\u202f',
  '\u200b',
  '\u2212',
  '\ufeff',
  '\ud800',
  '٣',
  '３',
  '__proto__',
  'maja',
];

/* A real spelling with pieces put in, taken out, doubled. */
function mutated(kind: string): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...(samples[kind] ?? [''])),
      fc.array(fc.tuple(fc.nat(40), fc.nat(3), fc.constantFrom(...noise)), { maxLength: 4 }),
    )
    .map(([text, edits]) =>
      edits.reduce((now, [at, gone, piece]) => {
        const place = at % (now.length + 1);
        return now.slice(0, place) + piece + now.slice(place + gone);
      }, text),
    );
}

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

test('every kind has a sample', () => {
  assert.deepEqual(Object.keys(samples).sort(), [...valueKinds].sort());
});

test('an answer that was not sent, or twice, counts as none', () => {
  for (const kind of valueKinds)
    for (const sent of [undefined, null, ['1', '2']])
      assert.deepEqual(parseValue(kind, sent as unknown as string, 'pl'), { raw: '', issues: [] });
});

for (const kind of valueKinds) {
  test(`${kind}: any text in any language gives a value or an issue, and never throws`, () => {
    const locale = fc.constantFrom(
      ...languages,
      '',
      'en_US',
      'x',
      'de-CH',
      'ar',
      'ar-EG',
      'th',
      'not a tag!',
    );
    const property = fc.property(fc.oneof(mutated(kind), anyText), locale, (raw, tag) => {
      const parsed = parseValue(kind, raw, tag);
      assert.equal(parsed.raw, raw);
      const failed = parsed.issues.some(({ severity }) => severity === 'error');
      assert.equal(failed && parsed.value !== undefined, false);
      if (parsed.value === undefined) return;
      const shown = formatValue(kind, parsed.value, tag);
      const again = parseValue(kind, shown, tag);
      assert.deepEqual(again.value, parsed.value, `${JSON.stringify(raw)} shown as ${shown}`);
    });
    fc.assert(property, { numRuns: 5_000, seed: 20261123 });
  });

  test(`${kind}: blank text is no value and no issue`, () => {
    for (const raw of ['', ' ', '\t\n', '\u00a0\u202f', '\u200b\ufeff']) {
      assert.deepEqual(parseValue(kind, raw, 'pl'), { raw, issues: [] });
    }
  });

  test(`${kind}: loads by itself and reads the same`, async () => {
    const loaded = await loadValueKind(kind);
    assert.equal(valueKind(kind), loaded);
    for (const raw of samples[kind] ?? []) {
      assert.deepEqual(loaded.parse(raw, 'pl'), parseValue(kind, raw, 'pl'));
    }
  });
}

test('whatever is shown reads back, in every language', () => {
  const date = fc
    .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
    .map(([year, month, day]) => isoDate(year, month, 1 + (day % daysInMonth(year, month))));
  const values: Record<string, fc.Arbitrary<unknown>> = {
    integer: fc.maxSafeInteger(),
    decimal: fc
      .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.nat(999))
      .map(([negative, whole, part]) => {
        const fraction = String(part).padStart(3, '0').replace(/0+$/, '');
        const text = fraction ? `${whole}.${fraction}` : String(whole);
        return negative && text !== '0' ? `-${text}` : text;
      }),
    money: fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat(99))
      .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`),
    date,
  };
  for (const [kind, arbitrary] of Object.entries(values)) {
    const property = fc.property(arbitrary, fc.constantFrom(...languages), (value, language) => {
      const shown = formatValue(kind, value, language);
      assert.deepEqual(parseValue(kind, shown, language), { raw: shown, value, issues: [] });
    });
    fc.assert(property, { numRuns: 4_000, seed: 20261123 });
  }
});

test('an unknown kind is read as text and named once on the console', async () => {
  const warn = mock.method(console, 'warn', () => {});
  for (const name of ['pl-pezel', '__proto__', 'constructor']) {
    assert.equal(parseValue(name, ' x ', 'pl').value, 'x');
    parseValue(name, 'y', 'pl');
    assert.equal((await loadValueKind(name)).name, 'text');
  }
  assert.equal(warn.mock.callCount(), 3);
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /pl-pezel/);
  warn.mock.restore();
});

test("a page's own kind can be added", () => {
  const parse = (raw: string) => ({ raw, value: raw.toUpperCase(), issues: [] });
  addValueKind({ name: 'plate', parse, format: String });
  assert.equal(valueKind('plate')?.parse('ab', 'pl').value, 'AB');
});

test('a language that nobody knows is written as an English page, whatever the machine speaks', () => {
  for (const language of ['xx', 'und', 'zxx', 'not a tag', '', undefined as unknown as string]) {
    assert.equal(formatValue('date', '2026-05-03', language), '03/05/2026', language);
    assert.equal(formatValue('money', '1234.5', language), '1,234.50', language);
    assert.equal(parseValue('date', '3 May 2026', language).value, '2026-05-03', language);
  }
});
