import { checkFile } from '@twintown/core/files/check.js';
import { describeFileIssue } from '@twintown/core/files/sentence.js';
import { blobSource } from '@twintown/core/files/source.js';
import { loadKindMessages } from '@twintown/core/messages.js';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { startServer, type RunningServer } from '../src/server.ts';
import {
  applicant,
  attachments,
  fillIn,
  household,
  property,
  purpose,
  signature,
  signingOf,
} from './answers.ts';
import { pdfOf, png, pngStart } from './sample-files.ts';
import { errorOf, headingOf, summaryOf, textOf, valuesOf, Visitor } from './visitor.ts';

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

function tool(name: string, args: string[]): { missing: boolean; text: string; status: number } {
  const { error, stdout, stderr, status } = spawnSync(name, args, { encoding: 'utf8' });
  return { missing: error !== undefined, text: `${stdout}${stderr}`, status: status ?? 1 };
}

async function signedPdf(resident: Visitor): Promise<string> {
  const response = await resident.request('/waste-fee/declaration.pdf');
  assert.equal(response.headers.get('content-type'), 'application/pdf');
  const file = join(folder, `${crypto.randomUUID()}.pdf`);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return file;
}

test('a resident without script files the declaration and gets a number and the document', async () => {
  const resident = visitor();
  const start = await resident.open('/');
  assert.match(headingOf(start), /^Deklaracja o wysokości opłaty/);
  assert.match(textOf(start), /14 dni/);
  assert.match(textOf(start), /tytułu wykonawczego/);

  const check = await fillIn(resident);
  assert.equal(check.path, '/waste-fee/check');
  const answers = textOf(check);
  for (const answer of [
    'Pierwsza deklaracja',
    '05.11.2026',
    'Śliwińska-Łęcka',
    '44051401359',
    'Biernackiego 12/3, 39-300 Mielec',
    '150,00 zł miesięcznie',
  ]) {
    assert.ok(answers.includes(answer), answer);
  }
  assert.match(check.html, /href="\/waste-fee\/applicant\?return=check#pesel"/);
  const change = await resident.open('/waste-fee/household?return=check');
  assert.equal(valuesOf(change)['return'], 'check');
  assert.match(
    change.html,
    /<\/p>\s*<tt-field/,
    'nothing unseen takes the first question its distance',
  );
  await resident.send('/waste-fee/property', { ...property, 'home-postal-code': '39300' });
  const again = textOf(await resident.open('/waste-fee/check'));
  assert.ok(
    again.includes('Biernackiego 12/3, 39-300 Mielec'),
    'the code is shown as it is written',
  );

  const sign = await resident.open('/waste-fee/sign');
  const signing = signingOf(sign);
  const draft = await resident.request('/waste-fee/document.pdf');
  assert.equal(draft.headers.get('content-type'), 'application/pdf');

  const receipt = await resident.send('/waste-fee/sign', { ...signature, ...signing });
  assert.equal(receipt.path, '/waste-fee/receipt');
  assert.match(textOf(receipt), /GK\.6232\.\d+\.20\d\d/);
  assert.match(textOf(receipt), /do 10\. dnia/);
  // Why the number was asked, on what basis and for how long it is kept, as beside the question.
  const asked = textOf(await resident.open('/waste-fee/receipt'));
  for (const note of ['Do czego tego użyjemy', 'Podstawa prawna', 'Jak długo to przechowujemy'])
    assert.ok(asked.includes(note), note);
  assert.ok(resident.addresses.every((address) => !address.includes('44051401359')));
});

test('the address of the service without a step leads to its start, in the language asked for', async () => {
  for (const path of ['/waste-fee', '/waste-fee/', '/waste-fee?lang=en', '/waste-fee/?lang=lv']) {
    const response = await visitor().request(path);
    assert.equal(response.status, 303, path);
    assert.equal(response.headers.get('location'), '/', path);
  }
  const start = await visitor().open('/waste-fee?lang=en');
  assert.equal(headingOf(start), headingOf(await visitor().open('/?lang=en')));
});

test('the notice that stood on the page is the one that is recorded', async () => {
  const resident = visitor();
  await fillIn(resident);
  const page = valuesOf(await resident.open('/waste-fee/attachments'));
  assert.match(page['privacy-version'] ?? '', /^waste-fee-/);
  assert.match(page['privacy-date'] ?? '', /^\d{4}-\d{2}-\d{2}$/);
  await resident.send('/waste-fee/attachments', {
    ...attachments,
    'privacy-version': page['privacy-version']!,
  });
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const receipt = await resident.send('/waste-fee/sign', { ...signature, ...signing });
  const [reference] = /GK\.6232\.\d+\.20\d\d/.exec(textOf(receipt))!;
  const db = new DatabaseSync(join(folder, 'town-hall.db'), { readOnly: true });
  const row = db
    .prepare('SELECT privacy_notice FROM submissions WHERE reference = ?')
    .get(reference);
  db.close();
  assert.equal(row?.['privacy_notice'], page['privacy-version']);
});

test('the document is tagged, named, in Polish, and holds the answers and the signature', async (t) => {
  const resident = visitor();
  await fillIn(resident);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const path = 'M330 620q90 -330 170 -330q60 0 20 160M800 400q0 0 0 0';
  const receipt = await resident.send('/waste-fee/sign', {
    ...signature,
    'signature-method': 'drawn',
    signature: path,
    'signature-name': '',
    ...signing,
  });
  const reference = /GK\.6232\.\d+\.20\d\d/.exec(textOf(receipt))![0];
  const file = await signedPdf(resident);

  await t.test('pdfinfo reads the tags', (t) => {
    const info = tool('pdfinfo', [file]);
    if (info.missing) return t.skip('pdfinfo is not installed');
    assert.match(info.text, /Tagged:\s+yes/);
    assert.match(info.text, /Title:\s+Deklaracja o wysokości opłaty/);
    const tree = tool('pdfinfo', ['-struct-text', file]).text;
    assert.match(tree, /^Document/m);
    assert.match(tree, /H1[\s\S]*Deklaracja/);
    assert.match(tree, /TH:\s+\/Scope \/Row\s+"Numer PESEL"\s+TD\s+"44051401359"/);
    assert.match(tree, /Figure/);
    // Lines that are only drawn apart are read as one: "= 120,00 złod piątej".
    const lines = tree.replaceAll('\u00a0', ' ');
    assert.match(lines, /TD\s+P \(block\)\s+"4 osoby [^"]*= 120,00 zł"\s+P \(block\)\s+"od piątej/);
  });
  await t.test('pdftotext reads every letter', (t) => {
    const { missing, text } = tool('pdftotext', ['-layout', file, '-']);
    if (missing) return t.skip('pdftotext is not installed');
    for (const words of [
      reference,
      'Śliwińska-Łęcka',
      '150,00 zł',
      'Podpis narysowany odręcznie',
    ]) {
      assert.ok(text.replaceAll('\u00a0', ' ').includes(words), words);
    }
  });
  await t.test('qpdf finds no mistake', (t) => {
    const { missing, text, status } = tool('qpdf', ['--check', file]);
    if (missing) return t.skip('qpdf is not installed');
    assert.equal(status, 0, text);
  });
});

