import { pdf, png } from '@twintown/core/files/testing/samples.js';
import { aTimeout, expect, fixture } from '@open-wc/testing';
import { FakeRequest, forgetUploads } from '../testing/fake-request.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import '../field/define.ts';
import { object } from '../shared/objection.ts';
import { Collection } from './collection.ts';
import type { TtFileField } from './file-field.ts';
import { UploadDesk } from './upload-desk.ts';

const native = {
  request: window.XMLHttpRequest,
  create: URL.createObjectURL.bind(URL),
  revoke: URL.revokeObjectURL.bind(URL),
};
const addresses = new Set<string>();

before(() => {
  window.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  URL.createObjectURL = (blob) => {
    const address = native.create(blob);
    addresses.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    addresses.delete(address);
    native.revoke(address);
  };
});
after(() => {
  window.XMLHttpRequest = native.request;
  URL.createObjectURL = native.create;
  URL.revokeObjectURL = native.revoke;
  forgetUploads('/uploads');
});
beforeEach(() => {
  forgetUploads('/uploads');
  sessionStorage.clear();
  FakeRequest.open = [];
  FakeRequest.sent = [];
  FakeRequest.location = '/uploads/1';
});

const page = async (attributes = '', inputAttributes = ''): Promise<HTMLFormElement> => {
  const root = await fixture<HTMLFormElement>(`<form lang="en"><tt-file-field ${attributes}>
    <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
    <input id="att" name="att" type="file" multiple ${inputAttributes}
      aria-describedby="att-error"></tt-file-field></form>`);
  await waitUntil(() => fieldOf(root).shadowRoot!.querySelector('.zone'), 'zone');
  return root;
};
const fieldOf = (root: ParentNode): TtFileField => root.querySelector('tt-file-field')!;
const inputOf = (root: ParentNode): HTMLInputElement => root.querySelector('input[type=file]')!;

