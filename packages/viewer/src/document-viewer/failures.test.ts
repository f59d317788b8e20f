import type { TtDocumentViewer } from './document-viewer.ts';
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makeZip } from '../engines/testing/make-zip.ts';
import { all, appears, documents, one, said, textOf } from '../testing/open-viewer.ts';

async function fail(
  source: File | string,
  attributes: Partial<TtDocumentViewer> = {},
): Promise<TtDocumentViewer> {
  const viewer = document.createElement('tt-document-viewer');
  Object.assign(viewer, { documents: [{ src: source }], ...attributes });
  await fixture(html`<div lang="en">${viewer}</div>`);
  await waitUntil(() => viewer.state === 'failed', 'it cannot be shown');
  await appears(viewer, '.failure');
  return viewer;
}

const happened = (viewer: TtDocumentViewer): string => textOf(one(viewer, '.happened'));
const about = (viewer: TtDocumentViewer): string => textOf(one(viewer, '.about-file'));

/** An old compound file with one stream of this name. */
function compound(stream: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4096);
  bytes.set(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
  bytes.set(new TextEncoder().encode([...stream].join('\0')), 1024);
  return bytes;
}

describe('a file whose name promises another format than the one it has', () => {
  for (const [name, content, sentence, kind] of [
    ['umowa.pdf', 'MZ\x90\0', 'The file is named as PDF, but it is a program', ''],
    [
      'list.docx',
      compound('WordDocument'),
      'The file is named as DOCX, but its content is DOC',
      'DOC',
    ],
    [
      'koszty.xlsx',
      compound('Workbook'),
      'The file is named as XLSX, but its content is XLS',
      'XLS',
    ],
    ['rzuty.zip', 'Rar!\x1a\x07\x01\0', 'The file is named as ZIP, but its content is RAR', 'RAR'],
    ['list.doc', '{\\rtf1 x}', 'The file is named as DOC, but its content is RTF', 'RTF'],
    [
      'wyciag.pdf',
      '<!doctype html><p>x',
      'The file is named as PDF, but its content is HTML',
      'HTML',
    ],
    ['plan.pdf', compound('Contents'), 'The file is named as PDF, but it is something else', ''],
  ] as const)
    it(`is told as what it is, and can be saved: ${sentence}`, async () => {
      const viewer = await fail(new File([content], name));
      expect(happened(viewer)).to.equal(sentence);
      const parts = [name, ...(kind ? [kind] : [])];
      expect(about(viewer).split(' · ').slice(0, -1)).to.deep.equal(parts);
      expect(one(viewer, '.ways a').getAttribute('download')).to.equal(name);
      await waitUntil(() => said(viewer).startsWith(`${sentence}. `), 'it is said');
    });

  it('is still given to a page that converts what cannot be shown', async () => {
    const asked: string[] = [];
    await fail(new File([compound('WordDocument')], 'list.docx'), {
      convert: async ({ name }) => void asked.push(name),
    });
    expect(asked).to.deep.equal(['list.docx']);
  });

  it('is told as before where it is named as what it is', async () => {
    const viewer = await fail(new File([compound('WordDocument')], 'list.doc'));
    expect(happened(viewer)).to.equal('This type of file cannot be shown here');
    expect(about(viewer)).to.match(/^list\.doc · DOC/);
  });

  it('is told with its type where the name has no ending', async () => {
    for (const [content, type] of [
      ['7z\xbc\xaf\x27\x1c', '7Z'],
      ['\0\0\0\x20ftypisom\0\0\x02\0', 'MP4'],
    ] as const) {
      const bytes = Uint8Array.from(content, (sign) => sign.charCodeAt(0));
      const viewer = await fail(new File([bytes], 'zalacznik'));
      expect(about(viewer).split(' · ').slice(0, -1)).to.deep.equal(['zalacznik', type]);
    }
  });
});

