import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { doubtsOf, extensionOf, mixesScripts, visibleName } from '../file-name.ts';
import { fileSize, parseSize } from '../file-size.ts';
import { checkFile, checkSet, type FileRules } from './check.ts';
import { readContent } from './content.ts';
import { acceptedEndings, isAccepted } from './formats.ts';
import { readPictureNotes } from './picture.ts';
import { describeFileIssue } from './sentence.ts';
import { Sha256, sha256Of } from './sha256.ts';
import { blobSource } from './source.ts';
import { loadKindMessages } from '../messages.ts';
import { exifJpeg, jpeg, ole, pdf, png, streamedTiff, tiff, zip } from './testing/samples.ts';

const text = (content: string): Uint8Array => Buffer.from(content, 'latin1');
const sourceOf = (bytes: Uint8Array) => blobSource(new Blob([bytes as BlobPart]));
const contentOf = async (bytes: Uint8Array) => (await readContent(sourceOf(bytes))).content;
const codeOf = async (name: string, bytes: Uint8Array, rules: Partial<FileRules> = {}) =>
  (
    await checkFile({ name, type: '', size: bytes.length }, sourceOf(bytes), {
      accept: '',
      ...rules,
    })
  )?.code;

const docx = zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });
const odt = zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<o/>' });
const asice = zip({ mimetype: 'application/vnd.etsi.asic-e+zip', 'plan.pdf': '%PDF-' });

test('bytes tell what a file is, whatever its name', async () => {
  const known: [Uint8Array, string][] = [
    [pdf(), 'pdf'],
    [text(`junk of a scanner\r\n${Buffer.from(pdf()).toString('latin1')}`), 'pdf'],
    [jpeg(), 'jpeg'],
    [png(), 'png'],
    [tiff(), 'tiff'],
    [ole(), 'ole'],
    [docx, 'docx'],
    [zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), 'xlsx'],
    [zip({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }), 'pptx'],
    [zip({ '[Content_Types].xml': '', 'word/a.xml': '', 'word/vbaProject.bin': '' }), 'macros'],
    [odt, 'odt'],
    [zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'ods'],
    [zip({ mimetype: 'application/vnd.oasis.opendocument.presentation' }), 'odp'],
    [asice, 'asice'],
    [zip({ 'plan.pdf': '', 'META-INF/edoc-signatures-S1.xml': '' }), 'asice'],
    [zip({ mimetype: 'application/vnd.etsi.asic-s+zip' }), 'asics'],
    [zip({ 'plan.pdf': '' }), 'zip'],
    [text('<?xml version="1.0"?><a/>'), 'xml'],
    [text('\xef\xbb\xbf<gml:FeatureCollection/>'), 'xml'],
    [text('<!DOCTYPE html><p>'), 'html'],
    [text('{\\rtf1 }'), 'rtf'],
    [text('Received: by mail\r\n from town\r\nFrom: a@example.com\r\n\r\nHello'), 'email'],
    [text('za\xbf\xf3\xb3\xe6; 12\r\n'), 'text'],
    [text('MZ\x90\0'), 'program'],
    [text('\x7fELF'), 'program'],
    [text('Rar!\x1a\x07\x01\0'), 'archive'],
    [text('\0\0\0\x20ftypisom\0\0\x02\0'), 'media'],
    [text('\0\0\0\x14ftypqt  \0\0\0\0'), 'media'],
    [text('ID3\x04\0'), 'media'],
    [text('\xff\xfb\x90\x64'), 'media'],
    [text('OggS\0\x02'), 'media'],
    [text('\x1a\x45\xdf\xa3\x9f'), 'media'],
    [text('RIFF\x24\0\0\0AVI LIST'), 'media'],
    [text('ID3 to norma znaczników'), 'text'],
    [text('\xff\xfeZ\0'), 'text'],
    [text('\0\x01\x02\x03'), 'unknown'],
  ];
  for (const [bytes, content] of known) assert.equal(await contentOf(bytes), content);
});

