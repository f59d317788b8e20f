import { pdf } from '@twintown/core/files/testing/samples.js';
import { aTimeout, expect, fixture } from '@open-wc/testing';
import { FakeRequest, forgetUploads } from '../testing/fake-request.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

const native = { request: window.XMLHttpRequest, fetch: window.fetch };
let deleted: string[] = [];

before(() => {
  window.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  window.fetch = (address, options) => {
    if (options?.method !== 'DELETE') return native.fetch.call(window, address, options);
    deleted.push(new URL(String(address), location.href).pathname);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
});
after(() => {
  window.XMLHttpRequest = native.request;
  window.fetch = native.fetch;
  forgetUploads('/removals');
  sessionStorage.clear();
});
beforeEach(() => {
  forgetUploads('/removals');
  sessionStorage.clear();
  deleted = [];
  FakeRequest.open = [];
  FakeRequest.sent = [];
  FakeRequest.location = '/removals/1';
});

async function page(attributes = ''): Promise<TtFileField> {
  const field =
    await fixture<TtFileField>(`<tt-file-field lang="en" endpoint="/removals" ${attributes}>
    <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
    <input id="att" name="att" type="file" multiple accept=".pdf" aria-describedby="att-error">
  </tt-file-field>`);
  await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'the drop zone');
  return field;
}

function choose(field: TtFileField, ...files: File[]): void {
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
}

const plan = (name: string): File =>
  new File([pdf({ text: name })], name, { type: 'application/pdf' });
const states = (field: TtFileField): string => field.files.map(({ state }) => state).join();
const ids = (field: TtFileField): string[] =>
  [...field.querySelectorAll<HTMLInputElement>('input[data-upload]')].map(({ value }) => value);

async function press(field: TtFileField, name: string, button: 'remove' | 'undo'): Promise<void> {
  await field.updateComplete;
  const row = [...field.shadowRoot!.querySelectorAll('li')].find(({ textContent }) =>
    textContent!.replace(/\s+/g, '').includes(name),
  );
  row!.querySelector<HTMLElement>(`[data-${button}]`)!.click();
  await field.updateComplete;
}

/** Lets the server take all that is sent until nothing is under way. */
async function finishAll(field: TtFileField, count: number): Promise<void> {
  await waitUntil(() => {
    for (const request of FakeRequest.open.splice(0)) request.finish();
    return field.files.filter(({ state }) => state === 'uploaded').length === count;
  }, `${count} uploaded`);
}

describe('a file that is removed after it was sent at once', () => {
  it('goes from the server too, which would print it after a reload, and is sent anew when it is back', async () => {
    const field = await page();
    choose(field, plan('plan.pdf'));
    await finishAll(field, 1);
    expect(ids(field)).to.deep.equal(['1']);
    await press(field, 'plan.pdf', 'remove');
    await waitUntil(() => deleted.length > 0, 'deleted');
    expect(deleted).to.deep.equal(['/removals/1']);
    expect(ids(field)).to.deep.equal([]);
    FakeRequest.location = '/removals/2';
    await press(field, 'plan.pdf', 'undo');
    await finishAll(field, 1);
    expect(ids(field)).to.deep.equal(['2']);
    expect(FakeRequest.sent.join()).to.equal('POST,PATCH,POST,PATCH');
  });

  it('goes too where all of its bytes have left and only the answer is not there', async () => {
    const field = await page();
    choose(field, plan('plan.pdf'));
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    FakeRequest.open[0]!.progress(1);
    await press(field, 'plan.pdf', 'remove');
    await waitUntil(() => deleted.length > 0, 'deleted');
  });

  it('stays there by half, and goes on from that half', async () => {
    const field = await page();
    choose(field, plan('plan.pdf'));
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    FakeRequest.open[0]!.progress(0.5);
    await press(field, 'plan.pdf', 'remove');
    await aTimeout(20);
    await press(field, 'plan.pdf', 'undo');
    await finishAll(field, 1);
    expect(deleted).to.deep.equal([]);
    expect(FakeRequest.sent.join()).to.equal('POST,PATCH,HEAD,PATCH');
  });
});

describe('a file that there was no room for', () => {
  it('is sent at once when another one is removed', async () => {
    const field = await page('data-max-files="2"');
    choose(field, plan('a.pdf'), plan('b.pdf'), plan('c.pdf'));
    await finishAll(field, 2);
    expect(states(field)).to.equal('uploaded,uploaded,refused');
    await press(field, 'a.pdf', 'remove');
    await finishAll(field, 2);
    expect(states(field)).to.equal('uploaded,uploaded');
  });

  it('does not wait for ever after it was removed and put back', async () => {
    const field = await page('data-max-files="2"');
    choose(field, plan('a.pdf'), plan('b.pdf'), plan('c.pdf'));
    await finishAll(field, 2);
    await press(field, 'c.pdf', 'remove');
    await press(field, 'c.pdf', 'undo');
    await press(field, 'a.pdf', 'remove');
    await finishAll(field, 2);
  });
});

describe('a file that is removed and put back while it is looked at', () => {
  it('is not sent before it was', async () => {
    const field = await page();
    choose(
      field,
      new File([new Uint8Array(40_000_000), pdf()], 'large.pdf'),
      new File(['MZ\x90\0'], 'program.pdf'),
    );
    await press(field, 'program.pdf', 'remove');
    await press(field, 'program.pdf', 'undo');
    expect(states(field)).to.equal('checking,checking');
    await waitUntil(() => !states(field).includes('checking'), 'looked at');
    await aTimeout(100);
    expect(states(field)).to.match(/,refused$/);
    expect(FakeRequest.sent).to.deep.equal([]);
  });
});