test('the document has every letter of a name, whatever keyboard or font it came from', async (t) => {
  const resident = visitor();
  await fillIn(resident);
  await resident.send('/waste-fee/applicant', {
    ...applicant,
    'given-name': 'Nguyễn Ơn 王',
    'family-name': 'Łęcka-Əliyeva'.normalize('NFD'),
  });
  await resident.sendFiles('/waste-fee/attachments', { ...attachments, task: 'upload' }, [
    ['other-files', 'mapa działki Đặng.pdf'.normalize('NFD'), pdf],
  ]);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  await resident.send('/waste-fee/sign', {
    ...signature,
    'signature-name': 'Nguyễn Ơn',
    ...signing,
  });
  const { missing, text } = tool('pdftotext', ['-layout', await signedPdf(resident), '-']);
  if (missing) return t.skip('pdftotext is not installed');
  for (const words of ['Nguyễn Ơn [U+738B]', 'Łęcka-Əliyeva', 'mapa działki Đặng.pdf'])
    assert.ok(text.includes(words), words);
  assert.equal(text.match(/^Nguyễn Ơn$/gm)?.length, 1, 'the signature');
});

test('every mistake is said beside its field and in the summary, and nothing typed is lost', async () => {
  const resident = visitor();
  const page = await resident.send('/waste-fee/applicant', {
    ...applicant,
    'given-name': '  <b>&"Łucja" ',
    'family-name': '',
    pesel: '44051401358',
    'legal-title': '',
  });
  assert.equal(page.path, '/waste-fee/applicant');
  assert.match(page.html, /<title>Błąd: /);
  const summary = summaryOf(page);
  assert.deepEqual([...summary.keys()], ['#family-name', '#pesel', '#legal-title']);
  for (const [link, sentence] of summary) {
    assert.equal(errorOf(page, link.slice(1)), sentence);
    assert.match(page.html, new RegExp(`id="${link.slice(1)}"`));
  }
  assert.equal(summary.get('#family-name'), 'Wpisz nazwisko');
  const reloaded = await resident.open('/waste-fee/applicant');
  const values = valuesOf(reloaded);
  assert.equal(values['given-name'], '<b>&"Łucja"');
  assert.equal(values['pesel'], '44051401358');
  assert.equal(values['applicant'], 'natural');
  assert.ok(!reloaded.html.includes('<b>&"'));
});

test('the wrong part of a date is named', async () => {
  const resident = visitor();
  const page = await resident.send('/waste-fee/purpose', {
    ...purpose,
    'purpose-date-day': '31',
    'purpose-date-month': '11',
  });
  const sentence = errorOf(page, 'purpose-date');
  assert.deepEqual(
    [...summaryOf(page)],
    [['#purpose-date-day', `Od kiedy to obowiązuje? – ${sentence}`]],
    'with the question, which the sentence about a day does not say',
  );
  assert.equal(valuesOf(page)['purpose-date-day'], '31');
  const described = [...page.html.matchAll(/aria-describedby="[^"]*purpose-date-error[^"]*"/g)];
  assert.equal(described.length, 1, 'at the wrong part, and not at the group as well');
});

test('the number of people is a whole number from 0 to 99', async () => {
  const resident = visitor();
  for (const persons of ['', '-1', '100', '2,5', 'troje']) {
    const page = await resident.send('/waste-fee/household', { ...household, persons });
    assert.deepEqual([...summaryOf(page).keys()], ['#persons'], persons);
    assert.equal(valuesOf(page)['persons'], persons);
  }
  for (const persons of ['0', '99', ' 4 ']) {
    const page = await resident.send('/waste-fee/household', { ...household, persons });
    assert.equal(page.path, '/waste-fee/attachments', persons);
  }
});

