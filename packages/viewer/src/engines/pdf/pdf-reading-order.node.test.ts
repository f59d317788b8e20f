import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guessBlocks, type TextRun } from './pdf-reading-order.ts';

const run = (text: string, left: number, base: number, size = 10): TextRun => ({
  text,
  left,
  base,
  width: text.length * size * 0.5,
  size,
  rtl: false,
  upright: true,
  endsLine: true,
});
const texts = (runs: TextRun[]): string[] =>
  guessBlocks(runs).map(({ lines }) =>
    lines.map((line) => line.map(({ text }) => text).join('')).join('|'),
  );
const line = 'words that fill the whole line of a column';

void describe('the guess of the reading order', () => {
  void it('reads one column after the other, under a title across both', () => {
    const runs = [run('A title across both of the columns', 50, 40, 20)];
    for (let row = 0; row < 5; row++) {
      runs.push(
        run(`L${row} ${line}`, 50, 80 + row * 12),
        run(`R${row} ${line}`, 320, 80 + row * 12),
      );
    }
    const [title, left = '', right = ''] = texts(runs);
    assert.equal(title, 'A title across both of the columns');
    assert.match(left, /^L0.*L1.*L4/);
    assert.match(right, /^R0.*R4/);
  });

  void it('reads a table of short cells row by row', () => {
    const runs: TextRun[] = [];
    for (let row = 0; row < 6; row++) {
      runs.push(run(`name ${row}`, 50, 80 + row * 12), run(`${row},00`, 320, 80 + row * 12));
    }
    assert.match(texts(runs).join('|'), /name 0 0,00\|name 1 1,00\|name 2 2,00/);
  });

  void it('reads a table under two columns row by row, after both', () => {
    const runs: TextRun[] = [];
    for (let row = 0; row < 15; row++) {
      runs.push(
        run(`L${row} ${line}`, 50, 80 + row * 12),
        run(`R${row} ${line}`, 320, 80 + row * 12),
      );
    }
    for (let row = 0; row < 4; row++) {
      for (let cell = 0; cell < 3; cell++)
        runs.push(run(`c${row}${cell}`, [50, 200, 340][cell]!, 280 + row * 14));
    }
    runs.push(run('Below the table.', 50, 360));
    assert.match(
      texts(runs).join('|'),
      /^L0.*L14[^|]*\|R0.*R14.*c00 c01 c02\|c10 c11 c12\|c20 c21 c22\|c30 c31 c32\|Below/,
    );
  });

  void it('keeps a dash that stands alone, as in an empty cell', () => {
    const blocks = guessBlocks([run('one', 50, 50), run('—', 50, 90), run('two', 50, 130)]);
    assert.deepEqual(
      blocks.map(({ kind }) => kind),
      ['paragraph', 'paragraph', 'paragraph'],
    );
  });

  void it('begins a paragraph after a wide gap, an indent or a short last line', () => {
    const blocks = texts([
      run(`a1 ${line}`, 50, 50),
      run('a2 ends here.', 50, 62),
      run(`b1 ${line}`, 50, 74),
      run(`b2 ${line}`, 50, 86),
      run(`c1 ${line}`, 70, 98),
      run(`c2 ${line}`, 50, 110),
      run(`d1 ${line}`, 50, 140),
    ]);
    assert.deepEqual(
      blocks.map((block) => block.slice(0, 2)),
      ['a1', 'b1', 'c1', 'd1'],
    );
  });

  void it('skips no level of headings, whatever the sizes of their letters are', () => {
    const levels = (...sizes: number[]): number[] =>
      guessBlocks([
        ...sizes.map((size, at) => run('Title', 50, 40 + at * 100, size)),
        ...sizes.flatMap((_, at) => [run(line, 50, 70 + at * 100), run(line, 50, 82 + at * 100)]),
      ]).flatMap(({ kind, level }) => (kind === 'heading' ? level : []));
    assert.deepEqual(levels(13, 13), [1, 1]);
    assert.deepEqual(levels(20, 13), [1, 2]);
    assert.deepEqual(levels(13, 20, 13), [1, 1, 2]);
  });

  void it('tells headings by their size and items by their bullets', () => {
    const kinds = guessBlocks([
      run('Large', 50, 40, 20),
      run('Middle', 50, 70, 13),
      run(line, 50, 90),
      run('• one', 50, 110),
      run('• two', 50, 122),
      run('goes on in the second line', 60, 134),
    ]).map(({ kind, level, lines }) => [kind, level, lines.length]);
    assert.deepEqual(kinds, [
      ['heading', 1, 1],
      ['heading', 2, 1],
      ['paragraph', 2, 1],
      ['item', 2, 1],
      ['item', 2, 2],
    ]);
  });

  void it('tells numbered items, with the lines that go on in them, from a number in a sentence', () => {
    const kinds = guessBlocks([
      run('1. Report of the mayor on the work between', 50, 40),
      run('two meetings', 64, 52),
      run('2. Budget', 50, 64),
      run('a) plan', 64, 76),
      run('b) what was spent', 64, 88),
      run('3. Rates', 50, 100),
      run(`${line} held on the`, 50, 130),
      run('15. of January, at which nobody was missing.', 50, 142),
    ]).map(({ kind, lines }) => `${kind} ${lines.map((each) => each[0]?.text[0]).join('')}`);
    assert.deepEqual(kinds, [
      'numbered 1t',
      'numbered 2',
      'numbered a',
      'numbered b',
      'numbered 3',
      'paragraph w1',
    ]);
  });

  void it('reads turned text last, and everything once', () => {
    const turned = { ...run('turned', 10, 10), upright: false };
    const runs = [turned, run('first', 50, 40), run('second', 50, 52)];
    assert.deepEqual(texts(runs), ['first|second', 'turned']);
  });

  void it('is done with a page of forty thousand runs in a second', () => {
    const runs: TextRun[] = [];
    for (let at = 0; at < 40_000; at++) runs.push(run('x', (at * 37) % 600, (at * 91) % 800));
    const before = performance.now();
    const count = guessBlocks(runs)
      .flatMap(({ lines }) => lines.flat())
      .filter((r) => r.text === 'x');
    assert.equal(count.length, 40_000);
    assert.ok(performance.now() - before < 3000, `${performance.now() - before} ms`);
  });
});
