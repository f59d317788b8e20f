import { pdf } from '@twintown/core/files/testing/samples.js';
import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeRequest, forgetUploads } from '../testing/fake-request.ts';
import { waitUntil } from '../testing/wait.ts';
import '../error-summary/define.ts';
import '../form/define.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

// What becomes of uploads that ended with the page before, when the form is sent without them.

const native = window.XMLHttpRequest;
before(() => {
  window.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
});
after(() => {
  window.XMLHttpRequest = native;
});
beforeEach(() => {
  forgetUploads('/broken');
  sessionStorage.clear();
  FakeRequest.open = [];
  FakeRequest.sent = [];
  FakeRequest.created = 201;
});
afterEach(() => {
  forgetUploads('/broken');
  sessionStorage.clear();
});

/** More than the time that a warning is given to be read. */
const readingTime = 1100;

interface Page {
  root: HTMLElement;
  field: TtFileField;
  /** What each submission said was acknowledged, by its button. */
  sent: string[];
}

async function page(inputAttributes = ''): Promise<Page> {
  const root =
    await fixture<HTMLElement>(`<tt-form lang="en"><tt-error-summary hidden></tt-error-summary>
    <form method="post" action="javascript:void 0" enctype="multipart/form-data">
      <tt-file-field endpoint="/broken">
        <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
        <input id="att" name="att" type="file" multiple accept=".pdf" ${inputAttributes}
          aria-describedby="att-error"></tt-file-field>
      <button id="go">Continue</button>
      <button id="back" name="task" value="back" formnovalidate>Back</button>
    </form></tt-form>`);
  const field = root.querySelector('tt-file-field')!;
  const sent: string[] = [];
  root.parentElement!.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    const data = new FormData(event.target as HTMLFormElement, event.submitter);
    sent.push(`${event.submitter!.id}: ${data.getAll('tt-acknowledged').join()}`);
  });
  await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'the drop zone');
  return { root, field, sent };
}

const plan = (text = 'a'): File =>
  new File([pdf({ text })], `${text}.pdf`, { type: 'application/pdf' });

function add({ field }: Page, ...files: File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A page loaded anew while `files` were under way. */
async function brokenOff(files: File[], inputAttributes = ''): Promise<Page> {
  const before = await page();
  add(before, ...files);
  await waitUntil(() => FakeRequest.open.length === files.length, 'uploading');
  before.root.remove();
  await aTimeout(0);
  FakeRequest.open = [];
  const again = await page(inputAttributes);
  await waitUntil(() => notice(again), 'asked for again');
  return again;
}

const notice = ({ field }: Page): string =>
  field.shadowRoot!.querySelector('.broken-off')?.textContent?.trim() ?? '';
const warned = ({ field }: Page): string =>
  field.querySelector<HTMLElement>('[data-warning]:not([hidden])')?.textContent ?? '';
const summary = ({ root }: Page): string => {
  const element = root.querySelector<HTMLElement>('tt-error-summary')!;
  return element.hidden ? '' : element.textContent!.replace(/\s+/g, ' ').trim();
};
async function press({ root }: Page, button: string): Promise<void> {
  root.querySelector<HTMLElement>(button)!.focus();
  await sendKeys({ press: 'Enter' });
}

describe('tt-file-field whose upload ended with the page before', () => {
  it('holds the form back once, and goes on without the file at the second press', async () => {
    const again = await brokenOff([plan()]);
    await press(again, '#go');
    await waitUntil(() => summary(again), 'told');
    expect(again.sent).to.deep.equal([]);
    expect(summary(again)).to.contain('1 upload was broken off. Choose the same file once more');
    expect(summary(again)).to.contain('Attachments');
    expect(warned(again)).to.contain('1 upload was broken off');
    expect(again.field.input!.getAttribute('aria-invalid')).not.to.equal('true');
    expect(notice(again), 'it is said once at the field').to.equal('');
    await aTimeout(readingTime);
    await press(again, '#go');
    await waitUntil(() => again.sent.length > 0, 'sent');
    expect(again.sent).to.deep.equal(['go: att']);
    again.root.remove();
    expect(notice(await page()), 'they know').to.equal('');
  });

  it('asks again where only one of two was chosen once more', async () => {
    const again = await brokenOff([plan('a'), plan('b')]);
    await press(again, '#go');
    await waitUntil(() => summary(again).includes('2 uploads were broken off'), 'told of both');
    add(again, plan('a'));
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    await waitUntil(() => notice(again).includes('1 upload'), 'the other one is asked for');
    expect(warned(again)).to.equal('');
    FakeRequest.open[0]!.finish();
    await waitUntil(() => again.field.files[0]?.state === 'uploaded', 'uploaded');
    await aTimeout(readingTime);
    await press(again, '#go');
    await waitUntil(() => summary(again).includes('1 upload was broken off'), 'told of the other');
    expect(again.sent).to.deep.equal([]);
  });

  it('says nothing once all were chosen again', async () => {
    const again = await brokenOff([plan()]);
    add(again, plan());
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    FakeRequest.open[0]!.finish();
    await waitUntil(() => again.field.files[0]?.state === 'uploaded', 'uploaded');
    await press(again, '#go');
    await waitUntil(() => again.sent.length > 0, 'sent');
    expect(again.sent).to.deep.equal(['go: ']);
  });

  it('asks for what is missing first where an answer is required', async () => {
    const again = await brokenOff([plan()], 'required');
    await press(again, '#go');
    await waitUntil(() => summary(again), 'told');
    expect(summary(again)).to.contain('Choose a file');
    expect(warned(again)).to.equal('');
    expect(notice(again)).to.contain('1 upload');
  });

  it('still knows of it after a way that asks nothing, such as back', async () => {
    const again = await brokenOff([plan()]);
    await press(again, '#back');
    await waitUntil(() => again.sent.length > 0, 'sent');
    again.root.remove();
    await aTimeout(0);
    const later = await page();
    await waitUntil(() => notice(later), 'asked for again');
  });
});