test('the server works out the fee without script, with the relief', async () => {
  const resident = visitor();
  const page = await resident.send('/waste-fee/household', {
    persons: '6',
    composting: 'yes',
    task: 'calculate',
  });
  assert.match(page.path, /household#fee$/);
  assert.match(textOf(page), /138,00 zł miesięcznie/);
  assert.equal(summaryOf(page).size, 0);
});

test('only what is asked is checked, and what is not asked is kept', async () => {
  const resident = visitor();
  await resident.send('/waste-fee/applicant', applicant);
  const organisation = {
    applicant: 'legal',
    'organisation-name': 'Wspólnota „Pod Lipą”',
    nip: '123-456-32-18',
    regon: '',
    'legal-title': 'manager',
  };
  const page = await resident.send('/waste-fee/applicant', organisation);
  assert.equal(page.path, '/waste-fee/property');
  const check = textOf(await resident.open('/waste-fee/check'));
  assert.ok(check.includes('Wspólnota „Pod Lipą”'));
  assert.ok(!check.includes('44051401359'));
  assert.equal(valuesOf(await resident.open('/waste-fee/applicant'))['pesel'], '44051401359');
});

test('a village needs no street, and the two municipalities called Mielec are told apart', async () => {
  const resident = visitor();
  await resident.send('/waste-fee/property', {
    ...property,
    'home-street': '',
    'home-flat': '',
    'home-locality': 'Złotniki',
    'home-post-town': 'Mielec',
    'home-municipality': 'gmina wiejska Mielec',
  });
  const check = await resident.open('/waste-fee/check');
  assert.match(textOf(check), /Złotniki 12, 39-300 Mielec, gmina wiejska Mielec/);

  const find = async (text: string, init: RequestInit = {}): Promise<Response> =>
    resident.request('/waste-fee/places', {
      method: 'POST',
      body: new URLSearchParams({ text }),
      ...init,
    });
  const found = async (text: string): Promise<string[]> =>
    ((await (await find(text)).json()) as { text: string; detail: string }[]).map(
      (place) => `${place.text}: ${place.detail}`,
    );
  assert.deepEqual((await found('ul. Biernackiego 12 MIELEC')).slice(0, 2), [
    'Mielec: gmina miejska Mielec, powiat mielecki',
    'Chorzelów: gmina wiejska Mielec, powiat mielecki',
  ]);
  assert.deepEqual(await found('zlotniki 5'), ['Złotniki: gmina wiejska Mielec, powiat mielecki']);
  assert.deepEqual(await found('Rzeszów <b>'), []);
  assert.equal((await find('Mielec')).headers.get('cache-control'), 'no-store');
  const foreign = await find('Mielec', { headers: { origin: 'https://evil.example' } });
  assert.equal(foreign.status, 403);
  assert.ok(resident.addresses.every((address) => !address.includes('Biernackiego')));
  assert.equal((await resident.request('/waste-fee/places?text=Mielec')).status, 404);
});

test('a resident without a PESEL number gives a document instead', async () => {
  const resident = visitor();
  const without = { ...applicant, 'has-pesel': 'no', pesel: '', 'identity-document': '' };
  const refused = await resident.send('/waste-fee/applicant', without);
  assert.deepEqual([...summaryOf(refused).keys()], ['#identity-document']);
  const taken = await resident.send('/waste-fee/applicant', {
    ...without,
    'identity-document': 'AB 1234567',
  });
  assert.equal(taken.path, '/waste-fee/property');
});

test('another language keeps every answer and complains of nothing', async () => {
  const resident = visitor();
  const typed = { ...applicant, 'family-name': '', pesel: 'abc' };
  let page = await resident.send('/waste-fee/applicant', { ...typed, language: 'lv' });
  assert.match(page.html, /<html lang="lv"[ >]/);
  for (const language of ['pt-PT', 'en', 'pl']) {
    assert.equal(summaryOf(page).size, 0);
    const values = valuesOf(page);
    assert.equal(values['pesel'], 'abc');
    assert.equal(values['given-name'], 'Żaneta');
    page = await resident.send('/waste-fee/applicant', { ...values, language });
    assert.match(page.html, new RegExp(`<html lang="${language}"[ >]`));
    assert.equal(page.path, '/waste-fee/applicant');
  }
  assert.equal(valuesOf(page)['applicant'], 'natural');
});

test('another language keeps every answer of every step, and of the signing page', async () => {
  const resident = visitor();
  const steps = { purpose, applicant, property, household, attachments };
  for (const [step, answers] of Object.entries(steps)) {
    const page = await resident.send(`/waste-fee/${step}`, { ...answers, language: 'lv' });
    assert.match(page.html, /<html lang="lv"[ >]/, step);
    const values = valuesOf(page);
    const typed = Object.entries(answers).filter(([, value]) => value !== '');
    assert.ok(typed.length > 0);
    for (const [name, value] of typed) assert.equal(values[name], value, `${step}: ${name}`);
  }
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const page = await resident.send('/waste-fee/sign', {
    ...signature,
    ...signing,
    language: 'pt-PT',
  });
  assert.match(page.html, /<html lang="pt-PT"[ >]/);
  const values = valuesOf(page);
  for (const name of ['signature-name', 'sign-intent'] as const)
    assert.equal(values[name], signature[name]);
  assert.equal(values['tt-submission'], signing['tt-submission']);
});

test('going back keeps what was typed, right or wrong, and complains of nothing', async () => {
  const resident = visitor();
  const back = await resident.send('/waste-fee/property', {
    ...property,
    'home-postal-code': '39',
    task: 'back',
  });
  assert.equal(back.path, '/waste-fee/applicant');
  const again = await resident.open('/waste-fee/property');
  assert.equal(valuesOf(again)['home-postal-code'], '39');
  assert.equal(summaryOf(again).size, 0);
  assert.equal((await resident.send('/waste-fee/purpose', { task: 'back' })).path, '/');
});

test('mistakes are said in the language of the page', async () => {
  for (const [language, sentence] of [
    ['pl', 'Wpisz nazwisko'],
    ['pt-PT', 'Introduza o apelido'],
    ['lv', 'Ierakstiet uzvārdu'],
    ['en', 'Enter the family name'],
  ] as const) {
    const resident = visitor();
    await resident.open(`/?lang=${language}`);
    const page = await resident.send('/waste-fee/applicant', { ...applicant, 'family-name': '' });
    assert.equal(errorOf(page, 'family-name'), sentence);
  }
});

test('a telephone number of the town needs no country code, whatever the page speaks', async () => {
  for (const language of ['pl', 'pt-PT', 'lv', 'en']) {
    const resident = visitor();
    await resident.open(`/?lang=${language}`);
    const answers = { ...attachments, 'contact-consent': 'yes' };
    const step = '/waste-fee/attachments';
    const page = await resident.send(step, { ...answers, phone: '17 787 43 00' });
    assert.equal(errorOf(page, 'phone'), '', language);
    const wrong = await resident.send(step, { ...answers, phone: '17 787' });
    assert.notEqual(errorOf(wrong, 'phone'), '', language);
  }
});

const pdf = pdfOf();

test('files that find no room are named once each, and what would help is said', async () => {
  const tooMany = (...names: string[]): string =>
    names
      .map(
        (name) =>
          `Nie można dodać pliku „${name}”: dozwolonych jest najwyżej 10 plików. Najpierw usuń inny.`,
      )
      .join(' ');
  const named = (names: string[]): [string, string, Buffer<ArrayBuffer>][] =>
    names.map((name) => ['other-files', name, pdfOf(name)]);
  const names = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => `plan ${from + index}.pdf`);
  const resident = visitor();
  const step = '/waste-fee/attachments';
  const upload = { proxy: 'no', task: 'upload' };
  await resident.sendFiles(step, upload, named(names(1, 8)));
  const error = async (...files: string[]): Promise<string> => {
    const page = await resident.sendFiles(step, upload, named(files));
    for (const file of files) {
      const times = page.html.split(`„${file}”: dozwolonych`).length - 1;
      assert.ok(times === 0 || times === 2, `${file}: in the summary, at the field`);
    }
    return errorOf(page, 'other-files');
  };
  assert.equal(await error(...names(9, 12)), tooMany('plan 11.pdf', 'plan 12.pdf'));
  assert.equal(await error('ok.pdf'), tooMany('ok.pdf'));
  assert.equal(await error(...names(21, 33)), tooMany(...names(21, 33)));
  const alike = named(['a.pdf', 'b.pdf']).map(([field, , bytes]) => [field, 'ok.pdf', bytes]);
  const page = await resident.sendFiles(step, upload, alike as ReturnType<typeof named>);
  assert.equal(errorOf(page, 'other-files'), tooMany('ok.pdf'));

  const another = visitor();
  const all = await another.sendFiles(step, upload, named(names(1, 13)));
  assert.equal(errorOf(all, 'other-files'), tooMany(...names(11, 13)), 'ten of them are there');
});

test('files beyond those of one request can be sent next where there is room', async () => {
  const files = Array.from({ length: 12 }, (_, at): [string, string, Buffer<ArrayBuffer>] => [
    'other-files',
    `plan ${at}.pdf`,
    at < 4 ? Buffer.alloc(0) : pdfOf(String(at)),
  ]);
  const resident = visitor();
  const upload = { proxy: 'no', task: 'upload' };
  const page = await resident.sendFiles('/waste-fee/attachments', upload, files);
  const { length } = errorOf(page, 'other-files').split('jest pusty');
  assert.equal(length, 5);
  assert.match(
    errorOf(page, 'other-files'),
    / Jednorazowo można dodać najwyżej 10 plików\. Pozostałe dodaj po przesłaniu tych\.$/,
  );
});

