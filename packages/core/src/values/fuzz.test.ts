import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '../language.ts';
import { formatValue, parseValue, valueKinds } from '../values.ts';
import { badInput } from '../../scripts/bad-input-rows.ts';
import { hugeTexts, mixedTexts, textsLike } from '../../scripts/mutations.ts';

const shared = mixedTexts(50_000, 20261125);

for (const [at, kind] of valueKinds.entries()) {
  test(`${kind}: 100,000 texts give a value or an issue, and none throws`, () => {
    const codes = new Set<string>();
    let values = 0;
    const own = textsLike(kind, 50_000, 7 + at);
    for (const [n, raw] of [...shared, ...own].entries()) {
      const locale = languages[n % languages.length]!;
      const parsed = parseValue(kind, raw, locale);
      if (parsed.raw !== raw) assert.fail(`${JSON.stringify(raw)}: the raw text was changed`);
      for (const { code } of parsed.issues) codes.add(code);
      if (parsed.value === undefined) continue;
      values += 1;
      if (parsed.issues.some(({ severity }) => severity === 'error')) {
        assert.fail(`${JSON.stringify(raw)}: a value and an error`);
      }
      if (n % 10) continue;
      const shown = formatValue(kind, parsed.value, locale);
      assert.equal(parseValue(kind, shown, locale).value, parsed.value, JSON.stringify(raw));
    }
    assert.ok(values > 1_000, `only ${values} of the texts could be read`);
    if (kind !== 'text') assert.ok(codes.size > 0);
    const told = badInput[kind]?.map(({ code }) => code) ?? [];
    const untold = [...codes].filter((code) => !told.includes(code));
    assert.deepEqual(untold, [], 'not in the table of bad input, so not known to have a sentence');
  });

  test(`${kind}: texts of ten thousand characters are read or refused`, () => {
    for (const raw of hugeTexts()) assert.equal(parseValue(kind, raw, 'pl').raw, raw);
  });
}
