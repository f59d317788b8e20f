import { pdf } from '@twintown/core/files/testing/samples.js';
import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeRequest, forgetUploads } from '../testing/fake-request.ts';
import { waitUntil } from '../testing/wait.ts';
import '../error-summary/define.ts';
import '../form/define.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

// What happens to a press of "Continue" while a file is still on its way, when something else is done.

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
beforeEach(() => {
  forgetUploads('/pressed');
  sessionStorage.clear();
  FakeRequest.open = [];
  FakeRequest.sent = [];
});
afterEach(() => {
  forgetUploads('/pressed');
  sessionStorage.clear();
});

interface Pressed {
  root: HTMLElement;
  field: TtFileField;
  /** What each submission carried, and by which button. */
  sent: string[];
}

/** Chooses a file and presses "Continue" while it is on its way. */
async function pressed(required = ''): Promise<Pressed> {
  const root =
    await fixture<HTMLElement>(`<tt-form lang="en"><tt-error-summary hidden></tt-error-summary>
    <form method="post" action="javascript:void 0" enctype="multipart/form-data">
      <tt-file-field endpoint="/pressed">
        <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
        <input id="att" name="att" type="file" multiple accept=".pdf" ${required}
          aria-describedby="att-error"></tt-file-field>
      <button id="go">Continue</button>
      <button id="pl" name="language" value="pl" formnovalidate>Polski</button>
      <button id="reset" type="reset">Empty</button>
    </form></tt-form>`);
  const field = root.querySelector('tt-file-field')!;
  const sent: string[] = [];
  // Heard after the form's own word on it.
  root.parentElement!.addEventListener('submit', (event) => {
    const { submitter, target } = event;
    // To an address of no page, which is left as little as one whose answer is on its way.
    if (!event.defaultPrevented) {
      const data = new FormData(target as HTMLFormElement, submitter);
      sent.push(`${submitter!.id}: ${data.getAll('att-upload').join()}`);
    }
  });
  await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'the drop zone');
  const transfer = new DataTransfer();
  transfer.items.add(new File([pdf()], 'plan.pdf', { type: 'application/pdf' }));
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
  FakeRequest.open[0]!.progress(0.5);
  await press(root, '#go');
  await waitUntil(
    () => root.querySelector('#go')!.getAttribute('aria-disabled') === 'true',
    'the press is taken',
  );
  expect(sent).to.deep.equal([]);
  return { root, field, sent };
}

async function press(root: ParentNode, button: string): Promise<void> {
  root.querySelector<HTMLElement>(button)!.focus();
  await sendKeys({ press: 'Enter' });
}

const summary = (root: ParentNode): string => {
  const element = root.querySelector<HTMLElement>('tt-error-summary')!;
  return element.hidden ? '' : element.textContent!.replace(/\s+/g, ' ').trim();
};
const isFree = (root: ParentNode): boolean =>
  !root.querySelector('#go')!.hasAttribute('aria-disabled');
async function removeFile(field: TtFileField): Promise<void> {
  field.shadowRoot!.querySelector<HTMLElement>('li [data-remove]')!.focus();
  await sendKeys({ press: 'Enter' });
}

describe('a press of "Continue" while a file is uploaded', () => {
  it('is sent once, with the file, when the file is there, however often it was pressed', async () => {
    const { root, sent } = await pressed();
    await press(root, '#go');
    await press(root, '#go');
    FakeRequest.open[0]!.finish();
    await waitUntil(() => sent.length > 0, 'sent');
    await aTimeout(300);
    expect(sent).to.deep.equal(['go: 1']);
  });

  it('is given up with a reset', async () => {
    const { root, field, sent } = await pressed();
    await press(root, '#reset');
    await waitUntil(() => field.files.length === 0, 'empty');
    await waitUntil(() => isFree(root), 'free again');
    await aTimeout(300);
    expect(sent).to.deep.equal([]);
    expect(summary(root)).to.equal('');
    await press(root, '#go');
    await waitUntil(() => sent.length > 0, 'sent anew');
    expect(sent).to.deep.equal(['go: ']);
  });

  it('goes on without a file that is removed meanwhile', async () => {
    const { field, sent } = await pressed();
    await removeFile(field);
    await waitUntil(() => sent.length > 0, 'sent');
    expect(sent).to.deep.equal(['go: ']);
  });

  it('asks for a file where the only one is removed meanwhile and one is needed', async () => {
    const { root, field, sent } = await pressed('required');
    await removeFile(field);
    await waitUntil(() => summary(root) !== '', 'told');
    expect(summary(root)).to.contain('Choose a file');
    expect(sent).to.deep.equal([]);
    expect(isFree(root)).to.equal(true);
  });

  it('gives way to another language, which sends at once and alone', async () => {
    const { root, sent } = await pressed();
    await press(root, '#pl');
    await waitUntil(() => sent.length > 0, 'sent');
    FakeRequest.open[0]?.finish();
    await aTimeout(800);
    expect(sent).to.deep.equal(['pl: ']);
  });

  it('ends with a sentence where the link is lost, which goes when the file is there', async () => {
    const { root, field, sent } = await pressed();
    FakeRequest.open[0]!.fail();
    await waitUntil(() => summary(root) !== '', 'told', { timeout: 10_000 });
    expect(summary(root)).to.contain('Wait until all files are ready, then try again.');
    expect(sent).to.deep.equal([]);
    expect(isFree(root)).to.equal(true);
    await waitUntil(
      () => {
        for (const request of FakeRequest.open.splice(0)) request.finish();
        return field.files[0]!.state === 'uploaded';
      },
      'the rest came',
      { timeout: 15_000 },
    );
    expect(sent, 'nobody pressed since').to.deep.equal([]);
    await press(root, '#go');
    await waitUntil(() => sent.length > 0, 'sent');
    expect(sent).to.deep.equal(['go: 1']);
  });

  it('tells of the connection where it does not come back, until the file is there', async () => {
    const { root, field, sent } = await pressed('required');
    const giveUp = setInterval(() => {
      for (const request of FakeRequest.open.splice(0)) request.fail();
    }, 50);
    await waitUntil(() => summary(root) !== '', 'told', { timeout: 10_000 });
    clearInterval(giveUp);
    expect(summary(root))
      .to.contain('The connection was lost while files were being uploaded.')
      .and.contain('then try again.');
    expect(root.querySelector('#att-error')!.textContent).to.contain('The connection was lost');
    expect(sent).to.deep.equal([]);
    window.dispatchEvent(new Event('online'));
    await waitUntil(
      () => {
        for (const request of FakeRequest.open.splice(0)) request.finish();
        return field.files[0]!.state === 'uploaded';
      },
      'the rest came',
      { timeout: 15_000 },
    );
    await waitUntil(() => root.querySelector<HTMLElement>('#att-error')!.hidden, 'no longer told');
    await press(root, '#go');
    await waitUntil(() => sent.length > 0, 'sent');
    expect(sent).to.deep.equal(['go: 1']);
  }).timeout(20_000);
});
