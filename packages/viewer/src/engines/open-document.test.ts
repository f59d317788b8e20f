import { expect } from '@open-wc/testing';
import { type DocumentFailure, isPaged, type OpenDocument } from './engine.ts';
import { openDocument } from './open-document.ts';
import { setPdfAssets } from './pdf/pdf-worker.ts';
import { makePdf } from './testing/make-pdf.ts';
import { makeZip } from './testing/make-zip.ts';
import * as samples from './testing/office-samples.ts';
import { fetchWhole } from './whole-source.ts';

const documents = new URL('../generated/fixtures/', import.meta.url);
setPdfAssets(new URL('../../dist/assets/', import.meta.url));
const options = { signal: new AbortController().signal, lost: () => undefined };

const at = (name: string, type = ''): Promise<OpenDocument> =>
  openDocument({ source: new URL(name, documents), name: '', type }, options);
const of = (
  content: string | Uint8Array<ArrayBuffer>,
  name = '',
  type = '',
): Promise<OpenDocument> =>
  openDocument(
    {
      source: typeof content === 'string' ? new TextEncoder().encode(content) : content,
      name,
      type,
    },
    options,
  );

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => expect.fail('it opened'),
    (error: DocumentFailure) => error.code,
  );
}

/** Addresses that are fetched while something is done. */
async function fetched(work: () => Promise<unknown>): Promise<string[]> {
  const real = globalThis.fetch;
  const names: string[] = [];
  globalThis.fetch = (input, init) => {
    const { href } = input instanceof URL ? input : new URL(String(input), location.href);
    if (href.startsWith(documents.href)) names.push(href.slice(documents.href.length));
    return real(input, init);
  };
  try {
    await work();
  } finally {
    globalThis.fetch = real;
  }
  return names;
}

describe('a file that is too large', () => {
  const total = 3 * 2 ** 30;
  const pdf = '%PDF-1.7\n';
  for (const [name, answer] of [
    ['skan.pdf', () => new Response(pdf, { headers: { 'Content-Length': String(total) } })],
    ['skan.docx', () => new Response('PK', { headers: { 'Content-Length': String(total) } })],
    [
      'w-czesciach.pdf',
      () =>
        new Response(pdf, {
          status: 206,
          headers: { 'Content-Range': `bytes 0-${pdf.length - 1}/${total}` },
        }),
    ],
  ] as const)
    it(`says its size before it is fetched: ${name}`, async () => {
      const real = globalThis.fetch;
      globalThis.fetch = async () => answer();
      const error = await at(name)
        .catch((reason: DocumentFailure) => reason)
        .finally(() => (globalThis.fetch = real));
      expect(error).to.include({ code: 'too-large', size: total });
    });
});

