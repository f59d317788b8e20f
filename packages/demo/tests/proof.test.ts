import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { startServer, type RunningServer } from '../src/server.ts';
import { noticeOf, takeNotice } from '../src/services/waste-fee/privacy.ts';
import { attachments, fillIn, household, signature, signingOf } from './answers.ts';
import { valuesOf, Visitor } from './visitor.ts';

/* What proves a consent, a statement or a confirmation is what the service printed, and when it came. */

let hall: RunningServer;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proof-'));
  hall = await startServer({ dataDir: folder });
});
after(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

const visitor = (): Visitor => new Visitor(hall.address);
const address = '/waste-fee/attachments';
const hour = 60 * 60 * 1000;
const ago = (time: number): string => new Date(Date.now() - time).toISOString();

const truth = {
  pl: 'Oświadczam, że podane informacje są zgodne z prawdą',
  'pt-PT': 'Declaro que as informações prestadas são verdadeiras',
  lv: 'Apliecinu, ka sniegtā informācija ir patiesa',
  en: 'I declare that the information given is true',
};
const consent = 'Zgadzam się na kontakt telefoniczny lub e-mailowy w sprawie tej deklaracji';

const sent = (resident: Visitor): Map<string, string> =>
  hall.store.submission(resident.cookie('tt-session')!)!.answers;

const kept = (resident: Visitor): Record<string, string> =>
  Object.fromEntries(hall.store.draft(resident.cookie('tt-session')!).answers);

/** Asserts that `time` was written by the server, since `from`. */
function assertOwn(time: string | undefined, from: number, message?: string): void {
  assert.match(time ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, message);
  const at = Date.parse(time!);
  assert.ok(at >= from && at <= Date.now(), `${message ?? ''} ${time}`);
}

test('without script the server writes down what was ticked, and when', async () => {
  const resident = visitor();
  await fillIn(resident);
  const from = Date.now();
  await resident.open(`${address}?lang=en`);
  await resident.send(address, { ...attachments, truth: '' });
  await resident.send(address, attachments);
  const ticked = kept(resident);
  assert.equal(ticked['truth-text'], truth.en);
  assertOwn(ticked['truth-time'], from);
  assert.equal(ticked['contact-consent-text'], undefined);
  assert.equal(ticked['contact-consent-time'], undefined);
  const page = valuesOf(await resident.open(address));
  assert.equal(page['truth-text'], truth.en, 'the next press of the button sends it again');
  assert.equal(page['truth-time'], ticked['truth-time']);
  await resident.open(`${address}?lang=pl`);
  await resident.send(address, { ...attachments, 'contact-consent': 'yes' });
  const signing = { ...signature, ...signingOf(await resident.open('/waste-fee/sign')) };
  await resident.send('/waste-fee/sign', signing);
  const answers = sent(resident);
  assert.equal(answers.get('truth-text'), truth.en, 'as it was ticked');
  assert.equal(answers.get('truth-time'), ticked['truth-time']);
  assert.equal(answers.get('contact-consent-text'), consent);
  assertOwn(answers.get('contact-consent-time'), from);
  assert.equal(answers.get('sign-intent'), 'yes');
  assert.equal(answers.get('sign-intent-text'), 'Potwierdzam, że podpisuję tę deklarację');
  assertOwn(answers.get('sign-intent-time'), from);
});

test('a change of language writes down the words of the page that was sent', async () => {
  const resident = visitor();
  const page = await resident.send(address, { ...attachments, language: 'lv' });
  assert.match(page.html, /<html lang="lv"/);
  assert.equal(valuesOf(page)['truth-text'], truth.pl);
  await fillIn(resident);
  await resident.open(`${address}?lang=pl`);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  await resident.send('/waste-fee/sign', { ...signature, ...signing });
  const late = { ...attachments, language: 'lv', 'tt-submission': signing['tt-submission']! };
  const printed = await resident.send(address, late);
  assert.equal(printed.status, 409);
  assert.equal(valuesOf(printed)['truth-text'], truth.pl);
});

test('words that the service never printed beside a box prove nothing', async () => {
  for (const text of [
    'Zgadzam się na wszystko',
    '',
    `${consent} (opcjonalne)`,
    consent,
    `${truth.pl}.`,
    '__proto__',
  ]) {
    const resident = visitor();
    await resident.send(address, { ...attachments, 'truth-text': text });
    assert.equal(kept(resident)['truth-text'], truth.pl, text);
  }
  for (const text of Object.values(truth)) {
    const resident = visitor();
    const spaced = ` ${text.replaceAll(' ', ' \n\t ')}\u00A0`;
    await resident.send(address, { ...attachments, 'truth-text': spaced });
    assert.equal(kept(resident)['truth-text'], text);
  }
});

test('a time that cannot be that of the tick gives way to the time of receipt', async () => {
  const from = Date.now();
  for (const time of [
    '',
    'yesterday',
    '2026-11-05',
    '2026-02-30T10:00:00.000Z',
    '+020265-01-01T00:00:00.000Z',
    ago(-hour),
    ago(25 * hour),
    ago(hour).replace('Z', '+02:00'),
    ` ${ago(hour)}`,
    `${ago(hour)}<script>`,
  ]) {
    const resident = visitor();
    await resident.send(address, { ...attachments, 'truth-time': time });
    assertOwn(kept(resident)['truth-time'], from, time);
  }
  for (const time of [ago(0), ago(-2 * 60 * 1000), ago(23 * hour)]) {
    const resident = visitor();
    await resident.send(address, { ...attachments, 'truth-time': time });
    assert.equal(kept(resident)['truth-time'], time);
  }
});

test('the same form again leaves the first words and time, until the box is cleared', async () => {
  const resident = visitor();
  const first = { 'truth-text': truth.lv, 'truth-time': ago(2 * hour) };
  const later = { 'truth-text': truth.en, 'truth-time': ago(0) };
  const recordAfter = async (fields: Record<string, string>): Promise<Record<string, unknown>> => {
    await resident.send(address, fields);
    const { 'truth-text': text, 'truth-time': time } = kept(resident);
    return { 'truth-text': text, 'truth-time': time };
  };
  const none = { 'truth-text': undefined, 'truth-time': undefined };
  for (const fields of [
    { ...attachments, ...first },
    { ...attachments, ...later },
    attachments,
    { task: 'keep', truth: 'yes', ...later },
    { task: 'keep', ...later },
    { task: 'keep', 'truth-text': '', 'truth-time': '' },
  ])
    assert.deepEqual(await recordAfter(fields), first, JSON.stringify(fields));
  assert.deepEqual(await recordAfter({ proxy: 'no', ...first }), none, 'cleared');
  assert.deepEqual(await recordAfter({ task: 'keep', ...first }), none, 'a record without a tick');
  assert.deepEqual(await recordAfter({ task: 'keep', truth: 'yes', ...later }), later);
  assert.deepEqual(await recordAfter({ task: 'keep', truth: '', ...later }), none);
  const other = { ...attachments, truth: 'on', ...later };
  assert.deepEqual(await recordAfter(other), none, 'a value that the box does not have');
});

test('a confirmation is proved alike, and anew for a declaration that changed', async () => {
  const resident = visitor();
  await fillIn(resident);
  const from = Date.now();
  const read = signingOf(await resident.open('/waste-fee/sign'));
  const keep = async (fields: Record<string, string>): Promise<(string | undefined)[]> => {
    await resident.send('/waste-fee/sign', { ...read, ...fields, task: 'keep' });
    const { 'sign-intent-text': text, 'sign-intent-time': time } = kept(resident);
    return [text, time];
  };
  const forged = { 'sign-intent-text': 'Nie podpisuję', 'sign-intent-time': ago(-hour) };
  const [text, time] = await keep({ 'sign-intent': 'yes', ...forged });
  assert.equal(text, 'Potwierdzam, że podpisuję tę deklarację');
  assertOwn(time, from);
  const later = { 'sign-intent': 'yes', 'sign-intent-time': ago(hour) };
  assert.deepEqual(await keep(later), [text, time]);
  assert.deepEqual(await keep({ ...later, 'sign-intent': '' }), [undefined, undefined]);
  const latvian = 'Apliecinu, ka parakstu šo deklarāciju';
  const record = { ...later, 'sign-intent-text': latvian };
  assert.deepEqual(await keep(record), [latvian, later['sign-intent-time']]);

  await resident.send('/waste-fee/household', { ...household, persons: '3' });
  const changed = { ...signature, ...signingOf(await resident.open('/waste-fee/sign')) };
  const since = Date.now();
  await resident.send('/waste-fee/sign', changed);
  assertOwn(sent(resident).get('sign-intent-time'), since, 'of the other declaration');
});

test('only a privacy notice that was published is written down', async () => {
  const noticeSent = async (version: string | undefined): Promise<unknown> => {
    const resident = visitor();
    await fillIn(resident);
    const shown = version === undefined ? {} : { 'privacy-version': version };
    await resident.send(address, { ...attachments, ...shown });
    const signing = { ...signature, ...signingOf(await resident.open('/waste-fee/sign')) };
    await resident.send('/waste-fee/sign', signing);
    const { reference } = hall.store.submission(resident.cookie('tt-session')!)!;
    const database = new DatabaseSync(join(folder, 'town-hall.db'), { readOnly: true });
    const row = database
      .prepare('SELECT privacy_notice FROM submissions WHERE reference = ?')
      .get(reference);
    database.close();
    return row?.['privacy_notice'];
  };
  for (const version of [undefined, '', 'waste-fee-1999-01', 'waste-fee-2026-12', 'x'])
    assert.equal(await noticeSent(version), 'waste-fee-2026-11', version);
});

test('a former privacy notice stays the one that was shown', () => {
  const published = [
    { version: 'waste-fee-2025-03', date: '2025-03-01' },
    { version: 'waste-fee-2026-11', date: '2026-11-01' },
  ];
  const noticeIn = (fields: [string, string][], before: [string, string][] = []): string => {
    const answers = new Map(before);
    const nothing = { files: [], tooManyFiles: false, unread: [] };
    const body = { fields: new Map(fields), pairs: fields, ...nothing };
    takeNotice(body, answers, published);
    return noticeOf(answers);
  };
  const former: [string, string] = ['privacy-version', 'waste-fee-2025-03'];
  assert.equal(noticeIn([former]), 'waste-fee-2025-03');
  assert.equal(noticeIn([], [former]), 'waste-fee-2025-03', 'a page without a notice says nothing');
  assert.equal(noticeIn([['privacy-version', 'x']], [former]), 'waste-fee-2026-11');
});
