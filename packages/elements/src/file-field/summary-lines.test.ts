import { pdf } from '@twintown/core/files/testing/samples.js';
import { expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../form/define.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

// The lines of the summary that are about files.

interface Page {
  root: HTMLElement;
  field: TtFileField;
}

async function page(...files: File[]): Promise<Page> {
  const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
    <tt-error-summary hidden></tt-error-summary>
    <form method="post" action="javascript:void 0">
      <tt-field><label for="street">Street</label><input id="street" name="street" required></tt-field>
      <tt-file-field>
        <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
        <input id="att" name="att" type="file" multiple accept=".pdf" aria-describedby="att-error">
      </tt-file-field>
      <button id="send">Send</button>
    </form></tt-form></div>`);
  const field = root.querySelector('tt-file-field')!;
  await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'the drop zone');
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(
    () => field.files.length === files.length && field.files.every((each) => each.issue),
    'refused',
  );
  root.querySelector<HTMLElement>('#send')!.click();
  await waitUntil(() => lines(root).length > 0, 'told');
  return { root, field };
}

const bad = (name: string): File => new File(['MZ'], name);
const lines = (root: ParentNode): string[] =>
  [...root.querySelectorAll('tt-error-summary li')].map(({ textContent }) => textContent);
/** Which of the names the lines are about, in their order. */
const about = (root: ParentNode): string =>
  lines(root)
    .map((line) => /(\w+\.exe|\d+ files)/.exec(line)?.[0] ?? line)
    .join();
const heading = (root: ParentNode): string =>
  root.querySelector('tt-error-summary h2')!.textContent;

async function press(field: TtFileField, selector: string): Promise<void> {
  await field.updateComplete;
  field.shadowRoot!.querySelector<HTMLElement>(selector)!.click();
  await field.updateComplete;
}

const street = 'Street – Fill in this field';

describe('the lines of the summary about files', () => {
  it('go with the file that was removed, and come back with it', async () => {
    const { root, field } = await page(bad('notes.exe'), bad('game.exe'));
    expect(about(root)).to.equal(`${street},notes.exe,game.exe`);
    await press(field, 'li [data-remove]');
    await waitUntil(() => about(root) === `${street},game.exe`, 'one line less');
    expect(heading(root)).to.contain('2 problems');
    await press(field, 'li [data-undo]');
    await waitUntil(() => about(root) === `${street},notes.exe,game.exe`, 'back');
    expect(heading(root)).to.contain('3 problems');
  });

  it('go with the last one, and leave what is wrong with other questions', async () => {
    const { root, field } = await page(bad('notes.exe'));
    await press(field, 'li [data-remove]');
    await waitUntil(() => about(root) === street, 'the other question');
  });

  it('count the files of many that are still there, and go with all of them', async () => {
    const many = Array.from({ length: 12 }, (_, at) => bad(`a${at}.exe`));
    const { root, field } = await page(...many);
    expect(about(root)).to.equal(`${street},12 files`);
    await press(field, 'li [data-remove]');
    await waitUntil(() => about(root) === `${street},11 files`, 'one less');
    await press(field, '#together [data-remove]');
    await waitUntil(() => about(root) === street, 'the other question');
  });

  it('stay beside a good file that came, as those of other answers stay while they are mended', async () => {
    const { root, field } = await page(bad('notes.exe'));
    root.querySelector<HTMLInputElement>('#street')!.value = 'Kalna';
    root.querySelector('#street')!.dispatchEvent(new Event('input', { bubbles: true }));
    const transfer = new DataTransfer();
    transfer.items.add(new File([pdf()], 'plan.pdf', { type: 'application/pdf' }));
    field.input!.files = transfer.files;
    field.input!.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => field.files.some(({ state }) => state === 'ready'), 'there');
    await field.updateComplete;
    expect(about(root)).to.equal(`${street},notes.exe`);
  });

  it('are said in another language as they are now', async () => {
    const { root, field } = await page(bad('notes.exe'), bad('game.exe'));
    await press(field, 'li [data-remove]');
    root.querySelector<HTMLInputElement>('#street')!.value = 'Kalna';
    root.querySelector('#street')!.dispatchEvent(new Event('input', { bubbles: true }));
    root.lang = 'pl';
    await waitUntil(() => lines(root).join().includes('Plik'), 'in Polish');
    await waitUntil(() => about(root) === 'game.exe', `as they are now, not ${about(root)}`);
  });
});
