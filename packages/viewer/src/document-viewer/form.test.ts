import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import { typeText } from '../../../elements/src/testing/keys.ts';
import { named, submitted, valuesOf } from '../testing/filled-form.ts';
import {
  all,
  appears,
  documents,
  focused,
  one,
  openViewer,
  textOf,
} from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** One box in three places, of which the third stands for something else. */
function boxes(): Blob {
  const place = (on: string, label: string, bottom: number): string =>
    `<</Type/Annot/Subtype/Widget/F 4/Parent 5 0 R/TU(${label})/AS/Off` +
    `/AP<</N<</${on} 4 0 R/Off 4 0 R>>>>/Rect[10 ${bottom} 30 ${bottom + 20}]>>`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 9 0 R]/DA(/F 12 Tf 0 g)>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[6 0 R 7 0 R 8 0 R 9 0 R]>>',
    '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream',
    '<</FT/Btn/T(delivery)/Kids[6 0 R 7 0 R 8 0 R]>>',
    place('Post', 'By post', 10),
    place('Post', 'Copy: by post', 50),
    place('Email', 'By e-mail', 90),
    '<</Type/Annot/Subtype/Widget/F 4/FT/Tx/T(note)/TU(Note)/Rect[50 10 190 30]>>',
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return new File([`%PDF-1.7\n${body}trailer\n<</Root 1 0 R/Size 10>>\n%%EOF`], 'boxes.pdf');
}

/** A form whose fields lie on its page and are listed nowhere. */
function looseFields(form: string): Blob {
  const text = (label: string, bottom: number): string =>
    `<</Type/Annot/Subtype/Widget/F 4/FT/Tx/T(name)/TU(${label})/DA(/F 12 Tf 0 g)` +
    `/Rect[10 ${bottom} 190 ${bottom + 20}]>>`;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${form}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[4 0 R 5 0 R 6 0 R]>>',
    text('Name', 10),
    text('Name again', 50),
    '<</Type/Annot/Subtype/Widget/F 4/FT/Btn/T(agree)/TU(I agree)/AS/Off' +
      '/AP<</N<</Yes 7 0 R/Off 7 0 R>>>>/Rect[10 90 30 110]>>',
    '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream',
  ];
  return new File([makePdf(objects)], 'loose.pdf');
}

/** Opens `boxes()` in a form that gives the file with the answers. */
async function openBoxes(): Promise<{ viewer: TtDocumentViewer; submit: () => Promise<File> }> {
  const form = await fixture<HTMLFormElement>(
    html`<form lang="en"><tt-document-viewer name="boxes"></tt-document-viewer></form>`,
  );
  const viewer = form.querySelector('tt-document-viewer')!;
  await viewer.open(boxes());
  await appears(viewer, '.fields');
  const submit = async (): Promise<File> => (await submitted(form, 'boxes'))[0]!;
  return { viewer, submit };
}

/** A tagged page: a paragraph, a field, a paragraph. */
function taggedForm(): Blob {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/AcroForm<</Fields[5 0 R]/DA(/F 12 Tf 0 g)>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/StructParents 0/Annots[5 0 R]/Resources<</Font<</F 9 0 R>>>>>>',
    stream(
      '/P <</MCID 0>> BDC BT /F 12 Tf 10 150 Td (Before) Tj ET EMC /P <</MCID 1>> BDC BT /F 12 Tf 10 50 Td (After) Tj ET EMC',
    ),
    '<</Type/Annot/Subtype/Widget/F 4/FT/Tx/T(answer)/TU(Answer)/StructParent 1/P 3 0 R/Rect[10 90 100 110]>>',
    '<</Type/StructTreeRoot/K 7 0 R/ParentTree 8 0 R>>',
    '<</Type/StructElem/S/Document/P 6 0 R/K[10 0 R 11 0 R 12 0 R]>>',
    '<</Nums[0[10 0 R 12 0 R]1 11 0 R]>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    '<</Type/StructElem/S/P/P 7 0 R/Pg 3 0 R/K 0>>',
    '<</Type/StructElem/S/Form/P 7 0 R/Pg 3 0 R/K<</Type/OBJR/Obj 5 0 R/Pg 3 0 R>>>>',
    '<</Type/StructElem/S/P/P 7 0 R/Pg 3 0 R/K 1>>',
  ];
  return new File([makePdf(objects)], 'tagged.pdf', { type: 'application/pdf' });
}

