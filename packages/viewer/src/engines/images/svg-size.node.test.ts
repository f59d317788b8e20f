import assert from 'node:assert/strict';
import { test } from 'node:test';
import { svgSize } from './svg-size.ts';

const svg = (inside: string): Uint8Array =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">${inside}</svg>`);

test('a drawing that uses its own parts again and again is refused before it is drawn', () => {
  for (const reference of [
    '<use href="#ID"/>',
    '<use xlink:href="#ID" xmlns:xlink="urn:x"/>',
    '<rect fill="url(#ID)"/>',
  ]) {
    const levels = Array.from(
      { length: 10 },
      (_, n) => `<g id="l${n + 1}">${reference.replace('ID', `l${n}`).repeat(10)}</g>`,
    ).join('');
    assert.throws(
      () => svgSize(svg(`<rect id="l0"/>${levels}`)),
      (error: { code?: string }) => error.code === 'too-large',
      reference,
    );
  }
});

test('a drawing with a document type is as large as one without', () => {
  const size = { width: 40, height: 20 };
  const sizeOf = (text: string): unknown => svgSize(Buffer.from(text));
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><g id="x"/></svg>';
  const type =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"';
  const remark = '<!-- Created with <Inkscape> -->\n';
  assert.deepEqual(sizeOf(`<?xml version="1.0"?>\n${remark}${type}>${drawing}`), size);
  assert.deepEqual(
    sizeOf(
      `${type} [\n<!ENTITY ns "urn:x">${remark}\t<!ENTITY w '40'>]>${drawing.replace('"40"', '"&w;"').replace('<g ', '<g xmlns:i="&ns;" ')}`,
    ),
    size,
  );
});

test('a drawing that declares what could grow or be fetched is refused', () => {
  const sizeOf = (declared: string, text = ''): unknown =>
    svgSize(Buffer.from(`<!DOCTYPE svg [${declared}]>${svg(text).toString()}`));
  const broken = (error: { code?: string }): boolean => error.code === 'broken';
  for (const declared of [
    '<!ENTITY a "x"><!ENTITY b "&a;&a;">',
    '<!ENTITY a SYSTEM "file:///etc/passwd">',
    '<!ENTITY % p SYSTEM "https://example.org/p">',
    '<!ENTITY a "<script/>">',
    '<!ATTLIST svg onload CDATA "x">',
    '<!ENTITY a "x">'.repeat(5000),
  ])
    assert.throws(() => sizeOf(declared), broken, declared.slice(0, 60));
  assert.throws(
    () => sizeOf(`<!ENTITY a "${'x'.repeat(200)}">`, '&a;'.repeat(10_000)),
    (error: { code?: string }) => error.code === 'too-large',
  );
  // Nothing of a long beginning is looked at twice.
  for (const text of ['<?a?><!--b-->'.repeat(100_000), `<!DOCTYPE svg${' '.repeat(300_000)}`])
    assert.throws(() => svgSize(Buffer.from(text)), broken);
});

test('references of honest drawings, and such as lead back, are drawn', () => {
  const size = { width: 40, height: 20 };
  const symbols = `<symbol id="a"><path/></symbol>${'<use href="#a"/>'.repeat(1000)}`;
  assert.deepEqual(svgSize(svg(symbols)), size);
  assert.deepEqual(
    svgSize(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')),
    size,
  );
});
