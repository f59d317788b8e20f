import { join } from 'node:path';
import { writeIfNew } from '../../core/scripts/write-if-new.ts';
import { mail } from '../src/engines/testing/mail-samples.ts';
import { makeZip } from '../src/engines/testing/make-zip.ts';
import * as office from '../src/engines/testing/office-samples.ts';
import { greyPage, tiff } from '../src/engines/testing/picture-samples.ts';

/** The formats besides PDF; what stands in them is written beside their engines. */
async function otherFormats(): Promise<Readonly<Record<string, Uint8Array>>> {
  const letter = await office.docx();
  return {
    'letter.docx': letter,
    // A word processor's file under a PDF's name: the bytes decide.
    'misnamed.pdf': letter,
    'letter.odt': await office.odt(),
    'budget.xlsx': await office.xlsx(),
    'budget.ods': await office.ods(),
    'slides.pptx': await office.pptx(),
    'slides.odp': await office.odp(),
    'message.eml': mail('<p>Dzień dobry</p><img src="https://example.org/track.png">'),
    'container.edoc': await makeZip([
      { name: 'mimetype', content: 'application/vnd.etsi.asic-e+zip', stored: true },
      { name: 'lēmums.txt', content: 'Lēmums' },
      { name: 'vēstule.docx', content: letter, stored: true },
    ]),
    'pages.tiff': tiff([greyPage(300, 400), greyPage(400, 300)]),
    'table.csv': Buffer.from('Imię;Kwota\nAnna;12,50\nJan;7,00\n'),
    'note.txt': Buffer.from('Zażółć gęślą jaźń\n\nDrugi akapit\n'),
    'form.xml': Buffer.from('<?xml version="1.0"?><wniosek><imie>Łucja</imie></wniosek>'),
    'drawing.svg': Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#00723f"/></svg>',
    ),
    'old.doc': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)]),
  };
}

/** Writes the documents of other formats that the tests open. */
export async function writeOtherFixtures(folder: string): Promise<void> {
  await Promise.all(
    Object.entries(await otherFormats()).map(([name, bytes]) =>
      writeIfNew(join(folder, name), bytes),
    ),
  );
}
