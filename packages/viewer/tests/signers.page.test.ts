import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startTownPage, type TownPage } from './town-page.ts';
import { certificate, signedData, signer } from '../src/engines/testing/make-signature.ts';

let town: TownPage;
let browser: Browser;

before(async () => {
  [town, browser] = await Promise.all([startTownPage(), launchChromium()]);
});
after(async () => {
  await browser.close();
  await town.close();
});

/** A signed PDF of `weight` bytes and more, whose signature states no name. */
function signed(weight: number): Buffer {
  const signature = signedData([certificate('Centrum', 7, 'Anna Nowak')], signer('Centrum', 7));
  const contents = `<${Buffer.from(signature).toString('hex').padEnd(16_000, '0')}>`;
  const range = (...numbers: number[]): string =>
    `[${numbers.map((number) => String(number).padStart(9, ' ')).join(' ')}]`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>',
    '<</Type/Annot/Subtype/Widget/FT/Sig/T(podpis)/Rect[0 0 0 0]/P 3 0 R/V 6 0 R>>',
    `<</Length ${weight}>>stream\n${' '.repeat(weight)}\nendstream`,
    `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange${range(0, 0, 0, 0)}/Contents${contents}>>`,
  ];
  let file = '%PDF-1.7\n';
  const rows = objects.map((body, at) => {
    const offset = String(file.length).padStart(10, '0');
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${offset} 00000 n \n`;
  });
  const trailer = `trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  file += `xref\n0 7\n0000000000 65535 f \n${rows.join('')}${trailer}`;
  const begin = file.indexOf(contents);
  const end = begin + contents.length;
  return Buffer.from(
    file.replace(range(0, 0, 0, 0), range(0, begin, end, file.length - end)),
    'latin1',
  );
}

for (const [weight, size] of [
  [6_000_000, 'does not come as a whole'],
  [20_000_000, 'is large'],
] as const) {
  it(`who signed a document that ${size} is named, and little more of it is fetched`, async () => {
    const address = '/documents/signed-long.pdf';
    const bytes = signed(weight);
    town.documents.set(address, bytes);
    town.sent.clear();
    const page = await browser.newPage();
    await page.goto(`${town.origin}/?${new URLSearchParams({ src: address }).toString()}`);
    await page.waitForSelector('tt-document-viewer:state(ready)');
    const strip = page.locator('tt-document-viewer details.signatures');
    await strip.locator('summary').click();
    assert.deepEqual(await strip.locator('bdi').allInnerTexts(), ['Anna Nowak']);
    const sent = town.sent.get(address) ?? 0;
    assert.ok(sent < 1_000_000, `${sent} of ${bytes.length} bytes`);
    await page.close();
  });
}
