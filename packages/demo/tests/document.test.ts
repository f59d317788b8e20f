import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { printDeclaration, type DeclarationDocument } from '../src/services/waste-fee/document.ts';

const content: DeclarationDocument = {
  language: 'pl',
  title: 'Deklaracja',
  addressee: 'Prezydent Miasta Mielca',
  applicant: 'Żaneta Śliwińska-Łęcka',
  facts: [],
  sections: [],
  tableWords: { question: 'Pytanie', answer: 'Odpowiedź' },
  statements: [],
  page: (page, total) => `Strona ${page} z ${total}`,
};

interface Read {
  /** What the eye reads on each page, line by line. */
  seen: string[][];
  /** What a screen reader is told, page by page: the text outside of artifacts. */
  heard: string[];
}

async function read(pdf: PDFDocumentProxy): Promise<Read> {
  const seen: string[][] = [];
  const heard: string[] = [];
  for (let index = 1; index <= pdf.numPages; index += 1) {
    const page = await pdf.getPage(index);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const artifacts: boolean[] = [];
    let [all, told] = ['', ''];
    for (const item of items) {
      if ('str' in item) {
        const text = item.str + (item.hasEOL ? '\n' : '');
        all += text;
        if (!artifacts.includes(true)) told += text;
      } else if (item.type === 'endMarkedContent') artifacts.pop();
      else artifacts.push((item as { tag?: string }).tag === 'Artifact');
    }
    seen.push(all.split('\n').filter((line) => line.trim()));
    heard.push(told);
  }
  return { seen, heard };
}

async function print(changes: Partial<DeclarationDocument>): Promise<Read> {
  const data = new Uint8Array(await printDeclaration({ ...content, ...changes }));
  const task = getDocument({ data, useSystemFonts: false, verbosity: 0 });
  try {
    return await read(await task.promise);
  } finally {
    await task.destroy();
  }
}

describe('a table that runs over pages', () => {
  let document: Read;
  const rows = Array.from({ length: 70 }, (_, index) => ({
    label: `Pytanie numer ${index + 1}`,
    answer: `Tak ${index + 1}`,
  }));

  before(async () => {
    document = await print({ sections: [{ title: 'Współwłaściciele', rows }] });
  });

  test('begins each page with the heads of its columns', () => {
    assert.ok(document.seen.length > 2);
    for (const [index, lines] of document.seen.entries()) {
      const first = lines.findIndex((line) => line.startsWith('Pytanie numer'));
      const above = lines.slice(0, first).join(' ').replace(/\s+/g, ' ');
      assert.match(above, /Pytanie Odpowiedź$/, `page ${index + 1}`);
    }
  });

  test('is heard as one table, whose heads are told once', () => {
    const heads = document.heard.join('\n').match(/Odpowiedź/g);
    assert.equal(heads?.length, 1);
  });
});

test('a name in each writing that the fonts of the project have', async () => {
  const names = ['Олександр Ґанок', 'Ұлан', 'Ελένη Ὀδυσσεύς', 'राहुल', 'Nguyễn Ơn'];
  const { seen } = await print({
    sections: [{ title: 'Osoby', rows: names.map((answer) => ({ label: 'Imię', answer })) }],
    signature: {
      heading: 'Podpis',
      value: { method: 'type', name: names.join(', ') },
      description: 'Podpis wpisany',
      signedOn: 'dzisiaj',
    },
  });
  const text = seen.flat().join('').replaceAll(' ', '');
  assert.doesNotMatch(text, /\[U\+/);
  for (const name of names) assert.equal(text.split(name.replaceAll(' ', '')).length, 3, name);
});

test('a long name that signs stands on one page with its date', async () => {
  const rows = Array.from({ length: 23 }, (_, index) => ({ label: 'Pytanie', answer: `${index}` }));
  const name = 'Maria Anna Zofia Śliwińska-Łęcka z domu Konstantynopolitańczykowska '.repeat(4);
  for (const count of [20, 21, 22, 23, 24, 25, 26]) {
    const { seen } = await print({
      sections: [{ title: 'Osoby', rows: [...rows, ...rows].slice(0, count) }],
      signature: {
        heading: 'Podpis',
        value: { method: 'type', name },
        description: 'Podpis wpisany',
        signedOn: 'Podpisano 5 listopada',
      },
    });
    const page = seen.find((lines) => lines.includes('Podpisano 5 listopada'));
    assert.ok(page?.includes('Podpis'), `after ${count} answers`);
  }
});
