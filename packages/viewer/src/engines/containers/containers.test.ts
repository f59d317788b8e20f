import { expect } from '@open-wc/testing';
import type { DocumentFailure } from '../engine.ts';
import { makeZip } from '../testing/make-zip.ts';
import { openBytes, readIn } from '../testing/open.ts';

const signature = (uris: string[]): string =>
  '<asic:XAdESSignatures xmlns:asic="urn:a" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Signature><ds:SignedInfo>' +
  uris.map((uri) => `<ds:Reference URI="${uri}"/>`).join('') +
  '</ds:SignedInfo></ds:Signature></asic:XAdESSignatures>';

describe('containers', () => {
  it('list the files in them, each to be opened in place', async () => {
    const bytes = await makeZip([
      { name: 'mimetype', content: 'application/vnd.etsi.asic-e+zip', stored: true },
      { name: 'lēmums.txt', content: 'Lēmums' },
      { name: 'pielikumi/', content: '' },
      { name: 'pielikumi/a\u202efdp.exe', content: 'x'.repeat(3000) },
      { name: 'META-INF/manifest.xml', content: '<m/>' },
      {
        name: 'META-INF/signatures0.xml',
        content: signature(['l%C4%93mums.txt', 'pielikumi/a\u202efdp.exe']),
      },
      { name: 'META-INF/signatures1.xml', content: signature(['l%C4%93mums.txt']) },
      { name: 'META-INF/signatures2.xml', content: 'damaged' },
    ]);
    const opened = await openBytes(bytes, 'lemums.edoc');
    expect(opened.engine).to.equal('container');
    const { root } = await readIn(opened);
    expect(root.querySelector('h2')?.textContent).to.equal('Files in this document');
    expect([...root.querySelectorAll('li')].map((item) => item.textContent)).to.deep.equal([
      'lēmums.txt (0.1 kB)',
      'pielikumi / a[U+202E]fdp.exe (2.9 kB)',
    ]);
    expect(
      [...root.querySelectorAll('button')].map(({ type, dataset }) => [
        type,
        dataset['attachment'],
      ]),
    ).to.deep.equal([
      ['button', '0'],
      ['button', '1'],
    ]);
    const [first] = await opened.attachments!();
    const inner = await openBytes(await first!.content(), first!.name);
    expect((await readIn(inner)).root.textContent).to.equal('Lēmums');
    expect(await opened.signatures()).to.deep.equal([
      { coversWholeDocument: true },
      { coversWholeDocument: false },
      { coversWholeDocument: false },
    ]);
  });

  it('with one signature of another kind count it', async () => {
    const bytes = await makeZip([
      { name: 'mimetype', content: 'application/vnd.etsi.asic-s+zip', stored: true },
      { name: 'a.pdf', content: '%PDF-1.7' },
      { name: 'META-INF/signature.p7s', content: 'x' },
    ]);
    expect(await (await openBytes(bytes, 'a.asics')).signatures()).to.have.length(1);
  });

  it('in containers are opened one at a time, when they are asked for', async () => {
    let bytes = await makeZip([{ name: 'bomb.txt', content: new Uint8Array(50_000_000) }]);
    for (let depth = 0; depth < 5; depth += 1) {
      const content = bytes;
      const names = Array.from({ length: 16 }, (_, n) => ({ name: `${depth}-${n}.zip`, content }));
      bytes = await makeZip(names);
    }
    for (let depth = 4; depth >= 0; depth -= 1) {
      const opened = await openBytes(bytes, 'a.zip');
      expect((await readIn(opened)).root.querySelectorAll('li')).to.have.length(16);
      bytes = await (await opened.attachments!())[0]!.content();
    }
    const [bomb] = await (await openBytes(bytes, 'a.zip')).attachments!();
    await bomb!.content().then(
      () => expect.fail('it was unpacked'),
      (error: DocumentFailure) => expect(error.code).to.equal('too-large'),
    );
  });

  it('without a file say so', async () => {
    const { root } = await readIn(await openBytes(await makeZip([]), 'a.zip'));
    expect(root.textContent).to.equal('There is nothing here.');
    expect(root.querySelector('ul, h2')).to.equal(null);
  });

  it('with many files list the first', async () => {
    const entries = Array.from({ length: 1200 }, (_, n) => ({
      name: `${n}.txt`,
      content: '',
      stored: true,
    }));
    const opened = await openBytes(await makeZip(entries), 'a.zip');
    const { root } = await readIn(opened);
    expect(root.querySelectorAll('li')).to.have.length(1000);
    expect(root.querySelector('p')?.textContent).to.contain('first 1,000 files');
    expect(await opened.attachments!()).to.have.length(1200);
  });
});
