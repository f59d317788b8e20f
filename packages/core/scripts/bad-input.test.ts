import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { catalogues } from '../src/generated/messages/all.ts';
import { languages } from '../src/language.ts';
import { valueKinds } from '../src/values.ts';
import { badInput, wrongUses } from './bad-input-rows.ts';
import { badInputPage, badInputReport, issueOf } from './bad-input.ts';

test('every wrong input has a sentence of its own in every language', () => {
  assert.deepEqual(badInputReport().problems, []);
});

test('docs/bad-input.md is up to date', () => {
  const page = readFileSync(badInputPage, 'utf8').replaceAll('\r\n', '\n');
  assert.equal(
    page,
    badInputReport().page,
    'run: npx node --conditions=twintown:source packages/core/scripts/bad-input.ts --write',
  );
});

test('no sentence ends with two full stops after an example that has one of its own', () => {
  assert.doesNotMatch(badInputReport().page, /[^.]\.\.(?:\s|$)/m);
});

test('every kind of value is in the table', () => {
  assert.deepEqual(
    valueKinds.filter((kind) => !badInput[kind]),
    [],
  );
});

/* Told by elements that know more than the text: the years asked for, the world's telephone numbers. */
const beyondParsing = ['date century-one', 'month century-one', 'phone landline'];

test('every sample of a kind of value gets its sentence in each language', () => {
  const samples = Object.entries(badInput)
    .filter(([kind]) => valueKinds.includes(kind))
    .flatMap(([kind, rows]) => rows.map((row) => ({ kind, row })))
    .filter(({ kind, row: { code } }) => !`${kind} ${code}`.match(/^phone .*-in-country$/))
    .filter(({ kind, row: { code } }) => !beyondParsing.includes(`${kind} ${code}`));
  const wrong = samples.flatMap(({ kind, row }) =>
    languages.map((language) => {
      const told = row.issue ? 'nothing that was parsed' : issueOf(kind, row, language)?.code;
      return told === row.code ? '' : `${kind}, ${row.code}, ${language}: ${told}`;
    }),
  );
  assert.deepEqual(wrong.filter(Boolean), []);
});

/* Elements that take no answer, and what all of them share. */
const silent = ['error-summary', 'language-switcher', 'output', 'privacy-notice', 'shared'];

test('every element that takes an answer is in the table', () => {
  const elements = fileURLToPath(new URL('../../elements/src/', import.meta.url));
  const tags = globSync('*/define.ts', { cwd: elements })
    .map((path) => path.replaceAll('\\', '/').split('/', 1)[0]!)
    .filter((name) => !silent.includes(name))
    .map((name) => `tt-${name}`);
  assert.deepEqual([...tags, 'tt-document-viewer'].toSorted(), Object.keys(wrongUses).toSorted());
});

test('every sentence that a kind has of its own is in the table', () => {
  const shown = new Set(
    Object.values(wrongUses).flatMap(({ rows = [] }) =>
      rows.map(({ kind, issue }) => `validation.${kind}.${issue?.code}`),
    ),
  );
  const missing = Object.entries(catalogues.en).flatMap(([namespace, messages]) => {
    const kind = namespace.replace(/^validation\./, '');
    if (kind === namespace) return [];
    const codes = (badInput[kind] ?? []).map(({ code }) => `${namespace}.${code}`);
    return Object.keys(messages).filter((key) => !codes.includes(key) && !shown.has(key));
  });
  assert.deepEqual(missing, []);
});

test('every limit that HTML puts on a control is in the table of its kind', () => {
  const ranges = ['too-small', 'too-large'];
  const steps = ['between-steps', 'off-step'];
  for (const kind of ['number', 'integer', 'decimal', 'money', 'per-mille'])
    assert.deepEqual(missingOf(kind, [...ranges, ...steps, 'step']), [], kind);
  for (const kind of ['date', 'month', 'week', 'time', 'datetime-local'])
    assert.deepEqual(missingOf(kind, [...ranges, ...steps]), [], kind);
});

const missingOf = (kind: string, codes: readonly string[]): string[] =>
  codes.filter((code) => !badInput[kind]!.some((row) => row.code === code));

test('every general sentence is in the table', () => {
  const shown = Object.entries(badInput).flatMap(([kind, rows]) =>
    rows.flatMap(({ code }) => [`validation.${code}`, `validation.${kind}.${code}`]),
  );
  // Parts of other sentences, and what is said of a code that nobody has words for.
  const inside = ['validation.week-name', 'validation.day-and-time', 'validation.invalid'];
  assert.deepEqual(
    Object.keys(catalogues.en.validation).filter((key) => ![...shown, ...inside].includes(key)),
    [],
  );
});

