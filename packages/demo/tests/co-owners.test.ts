import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startServer, type RunningServer } from '../src/server.ts';
import {
  applicant,
  attachments,
  household,
  pesels,
  property,
  purpose,
  signature,
  signingOf,
} from './answers.ts';
import { errorOf, summaryOf, textOf, valuesOf, Visitor, type Page } from './visitor.ts';

let hall: RunningServer;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'town-hall-'));
  hall = await startServer({ dataDir: folder });
});
after(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

const visitor = (): Visitor => new Visitor(hall.address);
const address = '/waste-fee/applicant';
const shared = { ...applicant, 'legal-title': 'co-owner' };

/** Made-up people; the PESEL numbers are well-formed. */
const owner = (position: number, given: string, more: Record<string, string> = {}) => ({
  [`owners.${position}.given-name`]: given,
  [`owners.${position}.family-name`]: 'Łęcki',
  [`owners.${position}.has-pesel`]: 'yes',
  [`owners.${position}.pesel`]: pesels[position]!,
  [`owners.${position}.share`]: '1/4',
  ...more,
});

/** What the page's own form would send; the empty item for the script is no part of it. */
const sentBy = (page: Page): Record<string, string> =>
  valuesOf({ ...page, html: page.html.replace(/<template[\s\S]*?<\/template>/g, '') });

const givenNames = (page: Page): string[] =>
  Object.entries(sentBy(page))
    .filter(([name]) => /^owners\.\d+\.given-name$/.test(name))
    .map(([, value]) => value);

test('one co-owner is asked for, and only of co-owners', async () => {
  const resident = visitor();
  const refused = await resident.send(address, shared);
  assert.deepEqual(
    [...summaryOf(refused).keys()],
    ['given-name', 'family-name', 'has-pesel', 'share'].map((name) => `#owners.0.${name}`),
  );
  assert.equal(errorOf(refused, 'owners.0.share'), 'Wpisz udział, na przykład 1/2');
  assert.equal((await resident.send(address, applicant)).path, '/waste-fee/property');
});

test('a mistake of one of several people says whose it is, also where no other one is like it', async () => {
  const resident = visitor();
  const page = await resident.send(address, {
    ...shared,
    'family-name': '',
    ...owner(0, 'Zofia'),
    ...owner(1, 'Jan', { 'owners.1.pesel': '02070803629', 'owners.1.share': '' }),
  });
  const texts = summaryOf(page);
  assert.equal(texts.get('#family-name'), 'Wpisz nazwisko (Dane osoby fizycznej)');
  assert.equal(texts.get('#owners.1.share'), 'Wpisz udział, na przykład 1/2 (Współwłaściciel 2)');
  assert.match(texts.get('#owners.1.pesel')!, /\(Współwłaściciel 2\)$/);
  assert.doesNotMatch(errorOf(page, 'owners.1.pesel'), /Współwłaściciel/, 'beside it one sees');
  const check = await resident.open('/waste-fee/check');
  assert.match(
    summaryOf(check).get('/waste-fee/applicant?return=check#owners.1.share')!,
    /\(Współwłaściciel 2\)$/,
  );
});

test('without script the server adds and removes, and keeps what was typed', async () => {
  const resident = visitor();
  let page = await resident.send(address, {
    ...shared,
    ...owner(0, 'Zofia', { 'owners.0.pesel': 'abc' }),
    'add-item': 'owners',
  });
  assert.equal(page.path, `${address}#owners.1.given-name`);
  assert.equal(summaryOf(page).size, 0, 'what was just added is not yet wrong');
  assert.deepEqual(givenNames(page), ['Zofia', '']);
  page = await resident.send(address, {
    ...sentBy(page),
    ...owner(1, 'Jan'),
    'add-item': 'owners',
  });
  page = await resident.send(address, { ...sentBy(page), ...owner(2, 'Ewa') });
  assert.deepEqual([...summaryOf(page).keys()], ['#owners.0.pesel']);

  page = await resident.send(address, { ...sentBy(page), 'remove-item': 'owners.0' });
  assert.equal(page.path, `${address}#owners-removed`);
  assert.match(
    textOf(page),
    /Usunięto: Współwłaściciel 1, „Zofia” Cofnij usunięcie: Współwłaściciel 1, „Zofia”/,
  );
  assert.deepEqual(givenNames(page), ['Jan', 'Ewa']);
  assert.match(textOf(page), /Współwłaściciel 1 .*Współwłaściciel 2/);
  assert.equal((await resident.send(address, sentBy(page))).path, '/waste-fee/property');
});

test('there is one at least and there are ten at most', async () => {
  const resident = visitor();
  let page = await resident.send(address, { ...shared, 'remove-item': 'owners.0' });
  assert.deepEqual(givenNames(page), ['']);
  assert.match(page.html, /<button[^>]*value="owners\.0"[^>]*\shidden/);
  for (let count = 1; count < 12; count += 1)
    page = await resident.send(address, { ...sentBy(page), 'add-item': 'owners' });
  assert.equal(givenNames(page).length, 10);
  assert.match(textOf(page), /najwyżej 10 pozycji/);
  assert.match(page.html, /<button[^>]*name="add-item"[^>]*\shidden/);
});

test('a share is a fraction', async () => {
  const resident = visitor();
  const notAFraction = 'Wpisz ułamek z ukośnikiem, na przykład 1/2. Całość to 1/1.';
  for (const [share, sentence] of [
    ['połowa', notAFraction],
    ['1/', notAFraction],
    ['0.5', notAFraction],
    ['0/2', 'Sprawdź liczbę przed ukośnikiem: nie może być równa 0'],
    ['1/0', 'Sprawdź liczbę po ukośniku: nie może być równa 0'],
    [
      '3/2',
      'Ułamek nie może być większy niż całość, czyli 1/1. Sprawdź, czy liczby nie są zamienione miejscami.',
    ],
  ] as const) {
    const page = await resident.send(address, {
      ...shared,
      ...owner(0, 'Jan', { 'owners.0.share': share }),
    });
    assert.equal(errorOf(page, 'owners.0.share'), sentence, share);
  }
  const page = await resident.send(address, {
    ...shared,
    ...owner(0, 'Jan', { 'owners.0.share': ' 12 / 100 ' }),
  });
  assert.equal(page.path, '/waste-fee/property');
});

test('a share that spouses hold together counts once', async () => {
  for (const [shares, wrong] of [
    // The spouses Zofia and Jan, and the applicant.
    [['2/3 joint', '2/3 joint'], undefined],
    [['2/3 joint', '4/6 joint', '1/3'], undefined],
    // The applicant's own wife: the share is that of both.
    [['1/1 joint'], undefined],
    // Two couples.
    [['1/2 joint', '1/2 joint', '1/2 joint', '1/2 joint'], undefined],
    [['2/3 joint', '2/3'], '#owners.1.share'],
    [['2/3 joint', '3/4 joint'], '#owners.1.share'],
    [['2/3 joint', '2/3 joint', '2/3 joint'], '#owners.2.share'],
    [['2/3 joint', '2/3 joint', '1/2'], '#owners.2.share'],
  ] as const) {
    const resident = visitor();
    const owners = shares.map((text, n) => {
      const [share, joint] = text.split(' ');
      const more = {
        [`owners.${n}.share`]: share!,
        ...(joint && { [`owners.${n}.joint`]: 'yes' }),
      };
      return owner(n, 'Jan', more);
    });
    const page = await resident.send(address, Object.assign({}, shared, ...owners));
    assert.deepEqual([...summaryOf(page).keys()], wrong ? [wrong] : [], shares.join());
    if (wrong) assert.match(errorOf(page, wrong.slice(1)), /małżonkowie/);
    else assert.equal(page.path, '/waste-fee/property');
  }
});

test('that a share is joint property is declared', async () => {
  const resident = visitor();
  for (const [step, answers] of Object.entries({ purpose, property, household, attachments }))
    await resident.send(`/waste-fee/${step}`, answers);
  const form = await resident.open(address);
  assert.match(textOf(form), /Udział objęty wspólnością majątkową małżeńską \(opcjonalne\)/);
  await resident.send(address, { ...shared, ...owner(0, 'Zofia', { 'owners.0.joint': 'yes' }) });
  const check = await resident.open('/waste-fee/check');
  assert.match(textOf(check), /wspólnością majątkową małżeńską: Tak/);
  assert.match(textOf(check), /Czy ta osoba ma numer PESEL\? Tak/);
  // A box that is cleared is declared no more.
  await resident.send(address, { ...shared, ...owner(0, 'Zofia') });
  assert.doesNotMatch(textOf(await resident.open('/waste-fee/check')), /małżeńską/);
});

test('shares that come to more than the whole are refused, whatever their numbers', async () => {
  const tooMuch =
    'Udziały współwłaścicieli wynoszą razem więcej niż całość, czyli 1/1. Sprawdź każdy z nich. ' +
    'Jeśli małżonkowie mają udział wspólnie, zaznacz to przy każdym z nich.';
  const sent = (shares: string[]): Promise<Page> => {
    const owners = shares.map((share, n) => owner(n, 'Jan', { [`owners.${n}.share`]: share }));
    return visitor().send(address, Object.assign({ ...shared }, ...owners));
  };
  const whole = '333333333333333333333333333333';
  for (const [shares, wrong] of [
    [['3/4', '1/2'], ['#owners.1.share']],
    [['1/1', '1/1000', '1/2'], ['#owners.1.share']],
    [['1/3', '1/3', `${whole.slice(2)}4/1${'0'.repeat(29)}`], ['#owners.2.share']],
    // What cannot be read is no share yet; nothing else is wrong because of it.
    [['3/4', 'połowa'], ['#owners.1.share']],
    [['1/3', '1/3', '1/3'], undefined],
    [['1/4', '1/4'], undefined],
  ] as const) {
    const page = await sent([...shares]);
    assert.deepEqual(wrong && [...summaryOf(page).keys()], wrong, shares.join());
    if (!wrong) assert.equal(page.path, '/waste-fee/property', shares.join());
    else if (!shares.some((share) => share === 'połowa')) {
      assert.equal(errorOf(page, wrong[0].slice(1)), tooMuch);
      assert.match(summaryOf(page).get(wrong[0])!, /\(Współwłaściciel \d\)$/);
    }
  }
});

test('one PESEL number is that of one person', async () => {
  const resident = visitor();
  const twice = { 'owners.1.pesel': ` ${applicant.pesel.slice(0, 6)} ${applicant.pesel.slice(6)}` };
  const fields = { ...shared, ...owner(0, 'Zofia'), ...owner(1, 'Jan', twice) };
  const page = await resident.send(address, fields);
  assert.deepEqual([...summaryOf(page).keys()], ['#owners.1.pesel']);
  assert.equal(
    errorOf(page, 'owners.1.pesel'),
    'Ten numer PESEL podano już przy innej osobie (Dane osoby fizycznej). Każda osoba ma własny: popraw ten, który jest błędny.',
  );
  const owners = await resident.send(address, { ...fields, 'owners.1.pesel': pesels[0] });
  assert.match(errorOf(owners, 'owners.1.pesel'), /przy innej osobie \(Współwłaściciel 1\)/);
  assert.equal((await resident.open('/waste-fee/sign')).path, '/waste-fee/check');
  // A number that is not asked for any more is nobody's.
  const without = { 'owners.1.has-pesel': 'no', 'owners.1.identity-document': 'AB 1' };
  const next = await resident.send(address, { ...fields, ...without });
  assert.equal(next.path, '/waste-fee/property');
});

test('names and numbers that no page of ours sends go nowhere', async () => {
  const resident = visitor();
  const page = await resident.send(address, {
    ...shared,
    ...owner(0, 'Jan'),
    'owners.0.__proto__': 'x',
    'owners.__proto__.share': 'x',
    'owners.0.secret': 'x',
    'owners.{n}.given-name': 'x',
    ...Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`owners.${n + 20}.share`, '1/2'])),
    'add-item': 'elsewhere',
    'remove-item': 'owners.99999',
    language: 'en',
  });
  assert.equal(givenNames(page).length, 10);
  assert.doesNotMatch(page.html, /secret|value="x"/);
});