describe('a web page in place of a document', () => {
  const page = '<!-- portal -->\n<!DOCTYPE html><html><body><form>Login</form></body></html>';
  const real = globalThis.fetch;
  let type = '';
  let body = '';
  before(() => {
    globalThis.fetch = async (input, init) =>
      /expired/.test(String(input instanceof Request ? input.url : input))
        ? new Response(body, { headers: { 'Content-Type': type } })
        : real(input, init);
  });
  beforeEach(() => {
    body = page;
  });
  after(() => {
    globalThis.fetch = real;
  });

  for (const name of ['expired.pdf', 'expired.docx', 'expired.csv', 'expired.aspx?id=4', 'expired'])
    it(`is told as one, can be asked for again, and is not saved under the name: ${name}`, async () => {
      type = 'text/html; charset=utf-8';
      const viewer = await fail(documents + name);
      expect(happened(viewer)).to.equal('A web page came in place of the document');
      expect(textOf(one(viewer, '.help'))).to.contain('sign in');
      expect(all(viewer, '.failure a')).to.have.length(0);
      let saved = 0;
      viewer.addEventListener('tt-download', (event) => {
        saved += 1;
        event.preventDefault();
      });
      viewer.download();
      expect(saved).to.equal(0);
      one(viewer, '.ways button').click();
      await waitUntil(() => viewer.state === 'failed', 'it is asked for again');
    });

  it('leaves the link that the page itself has', async () => {
    type = 'text/html';
    const viewer = document.createElement('tt-document-viewer');
    viewer.innerHTML = `<a href="${documents}expired.pdf">Umowa</a>`;
    await fixture(html`<div lang="en">${viewer}</div>`);
    await waitUntil(() => viewer.state === 'failed', 'it cannot be shown');
    expect(viewer.querySelector('a')?.checkVisibility()).to.equal(true);
  });

  it('is what was asked for where its name says so', async () => {
    type = 'text/html';
    const viewer = document.createElement('tt-document-viewer');
    viewer.src = `${documents}expired.html`;
    await fixture(html`<div lang="en">${viewer}</div>`);
    await waitUntil(() => viewer.state === 'ready', 'its text is shown');
  });

  it('is a file of another kind where the server calls it a document', async () => {
    type = 'application/vnd.ms-excel';
    body = '<html><table><tr><td>1</table></html>';
    const viewer = await fail(`${documents}expired.xls`);
    expect(happened(viewer)).to.equal('The file is named as XLS, but its content is HTML');
    expect(all(viewer, '.ways a')).to.have.length(1);
  });
});

/** An archive, with one of its files opened in its place. */
async function failInside(archive: File, index = 0): Promise<TtDocumentViewer> {
  const viewer = document.createElement('tt-document-viewer');
  viewer.documents = [{ src: archive }];
  await fixture(html`<div lang="en">${viewer}</div>`);
  await waitUntil(() => viewer.state === 'ready', 'the archive is open');
  (await appears(viewer, `[data-attachment="${index}"]`)).click();
  await waitUntil(() => viewer.state === 'failed', 'the file in it cannot be shown');
  await appears(viewer, '.failure');
  return viewer;
}

const archiveOf = async (...entries: Parameters<typeof makeZip>[0]): Promise<File> =>
  new File([await makeZip(entries)], 'umowy.zip');

/** Bytes that a link saves. */
const savedBy = async (link: HTMLElement): Promise<number> =>
  (await (await fetch((link as HTMLAnchorElement).href)).blob()).size;

