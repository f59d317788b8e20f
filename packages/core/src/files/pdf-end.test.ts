import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile } from './check.ts';
import { isCutPdf } from './pdf-end.ts';
import { bytesSource } from './source.ts';

const object = '4 0 obj\n<</Type/Page>>\nendobj\n';
const end = 'xref\n0 1\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n';
/** Made for the web, a PDF has a first table, with a mark of an end, before most of its objects. */
const forTheWeb = `%PDF-1.7\n${object}xref\n0 1\ntrailer\n<</Size 1>>\nstartxref\n0\n%%EOF\n`;

test('a PDF ends where its last mark stands and no objects follow', () => {
  for (const whole of [
    object + end,
    `${forTheWeb}${object}${end}`,
    `${object}${end}\r\n--boundary--\r\n`,
    `${object}${end}${'\0'.repeat(5000)}`,
    `${object}${end}${'<p>15 visitors, 3 objections</p>'.repeat(40)}`,
    `${object}trailer\n<</Size 1>>\nstartxref\n9\n`,
    `${object}%%EOF`,
  ])
    assert.equal(isCutPdf('', whole), false, JSON.stringify(whole.slice(-60)));
});

test('a PDF without an end, or that goes on after one, was cut off', () => {
  for (const cut of [
    object,
    `${object}xref\n0 1\ntrailer\n<</Size 1>>\nstartx`,
    `${forTheWeb}${object}`,
    `${forTheWeb}5 0 obj\n<</Length 900>>stream\nBT`,
    `${object}${end}${object}xref\n0 1\n`,
  ])
    assert.equal(isCutPdf('', cut), true, JSON.stringify(cut.slice(-60)));
});

test('what is a PDF in no more than name was not cut off, and one that ends in a long stream was', () => {
  assert.equal(isCutPdf('%PDF-1.7\nhello', '%PDF-1.7\nhello'), false);
  assert.equal(isCutPdf(`%PDF-1.7\n${object}`, 'BT (a) Tj ET'), true);
});

test('an upload that was cut off after the first end of a PDF for the web is not taken', async () => {
  const check = async (text: string): Promise<string | undefined> => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const file = { name: 'plan.pdf', type: '', size: bytes.length };
    return (await checkFile(file, bytesSource(bytes), { accept: '.pdf' }))?.code;
  };
  assert.equal(await check(`${forTheWeb}${object}${end}`), undefined);
  assert.equal(await check(`${forTheWeb}${object}`), 'damaged');
});
