import { pdf } from '@twintown/core/files/testing/samples.js';
import { sha256Of } from '@twintown/core/files/sha256.js';
import { blobSource } from '@twintown/core/files/source.js';
import { expect, fixture, nextFrame } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

// A file that was refused for other files, on the next page, where those may be listed or not.

interface Limits {
  attributes?: string;
  printed?: string;
}

async function page({ attributes = '', printed = '' }: Limits = {}): Promise<HTMLElement> {
  const root = await fixture<HTMLElement>(`<form lang="en" method="post" action="about:blank"
      target="elsewhere"><iframe name="elsewhere" title="elsewhere"></iframe>
    <tt-file-field ${attributes}>
      <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
      <input id="att" name="att" type="file" multiple accept=".pdf" aria-describedby="att-error">
      ${printed}
    </tt-file-field>
    <button id="pl" name="language" value="pl" formnovalidate>Polski</button></form>`);
  await waitUntil(() => fieldOf(root).shadowRoot!.querySelector('.zone'), 'the drop zone');
  await nextFrame();
  return root;
}

const fieldOf = (root: ParentNode): TtFileField => root.querySelector('tt-file-field')!;
const rows = (root: ParentNode): string[] =>
  [...fieldOf(root).shadowRoot!.querySelectorAll('.below li')].map(({ textContent }) =>
    (textContent ?? '').replace(/\s+/g, ' ').trim(),
  );

const file = (name: string, text = 'plan'): File =>
  new File([pdf({ text })], name, { type: 'application/pdf' });

const printedAs = async (name: string, bytes: File): Promise<string> =>
  `<ul data-files><li data-bytes="${bytes.size}" data-sha256="${await sha256Of(blobSource(bytes))}">
    <bdi>${name}</bdi></li></ul>`;

async function choose(root: ParentNode, ...files: File[]): Promise<void> {
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  const { input } = fieldOf(root);
  input!.files = transfer.files;
  input!.dispatchEvent(new Event('change', { bubbles: true }));
  const isChecked = (): boolean => fieldOf(root).files.every(({ state }) => state !== 'checking');
  await waitUntil(() => isChecked() && !rows(root).join().includes('Checking'), 'looked at');
}

/** The page that the server prints after a press, which may list what was sent. */
async function goRound(root: HTMLElement, limits?: Limits): Promise<HTMLElement> {
  root.querySelector<HTMLButtonElement>('#pl')!.click();
  await nextFrame();
  root.remove();
  const next = await page(limits);
  await waitUntil(() => rows(next).length > 0, 'what was kept');
  return next;
}

const copyNotSent = 'The file “copy.pdf” will not be sent. To send it, choose it again.';
const added = 'The file “copy.pdf” has been added already. Remove this copy.';

function expectNotSent(root: HTMLElement, sentence = copyNotSent): void {
  const field = fieldOf(root);
  expect(rows(root)).to.have.length(1);
  expect(rows(root)[0]).to.contain(sentence);
  expect(rows(root)[0]).not.to.match(/already|Not accepted|are left|is allowed|Will be sent/);
  expect(field.input!.validationMessage).to.equal('');
  expect(field.problems).to.deep.equal([]);
  expect(field.raw, 'no part of the answer').to.equal('');
  expect(field.files).to.deep.equal([]);
}