test('another language keeps every co-owner', async () => {
  const resident = visitor();
  let page = await resident.send(address, {
    ...shared,
    ...owner(0, '<b>&"Łucja"'),
    language: 'lv',
  });
  for (const [language, words] of [
    ['pt-PT', /1 \. kopīpašnieks/],
    ['en', /Comproprietário 1/],
    ['pl', /Co-owner 1/],
    ['pl', /Współwłaściciel 1/],
  ] as const) {
    assert.match(textOf(page), words);
    assert.deepEqual(givenNames(page), ['<b>&"Łucja"']);
    page = await resident.send(address, { ...sentBy(page), language });
  }
});

test('co-owners stand in the check and in the document, until the title is another one', async (t) => {
  const resident = visitor();
  await resident.send('/waste-fee/purpose', purpose);
  await resident.send(address, {
    ...shared,
    ...owner(0, 'Zofia'),
    ...owner(1, 'João', {
      'owners.1.has-pesel': 'no',
      'owners.1.identity-document': 'CC 12345678',
      'owners.1.share': '3/4',
    }),
  });
  await resident.send('/waste-fee/property', property);
  await resident.send('/waste-fee/household', household);
  const check = await resident.send('/waste-fee/attachments', attachments);
  assert.equal(check.path, '/waste-fee/check');
  assert.match(
    textOf(check),
    /Współwłaściciel 1 Imię: Zofia Nazwisko: Łęcki .*Numer PESEL: 02070803628/,
  );
  assert.match(
    textOf(check),
    /Współwłaściciel 2 Imię: João .*CC 12345678 Udział w nieruchomości: 3\/4/,
  );
  assert.doesNotMatch(textOf(check).split('João')[1]!, /02070803628/);
  assert.match(check.html, /href="\/waste-fee\/applicant\?return=check#owners\.1\.given-name"/);

  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const receipt = await resident.send('/waste-fee/sign', { ...signature, ...signing });
  assert.equal(receipt.path, '/waste-fee/receipt');
  assert.ok(resident.addresses.every((path) => !path.includes('02070803628')));
  await t.test('pdftotext reads them', async (t) => {
    const response = await resident.request('/waste-fee/declaration.pdf');
    const file = join(folder, 'co-owners.pdf');
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    const { error, stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    if (error) return t.skip('pdftotext is not installed');
    for (const words of ['Współwłaściciel 2', 'Imię: João', 'Numer PESEL: 02070803628', '3/4'])
      assert.ok(stdout.includes(words), words);
  });
});

/** What the page's script sends: the questions that do not hold are switched off and send nothing. */
const without = (fields: Record<string, string>, ...names: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

test('what was answered before a question was switched off is kept for the same person', async () => {
  const resident = visitor();
  await resident.send(address, { ...shared, ...owner(0, 'Zofia'), ...owner(1, 'Jan') });
  let fields = sentBy(await resident.open(address));
  fields = { ...fields, 'owners.1.has-pesel': 'no', 'owners.1.identity-document': 'AB 1' };
  // Twice the same is no other answer.
  for (let time = 0; time < 2; time += 1)
    await resident.send(address, { ...without(fields, 'owners.1.pesel'), task: 'stay' });
  let values = sentBy(await resident.open(address));
  assert.equal(values['owners.1.pesel'], pesels[1]);
  assert.equal(values['owners.1.has-pesel'], 'no');

  // The first one is removed in the page: what was kept moves along with its person.
  fields = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith('owners.0.') ? [] : [[name.replace('owners.1.', 'owners.0.'), value]],
    ),
  );
  await resident.send(address, { ...without(fields, 'owners.0.pesel'), task: 'stay' });
  values = sentBy(await resident.open(address));
  assert.equal(values['owners.0.given-name'], 'Jan');
  assert.equal(values['owners.0.pesel'], pesels[1]);
  assert.equal(values['owners.1.given-name'], undefined);
});

