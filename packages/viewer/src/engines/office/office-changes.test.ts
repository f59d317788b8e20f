import { expect } from '@open-wc/testing';
import type { DocumentNotice } from '../engine.ts';
import * as samples from '../testing/office-samples.ts';
import { openBytes, outline, readIn } from '../testing/open.ts';

type Bytes = Uint8Array<ArrayBuffer>;

async function shown(bytes: Bytes, name: string): Promise<[string[], DocumentNotice[]]> {
  const opened = await openBytes(bytes, name);
  const lines = outline((await readIn(opened)).root).split('\n');
  return [lines, [...(opened.notices ?? [])]];
}

const run = (text: string, look = ''): string =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const gone = (text: string): string =>
  `<w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const come = (...runs: string[]): string => `<w:ins w:id="2" w:author="A">${runs.join('')}</w:ins>`;
const paragraph = (text: string, mark = ''): string =>
  `<w:p><w:pPr><w:rPr>${mark}</w:rPr></w:pPr>${text}</w:p>`;
const row = (properties: string, ...cells: string[]): string =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;

describe('changes that nobody has accepted', () => {
  it('DOCX: what is deleted and what is inserted are told apart, and counted', async () => {
    const body =
      paragraph(
        run('Termin: ') +
          gone('14 dni') +
          come(run('30 '), run('dni', '<w:b/>')) +
          come(run(' od')) +
          run('.'),
      ) +
      paragraph(
        `<w:hyperlink r:id="rLink">${run('stro')}${come(run('na'))}</w:hyperlink>` +
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:del><w:r><w:delInstrText> PAGE </w:delInstrText></w:r></w:del>' +
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      );
    expect(await shown(await samples.docx(body), 'a.docx')).to.deep.equal([
      [
        '<p>Termin: <del>14 dni</><ins>30 <strong>dni</> od</>.</>',
        '<p><a href=https://example.org/>stro<ins>na</></></>',
      ],
      [{ what: 'changes', count: 4 }],
    ]);
  });

  it('DOCX: moved text stands where it was and where it is', async () => {
    const body =
      paragraph(`<w:moveFrom w:id="3">${run('Zapłata z góry.')}</w:moveFrom>`, '<w:moveFrom/>') +
      paragraph(run('Odbiór.')) +
      paragraph(`<w:moveTo w:id="4">${run('Zapłata z góry.')}</w:moveTo>`, '<w:moveTo/>');
    expect(await shown(await samples.docx(body), 'a.docx')).to.deep.equal([
      ['<p><del>Zapłata z góry.</></>', '<p>Odbiór.</>', '<p><ins>Zapłata z góry.</></>'],
      [{ what: 'changes', count: 2 }],
    ]);
  });

  it('DOCX: rows and cells that are deleted or inserted, and the ends of paragraphs', async () => {
    const body =
      `<w:tbl>${row('', paragraph(run('zostaje')))}` +
      row('<w:del w:id="5"/>', paragraph(gone('stary'), '<w:del/>'), paragraph(run('27,00'))) +
      row('<w:ins w:id="6"/>', paragraph(run('nowy') + gone('!'))) +
      `<w:tr><w:tc><w:tcPr><w:cellIns w:id="7"/></w:tcPr>${paragraph(run('obok'))}</w:tc></w:tr></w:tbl>` +
      paragraph(run('Do 15 '), '<w:del w:id="8"/>') +
      paragraph(run('dnia.'));
    const [lines, notices] = await shown(await samples.docx(body), 'a.docx');
    expect(lines).to.deep.equal([
      '<table><tbody><tr><td>zostaje</></><tr><td><del>stary</></><td><del>27,00</></></>' +
        '<tr><td><ins>nowy</><del>!</></></><tr><td><ins>obok</></></></></>',
      '<p>Do 15 dnia.</>',
    ]);
    expect(notices).to.deep.equal([{ what: 'changes', count: 4 }]);
  });

  it('DOCX: an item that is deleted takes no number', async () => {
    const inList = (text: string, mark = ''): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>${mark}</w:rPr></w:pPr>${text}</w:p>`;
    const body = inList(run('raz')) + inList(gone('nie'), '<w:del/>') + inList(run('dwa'));
    expect((await shown(await samples.docx(body), 'a.docx'))[0]).to.deep.equal([
      '<ol><li>raz</></>',
      '<p><del>nie</></>',
      '<ol start=2><li>dwa</></>',
    ]);
  });

  it('ODT: what is deleted and what is inserted, also over the ends of paragraphs', async () => {
    const region = (id: string, inside: string): string =>
      `<text:changed-region text:id="${id}">${inside}</text:changed-region>`;
    const info = '<office:change-info><dc:creator>Jan</dc:creator></office:change-info>';
    const mark = (name: string, id: string): string => `<text:${name} text:change-id="${id}"/>`;
    const body =
      '<text:tracked-changes>' +
      region(
        'd',
        `<text:deletion>${info}<text:p>14 <text:span text:style-name="B">dni</text:span></text:p></text:deletion>`,
      ) +
      region(
        'e',
        `<text:deletion>${info}<text:p>raz</text:p><text:p>dwa${mark('change', 'e')}</text:p></text:deletion>`,
      ) +
      region('i', `<text:insertion>${info}</text:insertion>`) +
      region('f', `<text:format-change>${info}</text:format-change>`) +
      '</text:tracked-changes>' +
      `<text:p>Termin: ${mark('change', 'd')}${mark('change-start', 'i')}30 dni.</text:p>` +
      `<text:p>Koszt${mark('change-end', 'i')} ${mark('change-start', 'f')}stały${mark('change-end', 'f')}</text:p>` +
      mark('change', 'e');
    expect(await shown(await samples.odt(body), 'a.odt')).to.deep.equal([
      [
        '<p>Termin: <del>14 <strong>dni</></><ins>30 dni.</></>',
        '<p><ins>Koszt</> stały</>',
        '<p><del>raz<br></>dwa</></>',
      ],
      [{ what: 'changes', count: 3 }],
    ]);
  });

  it('there are none in documents without them', async () => {
    for (const [bytes, name] of [
      [await samples.docx(samples.wp('umowa')), 'a.docx'],
      [await samples.odt(), 'a.odt'],
    ] as const)
      expect((await openBytes(bytes, name)).notices).to.deep.equal([]);
  });
});
