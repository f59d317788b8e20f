import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { comparePages, passages } from './compare-pages.ts';
import { difference } from './diff.ts';

const side = (changes: ReturnType<typeof difference<string>>, left: 'added' | 'deleted'): string =>
  (changes ?? []).flatMap(({ kind, items }) => (kind === left ? [] : items)).join('');

void describe('the difference of two texts', () => {
  void it('leads from one to the other, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = difference(before, after);
        assert.equal(side(changes, 'added'), before.join(''));
        assert.equal(side(changes, 'deleted'), after.join(''));
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  void it('is as short as can be', () => {
    const changes = difference([...'abcabba'], [...'cbabac']) ?? [];
    const count = changes
      .filter(({ kind }) => kind !== 'same')
      .flatMap(({ items }) => items).length;
    assert.equal(count, 5);
  });

  void it('gives up on texts that have nothing in common, in a second', () => {
    const words = (letter: string): string[] =>
      Array.from({ length: 20_000 }, (_, at) => letter + at);
    const start = performance.now();
    assert.equal(difference(words('a'), words('b')), undefined);
    assert.ok(performance.now() - start < 3000);
  });
});

void describe('the pages of two versions', () => {
  void it('are found again where a page was put between them', () => {
    const pairs = comparePages(['one', 'two', 'three'], ['one', 'new page', 'two', 'three']);
    assert.deepEqual(
      pairs.map(({ before, after, isChanged }) => [before, after, isChanged]),
      [
        [1, 1, false],
        [undefined, 2, true],
        [2, 3, false],
        [3, 4, false],
      ],
    );
  });

  const part = (name: string, at: number, of: number): string =>
    Array.from({ length: 8 }, (_, line) => `The owner pays the ${name} fee number ${line}.`).join(
      ' ',
    ) + ` Page ${at} of ${of}`;
  const book = (names: readonly string[]): string[] =>
    names.map((name, at) => part(name, at + 1, names.length));
  const numbers = (before: readonly string[], after: readonly string[]): unknown[] =>
    comparePages(before, after).map((each) => [each.before, each.after]);

  void it('are found again where every page has another footer', () => {
    assert.deepEqual(
      numbers(
        book(['scope', 'fees', 'bins', 'penalties', 'final']),
        book(['scope', 'definitions', 'fees', 'bins', 'penalties', 'final']),
      ),
      [
        [1, 1],
        [undefined, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [5, 6],
      ],
    );
    assert.deepEqual(
      numbers(
        book(['scope', 'fees', 'bins', 'penalties', 'final']),
        book(['scope', 'bins', 'penalties', 'appeals', 'final']),
      ),
      [
        [1, 1],
        [2, undefined],
        [3, 2],
        [4, 3],
        [undefined, 4],
        [5, 5],
      ],
    );
  });

  void it('are found again between pages that have no text or the same text', () => {
    assert.deepEqual(numbers(['a one', '', 'b one'], ['', 'a two', '', 'b two']), [
      [undefined, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    assert.deepEqual(numbers(['', ''], ['', '', '']), [
      [1, 1],
      [2, 2],
      [undefined, 3],
    ]);
  });

  void it('are found again in a second, however many they are', () => {
    const names = (count: number): string[] =>
      Array.from({ length: count }, (_, at) => `part${at} word${at % 7}`);
    const start = performance.now();
    const pairs = numbers(book(names(200)), book(['new', ...names(199)]));
    assert.deepEqual(pairs.at(-2), [199, 200]);
    assert.deepEqual(numbers(book(names(1000)), book(names(1001))).at(-1), [undefined, 1001]);
    assert.ok(performance.now() - start < 3000);
  });

  void it('are paired in order where both changed', () => {
    const pairs = comparePages(['a b c', 'same'], ['a x c', 'same']);
    assert.deepEqual(
      pairs[0]?.changes?.map(({ kind, items }) => `${kind} ${items.join(' ')}`),
      ['same a', 'deleted b', 'added x', 'same c'],
    );
  });

  const marked = (before: string, after: string): string[] =>
    (comparePages([before], [after])[0]?.changes ?? [])
      .filter(({ kind }) => kind !== 'same')
      .map(({ kind, items }) => `${kind} ${items.join(' ')}`);

  void it('differ by whole lines, where the same words stand around the change', () => {
    const [first, second, third] = [
      'Article 1.7 The owner pays for the removal.',
      'Article 1.8 The owner keeps the\nreceipt.',
      'Article 1.9 The end.',
    ];
    const long = [first, second, third].join('\n');
    const short = [second, third].join('\n');
    const without = [first, third].join('\n');
    assert.deepEqual(marked(long, short), [`deleted ${first}`]);
    assert.deepEqual(marked(short, long), [`added ${first}`]);
    assert.deepEqual(marked(`Scope\n${long}`, `Scope\n${short}`), [`deleted ${first}`]);
    assert.deepEqual(marked(long, without), [`deleted ${second.replace('\n', ' ')}`]);
  });

  void it('differ by whole sentences, where no line tells', () => {
    assert.deepEqual(
      marked('It is so. The owner pays. The owner keeps it.', 'It is so. The owner keeps it.'),
      ['deleted The owner pays.'],
    );
  });

  void it('lead from one to the other, wherever their lines begin', () => {
    const text = fc
      .array(fc.constantFrom('a ', 'b ', 'a. ', 'a\n', 'b\n'), { maxLength: 30 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = comparePages([before], [after])[0]?.changes ?? [];
        assert.equal(side(changes, 'added'), before.replace(/\s/g, ''));
        assert.equal(side(changes, 'deleted'), after.replace(/\s/g, ''));
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  void it('are shown as the words around each change', () => {
    const long = Array.from({ length: 50 }, (_, at) => `w${at}`);
    const [first] = comparePages(
      [long.join(' ')],
      [[...long, 'end'].join(' ').replace('w20', 'X')],
    );
    const shown = passages(first?.changes ?? []).map((passage) =>
      passage.map(({ items }) => items.join(' ')).join(' '),
    );
    assert.equal(shown.length, 2);
    assert.match(shown[0] ?? '', /^… w12 .* w19 w20 X w21 .* w28 …$/);
    assert.match(shown[1] ?? '', /^… w42 .* w49 end$/);
  });

  void it('are the same when only the white space differs', () => {
    assert.equal(comparePages(['a  b\n c'], ['a b c'])[0]?.isChanged, false);
  });
});