test('nobody inherits the answers of the one who stood in the same place', async () => {
  const resident = visitor();
  await resident.send(address, { ...shared, ...owner(0, 'Zofia'), ...owner(1, 'Jan') });
  const known = sentBy(await resident.open(address));
  const id = known['owners.1.item-id']!;
  assert.match(id, /^[\w-]{8,}$/);
  const stranger = {
    ...shared,
    'owners.0.given-name': 'Ewa',
    'owners.0.has-pesel': 'no',
    'owners.0.item-id': '',
    'owners.1.given-name': 'Jan',
    'owners.1.item-id': id,
  };
  for (const task of ['stay', 'calculate']) {
    await resident.send(address, { ...stranger, task });
    const values = sentBy(await resident.open(address));
    assert.equal(values['owners.0.pesel'], '', 'a new person has no number yet');
    assert.equal(values['owners.1.pesel'], pesels[1]);
    // A choice that holds and was not sent is a choice that was not made.
    assert.equal(values['owners.1.has-pesel'], undefined);
  }
  // An id twice, an id of nobody and one that is none: one person at most has what was known.
  for (const [first, second] of [
    [id, id],
    ['<b>', id],
    ['__proto__', 'x'.repeat(9000)],
  ]) {
    await resident.send(address, {
      ...shared,
      'owners.0.given-name': 'A',
      'owners.0.item-id': first!,
      'owners.1.given-name': 'B',
      'owners.1.item-id': second!,
      task: 'stay',
    });
    const page = await resident.open(address);
    const values = sentBy(page);
    assert.ok([values['owners.0.pesel'], values['owners.1.pesel']].includes(''));
    assert.notEqual(values['owners.0.item-id'], values['owners.1.item-id']);
    assert.doesNotMatch(page.html, /x{100}/);
  }
});

