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

test('references of honest drawings, and such as lead back, are drawn', () => {
  const size = { width: 40, height: 20 };
  const symbols = `<symbol id="a"><path/></symbol>${'<use href="#a"/>'.repeat(1000)}`;
  assert.deepEqual(svgSize(svg(symbols)), size);
  assert.deepEqual(
    svgSize(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')),
    size,
  );
});