test('a file field in which nothing was chosen takes the place of no file', async () => {
  const plans = (count: number): [string, string, Buffer<ArrayBuffer>][] =>
    Array.from({ length: count }, (_, at) => ['other-files', `plan ${at}.pdf`, pdfOf(String(at))]);
  const untouched: ReturnType<typeof plans> = ['proxy-file', 'stamp-duty-file'].map((field) => [
    field,
    '',
    Buffer.alloc(0),
  ]);
  const step = '/waste-fee/attachments';
  const fields = { proxy: 'no', task: 'upload' };
  const ten = await visitor().sendFiles(step, fields, [...untouched, ...plans(10)]);
  assert.equal(errorOf(ten, 'other-files'), '');
  assert.equal([...ten.html.matchAll(/<bdi>plan /g)].length, 10);

  const proxy: ReturnType<typeof plans>[0] = ['proxy-file', 'proxy.pdf', pdfOf('proxy')];
  const duty: ReturnType<typeof plans>[0] = ['stamp-duty-file', 'duty.pdf', pdfOf('duty')];
  const all = await visitor().sendFiles(step, fields, [proxy, duty, ...plans(10)]);
  assert.equal([...all.html.matchAll(/<bdi>plan /g)].length, 8);
  const said = errorOf(all, 'other-files');
  assert.match(said, /„plan 8\.pdf”/);
  assert.match(said, /„plan 9\.pdf”/);
  assert.match(said, / Jednorazowo można dodać najwyżej 10 plików/);
});

test('each of many files that were not taken is named', async () => {
  const files = Array.from({ length: 30 }, (_, at): [string, string, Buffer<ArrayBuffer>] => [
    'other-files',
    `plan ${at}.pdf`,
    pdfOf(String(at)),
  ]);
  const fields = { proxy: 'no', task: 'upload' };
  const page = await visitor().sendFiles('/waste-fee/attachments', fields, files);
  for (const [, name] of files.slice(10))
    assert.ok(errorOf(page, 'other-files').includes(`„${name}”`), name);
});

test('a file that is not what its ending says is refused in the words of the page with script', async () => {
  await loadKindMessages('pl', 'file');
  const files: [string, Buffer<ArrayBuffer>][] = [
    ['pic.jpg', pdf],
    ['x.exe.', pdf],
    ['program.pdf', Buffer.from('MZ\x90\0')],
    ['pusty.pdf', Buffer.alloc(0)],
    ['half.png', pngStart],
  ];
  for (const [name, bytes] of files) {
    const page = await visitor().sendFiles(
      '/waste-fee/attachments',
      { proxy: 'no', task: 'upload' },
      [['other-files', name, bytes]],
    );
    const file = new File([bytes], name);
    const issue = await checkFile(file, blobSource(file), { accept: '.pdf,.jpg,.jpeg,.png' });
    assert.equal(errorOf(page, 'other-files'), describeFileIssue('pl', issue!), name);
  }
});

test('refused files are named with the reason, and the others are kept', async () => {
  const resident = visitor();
  const page = await resident.sendFiles('/waste-fee/attachments', { proxy: 'yes', truth: 'yes' }, [
    ['proxy-file', 'pełnomocnictwo.pdf', pdf],
    ['stamp-duty-file', 'duży.pdf', Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)])],
    ['other-files', 'program.pdf', Buffer.from('MZ\x90\0')],
    ['other-files', 'pusty.pdf', Buffer.alloc(0)],
    ['other-files', 'plan.png', png],
  ]);
  assert.equal(page.path, '/waste-fee/attachments');
  assert.match(errorOf(page, 'stamp-duty-file'), /„duży\.pdf”.*10 MB/);
  assert.match(
    errorOf(page, 'other-files'),
    /„program\.pdf” ma rozszerzenie PDF, ale jego zawartość jest inna/,
  );
  assert.match(errorOf(page, 'other-files'), /„pusty\.pdf” jest pusty/);
  assert.equal(errorOf(page, 'proxy-file'), '');
  assert.match(textOf(page), /pełnomocnictwo\.pdf Dokument PDF/);
  assert.match(textOf(page), /plan\.png Obraz/);

  const id = /\/waste-fee\/files\/([\w-]+)/.exec(page.html)![1]!;
  const file = await resident.request(`/waste-fee/files/${id}`);
  assert.match(
    file.headers.get('content-disposition')!,
    /^attachment; .*pe%C5%82nomocnictwo\.pdf$/,
  );
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), pdf);
  assert.equal((await visitor().request(`/waste-fee/files/${id}`)).status, 404);

  // The summary takes the focus: a place in the address would let the field be heard before it.
  const upload = { proxy: 'yes', truth: 'yes', task: 'upload' };
  const told = await resident.sendFiles('/waste-fee/attachments', upload, [
    ['other-files', 'program.pdf', Buffer.from('MZ\x90\0')],
  ]);
  assert.equal(told.path, '/waste-fee/attachments');
  assert.equal(
    [...told.html.matchAll(/„program\.pdf”/g)].length,
    2,
    'in the summary, at the field',
  );

  const removed = await resident.sendFiles(
    '/waste-fee/attachments',
    { proxy: 'yes', truth: 'yes', 'remove-file': id },
    [],
  );
  assert.ok(!removed.html.includes(`/waste-fee/files/${id}`));
  assert.match(textOf(removed), /Usunięto plik „pełnomocnictwo\.pdf”/);
  const next = await resident.sendFiles(
    '/waste-fee/attachments',
    { proxy: 'yes', truth: 'yes' },
    [],
  );
  assert.deepEqual([...summaryOf(next).keys()], ['#proxy-file']);
});

test('without script too, a file that is locked, cut off or there already is named with the reason', async () => {
  const resident = visitor();
  const answers = { proxy: 'no', task: 'upload' };
  const locked = pdfOf()
    .toString()
    .replace('startxref', 'trailer\n<< /Encrypt 9 0 R >>\nstartxref');
  const page = await resident.sendFiles('/waste-fee/attachments', answers, [
    ['other-files', 'zamknięty.pdf', Buffer.from(locked)],
    ['other-files', 'ucięty.pdf', pdf.subarray(0, -10)],
    ['other-files', 'ucięty.png', png.subarray(0, -2)],
    ['other-files', 'plan.pdf', pdf],
    ['other-files', 'plan (1).pdf', pdf],
  ]);
  const error = errorOf(page, 'other-files');
  assert.match(error, /„zamknięty\.pdf” jest zabezpieczony hasłem/);
  assert.match(error, /„ucięty\.pdf” jest uszkodzony/);
  assert.match(error, /„ucięty\.png” jest uszkodzony/);
  assert.doesNotMatch(error, /plan/, 'there is nothing to mend');
  assert.match(textOf(page), /„plan \(1\)\.pdf” jest już wśród dodanych/);
  assert.equal(page.html.match(/name="remove-file"/g)?.length, 1, 'plan.pdf');
});

test('a file that is there already under another name is told of, and stops nobody', async () => {
  const resident = visitor();
  await fillIn(resident);
  const step = '/waste-fee/attachments';
  const send = (name: string, more: Record<string, string>) =>
    resident.sendFiles(step, { ...attachments, ...more }, [['other-files', name, pdf]]);
  await send('plan.pdf', { task: 'upload' });
  const page = await send('kopia "planu".pdf', { task: 'upload' });
  assert.equal(page.path, `${step}#other-files`);
  assert.equal(summaryOf(page).size, 0);
  assert.doesNotMatch(page.html, /<title>Błąd/);
  const [, notice] = /<p id="other-files-kept"[^>]*>([^<]*)</.exec(page.html)!;
  assert.match(notice!, /„kopia &quot;planu&quot;\.pdf” jest już wśród dodanych/);
  assert.match(page.html, /aria-describedby="[^"]*\bother-files-kept\b/);
  assert.equal((await send('kopia.pdf', {})).path, '/waste-fee/check');
  assert.equal(summaryOf(await resident.open('/waste-fee/check')).size, 0);
});

