import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsOf, inContext, TextMatcher } from './text-search.ts';

const find = (typed: string, text: string, wholeWords = false): string[] =>
  new TextMatcher(typed, { wholeWords }).find(text).map(({ start, end }) => text.slice(start, end));

test('case and accents are not looked at, in what is typed nor in the text', () => {
  for (const [typed, text, found] of [
    ['lodz', 'Miasto Łódź leży', 'Łódź'],
    ['ŁÓDŹ', 'Miasto Lodz leży', 'Lodz'],
    ['darzs', 'bērnu dārzs', 'dārzs'],
    ['sao joao', 'Rua de São João', 'São João'],
    ['kipsala', 'Ķīpsala', 'Ķīpsala'],
    ['strasse', 'Straße', 'Straße'],
    ['finanse', 'ﬁnanse', 'ﬁnanse'],
  ] as const)
    assert.deepEqual(find(typed, text), [found], typed);
});

test('marks written apart belong to their letters', () => {
  const text = 'ZAŻÓŁĆ gęślą jaźń'.normalize('NFD');
  assert.deepEqual(find('jazn', text), ['jaźń'.normalize('NFD')]);
});

test('a word is found across lines, also when it was broken', () => {
  assert.deepEqual(find('opłata roczna', 'jest opłata\n roczna za'), ['opłata\n roczna']);
  assert.deepEqual(find('deklaracja', 'dekla-\nracja'), ['dekla-\nracja']);
  assert.deepEqual(find('dekla-racja', 'deklaracja'), ['deklaracja']);
  assert.deepEqual(find('2020-2021', 'lata 2020–2021'), ['2020–2021']);
  assert.deepEqual(find('ab', 'a - b'), []);
});

test('whole words only where asked', () => {
  assert.deepEqual(find('opłat', 'opłata, opłat'), ['opłat', 'opłat']);
  assert.deepEqual(find('opłat', 'opłata, opłat. nadopłat', true), ['opłat']);
});

test('every place is found once, and none for nothing', () => {
  assert.deepEqual(find('aa', 'aaaaa'), ['aa', 'aa']);
  assert.deepEqual(find('  ', 'a b'), []);
  assert.deepEqual(find('a', ''), []);
});

test('the words around are cut at words', () => {
  const text = `${'pierwsze słowo i następne '.repeat(3)}CEL${' dalsze słowa stoją tutaj'.repeat(3)}`;
  const [range] = new TextMatcher('cel', { wholeWords: true }).find(text);
  assert.ok(range);
  const { before, match, after } = inContext(text, range);
  assert.equal(match, 'CEL');
  assert.match(before, /^…(?:\S+ )+$/);
  assert.match(after, /^(?: \S+)+…$/);
  assert.ok(before.length <= 41 && after.length <= 41);
});

const over = (typed: string, before: string, after: string, wholeWords = false): string[] => {
  const pages = [endsOf([before]), endsOf([after])] as const;
  const found = new TextMatcher(typed, { wholeWords }).findOver(...pages);
  if (!found) return [];
  const { first, second, text, range } = found;
  return [
    pages[0].tail.slice(first.start, first.end),
    pages[1].head.slice(second.start, second.end),
    inContext(text, range).match,
  ];
};

test('words are found over a page break, also in a word that was broken', () => {
  const found = ['opłata', 'roczna', 'opłata roczna'];
  assert.deepEqual(over('oplata roczna', 'To jest opłata \n', '\nroczna za rok'), found);
  assert.deepEqual(over('deklaracja', 'dekla-', 'racja'), ['dekla-', 'racja', 'dekla- racja']);
  assert.deepEqual(over('opłata', 'opłata', 'opłata'), [], 'found on its own page');
  assert.deepEqual(over('a', 'a', 'a'), []);
  assert.deepEqual(over('ta rok', 'opłata', 'roku'), ['ta', 'rok', 'ta rok']);
  assert.deepEqual(over('ta rok', 'opłata', 'rok', true), []);
  assert.deepEqual(over('opłata rok', 'opłata', 'rok', true), ['opłata', 'rok', 'opłata rok']);
});

test('what is repeated on each page does not part the words of a page break', () => {
  const before = 'Urząd Gminy\nTo jest opłata\nStrona 9 z 20\n';
  const after = 'Urząd Gminy\nroczna za rok\nStrona 10 z 20\n';
  assert.deepEqual(over('opłata roczna', before, after), ['opłata', 'roczna', 'opłata roczna']);
});
