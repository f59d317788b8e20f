import { pdf } from '@twintown/core/files/testing/samples.js';
import { expect, fixture, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

// The page that a server prints anew after a press is another copy of the same field.

const markup = `<form lang="en" method="post" action="about:blank" target="elsewhere">
  <iframe name="elsewhere" title="elsewhere"></iframe>
  <tt-file-field>
    <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
    <input id="att" name="att" type="file" multiple accept=".pdf" aria-describedby="att-error">
    <ul data-files><li data-bytes="9"><bdi>old.pdf</bdi>
      <button name="remove-file" value="1" formnovalidate>Remove</button></li></ul>
  </tt-file-field>
  <button id="pl" name="language" value="pl" formnovalidate>Polski</button>
  <button id="save" name="save" formnovalidate>Save for later</button></form>`;

async function page(): Promise<HTMLElement> {
  const root = await fixture<HTMLElement>(markup);
  await waitUntil(() => fieldOf(root).shadowRoot!.querySelector('.zone'), 'the drop zone');
  await nextFrame();
  return root;
}

const fieldOf = (root: ParentNode): TtFileField => root.querySelector('tt-file-field')!;
const rows = (root: ParentNode): string[] =>
  [...fieldOf(root).shadowRoot!.querySelectorAll('.below li')].map(({ textContent }) =>
    (textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
const sentence = 'The file “notes.exe” is of a type that is not accepted. Accepted types: PDF.';

async function refuse(root: ParentNode, control = '#att'): Promise<void> {
  const transfer = new DataTransfer();
  transfer.items.add(new File(['MZ'], 'notes.exe'));
  transfer.items.add(new File([pdf()], 'plan.pdf', { type: 'application/pdf' }));
  const input = root.querySelector<HTMLInputElement>(control)!;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(() => rows(root).join().includes(sentence), 'the sentence');
}

async function pressAndComeBack(button: string): Promise<HTMLElement> {
  const root = await page();
  await refuse(root);
  root.querySelector<HTMLButtonElement>(button)!.click();
  await nextFrame();
  root.remove();
  return page();
}

describe('a file that was refused before the page went round by the server', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  for (const [press, button] of [
    ['another file was removed', '[name=remove-file]'],
    ['the language was changed', '#pl'],
  ] as const) {
    it(`stays in the list with its sentence when ${press}`, async () => {
      const root = await pressAndComeBack(button);
      await waitUntil(() => rows(root).length === 1, 'the refused file');
      expect(rows(root)[0]).to.contain(sentence);
      expect(rows(root)[0]).not.to.match(/\d+ B\b/, 'its size is not known any more');
      const input = root.querySelector<HTMLInputElement>('#att')!;
      expect(input.validationMessage).to.equal(sentence);
      expect(input.files!.length).to.equal(0);
      fieldOf(root).shadowRoot!.querySelector<HTMLElement>('[data-remove]')!.click();
      expect(input.validationMessage).to.equal('');
    });
  }

  it('is known to a form that is checked before the words for it are there', async () => {
    const left = await page();
    await refuse(left);
    left.querySelector<HTMLButtonElement>('#pl')!.click();
    await nextFrame();
    left.remove();
    // Words of a language that no page here had yet are still on their way when somebody checks.
    const root = await fixture<HTMLElement>(`<div></div>`);
    root.innerHTML = markup.replace('lang="en"', 'lang="lv"');
    const field = fieldOf(root);
    await Promise.resolve();
    await field.ready;
    expect(field.input!.validationMessage).to.contain('notes.exe');
  });

  it('is told once, and not where the person left for another page', async () => {
    const root = await pressAndComeBack('#pl');
    await waitUntil(() => rows(root).length === 1, 'the refused file');
    root.remove();
    const after = await page();
    expect(rows(after)).to.deep.equal([]);
    after.remove();
    const back = await pressAndComeBack('#save');
    expect(rows(back)).to.deep.equal([]);
  });
});

describe('Enter in a text field of a form with files that the server has', () => {
  it('goes on: it removes no file and puts none back', async () => {
    const root = await page();
    const field = fieldOf(root);
    field.insertAdjacentHTML(
      'beforeend',
      '<p data-removed><button name="restore-file" value="2" formnovalidate>Undo</button></p>',
    );
    root.insertAdjacentHTML('beforeend', '<input aria-label="Remarks">');
    root.querySelector('#pl')!.remove();
    const pressed: (string | undefined)[] = [];
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      pressed.push((event.submitter as HTMLButtonElement).name);
    });
    const remarks = root.querySelector<HTMLInputElement>('[aria-label=Remarks]')!;
    remarks.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => pressed.length === 1, 'sent');
    field.querySelector('ul')!.remove();
    remarks.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => pressed.length === 2, 'sent again');
    expect(pressed).to.deep.equal(['save', 'save']);
  });

  it('is told at its own field where two forms of a page ask by one name', async () => {
    const twice = `<div>${markup}${markup.replaceAll('att', 'other').replaceAll('name="other"', 'name="att"')}</div>`;
    const both = async (): Promise<TtFileField[]> => {
      const root = await fixture<HTMLElement>(twice);
      const fields = [...root.querySelectorAll('tt-file-field')];
      await waitUntil(() => fields.every((field) => field.shadowRoot!.querySelector('.zone')));
      await nextFrame();
      return fields;
    };
    const [, second] = await both();
    await refuse(second!.closest('form')!, '#other');
    second!.querySelector('button')!.click();
    await nextFrame();
    second!.closest('div')!.remove();
    const [first, again] = await both();
    await waitUntil(() => rows(again!.parentElement!).join().includes(sentence), 'the sentence');
    expect(rows(first!.parentElement!)).to.deep.equal([]);
  });
});