test('the declared type counts where the ending promises nothing, and never against ending and bytes', async () => {
  const check = (name: string, type: string, bytes: Uint8Array, accept = '') =>
    checkFile({ name, type, size: bytes.length }, sourceOf(bytes), { accept });
  const program = text('MZ\x90\0');
  const issue = await check('skan.xyz', 'image/png', program, 'image/*');
  assert.equal(issue?.code, 'mismatch-declared');
  assert.deepEqual(issue?.params, { name: 'skan.xyz', promised: 'PNG' });
  assert.equal((await check('skan', 'application/pdf', program))?.code, 'mismatch-declared');
  assert.equal((await check('skan', 'application/pdf', png()))?.code, 'mismatch-declared');
  assert.equal(await check('skan.xyz', 'image/png; x=y', png(), 'image/*'), undefined);
  // What a system's own list of endings says, no person can mend.
  assert.equal(await check('umowa.pdf', 'image/png', pdf(), '.pdf'), undefined);
  assert.equal(await check('umowa.pdf', 'application/octet-stream', pdf(), '.pdf'), undefined);
  assert.equal(await check('plan.zip', 'application/x-zip-compressed', zip({ a: '' })), undefined);
  assert.equal(await check('dom.jpg', 'image/jpg', jpeg(), 'image/jpeg'), undefined);
  assert.equal(await check('dom.jpg', 'image/jpg', jpeg(), 'image/jpg'), undefined);
  // Nor does it let in what the ending and the bytes say is not taken.
  assert.equal((await check('umowa.pdf', 'image/png', pdf(), 'image/png'))?.code, 'type');
  assert.equal((await check('umowa.pdf', 'image/png', pdf(), 'image/*'))?.code, 'type');
  assert.equal((await check('umowa.pdf', 'image/x-new', pdf(), 'image/*'))?.code, 'type');
});

test('a name that contradicts the bytes is refused with both named', async () => {
  const issue = await checkFile(
    { name: 'umowa.pdf', type: 'application/pdf', size: docx.length },
    sourceOf(docx),
    { accept: '.pdf' },
  );
  assert.deepEqual(issue?.params, { name: 'umowa.pdf', promised: 'PDF', actual: 'DOCX' });
  assert.equal(issue?.code, 'mismatch');
  assert.equal(await codeOf('skan.pdf', text('MZ\x90\0')), 'mismatch-unknown');
  assert.equal(await codeOf('film.pdf', text('\0\0\0\x20ftypisom')), 'mismatch-unknown');
  assert.equal(
    await codeOf('film.mp4', text('\0\0\0\x20ftypisom')),
    undefined,
    'nothing is claimed',
  );
  assert.equal(await codeOf('plan.jpg', png()), 'mismatch');
  assert.equal(await codeOf('umowa.docx', odt), 'mismatch');
  assert.equal(await codeOf('umowa.odt', docx), 'mismatch');
  assert.equal(await codeOf('dokument.edoc', docx), 'mismatch');
  assert.equal(await codeOf('dokument.edoc', asice), undefined);
  assert.equal(await codeOf('dokument.asice', asice), undefined);
  assert.equal(await codeOf('umowa.docx', docx), undefined);
  assert.equal(await codeOf('umowa.doc', ole()), undefined);
  assert.equal(await codeOf('plan.dwg', text('AC1032\0')), undefined, 'nothing is claimed');
  assert.equal(await codeOf('lista.csv', text('a;b\r\n1;2\r\n')), undefined);
  assert.equal(await codeOf('lista.csv', docx), 'mismatch');
});

test('without an ending the declared type is what the bytes must be', async () => {
  const check = (type: string) =>
    checkFile({ name: 'skan', type, size: png().length }, sourceOf(png()), { accept: 'image/*' });
  assert.equal(await check('image/png'), undefined);
  assert.equal((await check('image/jpeg'))?.code, 'mismatch-declared');
});

test('locked files are told from open ones', async () => {
  assert.equal(await codeOf('a.pdf', pdf()), undefined);
  assert.equal(await codeOf('a.pdf', pdf({ encrypted: true })), 'encrypted');
  assert.equal(await codeOf('a.pdf', pdf({ stream: true })), undefined);
  assert.equal(await codeOf('a.pdf', pdf({ stream: true, encrypted: true })), 'encrypted');
  // The word alone, in what the document says, locks nothing.
  assert.equal(await codeOf('a.pdf', pdf({ text: '/Encrypt 9 0 R' })), undefined);
  const behind = (file: Uint8Array): Uint8Array<ArrayBuffer> =>
    Uint8Array.from([...Buffer.from('junk of a scanner\r\n'), ...file]);
  assert.equal(await codeOf('a.pdf', behind(pdf())), undefined);
  assert.equal(await codeOf('a.pdf', behind(pdf({ encrypted: true }))), 'encrypted');
  assert.equal(await codeOf('a.pdf', behind(pdf({ stream: true }))), undefined);
  assert.equal(await codeOf('a.pdf', behind(pdf({ stream: true, encrypted: true }))), 'encrypted');
  assert.equal(await codeOf('a.docx', ole()), 'encrypted');
  assert.equal(await codeOf('a.zip', zip({ a: 'x' }, { encrypted: true })), 'encrypted');
});

