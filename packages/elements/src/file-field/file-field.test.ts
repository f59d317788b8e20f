import {
  film,
  notedHeif,
  notedTiff,
  notedWebp,
  secretsIn,
} from '@twintown/core/files/testing/noted-pictures.js';
import { lockedPdfs } from '@twintown/core/files/testing/locked-pdfs.js';
import { exifSegment, pdf, png, zip } from '@twintown/core/files/testing/samples.js';
import { readPictureNotes } from '@twintown/core/files/picture.js';
import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import '../form/define.ts';
import '../error-summary/define.ts';
import type { TtFileField } from './file-field.ts';

// A page cannot open the browser's own chooser: files are put into the control by DataTransfer and
// `change` is dispatched, as the browser does after a choice. Drops are synthetic events.

const file = (name: string, bytes: BlobPart = pdf(), type = ''): File =>
  new File([bytes], name, { type });

const inputOf = (root: ParentNode): HTMLInputElement => root.querySelector('input[type=file]')!;
const fieldOf = (root: ParentNode): TtFileField => root.querySelector('tt-file-field')!;
const shadow = (root: ParentNode): ShadowRoot => fieldOf(root).shadowRoot!;
const rows = (root: ParentNode): HTMLElement[] => [
  ...shadow(root).querySelectorAll<HTMLElement>('.below li'),
];
const textOf = (node: Node | null | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
const states = (root: ParentNode): (string | undefined)[] =>
  rows(root).map((row) => row.dataset.state);
const sent = (root: ParentNode): string[] => [...inputOf(root).files!].map(({ name }) => name);
const problem = (row: Element | undefined): string => textOf(row?.querySelector('.error'));
const button = (row: Element | undefined, kind: string): HTMLButtonElement =>
  row!.querySelector<HTMLButtonElement>(`[data-${kind}]`)!;

function transferOf(files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  return transfer;
}

function choose(root: ParentNode, ...files: File[]): void {
  const input = inputOf(root);
  input.files = transferOf(files).files;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const settled = (root: ParentNode, count: number): Promise<void> =>
  waitUntil(
    () => rows(root).length === count && !states(root).includes('checking'),
    `${count} files looked at, ${states(root).join()}`,
  );

const markup = (attributes = '', inputAttributes = 'multiple', inside = ''): string =>
  `<tt-file-field ${attributes}>
    <label for="att">Attachments</label>
    <p id="att-hint" data-hint>PDF or JPG</p>
    <p id="att-error" data-error hidden></p>
    <input id="att" name="att" type="file" ${inputAttributes} aria-describedby="att-error att-hint">
    ${inside}
  </tt-file-field>`;

const page = async (
  attributes = '',
  inputAttributes = 'multiple',
  { language = 'en', inside = '' } = {},
): Promise<HTMLElement> => {
  const root = await fixture<HTMLElement>(
    `<form lang="${language}">${markup(attributes, inputAttributes, inside)}</form>`,
  );
  await waitUntil(() => shadow(root).querySelector('.zone'), 'the drop zone');
  return root;
};

/** An element of somebody else, whose inside no script of ours sees. */
const closedUpload: { input?: HTMLInputElement } = {};
customElements.define(
  'x-closed-upload',
  class extends HTMLElement {
    constructor() {
      super();
      const input = document.createElement('input');
      input.type = 'file';
      this.attachShadow({ mode: 'closed' }).append(input);
      closedUpload.input = input;
    }
  },
);

describe('tt-file-field before it is defined', () => {
  it('takes what was chosen before the script came', async () => {
    const root = await fixture<HTMLElement>(`<form lang="en">${markup()}</form>`);
    const input = inputOf(root);
    input.files = transferOf([file('early.pdf')]).files;
    input.focus();
    await import('./define.ts');
    await settled(root, 1);
    expect(inputOf(root)).to.equal(input);
    expect(document.activeElement).to.equal(input);
    expect(sent(root)).to.deep.equal(['early.pdf']);
  });
});

describe('tt-file-field', () => {
  it('says its own words over the real control, in the language of the page', async () => {
    const root = await page('', 'multiple', { language: 'lv' });
    expect(textOf(shadow(root).querySelector('.zone'))).to.equal(
      'Izvēlēties failus vai nometiet tos šeit',
    );
    await waitUntil(() => getComputedStyle(inputOf(root)).opacity === '0');
    const zone = shadow(root).querySelector('.zone')!.getBoundingClientRect();
    const control = inputOf(root).getBoundingClientRect();
    expect(Math.abs(zone.top - control.top)).to.be.below(1);
    expect(Math.abs(zone.height - control.height)).to.be.below(1);
    root.lang = 'pl';
    await waitUntil(() => textOf(shadow(root)).startsWith('Wybierz pliki'));
  });

  it('shows the sign of a state beside the first of its lines', async () => {
    const root = await page('', 'multiple', { language: 'pl' });
    root.style.inlineSize = '15rem';
    choose(root, file('a.pdf'));
    await settled(root, 1);
    const state = rows(root)[0]!.querySelector('.state')!;
    const range = document.createRange();
    range.selectNodeContents(state.lastChild!);
    const lines = [...range.getClientRects()];
    expect(new Set(lines.map(({ top }) => Math.round(top))).size, 'lines').to.be.above(1);
    const sign = state.querySelector('svg')!.getBoundingClientRect();
    const middle = sign.top + sign.height / 2;
    expect(Math.abs(middle - (lines[0]!.top + lines[0]!.height / 2))).to.be.below(2);
  });

  it('adds files to those that are there, and the form sends them all', async () => {
    const root = await page();
    choose(root, file('a.pdf'));
    await settled(root, 1);
    choose(root, file('b.png', png()), file('c.pdf', pdf({ text: 'c' })));
    await settled(root, 3);
    expect(sent(root)).to.deep.equal(['a.pdf', 'b.png', 'c.pdf']);
    expect(new FormData(root as HTMLFormElement).getAll('att').length).to.equal(3);
    expect(states(root)).to.deep.equal(['ready', 'ready', 'ready']);
    // A chooser that was closed without a choice.
    choose(root);
    expect(sent(root).length).to.equal(3);
  });

  it('shows the name with its ending apart, the kind of file and its size', async () => {
    const root = await page('', 'multiple', { language: 'pl' });
    choose(root, file('umowa najmu.pdf', new Blob([pdf(), new Uint8Array(1_000_000), pdf()])));
    await settled(root, 1);
    const [row] = rows(root);
    expect(textOf(row!.querySelector('bdi'))).to.equal('umowa najmu');
    expect(textOf(row!.querySelector('.ending'))).to.equal('.pdf');
    expect(textOf(row!.querySelector('.facts'))).to.match(/Dokument PDF 977[,.]?\d* kB/);
    expect(shadow(root).querySelector('.below ul')!.getAttribute('aria-label')).to.equal(
      'Wybrane pliki',
    );
  });

  it('spells out what a name hides and tells of mixed alphabets', async () => {
    const root = await page();
    choose(root, file('umowa\u202Efdp.png', png()), file('p\u0430sport.pdf'));
    await settled(root, 2);
    const [bidi, mixed] = rows(root);
    expect(textOf(bidi!.querySelector('bdi'))).to.equal('umowa[U+202E]fdp');
    expect(textOf(bidi!.querySelector('.note'))).to.contain('hidden characters');
    expect(textOf(mixed!.querySelector('.note'))).to.contain('different alphabets');
    expect(shadow(root).querySelector('.below')!.textContent).not.to.contain('\u202E');
  });

  it('keeps the other files when one is refused, and does not send that one', async () => {
    const root = await page('data-max-size="1kB"', 'multiple accept=".pdf,.png"');
    const big = new Blob([pdf(), new Uint8Array(2000)]);
    choose(
      root,
      file('good.pdf'),
      file('big.pdf', big),
      file('tool.exe', 'MZ'),
      file('empty.pdf', ''),
      file('word.pdf', zip({ '[Content_Types].xml': '', 'word/a.xml': '' })),
      file('locked.pdf', pdf({ encrypted: true })),
      file('cut.pdf', pdf().slice(0, 80)),
      file('good.pdf'),
    );
    await settled(root, 8);
    const told = rows(root).map(problem);
    expect(told[0]).to.equal('');
    expect(told[1]).to.match(/^The file “big.pdf” is too large: .* at most 1 kB/);
    expect(told[2]).to.match(/^The file “tool.exe” .* Accepted types: PDF, PNG/);
    expect(told[3]).to.match(/^The file “empty.pdf” is empty/);
    expect(told[4]).to.match(/^The file “word.pdf” .* content is DOCX/);
    expect(told[5]).to.match(/^The file “locked.pdf” is protected with a password/);
    expect(told[6]).to.match(/^The file “cut.pdf” is damaged/);
    expect(told[7]).to.match(/^The file “good.pdf” has been added already/);
    expect(sent(root)).to.deep.equal(['good.pdf']);
    expect(inputOf(root).validationMessage).to.contain('7 files cannot be sent');
  });

  it('takes a PDF that only limits printing, and not one that asks for a password', async () => {
    const root = await page();
    const all = Object.values(lockedPdfs);
    choose(
      root,
      ...all.map(({ open }, n) => file(`open-${n}.pdf`, pdf(open))),
      ...all.map(({ locked }, n) => file(`locked-${n}.pdf`, pdf(locked))),
    );
    await settled(root, 2 * all.length);
    expect(sent(root)).to.deep.equal(all.map((_, n) => `open-${n}.pdf`));
    const said = rows(root).slice(all.length).map(problem);
    for (const text of said) expect(text).to.contain('is protected with a password');
  });

  it('makes room again when a file is taken out', async () => {
    const root = await page('data-max-files="1"');
    choose(root, file('a.pdf'), file('b.pdf', pdf({ text: 'b' })));
    await settled(root, 2);
    expect(states(root)).to.deep.equal(['ready', 'refused']);
    expect(problem(rows(root)[1])).to.contain('at most 1 file is allowed');
    button(rows(root)[0], 'remove').click();
    await waitUntil(() => states(root).join() === 'removed,ready');
    expect(sent(root)).to.deep.equal(['b.pdf']);
  });

  it('removes by key with a name that says which, and puts back with the focus kept', async () => {
    const root = await page();
    choose(root, file('a.pdf'), file('b.pdf', pdf({ text: 'b' })));
    await settled(root, 2);
    const remove = button(rows(root)[0], 'remove');
    expect(remove.getAttribute('aria-label')).to.equal('Remove the file “a.pdf”');
    remove.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shadow(root).activeElement?.matches('[data-undo]'), 'focus on undo');
    expect(textOf(rows(root)[0])).to.contain('The file “a.pdf” was removed.');
    expect(sent(root)).to.deep.equal(['b.pdf']);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shadow(root).activeElement?.matches('[data-remove]'), 'focus on remove');
    expect(sent(root)).to.deep.equal(['a.pdf', 'b.pdf']);
    expect(shadow(root).activeElement).to.equal(button(rows(root)[0], 'remove'));
  });

  it('says how many cannot be sent where these are many, and not each', async () => {
    const root = await page();
    await waitUntil(() => !document.querySelector('[data-tt-announcer] p'), 'silence');
    choose(root, ...Array.from({ length: 9 }, (_, at) => file(`pusty ${at}.pdf`, '')));
    await waitUntil(() => rows(root).length === 9 && !!problem(rows(root)[8]), 'refused');
    const said = (): string[] =>
      [...document.querySelectorAll('[data-tt-announcer] p')].map((p) => textOf(p));
    await waitUntil(() => said().length > 0, 'said');
    await aTimeout(500);
    expect(said()).to.have.length(1);
    expect(said()[0]).to.match(/^9 /);
  });

  it('announces what was added, what was refused and what was removed', async () => {
    const root = await page('', 'multiple', { language: 'pl' });
    const said = (): string => textOf(document.querySelector('[data-tt-announcer]'));
    choose(root, file('a.pdf'), file('pusty.pdf', ''));
    await waitUntil(() => said().includes('Dodano 1 plik'), said());
    await waitUntil(() => said().includes('Plik „pusty.pdf” jest pusty.'));
    button(rows(root)[0], 'remove').click();
    await waitUntil(() => said().includes('Usunięto plik „a.pdf”.'));
  });

  it('says once why a file was refused, and not again when the field is left', async () => {
    const root = await page('', 'multiple');
    inputOf(root).focus();
    choose(root, file('empty-once.pdf', ''));
    const said = (): string[] =>
      [...document.querySelectorAll('[data-tt-announcer] p')]
        .map(textOf)
        .filter((text) => text.includes('empty-once.pdf'));
    await waitUntil(() => said().length > 0, 'the refusal is said');
    // Not by Tab: behind the last control of a page it leads into the browser's own bars, and the keys
    // of all later tests with it.
    const after = document.createElement('button');
    root.append(after);
    after.focus();
    expect(inputOf(root).matches(':focus')).to.equal(false);
    await aTimeout(600);
    expect(said().length, said().join(' | ')).to.equal(1);
    expect(inputOf(root).getAttribute('aria-describedby')).to.contain('att-error');
    expect(textOf(root.querySelector('#att-error'))).to.contain('empty-once.pdf');
  });

  it('announces only what is new, not the sentences before it once more', async () => {
    await page();
    const region = document.querySelector('[data-tt-announcer]');
    expect(region?.getAttribute('role')).to.equal('status');
    expect(region?.getAttribute('aria-atomic')).to.equal('false');
  });

  it('announces names as it shows them', async () => {
    const root = await page();
    const said = (): string => textOf(document.querySelector('[data-tt-announcer]'));
    choose(root, file('a\u202Efdp.png', png()));
    await settled(root, 1);
    button(rows(root)[0], 'remove').click();
    await waitUntil(() => said().includes('“a[U+202E]fdp.png” was removed'));
    button(rows(root)[0], 'undo').click();
    await waitUntil(() => said().includes('“a[U+202E]fdp.png” is back'));
    expect(said()).not.to.contain('\u202E');
  });

  it('shows the ending of a name as it is written', async () => {
    const root = await page();
    choose(root, file('UPPER.PDF'), file('Mixed.Pdf', pdf({ text: 'mixed' })));
    await settled(root, 2);
    expect(rows(root).map((row) => textOf(row.querySelector('.name')))).to.deep.equal([
      'UPPER.PDF',
      'Mixed.Pdf',
    ]);
  });

  const announced = (): string[] =>
    [...document.querySelectorAll('[data-tt-announcer] p')].map((p) => textOf(p));

  for (const [language, now, then] of [
    ['en', 'The file “b.pdf” can be sent now.', 'The file “b.pdf” can no longer be sent.'],
    ['pl', 'Plik „b.pdf” można teraz wysłać.', 'Pliku „b.pdf” nie można już wysłać.'],
    [
      'pt-PT',
      'O ficheiro «b.pdf» já pode ser enviado.',
      'O ficheiro «b.pdf» já não pode ser enviado.',
    ],
    ['lv', 'Failu “b.pdf” tagad var nosūtīt.', 'Failu “b.pdf” vairs nevar nosūtīt.'],
  ] as const)
    it(`says which file got room by the removal of another, and lost it again, ${language}`, async () => {
      const root = await page('data-max-files="1"', 'multiple', { language });
      choose(root, file('a.pdf', pdf({ text: 'a' })), file('b.pdf', pdf({ text: 'b' })));
      await settled(root, 2);
      expect(states(root)).to.deep.equal(['ready', 'refused']);
      button(rows(root)[0], 'remove').click();
      await waitUntil(() => announced().includes(now), 'can be sent');
      button(rows(root)[0], 'undo').click();
      await waitUntil(() => announced().includes(then), 'can no longer');
    });

  it('says how many files got room, where they are several', async () => {
    const root = await page('data-max-total="1kB"');
    const big = file('big.pdf', pdf({ text: 'x'.repeat(600) }));
    choose(root, big, file('b.pdf', pdf({ text: 'b' })), file('c.pdf', pdf({ text: 'c' })));
    await settled(root, 3);
    expect(states(root)).to.deep.equal(['ready', 'refused', 'refused']);
    button(rows(root)[0], 'remove').click();
    await waitUntil(() => announced().includes('2 files can be sent now.'), 'can be sent');
    button(rows(root)[0], 'undo').click();
    await waitUntil(() => announced().includes('2 files can no longer be sent.'), 'can no longer');
  });

  it('shows a picture again that was removed and taken back', async () => {
    const root = await page();
    const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    choose(root, new File([blob!], 'a.png', { type: 'image/png' }));
    await settled(root, 1);
    const picture = (): HTMLImageElement | null => rows(root)[0]!.querySelector('img');
    const isDrawn = (): boolean => picture()?.complete === true && picture()!.naturalWidth === 8;
    await waitUntil(isDrawn, 'a preview');
    button(rows(root)[0], 'remove').click();
    await waitUntil(() => !picture(), 'taken out');
    button(rows(root)[0], 'undo').click();
    await waitUntil(isDrawn, 'the preview again');
  });

  it('lets a single question have one file, and the next takes its place', async () => {
    const root = await page('', '');
    choose(root, file('a.pdf'));
    await settled(root, 1);
    choose(root, file('b.pdf', pdf({ text: 'b' })));
    await waitUntil(() => sent(root).join() === 'b.pdf');
    expect(rows(root).length).to.equal(1);
  });

  it('takes files and refuses folders that are dropped on it', async () => {
    const root = await page();
    const target = inputOf(root);
    const dataTransfer = transferOf([file('dropped.pdf')]);
    const drag = (type: string): DragEvent =>
      new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
    expect(target.dispatchEvent(drag('dragover'))).to.equal(false);
    await waitUntil(() => shadow(root).querySelector('.zone[data-over]'), 'the zone lights up');
    target.dispatchEvent(drag('drop'));
    await settled(root, 1);
    expect(sent(root)).to.deep.equal(['dropped.pdf']);
    expect(shadow(root).querySelector('.zone[data-over]')).to.equal(null);
  });

  it('counts files that the server has, and refuses their doubles', async () => {
    const inside = `<ul data-files><li data-bytes="${pdf().length}"><a href="#x"><bdi>old.pdf</bdi></a></li></ul>`;
    const root = await page('data-max-files="2"', 'multiple required', { inside });
    choose(root, file('old.pdf'), file('a.png', png()), file('b.pdf', pdf({ text: 'b' })));
    await settled(root, 3);
    expect(states(root)).to.deep.equal(['refused', 'ready', 'refused']);
    expect(problem(rows(root)[0])).to.contain('added already');
    expect(problem(rows(root)[2])).to.contain('at most 2 files are allowed');
    expect(fieldOf(root).raw.split('\n')[0]).to.equal('old.pdf');
  });

  it('tells the digest of each file in its property and event', async () => {
    const root = await page();
    let last = '';
    root.addEventListener('tt-files', (event) => {
      last = (event as CustomEvent).detail.files[0]?.sha256 ?? '';
    });
    choose(root, file('a.pdf'));
    await settled(root, 1);
    const digest = await crypto.subtle.digest('SHA-256', pdf());
    const expected = [...new Uint8Array(digest)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    expect(fieldOf(root).files[0]!.sha256).to.equal(expected);
    expect(last).to.equal(expected);
  });

  it('takes nothing while it is disabled, and offers no removal', async () => {
    const root = await fixture<HTMLElement>(
      `<form lang="en"><fieldset disabled>${markup()}</fieldset></form>`,
    );
    await waitUntil(() => shadow(root).querySelector('.zone'));
    const dataTransfer = transferOf([file('a.pdf')]);
    inputOf(root).dispatchEvent(
      new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
    );
    await aTimeout(50);
    expect(rows(root).length).to.equal(0);
    // A condition of the form opens the question later, without telling it.
    root.querySelector('fieldset')!.disabled = false;
    choose(root, file('a.pdf'));
    await settled(root, 1);
    const remove = button(rows(root)[0], 'remove');
    expect(remove.checkVisibility()).to.equal(true);
    root.querySelector('fieldset')!.disabled = true;
    remove.click();
    await aTimeout(20);
    expect(states(root)).to.deep.equal(['ready']);
  });

  it('keeps the page where files are dropped beside it, or on it while it takes none', async () => {
    const root = await page();
    const beside = document.createElement('p');
    const native = document.createElement('input');
    native.type = 'file';
    root.append(beside, native);
    const left = (target: Element, dataTransfer = transferOf([file('dropped.pdf')])): boolean[] =>
      ['dragover', 'drop'].map((type) =>
        target.dispatchEvent(
          new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer }),
        ),
      );
    expect(left(beside), 'beside').to.deep.equal([false, false]);
    inputOf(root).disabled = true;
    expect(left(fieldOf(root)), 'on one that is disabled').to.deep.equal([false, false]);
    expect(left(native), 'a control that takes files').to.deep.equal([true, true]);
    const foreign = document.createElement('x-closed-upload');
    root.append(foreign);
    const within = closedUpload.input!;
    expect(left(within), 'a control inside of an element of others').to.deep.equal([true, true]);
    foreign.append(document.createElement('p'));
    expect(left(foreign), 'an element of others around a part of the page').to.deep.equal([
      false,
      false,
    ]);
    expect(left(beside, new DataTransfer()), 'text').to.deep.equal([true, true]);
    fieldOf(root).remove();
    expect(left(beside), 'without a field').to.deep.equal([true, true]);
  });

  it('stays covered by the drop zone while it is disabled', async () => {
    const sheets = await Promise.all(
      ['../styles/control.css', './file-field.css'].map(async (path) => {
        const css = await (await fetch(new URL(path, import.meta.url))).text();
        return new CSSStyleSheet().replace(css);
      }),
    );
    document.adoptedStyleSheets.push(...sheets);
    try {
      const root = await page();
      expect(getComputedStyle(inputOf(root)).opacity).to.equal('0');
      inputOf(root).disabled = true;
      expect(getComputedStyle(inputOf(root)).opacity).to.equal('0');
    } finally {
      document.adoptedStyleSheets.splice(-sheets.length);
    }
  });

  it('keeps its files when it is moved, and forgets them with a reset', async () => {
    const root = await page();
    choose(root, file('a.pdf'));
    await settled(root, 1);
    const field = fieldOf(root);
    field.remove();
    await aTimeout(20);
    root.append(field);
    await aTimeout(20);
    expect(sent(root)).to.deep.equal(['a.pdf']);
    expect(rows(root).length).to.equal(1);
    (root as HTMLFormElement).reset();
    await waitUntil(() => rows(root).length === 0);
    expect(sent(root)).to.deep.equal([]);
    expect(inputOf(root).validationMessage).to.equal('');
  });
});

