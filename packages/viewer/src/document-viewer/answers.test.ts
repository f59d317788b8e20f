import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { typeText } from '../../../elements/src/testing/keys.ts';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makeZip } from '../engines/testing/make-zip.ts';
import { named, submitted, valuesOf } from '../testing/filled-form.ts';
import { all, appears, documents, one, said, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const field = 'First and last name';

/** A viewer with a list of documents in a form. */
async function openList(
  ...files: (string | File)[]
): Promise<{ form: HTMLFormElement; viewer: TtDocumentViewer }> {
  const form = await fixture<HTMLFormElement>(
    html`<form lang="en"><tt-document-viewer name="papers"></tt-document-viewer></form>`,
  );
  const viewer = form.querySelector('tt-document-viewer')!;
  viewer.documents = files.map((file) =>
    typeof file === 'string'
      ? { src: documents + file, name: file }
      : { src: file, name: file.name },
  );
  await waitUntil(() => viewer.state === 'ready', 'open');
  return { form, viewer };
}

async function fillIn(viewer: TtDocumentViewer, text: string): Promise<void> {
  await appears(viewer, '.fields');
  named(viewer, field).focus();
  await typeText(text);
}

async function goTo(viewer: TtDocumentViewer, number: number): Promise<void> {
  viewer.goToDocument(number);
  await waitUntil(() => viewer.documentNumber === number && viewer.state === 'ready', `${number}`);
}

const form = async (name: string): Promise<File> =>
  new File([await (await fetch(`${documents}form.pdf`)).blob()], name);

const names = (files: readonly File[]): string[] => files.map((file) => file.name);

const valueIn = async (file: File | undefined): Promise<unknown> => (await valuesOf(file!))[field];

describe('answers in several documents', () => {
  it('are all submitted, each in its file, in the order of the list', async () => {
    const opened = await openList(await form('a.pdf'), 'plain-30.pdf', await form('b.pdf'));
    const { viewer } = opened;
    await goTo(viewer, 3);
    await fillIn(viewer, 'Jan');
    // At once, before the answer was put into a file.
    await goTo(viewer, 1);
    await fillIn(viewer, 'Anna');
    await goTo(viewer, 2);
    const files = await submitted(opened.form, 'papers');
    expect(names(files)).to.deep.equal(['a-filled.pdf', 'b-filled.pdf']);
    expect(await valueIn(files[0])).to.equal('Anna');
    expect(await valueIn(files[1])).to.equal('Jan');
  });

  it('follow the name, and go with a reset and with the list', async () => {
    const [a, b] = [await form('a.pdf'), await form('b.pdf')];
    const { form: around, viewer } = await openList(a, b);
    await fillIn(viewer, 'Anna');
    await goTo(viewer, 2);
    await fillIn(viewer, 'Jan');
    const submits = (name: string): string[] => names(new FormData(around).getAll(name) as File[]);
    await waitUntil(() => submits('papers').length === 2, 'both');
    viewer.name = 'letters';
    await viewer.updateComplete;
    expect([submits('papers'), submits('letters')]).to.deep.equal([
      [],
      ['a-filled.pdf', 'b-filled.pdf'],
    ]);
    viewer.removeAttribute('name');
    await viewer.updateComplete;
    expect([...new FormData(around)]).to.deep.equal([]);
    viewer.name = 'papers';
    viewer.documents = [{ src: b, name: 'b.pdf' }];
    await viewer.updateComplete;
    expect(submits('papers'), 'of another case').to.deep.equal(['b-filled.pdf']);
    viewer.documents = [
      { src: b, name: 'b.pdf' },
      { src: a, name: 'a.pdf' },
    ];
    await viewer.updateComplete;
    expect(submits('papers')).to.deep.equal(['b-filled.pdf', 'a-filled.pdf']);
    around.reset();
    expect(submits('papers')).to.deep.equal([]);
    await fillIn(viewer, 'Ewa');
    await goTo(viewer, 2);
    await appears(viewer, '.fields');
    expect(named(viewer, field).value, 'after a reset').to.equal('');
    await goTo(viewer, 1);
    await appears(viewer, '.fields');
    expect(named(viewer, field).value, 'typed after a reset').to.equal('Ewa');
  });

  it('are submitted once by somebody who presses twice', async () => {
    const { form: around, viewer } = await openList(await form('a.pdf'));
    await fillIn(viewer, 'Anna');
    let times = 0;
    around.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      times += 1;
    });
    around.requestSubmit();
    around.requestSubmit();
    await waitUntil(() => times > 0, 'submitted');
    await aTimeout(500);
    expect(times).to.equal(1);
  });

  it('are not lost with what is typed while they are being saved', async () => {
    const { form: around, viewer } = await openList(await form('a.pdf'));
    await fillIn(viewer, 'A');
    const files = submitted(around, 'papers');
    await typeText('nna');
    const [first] = await files;
    const [last] = await submitted(around, 'papers');
    expect('Anna').to.match(new RegExp(`^${String(await valueIn(first))}`));
    expect(await valueIn(last)).to.equal('Anna');
  });
});

