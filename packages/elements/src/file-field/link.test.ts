import { pdf } from '@twintown/core/files/testing/samples.js';
import { aTimeout, expect, fixture } from '@open-wc/testing';
import { FakeRequest, forgetUploads } from '../testing/fake-request.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

const { XMLHttpRequest: nativeRequest } = window;

before(() => {
  window.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
});
after(() => {
  window.XMLHttpRequest = nativeRequest;
  forgetUploads('/links');
  sessionStorage.clear();
});
beforeEach(() => {
  forgetUploads('/links');
  sessionStorage.clear();
  FakeRequest.open = [];
  FakeRequest.sent = [];
  FakeRequest.location = '/links/1';
});

const form = (id: string): string => `<form><tt-file-field endpoint="/links">
  <label for="${id}">Attachments</label><p id="${id}-error" data-error hidden></p>
  <input id="${id}" name="att" type="file" multiple aria-describedby="${id}-error">
</tt-file-field></form>`;

async function page(...ids: string[]): Promise<TtFileField[]> {
  const root = await fixture<HTMLElement>(`<div lang="en">${ids.map(form).join('')}</div>`);
  const fields = [...root.querySelectorAll('tt-file-field')];
  await waitUntil(() => fields.every((field) => field.shadowRoot!.querySelector('.zone')), 'zones');
  return fields;
}

const plan = (): File => new File([pdf()], 'plan.pdf', { type: 'application/pdf' });
const stateOf = (field: TtFileField): string | undefined => field.files[0]?.state;
const toldOf = (field: TtFileField): string =>
  (field.shadowRoot!.querySelector('.below')?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function upload(field: TtFileField, file = plan()): Promise<FakeRequest> {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
  return FakeRequest.open[0]!;
}

/** Breaks the link until the next try is two seconds away. */
async function breakLink(field: TtFileField): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    await waitUntil(() => FakeRequest.open.length === 1, `try ${tries}`);
    FakeRequest.open.pop()!.fail();
  }
  await waitUntil(() => stateOf(field) === 'interrupted', 'interrupted');
}

describe('two forms of a page that ask for files by one name', () => {
  it('each tell of their own uploads that broke off', async () => {
    const before = await page('one', 'two');
    await upload(before[1]!);
    before[0]!.closest('div')!.remove();
    await aTimeout(0);
    const [first, second] = await page('one', 'two');
    await waitUntil(() => toldOf(second!).includes('1 upload'), 'told at the second');
    expect(toldOf(first!)).to.equal('');
  });

  it('each send the same file for itself: taken out of one it stays with the other', async () => {
    const [first, second] = await page('one', 'two');
    for (const [at, field] of [first!, second!].entries()) {
      FakeRequest.location = `/links/${at + 1}`;
      (await upload(field)).finish();
      await waitUntil(() => stateOf(field) === 'uploaded', 'uploaded');
      FakeRequest.open = [];
    }
    const ids = [first!, second!].map(
      (field) => field.querySelector<HTMLInputElement>('[name=att-upload]')!.value,
    );
    expect(ids).to.deep.equal(['1', '2']);
  });
});

describe('an upload whose link broke', () => {
  const wakes: [string, () => void][] = [
    ['the link is back', () => window.dispatchEvent(new Event('online'))],
    ['the page is seen again', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['the page wakes', () => document.dispatchEvent(new Event('resume'))],
    ['the page is shown again', () => window.dispatchEvent(new PageTransitionEvent('pageshow'))],
  ];
  let isOnline = true;
  before(() =>
    Object.defineProperty(navigator, 'onLine', { get: () => isOnline, configurable: true }),
  );
  after(() => Reflect.deleteProperty(navigator, 'onLine'));

  it('is not tried for a look at the page while there is none', async () => {
    const [field] = await page('one');
    await upload(field!);
    await breakLink(field!);
    isOnline = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await aTimeout(300);
    expect(FakeRequest.open.length).to.equal(0);
    isOnline = true;
  }).timeout(10_000);

  for (const [when, wake] of wakes)
    it(`goes on at once when ${when}`, async () => {
      const [field] = await page('one');
      await upload(field!);
      await breakLink(field!);
      wake();
      await waitUntil(() => FakeRequest.open.length === 1, 'the next try', { timeout: 900 });
      FakeRequest.open[0]!.finish();
      await waitUntil(() => stateOf(field!) === 'uploaded', 'uploaded');
    }).timeout(10_000);

  it('stays at rest while its field is out of the page, and goes on once it is back', async () => {
    const [field] = await page('one');
    const place = field!.parentElement!;
    await upload(field!);
    await breakLink(field!);
    field!.remove();
    await aTimeout(0);
    window.dispatchEvent(new Event('online'));
    await aTimeout(100);
    expect(FakeRequest.open.length).to.equal(0);
    place.append(field!);
    await waitUntil(() => FakeRequest.open.length === 1, 'the next try', { timeout: 900 });
  }).timeout(10_000);
});

describe('a file that cannot be read any more while it is sent', () => {
  it('is told as that, in its row and aloud, and not as a link that broke', async () => {
    const [field] = await page('one');
    const file = plan();
    const request = await upload(field!, file);
    const { file: sent } = field!.files[0]!;
    sent.slice = () => {
      const blob = new Blob();
      blob.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
      return blob;
    };
    request.progress(0.5);
    FakeRequest.open = [];
    request.fail();
    await waitUntil(() => toldOf(field!).includes('cannot be read'), 'told');
    expect(stateOf(field!)).to.equal('refused');
    expect(field!.input!.validationMessage).to.contain('“plan.pdf” cannot be read');
    const said = (): string => document.querySelector('[data-tt-announcer]')?.textContent ?? '';
    await waitUntil(() => said().includes('“plan.pdf” cannot be read'), 'said');
    const tries = FakeRequest.sent.length;
    await aTimeout(1300);
    expect(FakeRequest.sent.length, 'it is not tried again').to.equal(tries);
    expect(said()).not.to.contain('interrupted');
  }).timeout(10_000);

  it('is said once for all files, however often it is tried again', async () => {
    const [field] = await page('one');
    const said: string[] = [];
    const watcher = new MutationObserver((records) => {
      for (const { target, addedNodes } of records)
        if ((target as Element).closest?.('[role=status]'))
          for (const node of addedNodes) said.push(node.textContent ?? '');
    });
    watcher.observe(document.body, { childList: true, subtree: true });
    const transfer = new DataTransfer();
    for (const name of ['plan.pdf', 'map.pdf'])
      transfer.items.add(new File([pdf(), name], name, { type: 'application/pdf' }));
    field!.input!.files = transfer.files;
    field!.input!.dispatchEvent(new Event('change', { bubbles: true }));
    let tries = 0;
    await waitUntil(() => {
      for (const request of FakeRequest.open.splice(0)) {
        tries += 1;
        request.fail();
      }
      return tries >= 7;
    }, 'tried again');
    await aTimeout(1500);
    watcher.disconnect();
    expect(said.filter((text) => /interrupted/i.test(text))).to.deep.equal([
      '2 uploads are interrupted. They go on when the connection is back.',
    ]);
  }).timeout(20_000);
});