describe('tt-file-field in tt-form', () => {
  const form = async (attributes = '', inputAttributes = 'multiple'): Promise<HTMLElement> => {
    const root = await fixture<HTMLElement>(`<tt-form lang="en">
      <tt-error-summary hidden></tt-error-summary>
      <form>${markup(attributes, inputAttributes)}<button>Send</button></form></tt-form>`);
    root.addEventListener('submit', (event) => event.preventDefault());
    await waitUntil(() => shadow(root).querySelector('.zone'));
    return root;
  };
  const lines = (root: ParentNode): string[] =>
    [...root.querySelectorAll('tt-error-summary a')].map(textOf);

  it('asks for a file where the element is required and the control is not', async () => {
    const root = await form('required');
    root.querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => lines(root).join() === 'Attachments – Choose a file', 'the error');
  });

  it('is asked for with a sentence of the form, and the link leads to the control', async () => {
    const root = await form('', 'multiple required');
    root.querySelector('button')!.click();
    await waitUntil(() => lines(root).join() === 'Attachments – Choose a file');
    root.querySelector<HTMLElement>('tt-error-summary a')!.click();
    expect(document.activeElement).to.equal(inputOf(root));
    const label = root.querySelector('label')!.getBoundingClientRect();
    expect(label.top).to.be.at.least(0);
    expect(label.bottom).to.be.at.most(innerHeight);
    choose(root, file('a.pdf'));
    await waitUntil(() => root.querySelector<HTMLElement>('[data-error]')!.hidden, 'mended');
  });

  it('names each wrong file in the summary, and goes once they are taken out', async () => {
    const root = await form();
    let submitted = 0;
    root.addEventListener('tt-submit', () => (submitted += 1));
    choose(root, file('a.pdf'), file('b.pdf', ''), file('c.pdf', 'MZ'));
    await settled(root, 3);
    root.querySelector('button')!.click();
    await waitUntil(() => lines(root).length === 2);
    expect(lines(root)[0]).to.contain('“b.pdf”');
    expect(lines(root)[1]).to.contain('“c.pdf”');
    expect(textOf(root.querySelector('[data-error]'))).to.contain('2 files cannot be sent');
    button(rows(root)[1], 'remove').click();
    await waitUntil(() => textOf(root.querySelector('[data-error]')).includes('“c.pdf”'));
    button(rows(root)[2], 'remove').click();
    await waitUntil(() => root.querySelector<HTMLElement>('[data-error]')!.hidden, 'mended');
    expect(submitted).to.equal(0);
    root.querySelector('button')!.click();
    await waitUntil(() => submitted === 1, 'sent');
  });

  it('says the caption before each sentence of a file, whatever is wrong with it', async () => {
    const root = await form('data-max-size="1kB"', 'multiple accept=".pdf"');
    const named = (): string[] => lines(root).map((line) => line.slice(0, line.indexOf('“')));
    const large = file('large.pdf', new Uint8Array(3000));
    choose(
      root,
      file('b.pdf', ''),
      file('c.txt', 'text'),
      large,
      file(`${'d'.repeat(150)}.pdf`, ''),
    );
    await settled(root, 4);
    root.querySelector('button')!.click();
    await waitUntil(() => lines(root).length === 4);
    expect(named()).to.deep.equal(Array(4).fill('Attachments – The file '));
    for (const row of rows(root).slice(1).reverse()) button(row, 'remove').click();
    await waitUntil(() => textOf(root.querySelector('[data-error]')).includes('“b.pdf”'));
    await aTimeout(0);
    expect(named(), 'of the file that is left').to.deep.equal(['Attachments – The file ']);
    root.lang = 'pl';
    await waitUntil(() => lines(root)[0]?.startsWith('Attachments – Plik „b.pdf”'), 'in Polish');
  });

  it('leaves sentences of the page about files as they are', async () => {
    const root = await form(
      'data-error-type="Only the forms of the town"',
      'multiple accept=".pdf"',
    );
    choose(root, file('c.txt', 'text'));
    await settled(root, 1);
    root.querySelector('button')!.click();
    await waitUntil(() => lines(root).join() === 'Only the forms of the town');
    const host = root as HTMLElementTagNameMap['tt-form'];
    await host.showIssues({
      att: [{ code: 'unsigned', severity: 'error', params: { text: 'Sign each file' } }],
    });
    await waitUntil(() => lines(root).join() === 'Sign each file');
  });
});