describe('choosing the engine', () => {
  it('a PDF is asked for once, whatever its address and type say', async () => {
    for (const [name, type] of [
      ['declaration.pdf', ''],
      ['declaration.pdf?id=1', ''],
      ['declaration.pdf', 'application/pdf'],
    ] as const) {
      const names = await fetched(async () => (await at(name, type)).close());
      expect(names).to.deep.equal([name]);
    }
  });

  it('any other format is asked for once where its name or type says so', async () => {
    for (const [name, pages] of [
      ['letter.docx', 1],
      ['letter.odt', 1],
      ['budget.xlsx', 2],
      ['budget.ods', 2],
      ['slides.pptx', 2],
      ['slides.odp', 2],
      ['message.eml', 1],
      ['container.edoc', 1],
      ['pages.tiff', 2],
      ['table.csv', 1],
      ['note.txt', 1],
      ['form.xml', 1],
      ['drawing.svg', 1],
    ] as const) {
      let opened: OpenDocument | undefined;
      const names = await fetched(async () => (opened = await at(name)));
      expect(names, name).to.deep.equal([name]);
      expect(opened!.pageCount, name).to.equal(pages);
      expect(isPaged(opened!), name).to.equal(/tiff|svg/.test(name));
      await opened!.close();
    }
  });

  it('bytes win over the name', async () => {
    const names = await fetched(async () => {
      const opened = await at('misnamed.pdf');
      expect(opened.title).to.equal('Tytuł');
    });
    expect(names).to.deep.equal(['misnamed.pdf', 'misnamed.pdf']);
    expect((await of('Zwykły tekst', 'a.docx')).pageCount).to.equal(1);
    expect(
      isPaged(await of('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', 'a.xml')),
    ).to.equal(true);
  });

  const onePage = (): Uint8Array<ArrayBuffer> =>
    makePdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
    ]);

  it('says what it is where its name promises another format', async () => {
    const noticesOf = async (content: string | Uint8Array<ArrayBuffer>, name: string) =>
      (await of(content, name)).notices?.filter(({ what }) => what === 'named') ?? [];
    const letter = await samples.docx();
    const message = 'From: a@example.org\nSubject: Temat\n\ntreść';
    const calendar = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR';
    for (const [content, name, promised, actual] of [
      [letter, 'umowa.pdf', 'PDF', 'DOCX'],
      [letter, 'umowa.doc', 'DOC', 'DOCX'],
      [message, 'umowa.pdf', 'PDF', 'EML'],
      [calendar, 'umowa.docx', 'DOCX', 'ICS'],
      [onePage(), 'umowa.docx', 'DOCX', 'PDF'],
    ] as const)
      expect(await noticesOf(content, name), `${actual} ${name}`).to.deep.equal([
        { what: 'named', promised, actual },
      ]);
    for (const [content, name] of [
      [letter, 'umowa.docx'],
      [letter, 'umowa.zip'],
      [letter, 'umowa'],
      [letter, 'umowa.aspx'],
      [message, 'a.txt'],
      ['<a/>', 'a.txt'],
      [calendar, 'a.ics'],
      [onePage(), 'a.pdf'],
    ] as const)
      expect(await noticesOf(content, name), name).to.deep.equal([]);
  });

  it('opens an ODF file whose own word of what it is was pressed, or is not there', async () => {
    const content =
      '<office:document-content xmlns:office="urn:o" xmlns:text="urn:t"><office:body><office:text>' +
      '<text:p>Pismo</text:p></office:text></office:body></office:document-content>';
    const mimetype = 'application/vnd.oasis.opendocument.text';
    for (const first of [[{ name: 'mimetype', content: mimetype }], []]) {
      const bytes = await makeZip([...first, { name: 'content.xml', content }]);
      const opened = await of(bytes, 'pismo.odt');
      const words = { language: 'en' } as never;
      const page = await opened.readPage(1, { signal: options.signal, words });
      expect(page.content.textContent).to.equal('Pismo');
    }
    expect(await failure(of(await makeZip([{ name: 'a', content: 'x' }]), 'a.odt'))).to.equal(
      'broken',
    );
  });

  it('name and type decide where bytes leave it open', async () => {
    const table = async (name: string, type = ''): Promise<boolean> => {
      const opened = await of('a;b\n1;2\n', name, type);
      const words = { language: 'en' } as never;
      const { content } = await opened.readPage(1, { signal: options.signal, words });
      return content.querySelector('table') !== null;
    };
    expect(await table('a.csv')).to.equal(true);
    expect(await table('a.txt', 'text/csv')).to.equal(false);
    expect(await table('', 'text/csv; charset=utf-8')).to.equal(true);
    expect(await table('')).to.equal(false);
    const message = 'From: a@example.org\nSubject: Temat\n\ntreść';
    expect((await of(message)).title).to.equal('Temat');
    expect((await of(message, 'a.txt')).title).to.equal('');
  });

  it('what no engine shows can only be saved', async () => {
    expect(await failure(at('old.doc'))).to.equal('unsupported');
    expect(await failure(of('MZ program', 'a.pdf'))).to.equal('misnamed');
    expect(await failure(of('MZ program', 'a.exe'))).to.equal('unsupported');
    expect(await failure(of('{\\rtf1 x}', 'a.rtf'))).to.equal('unsupported');
    // A drawing is a ZIP file too, with parts that say nothing to a reader.
    const dwfx = await makeZip([{ name: 'a.dwfseq', content: 'x' }]);
    expect(await failure(of(dwfx, 'a.dwfx'))).to.equal('unsupported');
    expect(await (await of(dwfx)).attachments!()).to.have.length(1);
  });

  it('sound, film and archives under the name of a document are called what they are', async () => {
    for (const [beginning, actual] of [
      ['\0\0\0\x20ftypisom\0\0\x02\0', 'MP4'],
      ['\0\0\0\x14ftypqt  \0\0\0\0', 'MOV'],
      ['ID3\x04\0\0', 'MP3'],
      ['OggS\0\x02', 'OGG'],
      ['\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm', 'WEBM'],
      ['\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska', 'MKV'],
      ['RIFF\x24\0\0\0AVI LIST', 'AVI'],
      ['RIFF\x24\0\0\0WAVEfmt ', 'WAV'],
      ['7z\xbc\xaf\x27\x1c', '7Z'],
      ['Rar!\x1a\x07\x01\0', 'RAR'],
      ['\x1f\x8b\x08\0', 'GZ'],
      ['\0\0\0\x18ftypavif....ispe\0\0\0\0\0\0\0\x10\0\0\0\x10', 'AVIF'],
      ['\0\0\0\x18ftypheic....ispe\0\0\0\0\0\0\0\x10\0\0\0\x10', 'HEIC'],
      ['\xff\x0a\x7a\x1f\x89', 'JXL'],
      ['\0\0\0\x0cJXL \r\n\x87\n', 'JXL'],
      ['8BPS\0\x01\0\0\0\0\0\0', 'PSD'],
      ['BM\x36\x10\x0e\0\0\0\0\0\x36\0', 'BMP'],
      ['\0\0\x01\xba\x44\0', 'MPG'],
      ['\0\0\x01\xb3\x14\0', 'MPG'],
      ['\xff\xf1\x50\x80\x02\x1f', 'AAC'],
      ['AC1032\0\0\0\0\0', 'DWG'],
      ['SQLite format 3\0\x10\0', 'SQLITE'],
      ['AT&TFORM\0\0\x03\x66DJVU', 'DJVU'],
    ] as const) {
      const bytes = Uint8Array.from(beginning, (sign) => sign.charCodeAt(0));
      const error = await of(bytes, 'umowa.pdf').catch((reason: DocumentFailure) => reason);
      expect(error).to.include({ code: 'misnamed' }, actual);
      expect((error as DocumentFailure).facts).to.include({ promised: 'PDF', actual });
    }
    const film = Uint8Array.from('\0\0\0\x20ftypisom', (sign) => sign.charCodeAt(0));
    expect(await failure(of(film, 'film.mp4'))).to.equal('unsupported');
    const nameless = await of(film, 'film').catch((reason: DocumentFailure) => reason);
    expect(nameless).to.include({ code: 'unsupported' });
    expect((nameless as DocumentFailure).facts).to.include({ actual: 'MP4' });
  });

  it('an office file under a password says so, and no other old file does', async () => {
    const mark = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    const old = (stream: string): Uint8Array<ArrayBuffer> => {
      const bytes = new Uint8Array(4096);
      bytes.set(mark);
      bytes.set(new TextEncoder().encode([...stream].join('\0')), 1024);
      return bytes;
    };
    expect(await failure(of(old('EncryptedPackage'), 'a.docx'))).to.equal('encrypted');
    expect(await failure(of(old('EncryptedPackage'), 'a.xlsx'))).to.equal('encrypted');
    expect(await failure(of(old('WordDocument'), 'a.doc'))).to.equal('unsupported');
    const bigTiff = Uint8Array.of(0x49, 0x49, 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0);
    expect(await failure(of(bigTiff, 'a.tif')), 'BigTIFF').to.equal('unsupported');
  });

  it('what is damaged says so, and what is empty', async () => {
    expect(await failure(of(Uint8Array.of(1, 2, 3, 0, 0), 'a.pdf'))).to.equal('broken');
    expect(await failure(of(Uint8Array.of(1, 2, 3, 0, 0), 'a.docx'))).to.equal('broken');
    expect(await failure(of(Uint8Array.of(1, 2, 3, 0, 0), 'a.xyz'))).to.equal('unsupported');
    expect(await failure(of('', 'a.docx'))).to.equal('empty');
    expect(await failure(at('absent.docx'))).to.equal('missing');
    expect(await failure(at('absent'))).to.equal('missing');
    expect(await failure(at('http://localhost:1/a.docx'))).to.equal('refused');
    expect(await failure(at('http://localhost:1/a.pdf'))).to.equal('refused');
  });

  it('opening can be given up', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await openDocument(
      { source: new URL('letter.docx', documents), name: '', type: '' },
      { ...options, signal: stop.signal },
    ).then(
      () => expect.fail('it opened'),
      (error: Error) => expect(error.message).to.equal('enough'),
    );
  });

  it('a document beyond the limit is not fetched to its end', async () => {
    const address = new URL('letter.docx', documents);
    expect(await failure(fetchWhole(address, options.signal, 1000))).to.equal('too-large');
    expect((await fetchWhole(address, options.signal)).bytes.length).to.be.greaterThan(1000);
  });
});
