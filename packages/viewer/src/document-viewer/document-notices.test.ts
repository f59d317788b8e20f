import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import * as samples from '../engines/testing/office-samples.ts';
import { openViewer, said, textOf } from '../testing/open-viewer.ts';

const notices = (viewer: HTMLElement): string[] =>
  [...viewer.shadowRoot!.querySelectorAll('.strip.notice')].map(textOf);

describe('what has to be known before a document is read', () => {
  it('says how many changes nobody has accepted, and shows them as such', async () => {
    const viewer = await openViewer('declaration.pdf');
    const body =
      '<w:p><w:r><w:t xml:space="preserve">Termin: </w:t></w:r><w:del><w:r><w:delText>14 dni</w:delText></w:r></w:del>' +
      '<w:ins><w:r><w:t>30 dni</w:t></w:r></w:ins></w:p>';
    await viewer.open(new File([await samples.docx(body)], 'umowa.docx'));
    await viewer.updateComplete;
    const words =
      'Ten dokument zawiera 2 zmiany, których nikt jeszcze nie zatwierdził. Są one oznaczone w tekście.';
    expect(notices(viewer)).to.deep.equal([words]);
    await waitUntil(() => said(viewer) === words, 'it is told');
    const look = (name: string): CSSStyleDeclaration =>
      getComputedStyle(viewer.shadowRoot!.querySelector(`.reading ${name}`)!);
    expect(look('ins').textDecorationLine).to.equal('underline');
    expect(look('del').textDecorationLine).to.equal('line-through');
    expect(look('ins').backgroundColor).to.not.equal(look('del').backgroundColor);
    await expect(viewer).to.be.accessible();
    await viewer.open(new File([await samples.odt()], 'lemums.odt'));
    await viewer.updateComplete;
    expect(notices(viewer)).to.deep.equal([]);
  });

  it('says how many sheets or slides are hidden', async () => {
    const viewer = await openViewer('declaration.pdf');
    for (const [file, words] of [
      [new File([await samples.xlsx()], 'a.xlsx'), '1 arkusz jest ukryty i nie jest pokazany.'],
      [new File([await samples.pptx()], 'a.pptx'), '1 slajd jest ukryty i nie jest pokazany.'],
    ] as const) {
      await viewer.open(file);
      await viewer.updateComplete;
      expect(notices(viewer)).to.deep.equal([words]);
      await waitUntil(() => said(viewer) === words, 'it is told');
    }
    await expect(viewer).to.be.accessible();
  });

  it('says that the sheets that are shown are hidden, where there are no others', async () => {
    const viewer = await openViewer('declaration.pdf');
    const table = '<table:table table:style-name="off"><table:table-row/></table:table>';
    const bytes = await samples.odf(
      'spreadsheet',
      `<office:spreadsheet>${table.repeat(2)}</office:spreadsheet>`,
    );
    await viewer.open(new File([bytes], 'a.ods'));
    await viewer.updateComplete;
    const words = 'Wszystkie arkusze tego dokumentu (2) są ukryte. Mimo to są tutaj pokazane.';
    expect(notices(viewer)).to.deep.equal([words]);
    await waitUntil(() => said(viewer) === words, 'it is told');
  });

  it('says what the document is where its name says something else', async () => {
    const viewer = await openViewer('declaration.pdf');
    await viewer.open(new File([await samples.docx()], 'umowa.pdf'));
    await viewer.updateComplete;
    const words =
      'Plik ma rozszerzenie PDF, ale jego zawartość to DOCX. Mimo to jest tutaj pokazany.';
    expect(notices(viewer)).to.include(words);
    await waitUntil(() => said(viewer) === words, 'it is told');
    await viewer.open(new File([await samples.docx()], 'umowa.docx'));
    await viewer.updateComplete;
    expect(notices(viewer)).to.not.include(words);
  });
});
