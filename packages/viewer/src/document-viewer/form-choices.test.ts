import { expect, fixture, html } from '@open-wc/testing';
import { typeText } from '../../../elements/src/testing/keys.ts';
import type { FieldValue, PagedDocument } from '../engines/engine.ts';
import { makePdf } from '../engines/testing/make-pdf.ts';
import { openBytes } from '../engines/testing/open.ts';
import { all, appears } from '../testing/open-viewer.ts';
import { submitted } from '../testing/filled-form.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** A list to choose from, with further entries of its dictionary. */
function choices(rest: string): Blob {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/DR<</Font<</F 5 0 R>>>>/DA(/F 12 Tf 0 g)>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[4 0 R]>>',
    '<</Type/Annot/Subtype/Widget/F 4/FT/Ch/T(town)/TU(Town)/Rect[10 90 190 110]' +
      `/Opt[[(m)(Mielec)][(p)(Poiares)]]${rest}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ];
  return new File([makePdf(objects)], 'choices.pdf');
}

async function openChoices(
  rest: string,
): Promise<{ viewer: TtDocumentViewer; form: HTMLFormElement; control: HTMLInputElement }> {
  const form = await fixture<HTMLFormElement>(
    html`<form lang="en"><tt-document-viewer name="choices"></tt-document-viewer></form>`,
  );
  const viewer = form.querySelector('tt-document-viewer')!;
  await viewer.open(choices(rest));
  const control = await appears<HTMLInputElement>(viewer, '.fields [aria-label="Town"]');
  return { viewer, form, control };
}

/** What stands behind the field in the file that the form submits. */
async function savedValue(form: HTMLFormElement): Promise<FieldValue> {
  const [file] = await submitted(form, 'choices');
  const bytes = new Uint8Array(await file!.arrayBuffer());
  const saved = (await openBytes(bytes, 'saved.pdf')) as unknown as PagedDocument;
  const [field] = await saved.fields!(1);
  await saved.close();
  return field!.value;
}

const editable = '/Ff 393216';

describe('a choice in a PDF form', () => {
  it('shows a value that is none of its options', async () => {
    const { control } = await openChoices('/Ff 131072/V(Rzeszow)');
    const select = control as unknown as HTMLSelectElement;
    expect(select.localName).to.equal('select');
    expect(select.selectedOptions[0]!.label).to.equal('Rzeszow');
    expect(Array.from(select.options, ({ label }) => label)).to.deep.equal([
      'Rzeszow',
      'Mielec',
      'Poiares',
    ]);
  });

  it('can be answered with other words where the document allows it, with its own suggested', async () => {
    const { viewer, form, control } = await openChoices(editable);
    expect(control.localName).to.equal('input');
    const suggested = all<HTMLDataListElement>(viewer, 'datalist')[0]!;
    expect(control.list).to.equal(suggested);
    expect(Array.from(suggested.options, ({ value }) => value)).to.deep.equal([
      'Mielec',
      'Poiares',
    ]);
    control.focus();
    await typeText('Tarnobrzeg');
    expect(await savedValue(form)).to.equal('Tarnobrzeg');
  });

  it('keeps what stands behind an option that is typed', async () => {
    const { form, control } = await openChoices(editable);
    control.focus();
    await typeText('Poiares');
    expect(await savedValue(form)).to.equal('p');
  });

  it('says an option by its words where it is chosen already', async () => {
    const { control } = await openChoices(`${editable}/V(m)`);
    expect(control.value).to.equal('Mielec');
  });
});