describe('a file in an archive that cannot be taken out of it', () => {
  for (const [what, entry, sentence, help] of [
    [
      'under a password',
      { name: 'a.txt', content: 'x', encrypted: true },
      'This file is protected by a password and cannot be opened here',
      'type the password there',
    ],
    [
      'packed by LZMA',
      { name: 'a.txt', content: 'x', method: 14 },
      'This file is packed in a way that cannot be opened here',
      'Download the file that it lies in',
    ],
  ] as const)
    it(`says why, and lets the archive be saved: ${what}`, async () => {
      const archive = await archiveOf(entry);
      const viewer = await failInside(archive);
      expect(happened(viewer)).to.equal(sentence);
      expect(textOf(one(viewer, '.help'))).to.contain(help);
      await waitUntil(() => said(viewer).includes(help), 'it is said');
      const link = one(viewer, '.ways a');
      expect(textOf(link)).to.equal('Download the file “umowy.zip”');
      expect(link.getAttribute('download')).to.equal('umowy.zip');
      expect(await savedBy(link)).to.equal(archive.size);
      const told: unknown[] = [];
      viewer.addEventListener('tt-download', (event) => {
        told.push((event as CustomEvent).detail);
        event.preventDefault();
      });
      link.click();
      expect(told).to.deep.equal([{ source: archive, name: 'umowy.zip' }]);
    });

  it('is itself saved where its bytes are there', async () => {
    const viewer = await failInside(await archiveOf({ name: 'a.rtf', content: '{\\rtf1 x}' }));
    const link = one(viewer, '.ways a');
    expect(textOf(link)).to.equal('Download');
    expect(link.getAttribute('download')).to.equal('a.rtf');
    expect(await savedBy(link)).to.equal(9);
  });

  it('is marked in the list of files where a password protects it', async () => {
    const viewer = document.createElement('tt-document-viewer');
    const archive = await archiveOf(
      { name: 'a.txt', content: 'xxxx', encrypted: true },
      { name: 'b.txt', content: 'xxxx' },
    );
    viewer.documents = [{ src: archive }];
    await fixture(html`<div lang="en">${viewer}</div>`);
    await appears(viewer, '[data-attachment="1"]');
    expect(all(viewer, '.reading li').map(textOf)).to.deep.equal([
      'a.txt (0.1 kB) · protected by a password',
      'b.txt (0.1 kB)',
    ]);
  });
});

describe('files inside files', () => {
  it('are opened down to a level that is said, on screen as well', async () => {
    let inner = await makeZip([{ name: 'list.txt', content: 'x' }]);
    for (let level = 9; level > 0; level -= 1)
      inner = await makeZip([{ name: `${level}.zip`, content: inner, stored: true }]);
    const viewer = document.createElement('tt-document-viewer');
    viewer.documents = [{ src: new File([inner], '0.zip') }];
    await fixture(html`<div lang="en">${viewer}</div>`);
    for (let level = 1; level <= 9; level += 1) {
      const told = oneEvent(viewer, 'tt-attachment');
      (await appears(viewer, '[data-attachment="0"]')).click();
      await told;
    }
    await appears(viewer, '.failure');
    expect(happened(viewer)).to.equal(
      'This file lies too deep inside other files to be opened here',
    );
    expect(textOf(one(viewer, '.help'))).to.equal(
      'Files inside files are opened down to level 8. Download the file that it lies in and open that with a program on your computer.',
    );
    expect(about(viewer)).to.equal('9.zip · ZIP');
    expect(one(viewer, '.ways a').getAttribute('download')).to.equal('8.zip');
    one(viewer, '.back').click();
    await waitUntil(() => viewer.state === 'ready', 'the way back is there');
  });
});

describe('a file that is too large', () => {
  it('says how many pixels a picture has, and how many can be shown', async () => {
    const png = new Uint8Array(64);
    png.set(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82));
    new DataView(png.buffer).setUint32(16, 30_000);
    new DataView(png.buffer).setUint32(20, 30_000);
    const viewer = await fail(new File([png], 'plan.png'));
    expect(happened(viewer)).to.equal('This picture has too many pixels to be shown here');
    expect(textOf(one(viewer, '.help'))).to.equal(
      'It measures 30,000 × 30,000 pixels; pictures of up to 100,000,000 pixels in all can be shown. Download it and open it with another program.',
    );
    expect(about(viewer)).to.match(/^plan\.png · PNG/);
  });

  it('says how large it grows when it is unpacked, and how large it may', async () => {
    const content = new Uint8Array(20 * 1024 * 1024);
    const letter = await makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content },
    ]);
    const viewer = await fail(new File([letter], 'list.docx'));
    const sentence = 'This file grows too large when it is unpacked';
    const why = 'Unpacked it takes up at least 20 MB; up to ';
    expect(happened(viewer)).to.equal(sentence);
    expect(textOf(one(viewer, '.help'))).to.contain(why);
    await waitUntil(() => said(viewer).startsWith(`${sentence}. ${why}`), 'it is said');

    const inside = await failInside(await archiveOf({ name: 'a.txt', content }));
    expect(happened(inside)).to.equal(sentence);
    expect(textOf(one(inside, '.help'))).to.match(
      /^Unpacked it takes up at least 20 MB; up to [\d.]+ MB can be opened here\. Download the file that it lies in/,
    );
  });
});
