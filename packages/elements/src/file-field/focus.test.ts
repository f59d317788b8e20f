import { pdf } from '@twintown/core/files/testing/samples.js';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

async function page(inputAttributes = 'multiple', attributes = ''): Promise<TtFileField> {
  const root = await fixture<HTMLElement>(`<form lang="en"><tt-file-field ${attributes}>
    <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
    <input id="att" name="att" type="file" ${inputAttributes} aria-describedby="att-error">
  </tt-file-field></form>`);
  const field = root.querySelector('tt-file-field')!;
  await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'the drop zone');
  return field;
}

const file = (name: string): File =>
  new File([pdf({ text: name })], name, { type: 'application/pdf' });

function transferOf(...files: File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  return transfer;
}

const names = (field: TtFileField): string => field.files.map(({ file: { name } }) => name).join();

async function settled(field: TtFileField, wanted: string): Promise<void> {
  await waitUntil(() => names(field) === wanted, wanted);
  await waitUntil(() => field.files.every(({ state }) => state !== 'checking'), 'looked at');
  await field.updateComplete;
}

async function choose(field: TtFileField, ...files: File[]): Promise<void> {
  field.input!.files = transferOf(...files).files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(field, files.map(({ name }) => name).join());
}

/** Pastes where the focus is, as the browser does. */
function paste(field: TtFileField, clipboardData: DataTransfer): void {
  const at = field.shadowRoot!.activeElement ?? field.input!;
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  // Firefox makes an event of its own clipboard alone.
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  at.dispatchEvent(event);
}

const button = (field: TtFileField, kind: string): HTMLElement =>
  field.shadowRoot!.querySelector<HTMLElement>(`[data-${kind}]`)!;

describe('the focus in a file field', () => {
  it('goes to the control when the line that it is in goes for a file that is pasted', async () => {
    const field = await page();
    await choose(field, file('a.pdf'), file('b.pdf'));
    button(field, 'remove').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.shadowRoot!.activeElement?.matches('[data-undo]'), 'on undo');
    paste(field, transferOf(file('c.pdf')));
    await settled(field, 'b.pdf,c.pdf');
    expect(document.activeElement).to.equal(field.input);
  });

  it('goes there from the one file whose place another one takes', async () => {
    const field = await page('');
    await choose(field, file('a.pdf'));
    button(field, 'remove').focus();
    paste(field, transferOf(file('b.pdf')));
    await settled(field, 'b.pdf');
    expect(document.activeElement).to.equal(field.input);
  });

  it('stays on the button of a line that stays', async () => {
    const field = await page();
    await choose(field, file('a.pdf'));
    const remove = button(field, 'remove');
    remove.focus();
    paste(field, transferOf(file('b.pdf')));
    await settled(field, 'a.pdf,b.pdf');
    expect(field.shadowRoot!.activeElement).to.equal(remove);
  });

  it('is not taken from another place of the page', async () => {
    const field = await page('');
    await choose(field, file('a.pdf'));
    const elsewhere = document.createElement('button');
    field.closest('form')!.append(elsewhere);
    elsewhere.focus();
    await choose(field, file('b.pdf'));
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('goes to the control when all is reset', async () => {
    const field = await page();
    await choose(field, file('a.pdf'));
    button(field, 'remove').focus();
    field.closest('form')!.reset();
    await waitUntil(() => field.files.length === 0, 'reset');
    await field.updateComplete;
    expect(document.activeElement).to.equal(field.input);
  });
});

describe('a folder that is pasted', () => {
  it('is refused by its name, and the files beside it are taken', async () => {
    const field = await page();
    const transfer = transferOf(file('letters'), file('a.pdf'));
    const items = [...transfer.items];
    items[0]!.webkitGetAsEntry = () => ({ isDirectory: true, name: 'letters' }) as FileSystemEntry;
    items[1]!.webkitGetAsEntry = () => ({ isDirectory: false, name: 'a.pdf' }) as FileSystemEntry;
    Object.defineProperty(transfer, 'items', { value: items });
    paste(field, transfer);
    await settled(field, 'a.pdf,letters');
    expect(field.files.map(({ issue }) => issue?.code)).to.deep.equal([undefined, 'folder']);
    expect([...field.input!.files!].map(({ name }) => name)).to.deep.equal(['a.pdf']);
  });
});

describe('a file field that the page opens and closes without a word', () => {
  const photo = (field: TtFileField): HTMLButtonElement =>
    field.shadowRoot!.querySelector<HTMLButtonElement>('.photo')!;

  it('offers the camera as soon as it is open, and does nothing with it before', async () => {
    const field = await page('multiple disabled', 'data-camera');
    const { click } = HTMLInputElement.prototype;
    let opened = 0;
    HTMLInputElement.prototype.click = () => (opened += 1);
    try {
      photo(field).click();
      expect(opened, 'closed').to.equal(0);
      field.input!.disabled = false;
      photo(field).click();
      expect(opened, 'open').to.equal(1);
      field.input!.disabled = true;
      photo(field).click();
      expect(opened, 'closed again').to.equal(1);
    } finally {
      HTMLInputElement.prototype.click = click;
    }
  });

  it('puts nothing back while it is closed', async () => {
    const field = await page();
    await choose(field, file('a.pdf'));
    button(field, 'remove').click();
    await field.updateComplete;
    field.input!.disabled = true;
    button(field, 'undo').click();
    await field.updateComplete;
    expect(names(field)).to.equal('');
    field.input!.disabled = false;
    button(field, 'undo').click();
    expect(names(field)).to.equal('a.pdf');
  });
});
