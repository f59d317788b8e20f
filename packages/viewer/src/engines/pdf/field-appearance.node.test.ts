import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { appearance, drawnText, type FieldLook, type FieldText } from './field-appearance.ts';
import { FieldFont } from './field-font.ts';
import { TrueType } from './true-type.ts';

const path = 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf';
const bytes = await readFile(createRequire(import.meta.url).resolve(path));
const font = new TrueType(new Uint8Array(bytes));
const plain: FieldLook = {
  width: 200,
  height: 20,
  rotation: 0,
  borderWidth: 1,
  color: [0, 0, 0],
  fontSize: 10,
  alignment: 'start',
};

interface Shown {
  text: string;
  left: number;
  base: number;
  width: number;
}

/** What an appearance shows, letter by letter read back by the numbers of the glyphs. */
function shown(
  look: Partial<FieldLook>,
  text: FieldText,
): { size: number; lines: Shown[]; operators: string; entries: string } {
  const letters = new FieldFont(font);
  const { entries, operators } = appearance({ ...plain, ...look }, text, letters, 9);
  const names = new Map<string, string>();
  for (const line of text.kind === 'list' ? text.lines : [text.text])
    for (const letter of line)
      names.set(
        font.glyphOf(letter.codePointAt(0)!).toString(16).toUpperCase().padStart(4, '0'),
        letter,
      );
  const size = Number(/\/TtSans ([\d.]+) Tf/.exec(operators)?.[1]);
  const lines = Array.from(
    operators.matchAll(/1 0 0 1 (\S+) (\S+) Tm <([0-9A-F]*)> Tj/g),
    ([, left, base, digits = '']): Shown => {
      const words = digits.replace(/.{4}/g, (glyph) => names.get(glyph) ?? '?');
      return {
        text: words,
        left: Number(left),
        base: Number(base),
        width: letters.widthOf(words) * size,
      };
    },
  );
  return { size, lines, operators, entries };
}