test('files that were cut off are told from whole ones', async () => {
  const whole: Record<string, Uint8Array> = {
    'a.pdf': pdf(),
    'a.jpg': jpeg(),
    'a.png': png(),
    'a.docx': docx,
    'a.odt': odt,
    'a.asice': asice,
    'a.tif': tiff(),
  };
  for (const [name, bytes] of Object.entries(whole)) {
    assert.equal(await codeOf(name, bytes), undefined, name);
    assert.equal(await codeOf(name, bytes.subarray(0, bytes.length - 24)), 'damaged', name);
  }
  // Phones append films behind the end of a picture; a picture inside has an end of its own.
  assert.equal(await codeOf('a.jpg', Buffer.concat([jpeg(), Buffer.alloc(100_000)])), undefined);
  assert.equal(await codeOf('a.jpg', exifJpeg({ orientation: 6, location: true })), undefined);
  assert.equal(await codeOf('a.jpg', exifJpeg({ thumbnail: true }).subarray(0, -2)), 'damaged');
});

test('what is a PDF at its two ends alone is told as that, not as cut off', async () => {
  const noise = Uint8Array.from({ length: 90_000 }, (_, at) => (at * at * 31 + (at >> 3)) % 256);
  const inName = [...Buffer.from('%PDF-1.7\n'), ...noise, ...Buffer.from('\n%%EOF\n')];
  assert.equal(await codeOf('a.pdf', Uint8Array.from(inName)), 'mismatch-unknown');
  assert.equal(await codeOf('a.pdf', Uint8Array.from(inName.slice(0, -8))), 'damaged', 'cut off');
});

test('a TIFF is cut off where a picture of it ends beyond the file, wherever its directory stands', async () => {
  for (const pages of [1, 3]) {
    const whole = streamedTiff(pages);
    assert.equal(await codeOf('a.tif', whole), undefined);
    assert.equal(await codeOf('a.tif', whole.subarray(0, -1)), 'damaged');
    assert.equal(await codeOf('a.tif', whole.subarray(0, whole.length - 60)), 'damaged');
  }
  // Pages that lead in a circle are nothing that was cut off.
  const circle = streamedTiff();
  new DataView(circle.buffer).setUint32(8 + 2 + 6 * 12, 8, true);
  assert.equal(await codeOf('a.tif', circle), undefined);
  // Some programs write too high a number of bytes for the one strip of a picture that is not packed.
  const sloppy = streamedTiff();
  new DataView(sloppy.buffer).setUint32(8 + 2 + 5 * 12 + 8, 4000, true);
  assert.equal(await codeOf('a.tif', sloppy), undefined);
  assert.equal(await codeOf('a.tif', sloppy.subarray(0, -1)), 'damaged');
});

test('pages of a TIFF that share their lists without end come to one', async () => {
  const pages = 1000;
  const strips = 100_000;
  const first = 8 + strips * 4;
  const length = 2 + 2 * 12 + 4;
  const bytes = new Uint8Array(first + pages * length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42]);
  view.setUint32(4, first, true);
  for (let page = 0; page < pages; page += 1) {
    const at = first + page * length;
    view.setUint16(at, 2, true);
    for (const [n, tag] of [273, 279].entries()) {
      view.setUint16(at + 2 + n * 12, tag, true);
      view.setUint16(at + 4 + n * 12, 4, true);
      view.setUint32(at + 6 + n * 12, strips, true);
      view.setUint32(at + 10 + n * 12, 8, true);
    }
    view.setUint32(at + 26, page + 1 < pages ? at + length : 0, true);
  }
  const source = sourceOf(bytes);
  let count = 0;
  const counted = {
    size: source.size,
    read: (start: number, end: number) => {
      count += end - start;
      return source.read(start, end);
    },
  };
  const file = { name: 'a.tif', type: '', size: bytes.length };
  assert.equal(await checkFile(file, counted, { accept: '' }), undefined);
  assert.ok(count < 20 * 1024 ** 2, `${count} bytes were read`);
});

