import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { TrueType } from './true-type.ts';

const path = 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf';
const bytes = await readFile(createRequire(import.meta.url).resolve(path));
const font = new TrueType(new Uint8Array(bytes));
const glyphsOf = (text: string): number[] =>
  Array.from(text, (letter) => font.glyphOf(letter.codePointAt(0)!));

void describe('a TrueType font', () => {
  void it('has the letters of the three towns and none that it lacks', () => {
    const letters = 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ ãõáéíóúâêôàçÃÕÁÉÍÓÚÂÊÔÀÇ €–„”’ ґєії';
    assert.deepEqual(
      Array.from(letters).filter((letter) => glyphsOf(letter)[0] === 0),
      [],
    );
    assert.deepEqual(glyphsOf('語\uffff'), [0, 0]);
    assert.equal(new Set(glyphsOf('lłLŁ')).size, 4);
  });

  void it('tells widths in thousandths of an em, those of Helvetica', () => {
    const widths = glyphsOf('A iW').map((glyph) => Math.round(font.widthOf(glyph)));
    assert.deepEqual(widths, [667, 278, 222, 944]);
    assert.deepEqual([font.ascent, font.descent], [905, -212]);
  });

  void it('hands on a small part of itself, with the parts of which letters are made', () => {
    const [dotted] = glyphsOf('ż');
    const part = font.subset([dotted!]);
    assert.ok(part.length < bytes.length / 10, `${part.length} bytes`);
    const again = new TrueType(part);
    assert.equal(again.glyphCount, font.glyphCount);
    assert.equal(again.widthOf(dotted!), font.widthOf(dotted!));
    assert.deepEqual(again.subset([dotted!]), part);
    const [plain] = glyphsOf('z');
    const withoutMark = again.subset([plain!]);
    assert.ok(withoutMark.length < part.length, 'the dot is left out');
    assert.deepEqual(withoutMark, font.subset([plain!]), 'the letter below the dot was there');
  });

  void it('sums up as the format wants it', () => {
    const part = font.subset(glyphsOf('Ķ'));
    const view = new DataView(part.buffer);
    let sum = 0;
    for (let at = 0; at < part.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    assert.equal(sum, 0xb1b0afba);
  });

  void it('refuses other bytes', () => {
    assert.throws(() => new TrueType(new TextEncoder().encode('<!doctype html>')), RangeError);
    assert.throws(() => new TrueType(new Uint8Array(0)), RangeError);
  });
});
