import { pdf } from '@twintown/core/files/testing/samples.js';
import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

// What those who hear the page are told of the field, and when.

interface Page {
  root: HTMLElement;
  field: TtFileField;
  /** All that was announced since the page came. */
  said: string[];
}

let watcher: MutationObserver | undefined;
afterEach(() => watcher?.disconnect());

async function page(attributes = ''): Promise<Page> {
  const root = await fixture<HTMLElement>(`<form lang="en"><tt-file-field>
    <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
    <input id="att" name="att" type="file" multiple accept=".pdf" ${attributes}
      aria-describedby="att-error"></tt-file-field><button type="button" id="after">Send</button></form>`);
  const field = root.querySelector('tt-file-field')!;
  await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'the drop zone');
  const said: string[] = [];
  watcher = new MutationObserver((records) => {
    for (const { target, addedNodes } of records)
      if ((target as Element).closest?.('[role=status]'))
        for (const node of addedNodes) said.push(node.textContent ?? '');
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  field.input!.focus();
  return { root, field, said };
}

const good = (name: string): File =>
  new File([pdf({ text: name })], name, { type: 'application/pdf' });
const bad = (name: string): File => new File(['MZ'], name);

async function choose(field: TtFileField, ...files: File[]): Promise<void> {
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(
    () => field.files.length > 0 && field.files.every(({ state }) => state !== 'checking'),
    'looked at',
  );
  await aTimeout(200);
}

async function removeByKey(field: TtFileField, row = 0): Promise<void> {
  await field.updateComplete;
  field.shadowRoot!.querySelectorAll<HTMLElement>('li [data-remove]')[row]!.focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => field.shadowRoot!.activeElement?.matches('[data-undo]'), 'on undo');
  await aTimeout(300);
}

async function leave(root: HTMLElement): Promise<void> {
  root.querySelector<HTMLElement>('#after')!.focus();
  await aTimeout(300);
}

const shown = (field: TtFileField): string => {
  const error = field.querySelector<HTMLElement>('#att-error')!;
  return error.hidden ? '' : error.textContent!;
};
const count = (said: readonly string[], part: string): number =>
  said.filter((text) => text.includes(part)).length;

describe('what a file field says of itself', () => {
  it('is no error while the focus is on "Undo", and is one when the person goes on', async () => {
    const { root, field, said } = await page('required');
    await choose(field, good('plan.pdf'));
    await removeByKey(field);
    expect(shown(field)).to.equal('');
    expect(count(said, 'Error')).to.equal(0);
    await leave(root);
    expect(shown(field)).to.contain('Choose a file');
    expect(count(said, 'Choose a file')).to.equal(1);
  });

  it('is no error after "Undo" was pressed', async () => {
    const { root, field, said } = await page('required');
    await choose(field, good('plan.pdf'));
    await removeByKey(field);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.files.length === 1, 'back');
    await aTimeout(300);
    await leave(root);
    expect(shown(field)).to.equal('');
    expect(count(said, 'Error')).to.equal(0);
  });

  it('is what is wrong with one file once', async () => {
    const { root, field, said } = await page();
    await choose(field, bad('notes.exe'));
    await leave(root);
    expect(shown(field)).to.contain('notes.exe');
    expect(count(said, 'notes.exe')).to.equal(1);
    expect(count(said, 'Error')).to.equal(0);
  });

  it('is what is wrong with two files once each', async () => {
    const { root, field, said } = await page();
    await choose(field, bad('notes.exe'), bad('game.exe'));
    await leave(root);
    expect(shown(field)).to.contain('2 files');
    expect(count(said, 'notes.exe') + count(said, 'game.exe')).to.equal(2);
    expect(count(said, 'cannot be sent')).to.equal(0);
  });

  it('is the number of many wrong files once', async () => {
    const { root, field, said } = await page();
    await choose(field, ...['a', 'b', 'c', 'd'].map((name) => bad(`${name}.exe`)));
    await leave(root);
    expect(count(said, '4 files')).to.equal(1);
  });

  it('is not again what is wrong with a file that another one left behind', async () => {
    const { root, field, said } = await page();
    await choose(field, bad('notes.exe'), bad('game.exe'));
    await leave(root);
    await removeByKey(field, 1);
    await leave(root);
    expect(shown(field)).to.contain('notes.exe');
    expect(count(said, 'notes.exe')).to.equal(1);
  });

  it('is not again what is wrong with a file when the person came back to it', async () => {
    const { root, field, said } = await page();
    await choose(field, bad('notes.exe'));
    await leave(root);
    await choose(field, good('plan.pdf'));
    field.input!.focus();
    await leave(root);
    expect(count(said, 'notes.exe')).to.equal(1);
  });
});