test('a file that was removed can be put back, until the step is sent', async () => {
  const resident = visitor();
  const step = '/waste-fee/attachments';
  const answers = { proxy: 'yes', truth: 'yes' };
  const idOf = (page: { html: string }, button: string): string | undefined =>
    new RegExp(`name="${button}"\\s+value="([^"]+)"`).exec(page.html)?.[1];
  const sent = await resident.sendFiles(step, { ...answers, task: 'upload' }, [
    ['proxy-file', 'pierwsze.pdf', pdfOf('1')],
    ['other-files', 'plan.png', png],
  ]);
  const first = idOf(sent, 'remove-file')!;
  const removed = await resident.sendFiles(step, { ...answers, 'remove-file': first }, []);
  assert.match(textOf(removed), /Usunięto plik „pierwsze\.pdf”\. Cofnij/);
  assert.equal(idOf(removed, 'restore-file'), first);
  const restored = await resident.sendFiles(step, { ...answers, 'restore-file': first }, []);
  assert.match(textOf(restored), /pierwsze\.pdf Dokument PDF/);
  assert.equal(idOf(restored, 'restore-file'), undefined);

  // Of a question for one file the other one is put aside, and can be had back in turn.
  await resident.sendFiles(step, { ...answers, 'remove-file': first }, []);
  const other = await resident.sendFiles(step, { ...answers, task: 'upload' }, [
    ['proxy-file', 'drugie.pdf', pdfOf('2')],
  ]);
  assert.match(textOf(other), /drugie\.pdf Dokument PDF/);
  const back = await resident.sendFiles(step, { ...answers, 'restore-file': first }, []);
  assert.match(textOf(back), /pierwsze\.pdf Dokument PDF/);
  assert.match(textOf(back), /Usunięto plik „drugie\.pdf”/);

  // Nobody else's file, and none that was removed before the last one.
  const strange = await visitor().sendFiles(step, { ...answers, 'restore-file': first }, []);
  assert.ok(!strange.html.includes('pierwsze.pdf'));
  await resident.sendFiles(step, { ...answers, 'remove-file': first }, []);
  const next = await resident.sendFiles(step, answers, [['proxy-file', 'drugie.pdf', pdfOf('2')]]);
  assert.notEqual(next.path, step);
  const again = await resident.open(step);
  assert.equal(idOf(again, 'restore-file'), undefined);
  const gone = await resident.sendFiles(step, { ...answers, 'restore-file': first }, []);
  assert.ok(!gone.html.includes('pierwsze.pdf'));
});

test('a hostile file name is shown with its hidden characters spelled out', async () => {
  const resident = visitor();
  const page = await resident.sendFiles('/waste-fee/attachments', { proxy: 'no', task: 'upload' }, [
    ['other-files', '<img src=x>\u202Egnp.pdf', pdf],
  ]);
  assert.ok(page.html.includes('&lt;img src=x&gt;[U+202E]gnp.pdf'));
  assert.ok(!page.html.includes('\u202E'));
});

test('a quote and a line break in a file name come back from the way browsers send them', async () => {
  const resident = visitor();
  const page = await resident.sendFiles('/waste-fee/attachments', { proxy: 'no', task: 'upload' }, [
    ['other-files', 'plan "A".pdf', pdf],
    ['other-files', 'dwa\r\nwiersze.png', png],
    ['other-files', 'rabat 20%0d, 5%20, %2522.exe', pdf],
  ]);
  const listed = [...page.html.matchAll(/<bdi>(.*?)<\/bdi>/g)].map(([, name]) => name);
  assert.deepEqual(listed, ['plan &quot;A&quot;.pdf', 'dwa[U+000D][U+000A]wiersze.png']);
  assert.match(errorOf(page, 'other-files'), /„rabat 20%0d, 5%20, %2522\.exe”/);
});

test('a file sent twice is there once', async () => {
  const resident = visitor();
  const send = () =>
    resident.sendFiles('/waste-fee/attachments', { proxy: 'no', task: 'upload' }, [
      ['other-files', 'a.pdf', pdf],
    ]);
  await send();
  assert.equal((await send()).html.match(/name="remove-file"/g)?.length, 1);
});

test('the receipt and the document name each file with the digest the server worked out', async (t) => {
  const resident = visitor();
  await resident.sendFiles('/waste-fee/attachments', { proxy: 'no', task: 'upload' }, [
    ['other-files', '<b>plan.pdf', pdf],
  ]);
  await fillIn(resident);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const receipt = await resident.send('/waste-fee/sign', { ...signature, ...signing });
  const digest = createHash('sha256').update(pdf).digest('hex');
  const groups = digest.match(/.{8}/g)!;
  const list = /<ul data-files[\s\S]*?<\/ul>/.exec(receipt.html)![0];
  const [sent, attached] = ['Data i godzina złożenia', '<h2>Załączniki</h2>'].map((text) =>
    receipt.html.indexOf(text),
  );
  assert.ok(0 < sent! && sent! < attached!, 'when it was sent is told of the declaration');
  const code = /<code data-digest\s*>([\s\S]*?)<\/code\s*>/.exec(list)![1]!;
  assert.equal(code.replace(/<[^>]*>/g, ''), digest, 'copied as one word');
  assert.deepEqual(
    [...code.matchAll(/<span>(\w+)<\/span>/g)].map(([, group]) => group),
    groups,
  );
  assert.match(list, /aria-label="Kopiuj sumę kontrolną pliku „&lt;b&gt;plan\.pdf”"/);
  const file = await signedPdf(resident);
  await t.test('pdftotext reads it', (t) => {
    const { missing, text } = tool('pdftotext', ['-raw', file, '-']);
    if (missing) return t.skip('pdftotext is not installed');
    assert.ok(text.replace(/\s+/g, ' ').includes(groups.join(' ')), text);
  });
});

test('pressing the button twice registers one declaration', async () => {
  const resident = visitor();
  await fillIn(resident);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const already = hall.store.countSubmissions();
  const fields = { ...signature, ...signing };
  const receipts = await Promise.all([1, 2, 3].map(() => resident.send('/waste-fee/sign', fields)));
  receipts.push(await resident.send('/waste-fee/sign', fields));
  const numbers = receipts.map((page) => /GK\.6232\.\d+\.20\d\d/.exec(textOf(page))?.[0]);
  assert.equal(new Set(numbers).size, 1);
  assert.ok(numbers[0]);
  assert.equal(hall.store.countSubmissions(), already + 1);
  assert.equal((await resident.open('/waste-fee/sign')).path, '/waste-fee/receipt');
});