/* Catalogues that tell of no wrong answer, each with the reason. */
const ofNoAnswer: Readonly<Record<string, string>> = {
  address: 'names of questions',
  'address-parts': 'names of questions',
  case: 'how far an application is',
  common: 'names of buttons and parts of a page',
  date: 'names of questions, and an example',
  draft: 'what a page saved',
  'name-parts': 'names of questions',
  person: 'names of questions',
  privacy: 'what an office tells of itself',
  purpose: 'what an office tells of itself',
  suggestion: 'an offer, which nobody has to take',
};

/* Words of a control that tell of no wrong answer, by the reason. Any other needs a row in the table. */
const noFault: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'address-lookup': { name: 'find choose', progress: 'searching filled found' },
  calendar: {
    name: `choose chooseFor calendar month year previousMonth nextMonth today close monday tuesday wednesday
      thursday friday saturday sunday`,
    state: 'chosen inRange',
  },
  choice: { name: 'select', state: 'resultsAvailable itemsSelected' },
  combobox: { name: 'retry chosenList remove', progress: 'loading', done: 'added removed' },
  files: {
    name: `chooseOne chooseMany dropOne dropMany dropNow photo list typePdf typeImage typeDocument typeSheet
      typeSlides typeSigned typeArchive typeEmail typeText typeData typeOther remove removeNamed cancel
      cancelNamed retry retryNamed undo undoNamed removeRefused undoSeveral progress fingerprint
      fingerprintOf`,
    progress:
      'stateChecking stateReady stateWaiting stateUploading stateUploaded progressTold uploaded',
    'beside the sentence that says why': 'stateRefused stateFailed',
    done: 'removed removedSeveral restored restoredSeveral added cleaned',
    mended: 'nowGood nowGoodSeveral',
  },
  form: {
    name: `allRequiredUnlessOptional errorPrefix warningPrefix stepOf steps stepDone stepCurrent stepTodo
      stepError previousStep nextStep submit`,
    progress: 'submitting checking questionsShown questionsHidden',
    mended: 'answerCorrected allCorrected',
  },
  options: { done: 'othersCleared oneCleared', state: 'chosen' },
  phone: { done: 'countryFollows' },
  repeater: {
    name: 'undo undoWith edit done',
    done: 'added removed removedWith remain renumbered restored restoredWith',
  },
  signature: {
    name: `signature signHere sign draw type upload clear undoStroke undoClear method handwrittenNote
      confirmIntent drawHint typeHint pad`,
    state: 'empty captured',
    done: 'strokeUndone cleared',
  },
  text: {
    name: 'showPassword hidePassword show hide',
    state: 'charactersLeft wordsLeft passwordVisible passwordHidden',
  },
};

/* The viewer's words are those of documents, but for a page that is asked for and a password. */
const asksOfViewer = /Range|^failed\w*Password/;

test('every sentence of a control that tells of a wrong or doubtful answer is in the table', () => {
  const shown = new Set<string>(
    Object.values(wrongUses).flatMap(({ rows = [] }) =>
      rows.flatMap(({ key, also }) => [key, also].filter((one) => one !== undefined)),
    ),
  );
  const namespaces = Object.entries(catalogues.en)
    .filter(([namespace]) => !/^validation(?:\.|$)/.test(namespace) && !ofNoAnswer[namespace])
    .map(([namespace, messages]) => ({
      namespace,
      words: new Set(Object.keys(messages).map((key) => key.slice(namespace.length + 1))),
      excepted: Object.values(noFault[namespace] ?? {}).flatMap((words) => words.split(/\s+/)),
    }));
  const missing = namespaces.flatMap(({ namespace, words, excepted }) =>
    [...words]
      .filter((word) => namespace !== 'document' || asksOfViewer.test(word))
      .filter((word) => !excepted.includes(word) && !shown.has(`${namespace}.${word}`))
      .map((word) => `${namespace}.${word}`),
  );
  assert.deepEqual(missing, []);
  const needless = namespaces.flatMap(({ namespace, words, excepted }) =>
    excepted.filter((word) => !words.has(word) || shown.has(`${namespace}.${word}`)),
  );
  assert.deepEqual(needless, [], 'exceptions that are none');
});

test('a field is listed with every kind of value that it can have', () => {
  const ofGroups = ['radio', 'checkboxes', 'signature'];
  assert.deepEqual(
    Object.keys(badInput).filter(
      (kind) => !ofGroups.includes(kind) && !wrongUses['tt-field']!.kinds!.includes(kind),
    ),
    [],
  );
});