describe('a file that was refused for other files, after the page went round by the server', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  it('is said not to be sent, and holds nothing up, where its original is gone', async () => {
    const left = await page();
    await choose(left, file('ok.pdf'), file('copy.pdf'));
    expect(fieldOf(left).input!.validationMessage).to.equal(added);
    const root = await goRound(left);
    expectNotSent(root);
    const told = (): string => document.querySelector('[role=status]')?.textContent ?? '';
    await waitUntil(() => told().includes(copyNotSent), 'told to those who hear the page');
    fieldOf(root).shadowRoot!.querySelector<HTMLElement>('[data-remove]')!.click();
    await fieldOf(root).updateComplete;
    expect(rows(root)).to.deep.equal(['The file “copy.pdf” was removed. Undo']);
  });

  it('is said not to be sent where the limit of all files has room', async () => {
    const size = file('a.pdf').size;
    const limits = { attributes: `data-max-total="${size + 1}"` };
    const left = await page(limits);
    await choose(left, file('a.pdf'), file('copy.pdf', 'other'));
    expect(fieldOf(left).input!.validationMessage).to.contain('are left');
    expectNotSent(await goRound(left, limits));
  });

  it('is said not to be sent where there are fewer files than are allowed', async () => {
    const limits = { attributes: 'data-max-files="1"' };
    const left = await page(limits);
    await choose(left, file('a.pdf'), file('copy.pdf', 'other'));
    expect(fieldOf(left).input!.validationMessage).to.contain('at most 1 file is allowed');
    expectNotSent(await goRound(left, limits));
  });

  it('stays refused as long as the server lists its original, over several pages', async () => {
    const printed = await printedAs('ok.pdf', file('ok.pdf'));
    const left = await page();
    await choose(left, file('ok.pdf'), file('copy.pdf'));
    let root = await goRound(left, { printed });
    expect(rows(root)[0]).to.contain(added);
    expect(fieldOf(root).input!.validationMessage).to.equal(added);
    root = await goRound(root, { printed });
    expect(rows(root)[0]).to.contain(added);
    root = await goRound(root);
    expectNotSent(root);
    expectNotSent(await goRound(root));
  });

  it('is told how much room there is on the page where it is read', async () => {
    const limits = { attributes: 'data-max-total="2KB"' };
    const left = await page(limits);
    await choose(left, file('a.pdf'), file('copy.pdf', 'x'.repeat(1800)));
    const printed = '<ul data-files><li data-bytes="1024"><bdi>b.pdf</bdi></li></ul>';
    const root = await goRound(left, { ...limits, printed });
    expect(rows(root)[0]).to.contain('1 kB are left');
  });

  it('gives way to the same file, chosen again', async () => {
    const left = await page();
    await choose(left, file('ok.pdf'), file('copy.pdf'));
    const root = await goRound(left);
    await choose(root, file('copy.pdf'));
    expect(rows(root)).to.have.length(1);
    expect(rows(root)[0]).to.contain('Will be sent with the form');
    expect(fieldOf(root).input!.files).to.have.length(1);
    expect(fieldOf(root).input!.validationMessage).to.equal('');
  });

  it('holds up nothing where its original is chosen again, and taken out', async () => {
    const left = await page();
    await choose(left, file('ok.pdf'), file('copy.pdf'));
    const root = await goRound(left);
    await choose(root, file('ok.pdf'));
    expect(fieldOf(root).input!.validationMessage).to.equal('');
    expect(rows(root)[0]).to.contain(copyNotSent);
    fieldOf(root).shadowRoot!.querySelectorAll<HTMLElement>('[data-remove]')[1]!.click();
    await fieldOf(root).updateComplete;
    expect(rows(root)[0]).to.contain(copyNotSent);
    const told = document.querySelector('[role=status]')?.textContent ?? '';
    expect(told).not.to.contain('can be sent now');
  });

  it('is looked at again when a file of this page is taken out', async () => {
    const limits = { attributes: 'data-max-total="3KB"' };
    const left = await page(limits);
    await choose(left, file('a.pdf', 'x'.repeat(1800)), file('copy.pdf', 'y'.repeat(1800)));
    const printed = '<ul data-files><li data-bytes="1800"><bdi>b.pdf</bdi></li></ul>';
    const root = await goRound(left, { ...limits, printed });
    expect(rows(root)[0]).to.contain('are left');
    fieldOf(root).querySelector('ul')!.remove();
    await choose(root, file('c.pdf', 'z'.repeat(1800)));
    expect(rows(root)[0]).to.contain('are left');
    fieldOf(root).shadowRoot!.querySelectorAll<HTMLElement>('[data-remove]')[1]!.click();
    await fieldOf(root).updateComplete;
    expect(rows(root)[0]).to.contain(copyNotSent);
    expect(fieldOf(root).input!.validationMessage).to.equal('');
    const told = (): string => document.querySelector('[role=status]')?.textContent ?? '';
    await waitUntil(() => told().includes(copyNotSent), 'told');
    expect(told()).not.to.contain('can be sent now');
  });
});