test('a copy kept on the way leaves what it does not name, and takes back a tick', async () => {
  const resident = visitor();
  const keep = (step: string, fields: Record<string, string>) =>
    resident.send(`/waste-fee/${step}`, { ...fields, task: 'keep' });
  await fillIn(resident);
  await resident.send('/waste-fee/attachments', { ...attachments, 'contact-consent': 'yes' });
  await keep('household', { persons: '7' });
  await keep('attachments', { phone: '600 700 800' });
  const people = valuesOf(await resident.open('/waste-fee/household'));
  assert.deepEqual([people['persons'], people['composting']], ['7', 'no']);
  const before = valuesOf(await resident.open('/waste-fee/attachments'));
  assert.deepEqual(
    [before['truth'], before['contact-consent'], before['proxy']],
    ['yes', 'yes', 'no'],
  );
  await keep('attachments', { 'contact-consent': '', 'contact-consent-time': '' });
  const after = valuesOf(await resident.open('/waste-fee/attachments'));
  assert.equal(after['contact-consent'], undefined);
  assert.equal(after['phone'], '600 700 800');

  const signing = signingOf(await resident.open('/waste-fee/sign'));
  await keep('sign', { ...signing, 'signature-name': 'Żan' });
  await keep('sign', { ...signing, 'sign-intent': 'yes' });
  const signed = valuesOf(await resident.open('/waste-fee/sign'));
  assert.deepEqual([signed['signature-name'], signed['sign-intent']], ['Żan', 'yes']);
  await keep('household', { persons: '6' });
  await keep('sign', {
    ...signingOf(await resident.open('/waste-fee/sign')),
    'signature-name': 'Ż',
  });
  const other = valuesOf(await resident.open('/waste-fee/sign'));
  assert.equal(other['sign-intent'], undefined, 'confirmed was another declaration');
});

test('a declaration that was changed in another tab is read again before it is signed', async () => {
  const resident = visitor();
  await fillIn(resident);
  await resident.send('/waste-fee/household', { ...household, persons: '3' });
  const read = signingOf(await resident.open('/waste-fee/sign'));
  await resident.send('/waste-fee/household', { ...household, persons: '7' });
  const count = hall.store.countSubmissions();
  const changed = /Deklaracja nie została wysłana: zmieniła się, odkąd ją otwarto/;
  const forged = { 'tt-submission': read['tt-submission']! };
  for (const signing of [read, forged, { ...forged, 'declaration-digest': '' }]) {
    const page = await resident.send('/waste-fee/sign', { ...signature, ...signing });
    assert.equal(page.path, '/waste-fee/sign');
    assert.match(page.html, /<title>Błąd: /);
    assert.match(textOf(page), changed);
    assert.equal(summaryOf(page).size, 0);
    assert.equal(valuesOf(page)['signature-name'], signature['signature-name']);
    assert.equal(valuesOf(page)['sign-intent'], undefined, 'confirmed was the former text');
  }
  assert.equal(hall.store.countSubmissions(), count);
  const again = await resident.open('/waste-fee/sign');
  const unconfirmed = await resident.send('/waste-fee/sign', valuesOf(again));
  assert.doesNotMatch(textOf(unconfirmed), changed);
  assert.deepEqual([...summaryOf(unconfirmed).keys()], ['#sign-intent']);
  const signing = { ...signature, ...signingOf(unconfirmed) };
  const receipt = await resident.send('/waste-fee/sign', signing);
  assert.equal(receipt.path, '/waste-fee/receipt');
  const sent = hall.store.submission(resident.cookie('tt-session')!)!.answers;
  assert.equal(sent.get('persons'), '7');
  // The same press again, also of the page that was read first, finds what was sent.
  for (const fields of [signing, { ...signature, ...read }])
    assert.equal((await resident.send('/waste-fee/sign', fields)).path, '/waste-fee/receipt');
  assert.equal(hall.store.countSubmissions(), count + 1);
});

test('a confirmation holds for the declaration that was read, in every language', async () => {
  const resident = visitor();
  await fillIn(resident);
  const read = { ...signature, ...signingOf(await resident.open('/waste-fee/sign')) };
  const english = await resident.send('/waste-fee/sign', { ...read, language: 'en' });
  assert.equal(valuesOf(english)['sign-intent'], 'yes', 'the same declaration in other words');
  await resident.sendFiles('/waste-fee/attachments', attachments, [['other-files', 'a.pdf', pdf]]);
  const opened = await resident.open('/waste-fee/sign');
  assert.equal(valuesOf(opened)['sign-intent'], undefined);
  assert.doesNotMatch(textOf(opened), /has changed/, 'whoever changed it knows');
  const stale = await resident.send('/waste-fee/sign', { ...read, language: 'lv' });
  assert.match(textOf(stale), /Deklarācija nav nosūtīta/);
});

test('the draft that is read before signing has only what will be sent', async (t) => {
  const resident = visitor();
  await resident.sendFiles('/waste-fee/attachments', { proxy: 'yes', task: 'upload' }, [
    ['proxy-file', 'moja.pdf', pdf],
    ['other-files', 'plan.pdf', pdf],
  ]);
  await fillIn(resident);
  const response = await resident.request('/waste-fee/document.pdf');
  const file = join(folder, 'draft.pdf');
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  const { missing, text } = tool('pdftotext', [file, '-']);
  if (missing) return t.skip('pdftotext is not installed');
  assert.match(text, /plan\.pdf/);
  assert.doesNotMatch(text, /moja\.pdf/);
});

test('the signing page asks for signature and intent, and keeps what was typed', async () => {
  const resident = visitor();
  await fillIn(resident);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const page = await resident.send('/waste-fee/sign', {
    'signature-name': 'Żaneta',
    ...signing,
  });
  assert.deepEqual([...summaryOf(page).keys()], ['#sign-intent']);
  assert.equal(valuesOf(page)['signature-name'], 'Żaneta');
  const forged = await resident.send('/waste-fee/sign', {
    'signature-method': 'drawn',
    signature: 'M0 0q1 1 1 1 /Annots <script>',
    'sign-intent': 'yes',
    ...signing,
  });
  assert.deepEqual([...summaryOf(forged).keys()], ['#signature-name']);
});

test('a name half typed on the signing page is kept on the way, and nothing is complained of', async () => {
  const resident = visitor();
  await fillIn(resident);
  const printed = await resident.open('/waste-fee/sign');
  assert.match(printed.html, /action="\/waste-fee\/sign"[^>]* data-keep/);
  const answer = await resident.request('/waste-fee/sign', {
    method: 'POST',
    headers: { origin: hall.address },
    body: new URLSearchParams({
      'signature-name': 'Żan',
      ...signingOf(printed),
      task: 'keep',
    }),
  });
  assert.equal(answer.status, 204);
  const page = await resident.open('/waste-fee/sign');
  assert.equal(valuesOf(page)['signature-name'], 'Żan');
  assert.equal(summaryOf(page).size, 0);
});

