import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FailureCode } from '../engine.ts';
import { attributeOf, childOf, elementsOf, parseXml, textOf, xmlText } from './parse-xml.ts';

const fails = (code: FailureCode) => (error: unknown) =>
  assert.equal((error as { code?: string }).code, code) ?? true;

test('elements, attributes and texts are read with their namespaces', () => {
  const root = parseXml(
    `<?xml version="1.0"?>\n<!-- note --><w:p xmlns:w="urn:w" xmlns="urn:d" w:a='1 &lt; 2' b="x">` +
      `a &amp; b<c/><![CDATA[<raw>&amp;]]>&#x105;&#261;</w:p>\n`,
  );
  assert.equal(root.name, 'p');
  assert.equal(root.namespace, 'urn:w');
  assert.equal(attributeOf(root, 'a'), '1 < 2');
  assert.equal(attributeOf(root, 'b'), 'x');
  assert.equal(childOf(root, 'c')?.namespace, 'urn:d');
  assert.equal(textOf(root), 'a & b<raw>&amp;ąą');
});

test('what is not well-formed is refused', () => {
  for (const text of [
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a>&unknown;</a>',
    '<a>&amp</a>',
    '<a>&#0;</a>',
    '<a',
    '<a b="<"/>',
    '<1/>',
    '<a/>text',
  ])
    assert.throws(() => parseXml(text), fails('broken'), text);
});

test('a document type is refused: nothing expands, nothing is fetched', () => {
  const lol = Array.from(
    { length: 9 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
  ).join('');
  for (const text of [
    `<!DOCTYPE a [<!ENTITY l0 "lol">${lol}]><a>&l9;</a>`,
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<!DOCTYPE a SYSTEM "https://example.org/a.dtd"><a/>',
    '<!DOCTYPE a><a/>',
  ])
    assert.throws(() => parseXml(text), fails('broken'), text.slice(0, 60));
});

test('depth and attributes have limits, names of a prototype are names', () => {
  assert.throws(() => parseXml('<a>'.repeat(1000) + '</a>'.repeat(1000)), fails('too-large'));
  const many = Array.from({ length: 2000 }, (_, n) => ` a${n}=""`).join('');
  assert.throws(() => parseXml(`<a${many}/>`), fails('too-large'));
  const root = parseXml('<a __proto__="x" constructor="y"><__proto__/></a>');
  assert.equal(attributeOf(root, '__proto__'), 'x');
  assert.equal(elementsOf(root)[0]?.name, '__proto__');
  assert.equal(({} as Record<string, unknown>)['x'], undefined);
});

test('bytes are read in the encoding that they state', () => {
  const latin2 = Uint8Array.from([
    ...Buffer.from('<?xml version="1.0" encoding="iso-8859-2"?><a>', 'latin1'),
    0xb1,
    ...Buffer.from('</a>', 'latin1'),
  ]);
  assert.equal(textOf(parseXml(xmlText(latin2))), 'ą');
  const utf16 = Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>ā</a>', 'utf16le');
  assert.equal(textOf(parseXml(xmlText(utf16))), 'ā');
});
