import { pdf } from '@twintown/core/files/testing/samples.js';
import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeRequest, forgetUploads } from '../testing/fake-request.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

// What can be done with a file that the server did not take, and where the focus is then.

const native = { request: window.XMLHttpRequest, fetch: window.fetch };
before(() => {
  window.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  window.fetch = (address, options) =>
    options?.method === 'DELETE'
      ? Promise.resolve(new Response(null, { status: 204 }))
      : native.fetch.call(window, address, options);
});
after(() => {
  window.XMLHttpRequest = native.request;
  window.fetch = native.fetch;
});
const forget = (): void => {
  forgetUploads('/retried');
  sessionStorage.clear();
};
beforeEach(() => {
  forget();
  FakeRequest.open = [];
  FakeRequest.sent = [];
  FakeRequest.created = 201;
});
afterEach(forget);

/** A field with one file that the server answers with `status`. */
async function answered(status: number): Promise<TtFileField> {
  const field = await fixture<TtFileField>(`<tt-file-field lang="en" endpoint="/retried">
    <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
    <input id="att" name="att" type="file" multiple aria-describedby="att-error"></tt-file-field>`);
  await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'the drop zone');
  FakeRequest.created = status;
  const transfer = new DataTransfer();
  transfer.items.add(new File([pdf()], 'plan.pdf', { type: 'application/pdf' }));
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
  await failed(field);
  return field;
}

async function failed(field: TtFileField): Promise<void> {
  await waitUntil(() => field.files[0]?.state === 'failed', 'not taken');
  await field.updateComplete;
}

const button = (field: TtFileField, kind: 'retry' | 'remove'): HTMLElement | null =>
  field.shadowRoot!.querySelector<HTMLElement>(`li [data-${kind}]`);
const focused = (field: TtFileField): Element | null | undefined => field.shadowRoot!.activeElement;

describe('a file that the server did not take', () => {
  for (const [status, sentence] of [
    [403, 'Remove it or choose another one.'],
    [413, 'Choose a smaller one'],
    [415, 'choose another one.'],
  ] as const)
    it(`is not offered to be tried again where the answer would be the same: ${status}`, async () => {
      const field = await answered(status);
      expect(field.shadowRoot!.querySelector('li')!.textContent).to.contain(sentence);
      expect(button(field, 'retry')).to.equal(null);
      expect(button(field, 'remove')).not.to.equal(null);
    });

  it('keeps the focus on the button that tries again until it is there, then on that beside it', async () => {
    const field = await answered(507);
    FakeRequest.created = 201;
    const retry = button(field, 'retry')!;
    retry.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    await field.updateComplete;
    expect(focused(field)).to.equal(retry);
    expect(retry.getAttribute('aria-disabled')).to.equal('true');
    const asked = FakeRequest.sent.length;
    await sendKeys({ press: 'Enter' });
    await aTimeout(600);
    expect(FakeRequest.sent.length).to.equal(asked);
    FakeRequest.open.pop()!.finish();
    await waitUntil(() => field.files[0]!.state === 'uploaded', 'uploaded');
    await field.updateComplete;
    expect(focused(field)).to.equal(button(field, 'remove'));
    expect(button(field, 'retry')).to.equal(null);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.files.length === 0, 'removed by a press of its own');
  });

  it('keeps it there where the file is not taken again', async () => {
    const field = await answered(507);
    const retry = button(field, 'retry')!;
    retry.focus();
    const asked = FakeRequest.sent.length;
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => FakeRequest.sent.length > asked, 'tried');
    await failed(field);
    expect(focused(field)).to.equal(retry);
    expect(retry.hasAttribute('aria-disabled')).to.equal(false);
  });

  it('gives it to the button that removes where trying it again is over', async () => {
    const field = await answered(507);
    button(field, 'retry')!.focus();
    FakeRequest.created = 403;
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.files[0]!.issue?.code === 'upload-refused', 'refused');
    await field.updateComplete;
    expect(button(field, 'retry')).to.equal(null);
    expect(focused(field)).to.equal(button(field, 'remove'));
  });

  it('stays where a small one is uploaded before the second press of a double press', async () => {
    const field = await answered(507);
    FakeRequest.created = 201;
    button(field, 'retry')!.focus();
    button(field, 'retry')!.click();
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    FakeRequest.open.pop()!.finish();
    await waitUntil(() => field.files[0]!.state === 'uploaded', 'uploaded');
    await field.updateComplete;
    (focused(field) as HTMLElement).click();
    await field.updateComplete;
    expect(field.files.length).to.equal(1);
  });
});