test('an incomplete declaration cannot be signed; the check says what is missing', async () => {
  const resident = visitor();
  await resident.send('/waste-fee/purpose', purpose);
  const page = await resident.open('/waste-fee/sign');
  assert.equal(page.path, '/waste-fee/check');
  assert.match(textOf(page), /Brak odpowiedzi/);
  assert.doesNotMatch(page.html, /<dd>\s*–\s*<\/dd>/);
  const links = [...summaryOf(page).keys()];
  assert.ok(links.includes('/waste-fee/household?return=check#persons'));
  assert.ok(!page.html.includes('href="/waste-fee/sign"'));
  await resident.send('/waste-fee/applicant', applicant);
  await resident.send('/waste-fee/property', property);
  const back = await resident.send('/waste-fee/household', { ...household, return: 'check' });
  assert.equal(back.path, '/waste-fee/check');
  const sent = await resident.send('/waste-fee/sign', { ...signature, 'tt-submission': 'x' });
  assert.equal(sent.path, '/waste-fee/check');
});

test('whoever comes back after the draft was deleted is told how long answers are kept', async () => {
  const resident = visitor();
  await fillIn(resident);
  const kept = await resident.open('/waste-fee/check');
  assert.doesNotMatch(textOf(kept), /24 godziny/);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  await hall.forgetOld(Date.now() + 25 * 60 * 60 * 1000);
  const page = await resident.send('/waste-fee/sign', { ...signature, ...signing });
  assert.equal(page.path, '/waste-fee/check');
  assert.match(textOf(page), /przez 24 godziny, .* odpowiedz na nie jeszcze raz/);
  await resident.send('/waste-fee/household', household);
  assert.match(textOf(await resident.open('/waste-fee/check')), /24 godziny/);
  await resident.send('/waste-fee/purpose', purpose);
  assert.doesNotMatch(textOf(await resident.open('/waste-fee/check')), /24 godziny/);
});

test('after sending, the draft and answers that were not asked are gone', async () => {
  const resident = visitor();
  await resident.sendFiles('/waste-fee/attachments', { proxy: 'yes', task: 'upload' }, [
    ['proxy-file', 'moja.pdf', pdf],
    ['other-files', 'plan.pdf', pdf],
  ]);
  await fillIn(resident);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const receipt = await resident.send('/waste-fee/sign', { ...signature, ...signing });
  assert.ok(receipt.html.includes('plan.pdf'));
  assert.ok(!receipt.html.includes('moja.pdf'));
  assert.equal(valuesOf(await resident.open('/waste-fee/applicant'))['pesel'], '');
});

test('whoever goes back after sending is told of what was sent, and led to it', async () => {
  const resident = visitor();
  await fillIn(resident);
  const notice =
    /znak sprawy GK\.6232\.\d+\.\d{4}\. Wypełnienie tego formularza rozpocznie kolejną/;
  assert.doesNotMatch(textOf(await resident.open('/')), notice);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  await resident.send('/waste-fee/sign', { ...signature, ...signing });
  for (const path of ['/', '/waste-fee/household']) {
    const page = await resident.open(path);
    assert.match(textOf(page), notice, path);
    assert.ok(page.html.includes('href="/waste-fee/receipt"'), path);
  }
  // In the middle of another one it would be said on each page.
  await resident.send('/waste-fee/purpose', purpose);
  assert.doesNotMatch(textOf(await resident.open('/waste-fee/household')), notice);
  assert.match(textOf(await resident.open('/')), notice);
});

test('what was ticked, and when, goes with the declaration, and goes when it is taken back', async () => {
  const resident = visitor();
  // The boxes were not ticked before.
  await fillIn(resident, { truth: '' });
  const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const records = {
    'truth-text': 'Oświadczam, że podane informacje są zgodne z prawdą',
    'truth-time': ago(3),
    'contact-consent-text':
      'Zgadzam się na kontakt telefoniczny lub e-mailowy w sprawie tej deklaracji',
    'contact-consent-time': ago(2),
  };
  const given = { ...attachments, 'contact-consent': 'yes', phone: '600 700 800', ...records };
  await resident.send('/waste-fee/attachments', given);
  // What the page prints is what the next press of the button sends.
  const printed = valuesOf(await resident.open('/waste-fee/attachments'));
  for (const [name, value] of Object.entries(records)) assert.equal(printed[name], value);

  const { 'contact-consent': _, ...without } = printed;
  await resident.send('/waste-fee/attachments', without);
  const after = valuesOf(await resident.open('/waste-fee/attachments'));
  assert.equal(after['truth-time'], records['truth-time']);
  assert.equal(after['contact-consent-time'], '');

  const sign = await resident.open('/waste-fee/sign');
  const signing = {
    ...signature,
    ...signingOf(sign),
    'sign-intent-time': ago(1),
  };
  const page = await resident.send('/waste-fee/sign', { ...signing, language: 'lv' });
  assert.equal(valuesOf(page)['sign-intent-time'], signing['sign-intent-time']);
  await resident.send('/waste-fee/sign', signing);
  const sent = hall.store.submission(resident.cookie('tt-session')!)!.answers;
  assert.equal(sent.get('truth-text'), records['truth-text']);
  assert.equal(sent.get('truth-time'), records['truth-time']);
  assert.equal(sent.get('contact-consent-time'), undefined);
});

test('another person sees neither receipt nor document', async () => {
  const resident = visitor();
  await fillIn(resident);
  const stranger = visitor();
  assert.equal((await stranger.open('/waste-fee/receipt')).path, '/');
  assert.equal((await stranger.request('/waste-fee/declaration.pdf')).status, 404);
  assert.equal((await stranger.request('/waste-fee/document.pdf')).status, 404);
});

test('forms of other sites are refused', async () => {
  const resident = visitor();
  for (const headers of [
    { origin: 'https://example.org' },
    { origin: 'null' },
    { origin: hall.address, 'sec-fetch-site': 'cross-site' },
  ]) {
    const response = await resident.request('/waste-fee/purpose', {
      method: 'POST',
      headers,
      body: new URLSearchParams(purpose),
    });
    assert.equal(response.status, 403);
  }
  assert.equal(valuesOf(await resident.open('/waste-fee/purpose'))['purpose'], undefined);
});

test('unreadable and oversized requests get a page that says so', async () => {
  const resident = visitor();
  const broken = await resident.request('/waste-fee/attachments', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--y\r\nnonsense',
  });
  assert.equal(broken.status, 400);
  const unknown = await resident.request('/waste-fee/purpose', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  assert.equal(unknown.status, 415);
  const huge = await resident.request('/waste-fee/purpose', {
    method: 'POST',
    body: new URLSearchParams({ a: 'x'.repeat(600_000) }),
  });
  assert.equal(huge.status, 413);
  assert.equal((await resident.open('/nothing')).status, 404);
  assert.equal((await resident.open('/waste-fee/nothing')).status, 404);
});

test('every page carries the policy and personal ones are never stored', async () => {
  const resident = visitor();
  await fillIn(resident);
  for (const path of [
    '/',
    '/privacy',
    '/accessibility',
    '/waste-fee/purpose',
    '/waste-fee/check',
    '/waste-fee/sign',
    '/waste-fee/document.pdf',
    '/examples',
    '/nothing',
  ]) {
    const { headers } = await resident.request(path);
    const policy = headers.get('content-security-policy')!;
    assert.match(policy, /script-src 'self';/, path);
    assert.match(policy, /require-trusted-types-for 'script'/, path);
    assert.ok(!policy.includes('unsafe'), path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
    if (path.startsWith('/waste-fee/')) assert.equal(headers.get('cache-control'), 'no-store');
  }
  const page = await visitor().request('/waste-fee/purpose');
  assert.match(page.headers.get('set-cookie')!, /HttpOnly; SameSite=Lax/);
});

test('no page holds a style attribute, a style element or an inline script', async () => {
  const resident = visitor();
  await fillIn(resident);
  for (const step of [
    'purpose',
    'applicant',
    'property',
    'household',
    'attachments',
    'check',
    'sign',
  ]) {
    const { html } = await resident.open(`/waste-fee/${step}`);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/, step);
  }
});