test('who is no co-owner any more declares none, and what was typed is kept', async () => {
  const resident = visitor();
  await resident.send(address, { ...shared, ...owner(0, 'Zofia') });
  await resident.send(address, applicant);
  assert.doesNotMatch(textOf(await resident.open('/waste-fee/check')), /Zofia/);
  assert.deepEqual(givenNames(await resident.open(address)), ['Zofia']);
});

test('a copy kept on the way changes the co-owners that it names, and no other', async () => {
  const resident = visitor();
  const keep = (fields: Record<string, string>): Promise<Page> =>
    resident.send(address, { ...fields, task: 'keep' });
  await resident.send(address, { ...shared, ...owner(0, 'Zofia'), ...owner(1, 'Jan') });
  const opened = sentBy(await resident.open(address));
  const [zofia, jan] = [opened['owners.0.item-id']!, opened['owners.1.item-id']!];
  await keep({ 'owners.1.item-id': jan, 'owners.1.given-name': 'João' });
  // Another page, on which the first one was removed and somebody was added.
  const ewa = 'cccccccccccc';
  await keep({ 'gone-item': `owners.${zofia}`, 'owners.1.item-id': ewa, ...owner(1, 'Ewa') });
  await keep({ 'owners.0.item-id': jan, 'owners.0.share': '1/8' });
  const values = sentBy(await resident.open(address));
  assert.deepEqual(givenNames(await resident.open(address)), ['João', 'Ewa']);
  assert.equal(values['owners.0.share'], '1/8');
  assert.equal(values['owners.0.has-pesel'], 'yes');
  assert.equal(values['owners.1.item-id'], ewa);
  // What no page of ours sends.
  for (const id of ['', '<b>', 'x'.repeat(9000)])
    await keep({ 'owners.0.item-id': id, 'owners.0.given-name': 'Nobody', 'gone-item': 'owners.' });
  await keep({ 'owners.0.given-name': 'Nobody', 'gone-item': '__proto__' });
  assert.deepEqual(givenNames(await resident.open(address)), ['João', 'Ewa']);
});