// A pattern that begins anew at each word of a name takes many seconds here.
test(
  'a container with long names made to be searched is told at once',
  { timeout: 2000 },
  async () => {
    const names = Array.from({ length: 15 }, (_, n) => `META-INF/${n}${'signatures'.repeat(6500)}`);
    const made = zip(Object.fromEntries(names.map((name) => [name, ''])));
    assert.equal(await codeOf('a.docx', made), 'mismatch');
    assert.equal(await codeOf('a.asice', made), 'mismatch');
    assert.equal(await codeOf('a.zip', made), undefined);
    // The time limit is looked at after whatever held up the program.
    await new Promise((resolve) => setTimeout(resolve, 1));
  },
);

test('size, emptiness and type are told before a byte is read', async () => {
  assert.equal(await codeOf('a.pdf', new Uint8Array()), 'empty');
  assert.equal(await codeOf('a.exe', pdf(), { accept: '.pdf,.jpg' }), 'type');
  assert.equal(await codeOf('a.pdf', pdf(), { maxSize: 10 }), 'too-large');
  const broken = { size: 5, read: () => Promise.reject(new Error('moved')) };
  const issue = await checkFile({ name: 'a.pdf', type: '', size: 5 }, broken, { accept: '' });
  assert.equal(issue?.code, 'unreadable');
});

test('a set of files is judged in its order, and refused ones take no room', () => {
  const file = (name: string, size: number, sha256?: string) => ({ name, size, type: '', sha256 });
  const files = [file('a', 60), file('b', 60), file('a', 60), file('c', 30), file('d', 1)];
  const codes = (rules: Parameters<typeof checkSet>[1]) =>
    checkSet(files, rules).map((issue) => issue?.code);
  assert.deepEqual(codes({}), [undefined, undefined, 'duplicate', undefined, undefined]);
  assert.deepEqual(codes({ maxTotal: 100 }), [
    undefined,
    'total-too-large',
    'duplicate',
    undefined,
    undefined,
  ]);
  assert.deepEqual(codes({ maxFiles: 2 }).slice(3), ['too-many', 'too-many']);
  const twins = [file('a', 5, 'x'), file('b', 5, 'x'), file('a', 5, 'y')];
  assert.deepEqual(
    checkSet(twins, {}).map((issue) => issue?.code),
    [undefined, 'duplicate', undefined],
  );
});

test('accept is read as HTML means it', () => {
  assert.ok(isAccepted('', 'exe', ''));
  assert.ok(isAccepted('.PDF, .jpg', 'pdf', ''));
  assert.ok(isAccepted('image/*', 'png', ''));
  assert.ok(isAccepted('application/pdf', '', 'application/pdf'));
  assert.ok(!isAccepted('image/*,.pdf', 'docx', 'application/zip'));
  assert.deepEqual(acceptedEndings('.pdf,.docx, image/jpeg'), ['PDF', 'DOCX', 'JPG']);
});

test('the digest in pieces is the one of the standard', async () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 70_001]) {
    const bytes = new Uint8Array(length).map((_, index) => (index * 31) & 0xff);
    const hash = new Sha256();
    for (let at = 0; at < length; at += 777) hash.update(bytes.subarray(at, at + 777));
    const expected = createHash('sha256').update(bytes).digest('hex');
    assert.equal(hash.digest(), expected, String(length));
    assert.equal(await sha256Of(sourceOf(bytes)), expected);
  }
});

test('a large file is hashed in slices', async () => {
  const size = 65 * 1024 * 1024;
  const reads: number[] = [];
  const source = {
    size,
    read: async (start: number, end: number) => {
      reads.push(Math.min(end, size) - start);
      return new Uint8Array(Math.min(end, size) - start);
    },
  };
  const digest = await sha256Of(source);
  assert.equal(digest, createHash('sha256').update(new Uint8Array(size)).digest('hex'));
  assert.ok(Math.max(...reads) <= 1024 * 1024);
});