describe('answers in files inside a document', () => {
  const packed = async (): Promise<File> => {
    const content = new Uint8Array(await (await form('')).arrayBuffer());
    const entries = ['form.pdf', 'same.pdf'].map((name) => ({ name, content }));
    return new File([await makeZip(entries)], 'all.zip');
  };

  it('has the answers again when people come back to an attachment', async () => {
    const { viewer } = await openList(await packed());
    await viewer.openAttachment(0);
    await appears(viewer, '.fields');
    named(viewer, field).focus();
    await typeText('Jan');
    await viewer.closeAttachment();
    await viewer.openAttachment(1);
    await appears(viewer, '.fields');
    expect(named(viewer, field).value, 'another file').to.equal('');
    await viewer.closeAttachment();
    await viewer.openAttachment(0);
    await appears(viewer, '.fields');
    expect(named(viewer, field).value).to.equal('Jan');
  });

  it('are there again, and submitted, once the document that holds them was left', async () => {
    const { form: around, viewer } = await openList(await packed(), 'plain-30.pdf');
    await viewer.openAttachment(1);
    await fillIn(viewer, 'Jan');
    await goTo(viewer, 2);
    const files = await submitted(around, 'papers');
    expect(names(files)).to.deep.equal(['same-filled.pdf']);
    expect(await valueIn(files[0])).to.equal('Jan');
    await goTo(viewer, 1);
    await viewer.openAttachment(1);
    await appears(viewer, '.fields');
    expect(named(viewer, field).value).to.equal('Jan');
  });
});

/**
 * Makes the saving of a file with this answer fail, as it does where a file is deeper than the stack of the
 * browser: how deep that is changes with every browser, and within one from call to call.
 */
function breakSaving(answer: string): () => void {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: never[]): void {
    const { action, data } = message as {
      action?: string;
      data?: { annotationStorage?: ReadonlyMap<string, { value?: unknown }> };
    };
    const answers = [...(data?.annotationStorage?.values() ?? [])];
    if (action === 'SaveDocument' && answers.some(({ value }) => value === answer))
      throw new RangeError('Maximum call stack size exceeded');
    postMessage.call(this, message, ...rest);
  };
  return () => (Worker.prototype.postMessage = postMessage);
}

describe('answers that cannot be saved in their file', () => {
  let mend: () => void;
  beforeEach(() => (mend = breakSaving('Anna')));
  afterEach(() => mend());

  it('hold no form back; it is said why, and the document itself is offered', async () => {
    const { form: around, viewer } = await openList(await form('a.pdf'), await form('b.pdf'));
    await fillIn(viewer, 'Anna');
    const strip = await appears(viewer, '.strip:has(.download)');
    const sentence = /cannot be saved in this file and will not be sent/;
    expect(textOf(strip)).to.match(sentence);
    await waitUntil(() => sentence.test(said(viewer)), 'said');
    expect(one<HTMLAnchorElement>(viewer, '.strip .download').download).to.equal('a.pdf');
    expect(names(await submitted(around, 'papers'))).to.deep.equal([]);
    await expect(viewer).to.be.accessible();
    await goTo(viewer, 2);
    await fillIn(viewer, 'Jan');
    expect(all(viewer, '.strip .download')).to.deep.equal([]);
    expect(names(await submitted(around, 'papers'))).to.deep.equal(['b-filled.pdf']);
    await goTo(viewer, 1);
    await appears(viewer, '.fields');
    expect(named(viewer, field).value, 'what was typed').to.equal('Anna');
    await appears(viewer, '.strip .download');
    around.reset();
    await viewer.updateComplete;
    expect(all(viewer, '.strip .download'), 'nothing is left to be saved').to.deep.equal([]);
  });
});
