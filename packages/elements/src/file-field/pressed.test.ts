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
  FakeRequest.created = 201;
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

function add(field: TtFileField, ...files: File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A form with one file that is on its way. */
async function chosen(required = ''): Promise<Pressed> {
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
  add(field, new File([pdf()], 'plan.pdf', { type: 'application/pdf' }));
  await waitUntil(() => FakeRequest.sent.length > 0, 'uploading');
  return { root, field, sent };
}

/** Presses "Continue" while the file is on its way. */
async function pressed(required = ''): Promise<Pressed> {
  const { root, field, sent } = await chosen(required);
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
    root.querySelector<HTMLElement>('#pl')!.focus();
    await waitUntil(
      () => {
        for (const request of FakeRequest.open.splice(0)) request.finish();
        return field.files[0]!.state === 'uploaded';
      },
      'the rest came',
      { timeout: 15_000 },
    );
    expect(sent, 'nobody pressed since').to.deep.equal([]);
    await waitUntil(() => summary(root) === '', 'no longer listed');
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
    expect(document.activeElement, 'still where it was').to.equal(
      root.querySelector('tt-error-summary'),
    );
    await press(root, '#go');
    await waitUntil(() => sent.length > 0, 'sent');
    expect(sent).to.deep.equal(['go: 1']);
  }).timeout(20_000);

  it('tells that the file did not come where the server refuses it after the wait was told', async () => {
    const { root, field } = await pressed();
    FakeRequest.open[0]!.fail();
    await waitUntil(() => summary(root) !== '', 'told', { timeout: 10_000 });
    await waitUntil(
      () => {
        for (const request of FakeRequest.open.splice(0)) request.refuse(403);
        return field.files[0]!.state === 'failed';
      },
      'given up',
      { timeout: 15_000 },
    );
    await waitUntil(() => summary(root).includes('plan.pdf'), 'the file is named');
    expect(summary(root)).not.to.contain('Wait until').and.not.contain('onnection');
  }).timeout(30_000);
});

describe('an upload that the server answers it cannot take now', () => {
  const row = (field: TtFileField): string =>
    field.shadowRoot!.querySelector('li')!.textContent.replace(/\s+/g, ' ');
  const busy = 'The server cannot take the file now. It will be tried again automatically.';

  for (const status of [500, 409, 429])
    it(`says so in the row and on "Continue", not that the link was lost: ${status}`, async () => {
      FakeRequest.created = status;
      const { root, field, sent } = await chosen('required');
      await waitUntil(() => row(field).includes(busy), 'told in the row');
      await press(root, '#go');
      await waitUntil(() => summary(root) !== '', 'told', { timeout: 10_000 });
      const told = 'The server cannot take the files now.';
      expect(summary(root)).to.contain(told).and.contain('then try again.');
      expect(root.querySelector('#att-error')!.textContent).to.contain(told);
      expect(`${summary(root)} ${row(field)}`).not.to.contain('onnection');
      expect(sent).to.deep.equal([]);

      FakeRequest.created = 201;
      await waitUntil(
        () => {
          for (const request of FakeRequest.open.splice(0)) request.finish();
          return field.files[0]!.state === 'uploaded';
        },
        'it was tried again',
        { timeout: 15_000 },
      );
      await waitUntil(() => root.querySelector<HTMLElement>('#att-error')!.hidden, 'no more told');
      await press(root, '#go');
      await waitUntil(() => sent.length > 0, 'sent');
      expect(sent).to.deep.equal(['go: 1']);
    }).timeout(30_000);

  it('is told as that again where the link was lost in between, and the other way round', async () => {
    const { field } = await chosen();
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    FakeRequest.open.pop()!.fail();
    await waitUntil(() => FakeRequest.open.length === 1, 'the second try');
    FakeRequest.open.pop()!.fail();
    await waitUntil(() => row(field).includes('when the connection is back'), 'the link');
    await waitUntil(() => FakeRequest.open.length === 1, 'the third try', { timeout: 5000 });
    FakeRequest.open.pop()!.refuse(503);
    await waitUntil(() => row(field).includes(busy), 'the server');
    expect(field.input!.validationMessage).to.contain('The server cannot take the files now.');
    await waitUntil(() => FakeRequest.open.length === 1, 'the fourth try', { timeout: 8000 });
    FakeRequest.open.pop()!.fail();
    await waitUntil(() => row(field).includes('when the connection is back'), 'the link again');
    expect(field.input!.validationMessage).to.contain('The connection was lost');
  }).timeout(20_000);

  it('says at last that the server could not take it, and offers another try', async () => {
    FakeRequest.created = 503;
    const { field } = await chosen();
    const { setTimeout: native } = window;
    // The minutes between the tries, and no other wait.
    const pauses = [2000, 4000, 8000, 15_000, 30_000, 60_000];
    window.setTimeout = ((run: () => void, wait = 0) =>
      native(run, pauses.includes(wait) ? 10 : wait)) as typeof setTimeout;
    try {
      await waitUntil(() => field.files[0]!.state === 'failed', 'given up', { timeout: 9000 });
      await waitUntil(() => row(field).includes('the server could not take it'), 'told');
      expect(row(field)).to.contain('Try again').and.not.contain('onnection');
      FakeRequest.created = 201;
      field.shadowRoot!.querySelector<HTMLElement>('[data-retry]')!.focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => FakeRequest.open.length === 1, 'tried again');
      FakeRequest.open.pop()!.finish();
      await waitUntil(() => field.files[0]!.state === 'uploaded', 'uploaded', { timeout: 5000 });
    } finally {
      window.setTimeout = native;
    }
  }).timeout(20_000);
});