test('notes in a picture are found: orientation, place, camera', () => {
  assert.deepEqual(readPictureNotes(jpeg()), { orientation: 1, location: false, any: false });
  assert.deepEqual(readPictureNotes(exifJpeg({ orientation: 6, location: true })), {
    orientation: 6,
    location: true,
    any: true,
  });
  assert.equal(readPictureNotes(exifJpeg({ orientation: 8 })).location, false);
  // Bytes that fill the space before a marker hide nothing.
  const told = exifJpeg({ orientation: 6, location: true });
  const filled = new Uint8Array([...told.subarray(0, 2), 0xff, ...told.subarray(2)]);
  assert.equal(readPictureNotes(filled).location, true);
  for (let length = 0; length < 80; length += 1)
    assert.ok(readPictureNotes(exifJpeg({ orientation: 6 }).subarray(0, length)));
});

test('names show what they hide', () => {
  assert.equal(visibleName('C:\\fakepath\\umowa\u202Efdp.exe'), 'umowa[U+202E]fdp.exe');
  assert.equal(extensionOf('umowa.pdf\u200B'), 'pdf');
  // An ending far behind the seeming one is easily overlooked.
  assert.equal(visibleName('umowa.pdf \u00A0\u2003   .exe'), 'umowa.pdf .exe');
  // Letters and signs without ink, and what joins without being seen.
  assert.equal(
    visibleName('a\u3164\u2800\u115F\uFFA0.pdf'),
    'a[U+3164][U+2800][U+115F][U+FFA0].pdf',
  );
  assert.equal(visibleName('a\u034Fb\u17B4.pdf'), 'a[U+034F]b[U+17B4].pdf');
  assert.equal(extensionOf('umowa.pdf\u3164'), 'pdf');
  assert.ok(mixesScripts('p\u0430sport.pdf'));
  assert.ok(!mixesScripts('паспорт.pdf'));
  assert.ok(!mixesScripts('wniosek – заява.pdf'));
});

test('a word of letters that look alike is told whatever alphabet they are of', () => {
  // Armenian, Cherokee, Coptic, Lisu, fullwidth beside Cyrillic, and a mark between the two.
  for (const name of ['pօlis', 'ᎪpplᎬ', 'faktuⲣa', 'ꓑolis', 'раｓ', 'po\u0301\u0430'])
    assert.deepEqual(doubtsOf(`${name}.pdf`), ['mixedScripts'], name);
  // As whole languages are written, and beside Latin as Japanese, Chinese and Korean ones are.
  const usual = [
    'պոլիս',
    'ᎪᎬ',
    'polis – պոլիս',
    '東京タワーのDVD',
    '国語',
    'K팝',
    '卡拉OK',
    'QRㄅ',
    'ไฟล์',
    '5µm',
    'vārdsʼ',
  ];
  for (const name of usual) assert.deepEqual(doubtsOf(`${name}.pdf`), [], name);
});

test('what joins signs to one emoji is nothing hidden', () => {
  const joined = [
    '👨\u200D👩\u200D👧',
    '🏳\uFE0F\u200D🌈',
    '👩🏽\u200D⚕\uFE0F',
    '👩\u200D❤\uFE0F\u200D👨',
  ];
  for (const emoji of joined) {
    assert.equal(visibleName(`lato ${emoji}.jpg`), `lato ${emoji}.jpg`);
    assert.deepEqual(doubtsOf(`lato ${emoji}.jpg`), []);
  }
  assert.equal(visibleName('👨\u200D.pdf'), '👨[U+200D].pdf');
  assert.equal(visibleName('a\u200D👨\u200Db.pdf'), 'a[U+200D]👨[U+200D]b.pdf');
  assert.equal(visibleName('👨\u200D\u200D👩.pdf'), '👨[U+200D][U+200D]👩.pdf');
  assert.equal(visibleName('1\u200D2.pdf'), '1[U+200D]2.pdf');
  assert.deepEqual(doubtsOf('👨\u200Bx.pdf'), ['hiddenCharacters']);
});