test('ids are unique on every page and every described-by finds its text', async () => {
  const resident = visitor();
  await fillIn(resident);
  for (const step of [
    'purpose',
    'applicant',
    'property',
    'household',
    'attachments',
    'check',
    'sign',
  ]) {
    const { html } = await resident.open(`/waste-fee/${step}`);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
    assert.equal(new Set(ids).size, ids.length, `${step}: ${ids.join(' ')}`);
    for (const [, names] of html.matchAll(
      /\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g,
    )) {
      for (const id of names!.split(' ')) assert.ok(ids.includes(id), `${step}: ${id}`);
    }
  }
});

test('scripts and styles are compressed and kept for good', async () => {
  const { html } = await visitor().open('/');
  const script = /src="(\/assets\/declaration-[^"]+\.js)"/.exec(html)![1]!;
  const response = await fetch(hall.address + script, { headers: { 'accept-encoding': 'br' } });
  assert.equal(response.headers.get('content-encoding'), 'br');
  assert.match(response.headers.get('cache-control')!, /immutable/);
  assert.match(response.headers.get('content-type')!, /^text\/javascript/);
  const again = await fetch(hall.address + script, {
    headers: { 'accept-encoding': 'br', 'if-none-match': response.headers.get('etag')! },
  });
  assert.equal(again.status, 304);
  for (const path of [
    '/assets/viewer/../../package.json',
    '/assets/viewer/%2e%2e/%2e%2e/package.json',
  ]) {
    assert.equal((await fetch(hall.address + path)).status, 404);
  }
});

test('the examples stand as plain pages, and their forms are echoed', async () => {
  const guest = visitor();
  const list = await guest.open('/examples?lang=lv&town=liepaja&scheme=dark');
  const links = [...list.html.matchAll(/href="(\/examples\/tt-[^"]+)"/g)].map((match) =>
    match[1]!.replaceAll('&amp;', '&'),
  );
  assert.ok(links.length > 10);
  for (const link of links) {
    const page = await guest.open(link);
    assert.equal(page.status, 200, link);
    assert.match(page.html, /<html\s+lang="lv" data-tt-theme="liepaja" data-tt-scheme="dark"/);
  }
  const viewer = links.find((link) => link.startsWith('/examples/tt-document-viewer/'));
  assert.ok(viewer);
  const [, source] = /<a href="(documents\/[^"]+)"/.exec((await guest.open(viewer)).html)!;
  const document = await guest.request(new URL(source!, hall.address + viewer).pathname);
  assert.equal(document.headers.get('content-type'), 'application/pdf');
  const off = await guest.open(`${links[0]!.split('?')[0]}?script=off`);
  assert.doesNotMatch(off.html, /<script/);
  const echo = await guest.send('/examples/echo', { name: 'Łucja', a: '1' });
  assert.deepEqual(JSON.parse(echo.html), [
    ['name', 'Łucja'],
    ['a', '1'],
  ]);
  const parts = new FormData();
  parts.append('note', 'x');
  parts.append('scan', new File(['%PDF-'], 'plan.pdf'));
  const sent = await guest.request('/examples/echo', { method: 'POST', body: parts });
  assert.deepEqual(await sent.json(), [
    ['note', 'x'],
    ['scan', 'plan.pdf'],
  ]);
});

test('an e-mail address is shown in its own letters, unless they may be taken for others', async () => {
  const resident = visitor();
  await fillIn(resident);
  for (const [sent, shown] of [
    ['jan@xn--d-uga0v4h.pl', 'jan@łódź.pl'],
    ['jan@łódź.pl', 'jan@łódź.pl'],
    // A Cyrillic “а” among Latin letters.
    ['jan@xn--bnk-6cd.pl', 'jan@xn--bnk-6cd.pl'],
    ['jan@xn--99999999.pl', 'jan@xn--99999999.pl'],
  ] as const) {
    await resident.sendFiles(
      '/waste-fee/attachments',
      { ...attachments, 'contact-consent': 'yes', phone: '600 100 200', email: sent },
      [],
    );
    const check = textOf(await resident.open('/waste-fee/check'));
    assert.ok(check.includes(shown), `${sent}: ${/\S*@\S*/.exec(check)?.[0]}`);
  }
});

test('the attachments page takes the same answers as the others', async () => {
  const resident = visitor();
  const page = await resident.sendFiles(
    '/waste-fee/attachments',
    { ...attachments, 'contact-consent': 'yes', phone: '600 100 200', email: 'a@' },
    [],
  );
  assert.deepEqual([...summaryOf(page).keys()], ['#email']);
  const next = await resident.sendFiles(
    '/waste-fee/attachments',
    { ...attachments, phone: 'abc', email: 'a@' },
    [],
  );
  assert.equal(next.path, '/waste-fee/check');
});

test('links of one sentence say which section they lead to', async () => {
  const resident = visitor();
  const page = await resident.send('/waste-fee/property', {
    ...property,
    'property-place': 'other',
    correspondence: 'other',
  });
  const texts = [...summaryOf(page).values()];
  assert.ok(texts.includes('Wpisz numer domu (Adres nieruchomości)'), texts.join('\n'));
  assert.equal(new Set(texts).size, texts.length);
});

test('a mistake in one of several addresses says which, also where no other one is like it', async () => {
  const right = (which: string): Record<string, string> => ({
    [`${which}-street`]: 'Biernackiego',
    [`${which}-house`]: '12',
    [`${which}-postal-code`]: '39-300',
    [`${which}-locality`]: 'Mielec',
  });
  const page = await visitor().send('/waste-fee/property', {
    ...property,
    'property-place': 'other',
    correspondence: 'other',
    ...right('property'),
    ...right('correspondence'),
    'property-postal-code': '39',
    'property-commune': 'mielec',
  });
  const text = summaryOf(page).get('#property-postal-code');
  assert.match(text ?? [...summaryOf(page)].join(), /[^.] \(Adres nieruchomości\)$/);
});

test('whoever has nothing to draw on is asked for a name alone', async () => {
  const resident = visitor();
  await fillIn(resident);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const unsigned = { ...signing, 'signature-name': '', 'sign-intent': 'yes' };
  const plain = await resident.send('/waste-fee/sign', unsigned);
  assert.equal(errorOf(plain, 'signature-name'), 'Podpisz deklarację: wpisz imię i nazwisko');
  const drawn = await resident.send('/waste-fee/sign', {
    ...unsigned,
    'signature-method': 'drawn',
  });
  assert.match(errorOf(drawn, 'signature-name'), /narysuj podpis albo wpisz/);
});
