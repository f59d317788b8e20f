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

  void it('are paired in order where both changed', () => {
    const pairs = comparePages(['a b c', 'same'], ['a x c', 'same']);
    assert.deepEqual(
      pairs[0]?.changes?.map(({ kind, items }) => `${kind} ${items.join(' ')}`),
      ['same a', 'deleted b', 'added x', 'same c'],
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