function choose(root: ParentNode, ...files: File[]): void {
  const input = inputOf(root);
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const plan = (name = 'plan.pdf'): File => new File([pdf()], name, { type: 'application/pdf' });
const until = (check: () => unknown, what: string): Promise<void> =>
  waitUntil(check as () => boolean, what);
const stateOf = (root: ParentNode): string | undefined => fieldOf(root).files[0]?.state;
const uploading = (): Promise<void> => until(() => FakeRequest.open.length === 1, 'uploading');

describe('tt-file-field whose input comes late', () => {
  it('puts the drop zone over it, and takes what was chosen in it before', async () => {
    const root = await page();
    const field = fieldOf(root);
    const input = inputOf(root);
    input.remove();
    await until(() => !field.shadowRoot!.querySelector('.zone'), 'no zone without an input');
    const transfer = new DataTransfer();
    transfer.items.add(plan());
    input.files = transfer.files;
    field.append(input);
    await until(() => field.shadowRoot!.querySelector('.zone'), 'a zone with it');
    expect(field.matches(':state(ready)')).to.equal(true);
    await until(() => stateOf(root) === 'ready', 'the file chosen before');
    expect(field.files.map(({ file }) => file.name)).to.deep.equal(['plan.pdf']);
  });
});

describe('tt-file-field that is taken out', () => {
  it('keeps no picture in memory, and shows it again when it comes back', async () => {
    const root = await page();
    const field = fieldOf(root);
    // Each choice takes the place of the one before.
    inputOf(root).multiple = false;
    for (let round = 0; round < 100; round += 1) {
      const file = new File([png()], `${round}.png`, { type: 'image/png' });
      choose(root, file);
      field.remove();
      await Promise.resolve();
      expect(addresses.size).to.equal(0);
      root.append(field);
    }
    await until(() => field.files.every(({ state }) => state !== 'checking'), 'looked at');
    await until(
      () => field.shadowRoot!.querySelectorAll('img').length > 0 || addresses.size === 0,
      'shown',
    );
    field.remove();
    await aTimeout(0);
    expect(addresses.size).to.equal(0);
  }).timeout(30_000);

  it('takes an id that is not written as addresses are', async () => {
    FakeRequest.location = '/uploads/100%';
    const root = await page('endpoint="/uploads"');
    choose(root, plan());
    await uploading();
    FakeRequest.open[0]!.finish();
    await until(() => root.querySelector<HTMLInputElement>('input[data-upload]'), 'the id');
    expect(root.querySelector<HTMLInputElement>('input[data-upload]')!.value).to.equal('100%');
    expect(stateOf(root)).to.equal('uploaded');
  });

  it('goes on uploading when it is moved, stops when it is gone, and goes on when it is back', async () => {
    const root = await page('endpoint="/uploads"');
    choose(root, plan());
    await uploading();
    const [request] = FakeRequest.open;
    const field = fieldOf(root);
    const place = document.createElement('div');
    root.append(place);
    place.append(field);
    await aTimeout(20);
    expect(request!.aborted).to.equal(false);
    field.remove();
    await aTimeout(20);
    expect(request!.aborted).to.equal(true);
    expect(FakeRequest.open.length).to.equal(0);
    root.append(field);
    await uploading();
    FakeRequest.open[0]!.finish();
    await until(() => stateOf(root) === 'uploaded', 'uploaded');
    expect(FakeRequest.sent.filter((method) => method === 'POST').length).to.equal(1);
  });

  it('names the file in what unfolds its checksum', async () => {
    const root = await page('endpoint="/uploads"');
    choose(root, plan());
    await uploading();
    FakeRequest.open[0]!.finish();
    await until(() => stateOf(root) === 'uploaded', 'uploaded');
    const summary = fieldOf(root).shadowRoot!.querySelector('summary')!;
    expect(summary.textContent.trim()).to.equal('Checksum (SHA-256)');
    expect(summary.getAttribute('aria-label')).to.equal(
      'Checksum (SHA-256) of the file “plan.pdf”',
    );
  });

  it('begins no upload of a file that was still looked at', async () => {
    const root = await page('endpoint="/uploads"');
    const field = fieldOf(root);
    choose(root, plan());
    field.remove();
    await until(() => field.files[0]?.state !== 'checking', 'looked at');
    await aTimeout(50);
    expect(FakeRequest.sent).to.deep.equal([]);
    root.append(field);
    await uploading();
  });
});

describe('an upload that is heard', () => {
  /** Collects what is said from now on. */
  function listen(): string[] {
    const said: string[] = [];
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node.parentElement?.matches('[data-tt-announcer]')) said.push(node.textContent!);
    }).observe(document.body, { childList: true, subtree: true });
    return said;
  }

  it('is one sentence where it is over at once', async () => {
    const root = await page('endpoint="/uploads"');
    await aTimeout(150);
    const said = listen();
    choose(root, plan());
    await uploading();
    FakeRequest.open[0]!.progress(0.5);
    FakeRequest.open[0]!.finish();
    await until(() => said.length > 0, 'said');
    await aTimeout(1900);
    expect(said).to.deep.equal(['1 file uploaded']);
  });

  it('is told to have begun, how far it is, and its end, where it takes long', async () => {
    const root = await page('endpoint="/uploads"');
    await aTimeout(150);
    const said = listen();
    choose(root, plan());
    await uploading();
    await until(() => said.length === 1, 'begun');
    for (const part of [0.5, 0.51, 0.76]) FakeRequest.open[0]!.progress(part);
    FakeRequest.open[0]!.finish();
    await until(() => said.length === 3, 'ended');
    expect(said).to.deep.equal(['1 file added', 'Uploading: 50%', '1 file uploaded']);
  });

  it('is told for itself, and not together with what was uploaded before it', async () => {
    const root = await page('endpoint="/uploads"');
    choose(root, plan());
    await uploading();
    FakeRequest.open[0]!.finish();
    await until(() => stateOf(root) === 'uploaded', 'uploaded');
    FakeRequest.open = [];
    await aTimeout(1900);
    const said = listen();
    choose(root, new File([pdf({ text: 'b' })], 'b.pdf', { type: 'application/pdf' }));
    await uploading();
    await until(() => said.length === 1, 'begun');
    FakeRequest.open[0]!.progress(0.3);
    await until(() => said.length === 2, 'on the way');
    FakeRequest.open[0]!.finish();
    await until(() => said.length === 3, 'ended');
    expect(said).to.deep.equal(['1 file added', 'Uploading: 25%', '1 file uploaded']);
  });

  it('is not told to have begun once the form was reset', async () => {
    const root = await page('endpoint="/uploads"');
    await aTimeout(150);
    const said = listen();
    choose(root, plan());
    await uploading();
    root.reset();
    await until(() => fieldOf(root).files.length === 0, 'reset');
    await aTimeout(1900);
    expect(said).to.deep.equal([]);
  });

  it('says that the server refused it, and why', async () => {
    const root = await page('endpoint="/uploads"');
    const said = listen();
    choose(root, plan());
    await uploading();
    FakeRequest.open[0]!.refuse(415);
    await until(() => said.some((text) => text.includes('“plan.pdf”')), 'refused');
    await aTimeout(1900);
    expect(said.filter((text) => text.includes('added'))).to.deep.equal([]);
  });
});

describe('tt-file-field with an endpoint, in a form without tt-form', () => {
  it('lets the browser send once a required file is uploaded, and asks again after removal', async () => {
    const root = await page('endpoint="/uploads"', 'required');
    expect(root.checkValidity()).to.equal(false);
    choose(root, plan());
    await uploading();
    FakeRequest.open[0]!.finish();
    await until(() => stateOf(root) === 'uploaded', 'uploaded');
    expect(inputOf(root).files!.length).to.equal(0);
    expect(root.checkValidity()).to.equal(true);
    expect(inputOf(root).getAttribute('aria-required')).to.equal('true');
    expect(new FormData(root).get('att-upload')).to.equal('1');
    fieldOf(root).shadowRoot!.querySelector<HTMLElement>('[data-remove]')!.click();
    expect(inputOf(root).required).to.equal(true);
    expect(inputOf(root).hasAttribute('aria-required')).to.equal(false);
    expect(root.checkValidity()).to.equal(false);
  });

  it('stays optional where it was', async () => {
    const root = await page('endpoint="/uploads"');
    choose(root, plan());
    await uploading();
    FakeRequest.open[0]!.finish();
    await until(() => stateOf(root) === 'uploaded', 'uploaded');
    fieldOf(root).shadowRoot!.querySelector<HTMLElement>('[data-remove]')!.click();
    expect(inputOf(root).required).to.equal(false);
  });
});

