import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LocalSource } from './choices.ts';
import { pieces } from './fold.ts';

const source = (labels: readonly string[], disabled: readonly string[] = []): LocalSource =>
  new LocalSource(labels.length, (index) => ({
    value: String(index),
    label: labels[index]!,
    disabled: disabled.includes(labels[index]!),
  }));
const find = (labels: readonly string[], text: string): string[] => {
  const found = source(labels).find(text);
  return Array.from({ length: found.length }, (_, index) => found.at(index).label);
};

test('letters are found without their marks, and the other way round', () => {
  for (const [label, text] of [
    ['Łódź', 'lodz'],
    ['São João', 'sao joao'],
    ['Ķīpsala', 'kipsala'],
    ['Straße', 'strasse'],
    ['Đorđe', 'dorde'],
    ['Ørsted', 'orsted'],
    ['Ægir', 'aegir'],
    ['Lodz', 'Łódź'],
    ['Łódź', 'Łódź'.normalize('NFD')],
  ] as const)
    assert.deepEqual(find([label], text), [label], text);
});

test('every word must be there, in any order; from three letters on also inside a word', () => {
  const labels = ['Rua Dom Afonso', 'Rua do Afonsinho', 'Travessa Afonso'];
  assert.deepEqual(find(labels, 'afons rua'), ['Rua Dom Afonso', 'Rua do Afonsinho']);
  assert.deepEqual(find(labels, 'so'), []);
  assert.deepEqual(find(labels, 'onso'), ['Rua Dom Afonso', 'Travessa Afonso']);
});

test('the best come first: the whole, its beginning, beginnings of words, insides of words', () => {
  const labels = ['Zanowak', 'Stara Nowa', 'Nowa Wieś', 'Nowa', 'Nowakowa'];
  assert.deepEqual(find(labels, 'nowa'), [
    'Nowa',
    'Nowa Wieś',
    'Nowakowa',
    'Stara Nowa',
    'Zanowak',
  ]);
});

test('punctuation parts words and is never in the way', () => {
  assert.deepEqual(find(['Św. Jana-Pawła (II)'], 'sw jana pawla ii'), ['Św. Jana-Pawła (II)']);
  assert.deepEqual(find(['Św. Jana'], '...'), ['Św. Jana'], 'nothing was typed');
  assert.deepEqual(find(['one\ntwo'], 'two'), ['one\ntwo']);
});

test('what was typed in full is told, unless it may be two', () => {
  const exact = (labels: string[], text: string, disabled: string[] = []) =>
    source(labels, disabled).find(text).exact?.label;
  assert.equal(exact(['Łąkowa', 'Łąkowa Dolna'], 'lakowa'), 'Łąkowa');
  assert.equal(exact(['Łąkowa', 'Lakowa'], 'lakowa'), 'Lakowa');
  assert.equal(exact(['Łąkowa', 'Ląkowa'], 'lakowa'), undefined);
  assert.equal(exact(['Łąkowa'], 'lakow'), undefined);
  assert.equal(exact(['Łąkowa'], 'Łąkowa', ['Łąkowa']), undefined);
});

test('words of a hint are found, after what is found by its label', () => {
  const forests = ['Borek', 'Mościska', 'Smoczka'].map((hint) => ({
    value: hint,
    label: 'Leśna',
    hint,
  }));
  const choices = [
    ...forests,
    { value: '1', label: 'Smoczka' },
    { value: '2', label: 'Zasmoczka' },
    { value: '3', label: '0940891', hint: 'Łąkowa\nBoczna' },
  ];
  // Twice as many as are folded at a time.
  const many = [...Array.from({ length: 4096 }, () => ({ value: '', label: 'Rynek' })), ...choices];
  const hinted = (text: string): string[] => {
    const found = new LocalSource(many.length, (index) => many[index]!).find(text);
    return Array.from({ length: found.length }, (_, index) => found.at(index).value);
  };
  assert.deepEqual(hinted('lesna mosc'), ['Mościska']);
  assert.deepEqual(hinted('SMO lesn'), ['Smoczka']);
  assert.deepEqual(hinted('lakowa bocz'), ['3']);
  assert.deepEqual(hinted('smoczka'), ['1', '2', 'Smoczka']);
  assert.deepEqual(hinted('lesna'), ['Borek', 'Mościska', 'Smoczka']);
  assert.deepEqual(hinted('lesna ciska'), [], 'only beginnings of words');
  const one = new LocalSource(1, () => choices[5]!).find('lakowa boczna');
  assert.equal(one.exact, undefined, 'a hint names nothing');
});

test('twenty thousand lines keep their numbers over all portions', () => {
  const labels = Array.from({ length: 20_000 }, (_, index) => `Ulica ${index}`);
  assert.deepEqual(find(labels, '19999'), ['Ulica 19999']);
  assert.deepEqual(find(labels, '4096'), ['Ulica 4096', 'Ulica 14096']);
  assert.equal(find(labels, 'u').length, 20_000);
});

test('a label is cut where the typed words stand, with their marks', () => {
  const cut = (label: string, ...words: string[]) =>
    pieces(label, words)
      .map(({ text, matched }) => (matched ? `[${text}]` : text))
      .join('');
  assert.equal(cut('Nowa Łąkowa', 'lak', 'no'), '[No]wa [Łąk]owa');
  assert.equal(cut('Straße 5', 'strass'), '[Straß]e 5');
  assert.equal(cut('Łąkowa'.normalize('NFD'), 'la').normalize('NFC'), '[Łą]kowa');
  assert.equal(cut('Zanowak', 'now'), 'Za[now]ak');
  assert.equal(cut('Rynek', 'xyz'), 'Rynek');
});
