import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startServer, type RunningServer } from '../src/server.ts';
import { summaryOf } from '../src/services/waste-fee/summary.ts';
import { spelledIn } from '../src/services/waste-fee/spelling.ts';
import { wordsIn } from '../src/words.ts';
import { fillIn, household, purpose } from './answers.ts';
import { textOf, valuesOf, Visitor } from './visitor.ts';

/* A number is written with a comma in Polish and with a point in English: it stays the same number. */

let hall: RunningServer;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spelling-'));
  hall = await startServer({ dataDir: folder });
});
after(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

const address = '/waste-fee/household';
const capacity = 'composter-capacity';
const answers = { ...household, composting: 'yes', composters: '1' };

test('a number typed in one language is the same number in another', async () => {
  const resident = new Visitor(hall.address);
  await fillIn(resident);
  await resident.open(`${address}?lang=pl`);
  await resident.send(address, { ...answers, [capacity]: '1,234' });
  assert.equal(valuesOf(await resident.open(`${address}?lang=en`))[capacity], '1.234');
  assert.equal(valuesOf(await resident.open(`${address}?lang=pl`))[capacity], '1,234');
  await resident.open(`${address}?lang=en`);
  await resident.send(address, { ...answers, [capacity]: '2.500' });
  assert.equal(valuesOf(await resident.open(`${address}?lang=en`))[capacity], '2.500');
  assert.equal(valuesOf(await resident.open(`${address}?lang=lv`))[capacity], '2,5');
  const check = await resident.open('/waste-fee/check?lang=pl');
  assert.match(textOf(check), /\b2,5\b/);
});

test('a number that is asked about is asked about in every language until it is another text', async () => {
  const resident = new Visitor(hall.address);
  await fillIn(resident);
  await resident.open(`${address}?lang=pl`);
  await resident.send(address, { ...answers, [capacity]: '1.234' });
  for (const language of ['en', 'pl', 'en', 'lv', 'pt-PT', 'en']) {
    const page = await resident.open(`${address}?lang=${language}`);
    assert.equal(valuesOf(page)[capacity], '1.234', language);
    assert.match(page.html, /id="composter-capacity"[^>]*aria-invalid="true"/, language);
    const sent = await resident.send(address, { ...answers, [capacity]: '1.234' });
    assert.equal(sent.path, address, language);
    const isMarked = /<tt-field data-typed-in="[^"]+">\s*<label for="composter-capacity"/;
    assert.equal(isMarked.test(sent.html), language === 'en', language);
  }
  assert.notEqual((await resident.send(address, { ...answers, [capacity]: '1.25' })).path, address);
  await resident.open(`${address}?lang=pl`);
  await resident.open(`${address}?lang=en`);
  assert.notEqual(
    (await resident.send(address, { ...answers, [capacity]: '1.234' })).path,
    address,
  );
});

test('a month in Roman numerals is the same month where these are not read', async () => {
  const resident = new Visitor(hall.address);
  const place = '/waste-fee/purpose';
  const since = {
    ...purpose,
    'purpose-date-day': '3',
    'purpose-date-month': 'V',
    'purpose-date-year': '2026',
  };
  await resident.open(`${place}?lang=pl`);
  assert.notEqual((await resident.send(place, since)).path, place);
  const english = valuesOf(await resident.open(`${place}?lang=en`));
  assert.equal(english['purpose-date-month'], '5');
  assert.notEqual((await resident.send(place, { ...since, ...english })).path, place);
  // Nobody could have meant it where it was typed.
  assert.equal((await resident.send(place, since)).path, place);
  assert.match(
    (await resident.open(`${place}?lang=lv`)).html,
    /id="purpose-date-month"[^>]*aria-invalid="true"/,
  );
});

test('what is declared in Polish is the number that was typed in English', () => {
  const typed = new Map(Object.entries({ ...answers, [capacity]: '2.500' }));
  const declared = {
    ...spelledIn('pl', { answers: typed, language: 'en', typedIn: new Map() }),
    files: [],
    refused: [],
  };
  const told = JSON.stringify(summaryOf(declared, wordsIn('pl')));
  assert.match(told, /2,5\b/);
  assert.doesNotMatch(told, /2[.\s]?500/);
});