test('spaces and dots behind the ending, which nobody sees, do not make it another one', async () => {
  for (const name of ['umowa.pdf ', 'umowa.pdf.', 'umowa.pdf\u00A0. ', 'umowa.PDF \u200B']) {
    assert.equal(extensionOf(name), 'pdf', name);
    const check = (bytes: Uint8Array): Promise<unknown> =>
      checkFile({ name, type: '', size: bytes.length }, sourceOf(bytes), { accept: '.pdf' });
    assert.equal(await check(pdf()), undefined, name);
    assert.ok(await check(png()), name);
  }
  assert.equal(extensionOf('umowa.pdf.exe. '), 'exe');
  for (const name of ['umowa', 'umowa.', ' . ', 'umowa. pdf']) assert.equal(extensionOf(name), '');
});

test('marks that pile up over a letter do not cover what stands above it', () => {
  const marks = '\u0301\u0302\u0303\u0304\u0305\u0306';
  assert.equal(visibleName(`z${marks}.pdf`), `z${marks.slice(0, 4)}[U+0305][U+0306].pdf`);
  // As systems write letters of Vietnamese and pointed Hebrew in parts.
  for (const name of ['Vie\u0323\u0302t.pdf', '\u05E9\u05C1\u05B8\u05BC.pdf', '❤\uFE0F.pdf'])
    assert.equal(visibleName(name), name);
});

test('sizes are read as authors write them and said as languages say them', () => {
  assert.equal(parseSize('10MB'), 10 * 1024 * 1024);
  assert.equal(parseSize('500 kB'), 512_000);
  assert.equal(parseSize('2048'), 2048);
  assert.equal(parseSize('1.5GB'), 1.5 * 1024 ** 3);
  for (const wrong of ['', null, 'ten', '-1MB', '10TB']) assert.equal(parseSize(wrong), undefined);
  assert.equal(fileSize('pl', 1.4 * 1024 * 1024), '1,4 MB');
  assert.equal(fileSize('lv', 2 * 1024 ** 3), '2 GB');
  assert.equal(fileSize('en', 0), '0 kB');
});

test('a file that is too large by little is not said to have the size that is allowed', async () => {
  await loadKindMessages('en', 'file');
  const said = (code: string, params: Record<string, number>): string =>
    describeFileIssue('en', { code, severity: 'error', params: { name: 'over.pdf', ...params } });
  const limit = 10 * 1024 ** 2;
  assert.match(
    said('too-large', { size: limit + 1, limit }),
    /large: 10\.000001 MB\. .*most 10 MB/,
  );
  assert.match(
    said('too-large', { size: limit + 20_000, limit }),
    /large: 10\.02 MB\. .*most 10 MB/,
  );
  assert.match(
    said('too-large', { size: limit + 200_000, limit }),
    /large: 10\.2 MB\. .*most 10 MB/,
  );
  const odd = { size: 10.06 * 1024 ** 2, limit: 10.052 * 1024 ** 2 };
  assert.match(said('too-large', odd), /large: 10\.06 MB\. .*most 10\.05 MB/);
  assert.match(
    said('total-too-large', { size: limit / 5 + 20_000, limit, left: limit / 5 }),
    /“over\.pdf” \(2\.02 MB\): .*most 10 MB, and 2 MB are left/,
  );
  assert.match(
    said('total-too-large', { size: 50, limit, left: 5 }),
    /“over\.pdf” \(0\.05 kB\): .*most 10 MB, and 0\.01 kB are left/,
  );
  assert.match(said('too-large', { size: 1024 ** 3 + 1, limit: 1024 ** 3 }), /1\.000000001 GB/);
});

test('every code has a sentence in four languages that names the file', async () => {
  const params = {
    name: '\u202Ex.pdf',
    size: 1e7,
    limit: 1e6,
    left: 5,
    count: 2,
    types: 'PDF JPG',
    promised: 'PDF',
    actual: 'DOCX',
  };
  const codes =
    'empty type too-large total-too-large too-many duplicate mismatch mismatch-unknown encrypted ' +
    'damaged unreadable folder upload-failed upload-busy upload-refused upload-type upload-too-large upload-quota';
  for (const language of ['en', 'pt-PT', 'pl', 'lv']) {
    await loadKindMessages(language, 'file');
    const sentences = codes
      .split(' ')
      .map((code) => describeFileIssue(language, { code, severity: 'error', params }));
    assert.equal(new Set(sentences).size, sentences.length);
    for (const sentence of sentences) {
      assert.match(sentence, /[“„«]\[U\+202E\]x\.pdf[”»]/);
      assert.doesNotMatch(sentence, /\{\{|undefined|NaN/);
    }
  }
});