void describe('the appearance of a field', () => {
  void it('has a line in the middle of its height, at the side where the field has it', () => {
    for (const alignment of ['start', 'centre', 'end'] as const) {
      const { lines, size, operators } = shown({ alignment }, { kind: 'line', text: 'Żółć Ķ' });
      assert.equal(size, 10);
      assert.equal(lines.length, 1);
      const { text, left, base, width } = lines[0]!;
      assert.equal(text, 'Żółć Ķ');
      assert.ok(Math.abs(base + 3.5 - 10) < 0.6, 'the middle of its capitals is about there');
      const expected = { start: 2, centre: 100 - width / 2, end: 198 - width }[alignment];
      assert.ok(Math.abs(left - expected) < 0.01, alignment);
      assert.match(operators, /^\/Tx BMC\nq\n[^]*Q\nEMC$/);
    }
  });

  void it('has the size that the room allows where the field states none', () => {
    assert.equal(shown({ fontSize: 0 }, { kind: 'line', text: 'Ķ' }).size, 13.33);
    const { size, lines } = shown({ fontSize: 0 }, { kind: 'line', text: 'Żółć '.repeat(20) });
    assert.ok(size < 10);
    assert.ok(lines[0]!.width <= 196);
    const empty = shown({ fontSize: 0, width: 3, height: 1 }, { kind: 'line', text: 'Ķ' });
    assert.equal(empty.size, 1);
  });

  void it('shows the beginning of what is too long', () => {
    const { lines } = shown({ alignment: 'end' }, { kind: 'line', text: 'Żółć '.repeat(20) });
    assert.equal(lines[0]!.left, 2);
  });

  void it('puts each letter in the middle of its cell', () => {
    const { lines } = shown({}, { kind: 'cells', text: 'Ķił', cells: 10 });
    assert.deepEqual(
      lines.map(({ text }) => text),
      ['Ķ', 'i', 'ł'],
    );
    for (const [at, { left, width }] of lines.entries())
      assert.ok(Math.abs(left + width / 2 - (at + 0.5) * 20) < 0.01);
    const end = shown({ alignment: 'end' }, { kind: 'cells', text: 'Ķił', cells: 10 }).lines;
    assert.ok(Math.abs(end[2]!.left + end[2]!.width / 2 - 190) < 0.01);
  });

  void it('breaks lines between words, within a word only where it must, and where the text does', () => {
    const text =
      'Zażółć gęślą jaźń, bo ļoti gara piezīme\n\nDruga Konstantynopolitańczykowianeczka';
    const { lines } = shown({ width: 100, height: 200 }, { kind: 'lines', text });
    assert.deepEqual(
      lines.map((line) => line.text),
      [
        'Zażółć gęślą jaźń, bo',
        'ļoti gara piezīme',
        '',
        'Druga',
        'Konstantynopolitańcz',
        'ykowianeczka',
      ],
    );
    assert.ok(lines.every(({ width }) => width <= 96));
    assert.ok(lines[0]!.base < 192 && lines[0]!.base > 185, 'it begins at the top');
    const steps = lines.slice(1).map(({ base }, at) => lines[at]!.base - base);
    assert.ok(steps.every((step) => Math.abs(step - 13.5) < 0.01));
  });

  void it('makes letters smaller until all lines have room, and not greater than 12', () => {
    assert.equal(shown({ fontSize: 0, height: 90 }, { kind: 'lines', text: 'Ķ' }).size, 12);
    const text = 'Zażółć gęślą jaźń. '.repeat(20);
    const { size, lines } = shown({ fontSize: 0, height: 90 }, { kind: 'lines', text });
    assert.ok(size < 12 && size >= 4);
    assert.ok(lines.at(-1)!.base > 0, 'the last line is seen');
  });

  void it('brings lines closer together before they leave the field', () => {
    const { lines } = shown({ height: 40 }, { kind: 'lines', text: 'ą\nę\nį' });
    assert.ok(lines[2]!.base > 2);
  });

  void it('marks what is chosen in a list, and moves the list so far that it is seen', () => {
    const list = { kind: 'list', lines: ['Lielā', 'Kuršu', 'Zāļu', 'Rožu'] } as const;
    const first = shown({ height: 40, background: [255, 255, 255] }, { ...list, chosen: [1] });
    assert.equal(first.lines[0]!.text, 'Lielā');
    assert.match(first.operators, /\n0 13 200 13.5 re f\n/);
    const last = shown({ height: 40 }, { ...list, chosen: [3] });
    assert.equal(last.lines[0]!.text, 'Zāļu');
    assert.match(last.operators, /\n0 13 200 13.5 re f\n/);
    assert.doesNotMatch(shown({ height: 40 }, { ...list, chosen: [] }).operators, / re f/);
  });

  void it('has the box and the colours of the field', () => {
    const look = {
      background: [255, 255, 204],
      border: [255, 0, 0],
      borderWidth: 2,
      color: [0, 0, 255],
    };
    const { operators } = shown(look, { kind: 'line', text: 'Ķ' });
    assert.match(operators, /1 1 0.8 rg 0 0 200 20 re f\n2 w 1 0 0 RG 0 0 200 20 re S/);
    assert.match(operators, /Tf 0 0 1 rg/);
    const { operators: empty } = shown(look, { kind: 'line', text: '' });
    assert.match(empty, /re S/);
    assert.doesNotMatch(empty, /BT/);
  });

  void it('is turned as the field is', () => {
    const turned = (rotation: number): string => {
      const { entries } = shown({ rotation }, { kind: 'line', text: 'Ķ' });
      return /BBox\[.*?\](?:\/Matrix\[.*?\])?/.exec(entries)![0];
    };
    assert.equal(turned(0), 'BBox[0 0 200 20]');
    assert.equal(turned(90), 'BBox[0 0 20 200]/Matrix[0 1 -1 0 200 0]');
    assert.equal(turned(180), 'BBox[0 0 200 20]/Matrix[-1 0 0 -1 200 20]');
    assert.equal(turned(270), 'BBox[0 0 20 200]/Matrix[0 -1 1 0 0 20]');
  });
});

void describe('text as it is drawn', () => {
  void it('is composed, has one kind of line end, and nothing that is not seen', () => {
    assert.equal(drawnText('Z\u0307o\u0301\tx\u200b\u00ad\u0007 \r\nb\rc  '), 'Żó x \nb\nc');
  });
});

void describe('the font of fields', () => {
  void it('says which texts it cannot draw as they should be', () => {
    const letters = new FieldFont(font);
    assert.equal(letters.canDraw('Zażółć\ngęślą Ķ – Київ'), true);
    for (const text of ['語', '🙂', 'שלום', 'سلام', 'e\u0331\u20dd'])
      assert.equal(letters.canDraw(text), false, text);
  });

  void it('holds the letters that were used, their widths and what they are', async () => {
    const letters = new FieldFont(font);
    const code = letters.encode('Ķ').slice(1, -1);
    const objects = await letters.objects(20);
    assert.deepEqual(
      objects.map(({ number }) => number),
      [20, 21, 22, 23, 24],
    );
    assert.match(objects[1]!.body, new RegExp(`/W\\[${parseInt(code, 16)}\\[666.992\\]\\]`));
    assert.ok(objects[3]!.body.length < 6000, 'it is a small part of the font');
  });
});
