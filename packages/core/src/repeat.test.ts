import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRepeated, removedIndex, writeRepeated } from './repeat.ts';

const plain = (items: ReturnType<typeof readRepeated>) =>
  items.map((item) => Object.fromEntries(item));

test('items are read in the order of their numbers, whatever the order they came in', () => {
  const form = new FormData();
  form.set('applicant', 'natural');
  form.set('owners.1.given-name', ' Łucja ');
  form.set('owners.0.given-name', 'Żaneta');
  form.set('owners.10.given-name', 'Ķirsons');
  form.set('owners.1.share', '1/2');
  form.set('ownersx.0.share', 'no');
  assert.deepEqual(plain(readRepeated(form, 'owners')), [
    { 'given-name': 'Żaneta' },
    { 'given-name': ' Łucja ', share: '1/2' },
    { 'given-name': 'Ķirsons' },
  ]);
});

test('what was written is what is read, and gaps are closed', () => {
  const items = readRepeated(
    [
      ['owners.3.share', '1/3'],
      ['owners.7.share', '2/3'],
    ],
    'owners',
  );
  const entries = writeRepeated('owners', items);
  assert.deepEqual(entries, [
    ['owners.0.share', '1/3'],
    ['owners.1.share', '2/3'],
  ]);
  assert.deepEqual(readRepeated(entries, 'owners'), items);
});

test('names that mean something to objects are only names', () => {
  const items = readRepeated(
    [
      ['owners.0.__proto__', 'a'],
      ['owners.0.constructor', 'b'],
      ['owners.__proto__.share', 'c'],
      ['owners.constructor.prototype', 'd'],
    ],
    'owners',
  );
  assert.deepEqual(
    [...items[0]!],
    [
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ],
  );
  assert.equal(items.length, 1);
  assert.equal(({} as Record<string, unknown>)['share'], undefined);
  assert.deepEqual(readRepeated([['owners.0.__proto__', 'a']], 'owners', { names: ['share'] }), []);
});

test('numbers that no form of ours sends are not read', () => {
  const sent = [
    'owners.-1.a',
    'owners.01.a',
    'owners.1e3.a',
    'owners.99999.a',
    'owners..a',
    'owners.0.',
    'owners.0',
    'owners.1.5',
  ];
  const items = readRepeated(
    sent.map((name) => [name, 'x']),
    'owners',
  );
  assert.deepEqual(plain(items), [{ 5: 'x' }]);
});

test('no more items are read than the form allows', () => {
  const many = Array.from({ length: 5000 }, (_, index) => [`owners.${index}.a`, 'x'] as const);
  assert.equal(readRepeated(many, 'owners').length, 100);
  assert.equal(readRepeated(many, 'owners', { limit: 3 }).length, 3);
});

test('files are no answers', () => {
  assert.deepEqual(readRepeated([['owners.0.file', new File([], 'a')]], 'owners'), []);
});

test('a button says which item it removes', () => {
  assert.equal(removedIndex('owners.2', 'owners'), 2);
  for (const value of ['owners', 'owners.', 'owners.x', 'owners.02', 'other.2', '', undefined])
    assert.equal(removedIndex(value, 'owners'), undefined);
});