describe('what is said to a press of "Continue" at once', () => {
  let watcher: MutationObserver | undefined;
  afterEach(() => watcher?.disconnect());

  /** All that is announced from now on. */
  function listen(): string[] {
    const said: string[] = [];
    watcher = new MutationObserver((records) => {
      for (const { target, addedNodes } of records)
        if ((target as Element).closest?.('[role=status]'))
          for (const node of addedNodes) said.push(node.textContent ?? '');
    });
    watcher.observe(document.body, { childList: true, subtree: true });
    return said;
  }

  async function interrupted(how: (request: FakeRequest) => void): Promise<Pressed> {
    const page = await chosen();
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    FakeRequest.open[0]!.progress(0.5);
    how(FakeRequest.open.pop()!);
    await waitUntil(() => FakeRequest.open.length === 1, 'the second try');
    how(FakeRequest.open.pop()!);
    await waitUntil(() => page.field.files[0]!.state === 'interrupted', 'interrupted');
    return page;
  }

  for (const [what, how, sentence] of [
    ['the link was lost', (request) => request.fail(), '1 upload is interrupted. It goes on'],
    ['the server is busy', (request) => request.refuse(503), 'cannot take the file now'],
  ] as const satisfies [string, (request: FakeRequest) => void, string][])
    it(`is that ${what}`, async () => {
      const { root, field } = await interrupted(how);
      const said = listen();
      await press(root, '#go');
      await aTimeout(400);
      expect(field.files[0]!.state).to.equal('interrupted');
      expect(said.filter((text) => text.includes(sentence)).length).to.equal(1);
    });

  it('is how far the files are, where they are on their way', async () => {
    const { root, field } = await chosen();
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    FakeRequest.open[0]!.progress(0.5);
    const said = listen();
    await press(root, '#go');
    await aTimeout(1000);
    expect(field.files[0]!.state).to.equal('uploading');
    expect(said.filter((text) => text.includes('Uploading: 50%')).length, said.join()).to.equal(1);
  });

  it('is nothing of that where the files are there a moment later', async () => {
    const { root, sent } = await chosen();
    await waitUntil(() => FakeRequest.open.length === 1, 'uploading');
    const said = listen();
    await press(root, '#go');
    FakeRequest.open[0]!.finish();
    await waitUntil(() => sent.length > 0, 'sent');
    await aTimeout(700);
    expect(said.join()).not.to.contain('Uploading');
  });
});

describe('files that cannot be sent', () => {
  const empty = (count: number): File[] =>
    Array.from({ length: count }, (_, at) => new File([''], `empty ${at}.pdf`));
  const lines = (root: ParentNode): string[] =>
    [...root.querySelectorAll('tt-error-summary li')].map(({ textContent }) => textContent);

  it('are a line each in the summary, and one line that counts them where they are many', async () => {
    const { root, field } = await chosen();
    add(field, ...empty(10));
    await waitUntil(() => field.problems.length === 10, 'refused');
    await press(root, '#go');
    await waitUntil(() => lines(root).length === 10, 'a line each');
    expect(lines(root)[9]).to.contain('empty 9.pdf');
    add(field, new File([''], 'one more.pdf'));
    await waitUntil(() => field.input!.validationMessage.includes('11'), 'refused too');
    await press(root, '#go');
    await waitUntil(() => lines(root).length === 1, 'one line');
    expect(lines(root)[0]).to.equal(`Attachments – ${field.input!.validationMessage}`);
  });
});