/** Keeps what one page changed; what the page is told, if anything. */
async function keep(resident: Visitor, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ ...fields, task: 'keep' });
  const answer = await resident.request(address, { method: 'POST', body });
  if (answer.status === 204) return '';
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { notice: { text: string } }).notice.text;
}

const [zofia, jan] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'];

/** Somebody with two co-owners. */
async function withTwo(): Promise<Visitor> {
  const resident = visitor();
  const ids = { 'owners.0.item-id': zofia, 'owners.1.item-id': jan };
  await resident.send(address, { ...shared, ...owner(0, 'Zofia'), ...owner(1, 'Jan'), ...ids });
  return resident;
}

const removals: Record<string, (resident: Visitor) => Promise<unknown>> = {
  'by the script of another page': (resident) => keep(resident, { 'gone-item': `owners.${jan}` }),
  'by a button of another page': async (resident) =>
    resident.send(address, {
      ...sentBy(await resident.open(address)),
      'remove-item': 'owners.1',
    }),
  'with the form of another page': (resident) =>
    resident.send(address, { ...shared, ...owner(0, 'Zofia'), 'owners.0.item-id': zofia }),
};
for (const [how, remove] of Object.entries(removals)) {
  test(`a co-owner who was removed ${how} does not come back in part`, async () => {
    const resident = await withTwo();
    await remove(resident);
    for (const [name, value] of [
      ['given-name', 'João'],
      ['has-pesel', 'no'],
    ] as const) {
      const told = await keep(resident, {
        'owners.1.item-id': jan,
        [`owners.1.${name}`]: value,
      });
      assert.match(told, /usunięto w innej karcie/);
      assert.deepEqual(givenNames(await resident.open(address)), ['Zofia']);
    }
    // What else the same page changed is kept.
    await keep(resident, {
      'owners.0.item-id': zofia,
      'owners.0.share': '1/8',
      'owners.1.item-id': jan,
      'owners.1.share': '1/8',
    });
    assert.equal(sentBy(await resident.open(address))['owners.0.share'], '1/8');
    // The whole of it, as after the removal was taken back.
    assert.equal(await keep(resident, { 'owners.1.item-id': jan, ...owner(1, 'Jan') }), '');
    assert.deepEqual(givenNames(await resident.open(address)), ['Zofia', 'Jan']);
    assert.equal(
      await keep(resident, { 'owners.1.item-id': jan, 'owners.1.given-name': 'João' }),
      '',
    );
    assert.deepEqual(givenNames(await resident.open(address)), ['Zofia', 'João']);
  });
}