describe('tt-file-field and an objection of somebody else', () => {
  it('keeps it while a file is wrong, and after that is taken out', async () => {
    const root = await page();
    const town = {};
    object(inputOf(root), town, 'Of the town');
    choose(root, new File([''], 'empty.pdf'));
    await until(() => fieldOf(root).files[0]?.state === 'refused', 'refused');
    fieldOf(root).shadowRoot!.querySelector<HTMLElement>('[data-remove]')!.click();
    expect(inputOf(root).validationMessage).to.equal('Of the town');
    object(inputOf(root), town, '');
    expect(inputOf(root).validationMessage).to.equal('');
  });
});

describe('a page that goes round by the server while a file is sent', () => {
  /** What the form would carry when `submitter` is pressed; nothing is sent. */
  async function carried(root: HTMLFormElement, submitter: string): Promise<FormData> {
    root.method = 'post';
    root.target = 'elsewhere';
    root.insertAdjacentHTML(
      'beforeend',
      `<iframe name="elsewhere" title="elsewhere"></iframe>${submitter}`,
    );
    // Pages read their own forms too, as to keep a copy of what was typed.
    window.addEventListener('submit', () => void new FormData(root), { once: true });
    const read: FormData[] = [];
    const hear = ({ formData }: FormDataEvent): unknown => read.push(formData);
    window.addEventListener('formdata', hear);
    root.querySelector<HTMLButtonElement>(':scope > button')!.click();
    await until(() => read.length === 2, 'sent');
    window.removeEventListener('formdata', hear);
    return read[1]!;
  }

  it('goes at once in another language: the bytes are not sent a second time, and asked for again', async () => {
    const root = await page('endpoint="/uploads"');
    choose(root, plan(), new File([pdf({ text: 'b' })], 'b.pdf', { type: 'application/pdf' }));
    await until(() => FakeRequest.open.length === 2, 'uploading');
    const data = await carried(root, '<button name="language" value="pl" formnovalidate>');
    expect(data.getAll('att').length).to.equal(0);
    expect(data.get('language')).to.equal('pl');
    root.remove();
    await aTimeout(0);
    const told = (await page('endpoint="/uploads"')).querySelector('tt-file-field')!.shadowRoot!;
    await until(() => told.querySelector('.broken-off'), 'asked for again');
    expect(told.querySelector('.broken-off')!.textContent).to.contain('2 uploads');
  });

  it('still asks for them after a second change of language', async () => {
    const root = await page('endpoint="/uploads"');
    choose(root, plan());
    await uploading();
    await carried(root, '<button name="language" value="pl" formnovalidate>');
    root.remove();
    await aTimeout(0);
    const again = await page('endpoint="/uploads"');
    await carried(again, '<button name="language" value="lv" formnovalidate>');
    again.remove();
    const last = fieldOf(await page('endpoint="/uploads"')).shadowRoot!;
    await until(() => last.querySelector('.broken-off'), 'asked for again');
  });

  it('loses nothing where the person leaves: the form carries the file', async () => {
    const root = await page('endpoint="/uploads"');
    choose(root, plan());
    await uploading();
    const data = await carried(root, '<button name="save" formnovalidate>');
    expect((data.get('att') as File).name).to.equal('plan.pdf');
  });

  it('carries the file where the tab cannot remember to ask for it again', async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    try {
      const root = await page('endpoint="/uploads"');
      choose(root, plan());
      await uploading();
      const data = await carried(root, '<button name="language" value="pl" formnovalidate>');
      expect((data.get('att') as File).name).to.equal('plan.pdf');
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});

describe('an upload that is tried again without its library', () => {
  it('no longer says that it failed: the form carries the file', async () => {
    const collection = new Collection();
    const [entry] = collection.add([plan()]);
    entry!.examined = true;
    entry!.upload = 'failed';
    entry!.uploadIssue = { code: 'upload-failed', severity: 'error', params: { name: 'plan.pdf' } };
    // An address that is none lets the part that uploads fail as a lost link does.
    const host = Object.assign(document.createElement('div'), {
      endpoint: 'http://[',
      input: null,
      requestUpdate: () => {},
    });
    let changed = 0;
    const desk = new UploadDesk(host, collection, {
      changed: () => (changed += 1),
      progressed: () => {},
      failed: () => {},
    });
    desk.send([entry!]);
    await until(() => changed === 2, 'given up');
    expect(entry!.issue).to.equal(undefined);
    expect(entry!.state).to.equal('ready');
    expect(collection.sent.length).to.equal(1);
  });
});