describe('tt-file-field with pictures', () => {
  /** A real picture, red above blue, with notes as a phone writes them when held upright. */
  async function photo(): Promise<File> {
    const canvas = document.createElement('canvas');
    canvas.width = 40;
    canvas.height = 20;
    const context = canvas.getContext('2d')!;
    context.fillStyle = 'red';
    context.fillRect(0, 0, 20, 20);
    context.fillStyle = 'blue';
    context.fillRect(20, 0, 20, 20);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    const bytes = new Uint8Array(await blob!.arrayBuffer());
    const notes = exifSegment({ orientation: 6, location: true });
    return file(
      'foto.jpg',
      new Blob([bytes.slice(0, 2), notes as BlobPart, bytes.slice(2)]),
      'image/jpeg',
    );
  }

  it('takes out the place and turns the picture upright, and says so', async () => {
    const root = await page('data-clean-pictures');
    const original = await photo();
    const before = readPictureNotes(new Uint8Array(await original.arrayBuffer()));
    expect(before).to.deep.equal({ orientation: 6, location: true, any: true });
    choose(root, original, file('plan.pdf'));
    await settled(root, 2);
    const [clean, plan] = [...inputOf(root).files!];
    const after = readPictureNotes(new Uint8Array(await clean!.arrayBuffer()));
    expect(after.location).to.equal(false);
    expect(after.orientation).to.equal(1);
    const bitmap = await createImageBitmap(clean!);
    expect([bitmap.width, bitmap.height]).to.deep.equal([20, 40]);
    expect(clean!.name).to.equal('foto.jpg');
    expect(new Uint8Array(await plan!.arrayBuffer())).to.deep.equal(pdf());
    expect(textOf(rows(root)[0]!.querySelector('.note'))).to.contain('place and camera');
  });

  it('says that a picture is too large once it is written anew', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 256;
    const context = canvas.getContext('2d')!;
    for (let at = 0; at < 256 * 256; at += 8) {
      context.fillStyle = `hsl(${(at * 37) % 360} 90% ${(at * 13) % 100}%)`;
      context.fillRect(at % 256, Math.floor(at / 256), 8, 1);
    }
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', 0.01),
    );
    const bytes = new Uint8Array(await blob!.arrayBuffer());
    const notes = exifSegment({ orientation: 1, location: true });
    const parts = [bytes.slice(0, 2), notes as BlobPart, bytes.slice(2)];
    const original = file('foto.jpg', new Blob(parts), 'image/jpeg');
    const root = await page(`data-clean-pictures data-max-size="${original.size}"`);
    choose(root, original);
    await waitUntil(() => states(root)[0] === 'refused', 'refused');
    expect(textOf(rows(root)[0])).to.contain('too large');
    expect(sent(root)).to.deep.equal([]);
  });

  it('goes by the ending where no type is declared', async () => {
    const root = await page('data-clean-pictures');
    const original = await photo();
    choose(root, file('foto.jpg', original), file('foto.avif', notedHeif()));
    await settled(root, 2);
    const [jpeg, avif] = [...inputOf(root).files!];
    expect(readPictureNotes(new Uint8Array(await jpeg!.arrayBuffer())).location).to.equal(false);
    expect(secretsIn(new Uint8Array(await avif!.arrayBuffer()))).to.deep.equal([]);
  });

  /** What the browser shows of a picture; `undefined` where it does not know the format. */
  async function drawn(picture: Blob): Promise<number[] | undefined> {
    const bitmap = await createImageBitmap(picture).catch(() => undefined);
    if (!bitmap) return undefined;
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return [bitmap.width, ...context.getImageData(0, 0, bitmap.width, bitmap.height).data];
  }

  it('takes the notes out of pictures that browsers cannot write, and changes nothing else', async () => {
    const root = await page('data-clean-pictures');
    const originals = [
      file('skan.tif', notedTiff(), 'image/tiff'),
      file('skan.webp', notedWebp(6), 'image/webp'),
      file('skan.avif', notedHeif(), 'image/avif'),
      file('skan.heic', notedHeif({ inHead: true }), 'image/heic'),
      file('skan.hif', notedHeif({ version: 2 }), 'image/heif'),
    ];
    choose(root, ...originals);
    await settled(root, originals.length);
    const files = [...inputOf(root).files!];
    expect(files.map(({ name, type }) => [name, type])).to.deep.equal(
      originals.map(({ name, type }) => [name, type]),
    );
    for (const [n, clean] of files.entries()) {
      const bytes = new Uint8Array(await clean.arrayBuffer());
      expect(secretsIn(bytes), clean.name).to.deep.equal([]);
      expect(await drawn(clean), clean.name).to.deep.equal(await drawn(originals[n]!));
      expect(textOf(rows(root)[n]!.querySelector('.note'))).to.contain('were removed');
    }
    for (const clean of files.slice(1, 3))
      expect(await drawn(clean), clean.name).to.have.lengthOf(1 + 16 * 8 * 4);
  });

  it('says of which picture it could not tell the notes apart, and sends it as it is', async () => {
    const root = await page('data-clean-pictures');
    const unclear = notedHeif({ behind: [film('moov')] });
    const bare = notedTiff({}, false);
    choose(root, file('foto.heic', unclear), file('skan.tiff', bare));
    await settled(root, 2);
    const [sequence, scan] = [...inputOf(root).files!];
    expect(new Uint8Array(await sequence!.arrayBuffer())).to.deep.equal(unclear);
    expect(textOf(rows(root)[0]!.querySelector('.note'))).to.contain('could not be removed');
    expect(new Uint8Array(await scan!.arrayBuffer())).to.deep.equal(bare);
    expect(rows(root)[1]!.querySelector('.note'), 'a picture without notes').to.equal(null);
  });

  /** A picture with something wrong in the middle of it: both its ends are there. */
  async function spoilt(type: 'image/jpeg' | 'image/png', from: string): Promise<File> {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const context = canvas.getContext('2d')!;
    for (let at = 0; at < 64; at += 1) {
      context.fillStyle = `hsl(${at * 37} 90% 50%)`;
      context.fillRect(at, 0, 1, 64);
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
    const bytes = new Uint8Array(await blob!.arrayBuffer());
    const text = String.fromCharCode(...bytes);
    // Behind the length of the segment or the name of the chunk.
    const at = text.indexOf(from) + 4;
    bytes.fill(0xff, at + 1, at + 17);
    const parts: BlobPart[] = [bytes];
    if (type === 'image/jpeg')
      parts.splice(
        0,
        1,
        bytes.slice(0, 2),
        exifSegment({ location: true }) as BlobPart,
        bytes.slice(2),
      );
    return file(type === 'image/png' ? 'mapa.png' : 'foto.jpg', new Blob(parts), type);
  }

  for (const attributes of ['', 'data-clean-pictures'])
    it(`says of a picture that it cannot be shown, and takes it, ${attributes || 'as it is'}`, async () => {
      const root = await page(attributes);
      const photoWithoutTables = await spoilt('image/jpeg', '\xff\xc4');
      const mapWithoutPixels = await spoilt('image/png', 'IDAT');
      choose(root, photoWithoutTables, mapWithoutPixels, await photo());
      await settled(root, 3);
      const notes = rows(root).map((row) =>
        [...row.querySelectorAll('.note')].map((note) => textOf(note)).join(' '),
      );
      for (const row of [0, 1]) {
        expect(notes[row]).to.contain('The picture cannot be shown here. It may be damaged');
        expect(rows(root)[row]!.querySelector('.thumb img')).to.equal(null);
        expect(rows(root)[row]!.querySelector('.thumb svg')).not.to.equal(null);
      }
      expect(notes[2]).not.to.contain('cannot be shown');
      if (attributes) expect(notes[0]).to.contain('could not be removed');
      expect(states(root)).to.deep.equal(['ready', 'ready', 'ready']);
      const [jpeg] = [...inputOf(root).files!];
      expect(new Uint8Array(await jpeg!.arrayBuffer()), 'sent as it is').to.deep.equal(
        new Uint8Array(await photoWithoutTables.arrayBuffer()),
      );
    });

  it('leaves pictures as they are unless it is asked to clean them', async () => {
    const root = await page();
    const original = await photo();
    choose(root, original);
    await settled(root, 1);
    expect(inputOf(root).files![0]!.size).to.equal(original.size);
    await waitUntil(() => rows(root)[0]!.querySelector('img'), 'a preview');
  });
});
