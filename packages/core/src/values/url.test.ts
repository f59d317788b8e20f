import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeIssue, loadKindMessages, loadMessages } from '../messages.ts';
import { languages } from '../language.ts';
import { parseValue } from '../values.ts';

function outcome(raw: string): unknown {
  const { value, issues } = parseValue('url', raw, 'pl');
  return value ?? issues[0]?.code;
}

const cases: [raw: string, expected: unknown][] = [
  ['www.example.pl', 'https://www.example.pl'],
  ['  example.pl/a?b=c#d ', 'https://example.pl/a?b=c#d'],
  ['HTTP://Example.PL/Ścieżka', 'http://example.pl/Ścieżka'],
  ['https:example.pl', 'https://example.pl'],
  ['//example.pl', 'format'],
  ['example.pl:8080/x', 'https://example.pl:8080/x'],
  ['example.pl:99999', 'format'],
  ['łódź.pl', 'https://łódź.pl'],
  ['javascript:alert(1)', 'scheme'],
  ['JaVaScRiPt:alert(1)', 'scheme'],
  ['\u200bjavascript:alert(1)', 'scheme'],
  ['data:text/html,x', 'scheme'],
  ['mailto:anna@example.pl', 'scheme'],
  ['ftp://example.pl', 'scheme'],
  ['anna@example.pl', 'email'],
  ['https://bank.pl@evil.example', 'sign-in'],
  ['example', 'domain'],
  ['example .pl', 'spaces'],
  ['https://', 'format'],
  ['-a.pl', 'format'],
  ['a..pl', 'format'],
  ['https://example.pl\\@evil.example', 'format'],
  ['<b>.pl', 'format'],
];

for (const [raw, expected] of cases) {
  test(`the address ${JSON.stringify(raw)}`, () => assert.equal(outcome(raw), expected));
}

test('whatever is typed, a value is a page of the web that a browser reads the same way', () => {
  const pieces = fc.constantFrom(
    'https://',
    'javascript:',
    'a',
    '.',
    'pl',
    '@',
    ':',
    '/',
    '?',
    '#',
    '\\',
    '\t',
    '\n',
    '%',
    '80',
    ' ',
    'ł',
    '\u200b',
    '\u00ad',
    '[',
    '::1',
    ']',
    'HTTP:',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 10 }), (parts) => {
      const { value } = parseValue('url', parts.join(''), 'en') as { value?: string };
      if (value === undefined || !URL.canParse(value)) return;
      const read = new URL(value);
      assert.match(read.protocol, /^https?:$/);
      assert.equal(read.username, '');
      assert.ok(read.hostname.includes('.') || read.hostname === '', value);
    }),
  );
});

test('each mistake has a sentence of its own in every language', async () => {
  const codes = ['required', 'scheme', 'spaces', 'domain', 'email', 'sign-in', 'format'];
  for (const language of languages) {
    await loadMessages(language, 'validation');
    await loadKindMessages(language, 'url');
    const sentences = codes.map((code) =>
      describeIssue(language, 'url', { code, severity: 'error' }),
    );
    assert.equal(new Set(sentences).size, codes.length, language);
  }
});
