import '../../../elements/src/form/define.ts';
import '../../../elements/src/error-summary/define.ts';
import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { typeText } from '../../../elements/src/testing/keys.ts';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makePdf } from '../engines/testing/make-pdf.ts';
import { named } from '../testing/filled-form.ts';
import { all, appears, documents, focused, one, said, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const pageCount = 30;

/** Required: a name on the first page, one of two choices and a date on the last; something that is not. */
function longForm(listed = (fields: string): string => `/AcroForm<</Fields[${fields}]>>`): File {
  const first = 3 + pageCount;
  const [name, note, yes, no, date, choice, look] = [0, 1, 2, 3, 4, 5, 6].map((at) => first + at);
  const field = (entries: string): string => `<</Type/Annot/Subtype/Widget/F 4${entries}>>`;
  const text = (entries: string, bottom: number): string =>
    field(`/FT/Tx${entries}/DA(/F 12 Tf 0 g)/Rect[10 ${bottom} 190 ${bottom + 20}]`);
  const radio = (on: string, bottom: number): string =>
    field(
      `/Parent ${choice} 0 R/AS/Off/AP<</N<</${on} ${look} 0 R/Off ${look} 0 R>>>>` +
        `/Rect[10 ${bottom} 30 ${bottom + 20}]`,
    );
  const annotations = (page: number): string =>
    page === 1
      ? `/Annots[${name} 0 R ${note} 0 R]`
      : page === pageCount
        ? `/Annots[${yes} 0 R ${no} 0 R ${date} 0 R]`
        : '';
  const pages = Array.from({ length: pageCount }, (_, at) => at + 1);
  return new File(
    [
      makePdf([
        `<</Type/Catalog/Pages 2 0 R${listed(`${name} 0 R ${note} 0 R ${choice} 0 R ${date} 0 R`)}>>`,
        `<</Type/Pages/Kids[${pages.map((page) => `${page + 2} 0 R`).join(' ')}]/Count ${pageCount}>>`,
        ...pages.map(
          (page) => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]${annotations(page)}>>`,
        ),
        text('/T(name)/TU(Name)/Ff 2', 100),
        text('/T(note)/TU(Note)', 50),
        radio('Yes', 100),
        radio('No', 50),
        text('/T(date)/TU(Date)/Ff 2', 10),
        `<</FT/Btn/T(agree)/TU(Do you agree?)/Ff 49154/V/Off/Kids[${yes} 0 R ${no} 0 R]>>`,
        '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream',
      ]),
    ],
    'long.pdf',
  );
}

/** Required, on one page: a name, a box, and one of two choices; and something that is not. */
function shortForm(): File {
  const field = (entries: string): string => `<</Type/Annot/Subtype/Widget/F 4${entries}>>`;
  const look = (on: string): string => `/AS/Off/AP<</N<</${on} 10 0 R/Off 10 0 R>>>>`;
  return new File(
    [
      makePdf([
        '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 5 0 R 6 0 R 7 0 R]>>>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[4 0 R 5 0 R 6 0 R 8 0 R 9 0 R]>>',
        field('/FT/Tx/T(name)/TU(Name)/Ff 2/DA(/F 12 Tf 0 g)/Rect[30 160 190 180]'),
        field('/FT/Tx/T(note)/TU(Note)/DA(/F 12 Tf 0 g)/Rect[30 130 190 150]'),
        field(`/FT/Btn/T(box)/TU(Box)/Ff 2/V/Off${look('On')}/Rect[30 100 50 120]`),
        '<</FT/Btn/T(agree)/TU(Agree)/Ff 49154/V/Off/Kids[8 0 R 9 0 R]>>',
        field(`/Parent 7 0 R${look('Yes')}/Rect[30 70 50 90]`),
        field(`/Parent 7 0 R${look('No')}/Rect[30 40 50 60]`),
        '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream',
      ]),
    ],
    'short.pdf',
  );
}

/** What people see as missing: the fields at which a mark stands. */
function markedAsMissing(viewer: TtDocumentViewer): (string | null)[] {
  const marks = all(viewer, '.fields .missing').map((mark) => mark.getBoundingClientRect());
  return all(viewer, '.fields [data-field]')
    .filter((control) => {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      return marks.some(
        (mark) =>
          mark.width > 8 &&
          mark.left < right &&
          mark.right > left - 4 &&
          mark.top < bottom &&
          mark.bottom > top,
      );
    })
    .map(({ ariaLabel }) => ariaLabel);
}

const saidToBeWrong = (viewer: TtDocumentViewer): (string | null)[] =>
  all(viewer, '.fields [aria-invalid=true]').map(({ ariaLabel }) => ariaLabel);

interface Opened {
  form: HTMLFormElement;
  viewer: TtDocumentViewer;
  /** How many times the form was sent. */
  sent: () => number;
}

async function openForm(attributes: Partial<TtDocumentViewer>, source?: Blob): Promise<Opened> {
  const form = await fixture<HTMLFormElement>(
    html`<form lang="pl">
      <tt-document-viewer></tt-document-viewer>
      <button>Wyślij</button>
    </form>`,
  );
  const viewer = form.querySelector('tt-document-viewer')!;
  Object.assign(viewer, attributes);
  viewer.style.blockSize = '24rem';
  let times = 0;
  form.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) times += 1;
    event.preventDefault();
  });
  await viewer.open(source ?? `${documents}form.pdf`);
  await viewer.updateComplete;
  return { form, viewer, sent: () => times };
}

async function press(form: HTMLFormElement): Promise<void> {
  form.querySelector('button')!.focus();
  await sendKeys({ press: 'Enter' });
}

describe('a field of a document that must be filled in', () => {
  it('holds the form back, says so, and has the focus', async () => {
    const { form, viewer, sent } = await openForm({ name: 'declaration' });
    await waitUntil(() => viewer.matches(':invalid'), 'it is known');
    await press(form);
    await waitUntil(() => focused(viewer) === named(viewer, 'First and last name'), 'the field');
    expect(sent()).to.equal(0);
    const sentence = 'Wypełnij w dokumencie wymagane pole „First and last name”.';
    await waitUntil(() => said(viewer) === sentence, 'said');
    expect(textOf(one(viewer, '.strip.page-error'))).to.equal(sentence);
    await expect(viewer).to.be.accessible();
    await typeText('Anna');
    expect(viewer.matches(':invalid')).to.equal(false);
    await viewer.updateComplete;
    expect(all(viewer, '.strip.page-error')).to.deep.equal([]);
    await press(form);
    await waitUntil(() => sent() === 1, 'sent');
    form.reset();
    expect(viewer.matches(':invalid'), 'taken back').to.equal(true);
  });

  it('holds the form back also where it lies on its page and is listed nowhere', async () => {
    for (const form of ['', '/AcroForm<</Fields[]>>']) {
      const loose = longForm(() => form);
      const { viewer } = await openForm({ name: 'papers' }, loose);
      await waitUntil(() => viewer.matches(':invalid'), 'it is known');
      expect((viewer as unknown as HTMLInputElement).validationMessage).to.contain(
        'w dokumencie „long.pdf” 3 wymagane pola, najpierw „Name”',
      );
    }
    const some = longForm((fields) => `/AcroForm<</Fields[${fields.split(' R ')[0]} R]>>`);
    const { viewer } = await openForm({ name: 'papers' }, some);
    await waitUntil(() => viewer.matches(':invalid'), 'it is known');
    expect((viewer as unknown as HTMLInputElement).validationMessage).to.contain('3 wymagane pola');
  });

  it('is marked as missing from when the form was refused until it is filled in', async () => {
    const { form, viewer } = await openForm({ name: 'papers' }, shortForm());
    await waitUntil(() => viewer.matches(':invalid'), 'it is known');
    await appears(viewer, '.fields');
    const marks = (): unknown[] => [markedAsMissing(viewer), saidToBeWrong(viewer)];
    const both = (...names: string[]): string[][] => [names, names];
    expect(marks()).to.deep.equal(both());
    await press(form);
    await waitUntil(() => focused(viewer)?.ariaLabel === 'Name', 'the first field');
    const [yes, no] = all(viewer, '.fields [type=radio]').map(({ ariaLabel }) => ariaLabel!);
    expect(marks()).to.deep.equal(both('Name', 'Box', yes!, no!));
    const isLegible = (): void => {
      const { backgroundColor, color } = getComputedStyle(one(viewer, '.missing'));
      expect(backgroundColor, 'a ground for the sign').to.match(/^rgb\(/);
      expect(backgroundColor).to.not.equal(color);
    };
    isLegible();
    // The drivers of the others have no command for it.
    if ('chrome' in window) {
      await emulateMedia({ forcedColors: 'active' });
      try {
        isLegible();
      } finally {
        await emulateMedia({ forcedColors: 'none' });
      }
    }
    await expect(viewer).to.be.accessible();
    await typeText('Anna');
    expect(marks()).to.deep.equal(both('Box', yes!, no!));
    const edge = (label: string): string =>
      getComputedStyle(named(viewer, label)).borderInlineStartColor;
    expect(edge('Name'), 'filled in').to.equal(edge('Note'));
    viewer.view = 'reading';
    await appears(viewer, '.reading-page');
    viewer.view = 'pages';
    await waitUntil(
      () => markedAsMissing(viewer).length === 3,
      'marked on pages that are laid anew',
    );
    named(viewer, 'Box').focus();
    await sendKeys({ press: ' ' });
    expect(marks()).to.deep.equal(both(yes!, no!));
    all(viewer, '.fields [type=radio]')[0]!.focus();
    await sendKeys({ press: ' ' });
    expect(marks()).to.deep.equal(both());
    form.reset();
    expect(marks(), 'begun again').to.deep.equal(both());
  });

  it('is led to on a page far away, also from the text, and choices are one of several', async () => {
    const { form, viewer, sent } = await openForm({ name: 'papers', view: 'reading' }, longForm());
    await waitUntil(() => viewer.matches(':invalid'), 'it is known');
    await press(form);
    await waitUntil(() => focused(viewer)?.ariaLabel === 'Name', 'the first field');
    expect(textOf(one(viewer, '.strip.page-error'))).to.equal(
      'Wypełnij w dokumencie 3 wymagane pola, najpierw „Name”.',
    );
    await typeText('Anna');
    await press(form);
    await waitUntil(() => focused(viewer)?.closest('.fields'), 'the choice');
    expect([viewer.page, focused(viewer)!.getAttribute('type')]).to.deep.equal([30, 'radio']);
    await sendKeys({ press: ' ' });
    await press(form);
    await waitUntil(() => focused(viewer)?.ariaLabel === 'Date', 'the last field');
    await typeText('1');
    await press(form);
    await waitUntil(() => sent() === 1, 'sent');
  });

  it('asks nothing without a name, and nothing once the document is another', async () => {
    const { form, viewer, sent } = await openForm({}, longForm());
    await appears(viewer, '.fields');
    await press(form);
    expect(sent()).to.equal(1);
    viewer.name = 'papers';
    await waitUntil(() => viewer.matches(':invalid'), 'it has a name now');
    await viewer.open(new Blob(['no document at all \0\0\0']));
    expect([viewer.state, viewer.matches(':invalid')]).to.deep.equal(['failed', false]);
    await press(form);
    expect(sent()).to.equal(2);
  });

  it('stands in the summary of a form, which leads to it', async () => {
    const host = await fixture(
      html`<tt-form lang="pl">
        <tt-error-summary></tt-error-summary>
        <form>
          <tt-document-viewer name="declaration"></tt-document-viewer>
          <button>Wyślij</button>
        </form>
      </tt-form>`,
    );
    const viewer = host.querySelector('tt-document-viewer')!;
    await viewer.open(`${documents}form.pdf`);
    await waitUntil(() => viewer.matches(':invalid'), 'it is known');
    await press(host.querySelector('form')!);
    await waitUntil(() => host.querySelector('tt-error-summary a'), 'the line');
    const line = host.querySelector<HTMLElement>('tt-error-summary a')!;
    expect(textOf(line)).to.equal(
      'Wypełnij w dokumencie „form.pdf” wymagane pole „First and last name”.',
    );
    expect(host.querySelector('tt-error-summary')!.matches(':focus-within')).to.equal(true);
    line.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(viewer) === named(viewer, 'First and last name'), 'the field');
  });

  it('is told apart in the summary from those of another document', async () => {
    const host = await fixture(
      html`<tt-form lang="pl">
        <tt-error-summary></tt-error-summary>
        <form>
          <tt-document-viewer name="first"></tt-document-viewer>
          <tt-document-viewer name="second"></tt-document-viewer>
          <button>Wyślij</button>
        </form>
      </tt-form>`,
    );
    const viewers = [...host.querySelectorAll('tt-document-viewer')];
    await viewers[0]!.open(longForm());
    await viewers[1]!.open(shortForm());
    await waitUntil(() => viewers.every((viewer) => viewer.matches(':invalid')), 'it is known');
    await press(host.querySelector('form')!);
    await waitUntil(() => host.querySelectorAll('tt-error-summary a').length === 2, 'the lines');
    expect([...host.querySelectorAll('tt-error-summary a')].map(textOf)).to.deep.equal([
      'Wypełnij w dokumencie „long.pdf” 3 wymagane pola, najpierw „Name”.',
      'Wypełnij w dokumencie „short.pdf” 3 wymagane pola, najpierw „Name”.',
    ]);
  });
});
