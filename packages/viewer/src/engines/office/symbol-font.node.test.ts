import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fontSign } from './symbol-font.ts';

test('signs of fonts from before Unicode have their letters', () => {
  const signs = [
    0x61, 0x6d, 0x57, 0x2d, 0xa0, 0xa3, 0xae, 0xb1, 0xb3, 0xb7, 0xbf, 0xd6, 0xe0, 0xe5,
  ];
  assert.equal(signs.map((code) => fontSign(0xf000 + code, 'Symbol')).join(''), 'αμΩ−€≤→±≥•↵√◊∑');
  assert.equal(fontSign(0x6d, 'Symbol'), 'μ');
  assert.equal(fontSign(0xf0fe, 'Wingdings'), '☑');
  assert.equal(fontSign(0x2192, 'Arial'), '→');
  for (const code of [0, 0x1f, 0xf07f, 0xf09f, 0xf0ff, 0xf8ff, Number.NaN])
    for (const font of ['Symbol', 'Wingdings', undefined]) assert.equal(fontSign(code, font), '');
});