test('a co-owner who was removed elsewhere is declared by whoever sends the whole form', async () => {
  const resident = await withTwo();
  const old = sentBy(await resident.open(address));
  await keep(resident, { 'gone-item': `owners.${jan}` });
  await resident.send(address, { ...old, 'owners.1.given-name': 'João' });
  assert.deepEqual(givenNames(await resident.open(address)), ['Zofia', 'João']);
  await keep(resident, { 'owners.1.item-id': jan, 'owners.1.share': '1/8' });
  assert.equal(sentBy(await resident.open(address))['owners.1.share'], '1/8');
});

test('which co-owners were removed is part of no declaration', async () => {
  const resident = await withTwo();
  await keep(resident, { 'gone-item': `owners.${jan}` });
  await resident.send(address, { ...owner(0, 'Zofia'), 'owners.0.item-id': zofia, ...shared });
  for (const [step, answers] of Object.entries({ purpose, property, household, attachments }))
    await resident.send(`/waste-fee/${step}`, answers);
  assert.doesNotMatch((await resident.open('/waste-fee/check')).html, new RegExp(jan));
});

test('two pages that were opened before anybody answered ask for the same first co-owner', async () => {
  const resident = visitor();
  const [one, other] = [sentBy(await resident.open(address)), sentBy(await resident.open(address))];
  assert.match(one['owners.0.item-id']!, /^[\w-]{8,}$/);
  assert.equal(one['owners.0.item-id'], other['owners.0.item-id']);
});