describe('a form in a document', () => {
  it('has its fields where the tags of the document say', async () => {
    const viewer = await openViewer('declaration.pdf');
    await viewer.open(taggedForm());
    await appears(viewer, '.fields [aria-label=Answer]');
    const [before, owner, after] = all(viewer, '.text [role=paragraph], .text [aria-owns]');
    expect([before, after].map((paragraph) => textOf(paragraph!))).to.deep.equal([
      'Before',
      'After',
    ]);
    expect(owner!.getAttribute('aria-owns')).to.equal(named(viewer, 'Answer').id);
    expect(owner!.hasAttribute('role')).to.equal(false);
  });

  it('ticks a box in all places where it stands for the same, and frees it in all', async () => {
    const { viewer, submit } = await openBoxes();
    const ticked = (): boolean[] =>
      ['By post', 'Copy: by post', 'By e-mail'].map((name) => named(viewer, name).checked);
    const press = async (name: string): Promise<void> => {
      named(viewer, name).focus();
      await sendKeys({ press: ' ' });
    };
    await press('By post');
    expect(ticked()).to.deep.equal([true, true, false]);
    const { Note, ...saved } = await valuesOf(await submit());
    expect(saved).to.deep.equal({ 'By post': true, 'Copy: by post': true, 'By e-mail': false });
    expect(Note).to.equal('');
    await press('Copy: by post');
    expect(ticked()).to.deep.equal([false, false, false]);
    await press('By e-mail');
    await press('Copy: by post');
    expect(ticked()).to.deep.equal([true, true, false]);
  });

  it('keeps an answer readable that ends in half a character', async () => {
    const { viewer, submit } = await openBoxes();
    const note = named(viewer, 'Note');
    note.value = 'Zażółć \ud83d';
    note.dispatchEvent(new Event('input', { bubbles: true }));
    expect(await valuesOf(await submit())).to.include({ Note: 'Zażółć \ufffd' });
  });

  it('writes a character into each cell, and at the end what the document writes there', async () => {
    const viewer = await openViewer('form-of-letters.pdf');
    await appears(viewer, '.fields');
    const cells = named(viewer, 'Cells');
    const style = getComputedStyle(cells);
    const context = document.createElement('canvas').getContext('2d')!;
    context.font = `${style.fontSize} ${style.fontFamily}`;
    const cell = cells.getBoundingClientRect().width / cells.maxLength;
    const character = context.measureText('0').width;
    expect(character + parseFloat(style.letterSpacing)).to.be.closeTo(cell, 0.6);
    expect(character / 2 + parseFloat(style.paddingInlineStart)).to.be.closeTo(cell / 2, 1);
    cells.focus();
    await typeText('21947158');
    await aTimeout(100);
    expect(cells.scrollLeft, 'the first character is in the first cell').to.equal(0);
    expect(getComputedStyle(named(viewer, 'End')).textAlign).to.equal('end');
    expect(getComputedStyle(named(viewer, 'Name')).letterSpacing).to.equal('normal');
  });

  it('has real controls with names and states, where the fields are', async () => {
    const viewer = await openViewer('form.pdf');
    await appears(viewer, '.fields');
    const name = named(viewer, 'First and last name');
    expect(name.required).to.equal(true);
    expect(name.maxLength).to.equal(30);
    expect(named(viewer, 'reason').value).to.equal('line one');
    expect(named(viewer, 'reason').localName).to.equal('textarea');
    expect(named(viewer, 'I agree').type).to.equal('checkbox');
    expect(named(viewer, 'House').type).to.equal('radio');
    expect(named<HTMLSelectElement>(viewer, 'Town').value, 'nothing was chosen').to.equal('');
    expect([...named<HTMLSelectElement>(viewer, 'Waste').options].map(({ text }) => text)).to.eql([
      'Paper',
      'Glass',
    ]);
    const sheet = one(viewer, '.page').getBoundingClientRect();
    const box = name.getBoundingClientRect();
    expect((box.left - sheet.left) / sheet.width).to.be.closeTo(72 / 595, 0.005);
    expect((box.top - sheet.top) / sheet.height).to.be.closeTo((842 - 722) / 842, 0.005);
    await expect(viewer).to.be.accessible();
  });

  it('shows in the text what was filled in on the page', async () => {
    const viewer = await openViewer('form.pdf');
    await appears(viewer, '.fields');
    named(viewer, 'First and last name').focus();
    await typeText('Żółw');
    named(viewer, 'I agree').focus();
    await sendKeys({ press: ' ' });
    named<HTMLSelectElement>(viewer, 'Town').focus();
    await typeText('Poi');
    viewer.view = 'reading';
    await appears(viewer, '.reading [role=group][aria-label="First and last name"]');
    const read = (name: string): HTMLElement => one(viewer, `.reading [aria-label="${name}"]`);
    expect(textOf(read('First and last name'))).to.equal('Żółw');
    expect(textOf(read('Town'))).to.equal('Poiares');
    expect((read('I agree') as HTMLInputElement).checked).to.equal(true);
    expect((read('House') as HTMLInputElement).checked).to.equal(false);
    // Whoever sees it reads the name beside the answer.
    expect(textOf(read('First and last name').parentElement!)).to.contain('First and last name');
  });

  it('keeps what is typed and gives it to the form that is submitted at once', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form lang="pl">
        <tt-document-viewer name="declaration" src=${`${documents}form.pdf`}></tt-document-viewer>
        <button>Wyślij</button>
      </form>`,
    );
    const viewer = form.querySelector('tt-document-viewer')!;
    await waitUntil(() => viewer.state === 'ready');
    await appears(viewer, '.fields');
    expect(new FormData(form).get('declaration'), 'nothing was filled in').to.equal(null);
    named(viewer, 'First and last name').focus();
    await typeText('Anna Nowak');
    named(viewer, 'I agree').focus();
    await sendKeys({ press: ' ' });
    named(viewer, 'Flat').focus();
    await sendKeys({ press: ' ' });
    named(viewer, 'Town').focus();
    await typeText('Poi');
    const [first, second] = all<HTMLInputElement>(viewer, '.fields [aria-label="Town again"]');
    first!.focus();
    await typeText('twice');
    expect(second!.value, 'one field in two places').to.equal('twice');
    const submitted = new Promise<File>((resolve) => {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        resolve(new FormData(form).get('declaration') as File);
      });
    });
    form.querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    const file = await submitted;
    expect(file.name, 'not that of the empty form').to.equal('form-wypełniony.pdf');
    expect(file.type).to.equal('application/pdf');
    expect(await valuesOf(file)).to.deep.equal({
      'First and last name': 'Anna Nowak',
      reason: 'line one',
      'I agree': true,
      House: false,
      Flat: true,
      Town: 'Poiares',
      Waste: '',
      'Town again': 'twice',
    });
  });

  it('saves letters that the font of the form lacks so that any reader shows them', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form lang="pl">
        <tt-document-viewer
          name="application"
          src=${`${documents}form-of-letters.pdf`}
        ></tt-document-viewer>
      </form>`,
    );
    const viewer = form.querySelector('tt-document-viewer')!;
    await waitUntil(() => viewer.state === 'ready');
    await appears(viewer, '.fields');
    named(viewer, 'Name').focus();
    await typeText('Żółć Ķ');
    named(viewer, 'Town').focus();
    await typeText('Lie');
    const file = (await submitted(form, 'application'))[0]!;
    expect(await valuesOf(file)).to.include({ Name: 'Żółć Ķ', Town: 'l' });
    const text = await file.text();
    expect(text)
      .to.contain('/FontFile2')
      .and.to.match(/NeedAppearances false(?!.*NeedAppearances)/s);
    const beginning = await (await fetch(`${documents}form-of-letters.pdf`)).arrayBuffer();
    const kept = await file.slice(0, beginning.byteLength).arrayBuffer();
    expect(new Uint8Array(kept), 'the document itself').to.eql(new Uint8Array(beginning));
  });

  it('gives the document its own answers back when the form is reset', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form lang="en" novalidate>
        <tt-document-viewer name="declaration" src=${`${documents}form.pdf`}></tt-document-viewer>
        <button type="reset">Clear</button>
      </form>`,
    );
    const viewer = form.querySelector('tt-document-viewer')!;
    await waitUntil(() => viewer.state === 'ready');
    await appears(viewer, '.fields');
    const before = named(viewer, 'reason').value;
    named(viewer, 'First and last name').focus();
    await typeText('Anna');
    named(viewer, 'reason').focus();
    await typeText('new');
    named(viewer, 'I agree').focus();
    await sendKeys({ press: ' ' });
    named(viewer, 'Flat').focus();
    await sendKeys({ press: ' ' });
    await waitUntil(() => new FormData(form).get('declaration'), 'a file');
    form.querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    expect(named(viewer, 'First and last name').value).to.equal('');
    expect(named(viewer, 'reason').value).to.equal(before);
    expect(named(viewer, 'I agree').checked).to.equal(false);
    expect(named(viewer, 'Flat').checked).to.equal(false);
    expect(new FormData(form).get('declaration'), 'nothing is filled in any more').to.equal(null);
    // The document itself forgot them too: what is filled in next is saved alone.
    named(viewer, 'Town again').focus();
    await typeText('Poiares');
    // A file may come between two slow keys; the form waits for the one with all of them.
    const values = await valuesOf((await submitted(form, 'declaration'))[0]!);
    expect(values['First and last name']).to.equal('');
    expect(values['reason']).to.equal(before);
    expect(values['I agree']).to.equal(false);
    expect(values['Flat']).to.equal(false);
    expect(values['Town again']).to.equal('Poiares');
  });

  it('has the answers again when people come back from another document', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form lang="en"><tt-document-viewer name="form"></tt-document-viewer></form>`,
    );
    const viewer = form.querySelector('tt-document-viewer')!;
    viewer.documents = ['form.pdf', 'plain-30.pdf'].map((name) => ({
      src: documents + name,
      name,
    }));
    await appears(viewer, '.fields');
    named(viewer, 'First and last name').focus();
    await typeText('Jan');
    named(viewer, 'House').focus();
    await sendKeys({ press: ' ' });
    named(viewer, 'Flat').focus();
    await sendKeys({ press: ' ' });
    viewer.nextDocument();
    await waitUntil(() => viewer.pageCount === 30);
    viewer.previousDocument();
    await appears(viewer, '.fields');
    expect(named(viewer, 'First and last name').value).to.equal('Jan');
    expect(named(viewer, 'Flat').checked).to.equal(true);
    const saved = await valuesOf((await submitted(form, 'form'))[0]!);
    expect(saved).to.include({ 'First and last name': 'Jan', House: false, Flat: true });
    form.reset();
    expect(named(viewer, 'First and last name').value).to.equal('');
    viewer.nextDocument();
    await waitUntil(() => viewer.pageCount === 30);
    viewer.previousDocument();
    await appears(viewer, '.fields');
    expect(named(viewer, 'First and last name').value, 'after a reset').to.equal('');
  });

  it('keeps answers while pages are drawn anew, and offers to save them', async () => {
    const viewer = await openViewer('form.pdf');
    await appears(viewer, '.fields');
    named(viewer, 'First and last name').focus();
    await typeText('Jan');
    const field = focused(viewer);
    viewer.zoom = 150;
    await aTimeout(300);
    expect(focused(viewer)).to.equal(field);
    viewer.view = 'reading';
    viewer.view = 'pages';
    await appears(viewer, '.fields');
    expect(named(viewer, 'First and last name').value).to.equal('Jan');
    one(viewer, '.menu-button').focus();
    await sendKeys({ press: 'Enter' });
    await appears(viewer, '[data-command="downloadAnswers"]');
  });

  for (const form of ['/AcroForm<</DA(/F 12 Tf 0 g)>>', '/AcroForm<</Fields[]>>', ''])
    it(`fills in fields that lie on pages only, with ${form || 'no form'} in the catalogue`, async () => {
      const around = await fixture<HTMLFormElement>(
        html`<form lang="en"><tt-document-viewer name="loose"></tt-document-viewer></form>`,
      );
      const viewer = around.querySelector('tt-document-viewer')!;
      await viewer.open(looseFields(form));
      await appears(viewer, '.fields');
      named(viewer, 'Name').focus();
      await typeText('Łucja');
      named(viewer, 'I agree').focus();
      await sendKeys({ press: ' ' });
      expect(named(viewer, 'Name again').value).to.equal('Łucja');
      const [file] = await submitted(around, 'loose');
      expect(await valuesOf(file!)).to.deep.equal({
        Name: 'Łucja',
        'Name again': 'Łucja',
        'I agree': true,
      });
      // Readers that draw no fields show what stands in these.
      expect(await file!.text()).to.contain('/FontFile2');
    });
});
