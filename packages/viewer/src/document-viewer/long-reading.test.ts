import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { typeText } from '../../../elements/src/testing/keys.ts';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { all, appears, documents, one, openViewer, page, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** Lets every page be read, and waits until that has worn out a worker. */
async function readFar(viewer: TtDocumentViewer, word: string): Promise<void> {
  const { terminate } = Worker.prototype;
  let ended = 0;
  Worker.prototype.terminate = function () {
    ended += 1;
    terminate.call(this);
  };
  try {
    await viewer.find(word);
    await waitUntil(() => ended > 0, 'the first worker has ended');
  } finally {
    Worker.prototype.terminate = terminate;
  }
}

const count = (viewer: TtDocumentViewer): string => textOf(one(viewer, '.count'));

const field = (viewer: TtDocumentViewer): HTMLInputElement =>
  one<HTMLInputElement>(viewer, '.fields [aria-label="Name"]');

describe('after more pages than one worker reads', () => {
  it('answers, layers, place and search are as they were, and nothing is fetched again', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form lang="pl">
        <tt-document-viewer
          name="declaration"
          panel="layers"
          src=${`${documents}long-form.pdf`}
        ></tt-document-viewer>
      </form>`,
    );
    const viewer = form.querySelector('tt-document-viewer')!;
    const saved = (): File | null => new FormData(form).get('declaration') as File | null;
    const pixel = (x: number): number[] => {
      const canvas = page(viewer, 1).querySelector('canvas')!;
      const { width, height } = canvas;
      const place = [Math.round(width * x), Math.round(height * 0.9), 1, 1] as const;
      return Array.from(
        canvas
          .getContext('2d')!
          .getImageData(...place)
          .data.slice(0, 3),
      );
    };
    await appears(viewer, '.fields');
    await appears(viewer, '.layers input');
    await waitUntil(() => pixel(0.75)[2] === 255 && pixel(0.75)[0] === 0, 'both layers show');
    all<HTMLInputElement>(viewer, '.layers input')[1]!.focus();
    await sendKeys({ press: ' ' });
    await waitUntil(() => pixel(0.75)[0] === 255, 'one layer is hidden');
    field(viewer).focus();
    await typeText('Anna');
    await waitUntil(saved, 'a file with the answer');
    viewer.goToPage(60);
    const states: string[] = [];
    viewer.addEventListener('tt-document', ({ detail }) => states.push(detail.state));
    performance.clearResourceTimings();

    await readFar(viewer, 'number 110');
    await waitUntil(() => viewer.page === 110, 'the match is shown');
    viewer.goToPage(60);
    await aTimeout(200);
    expect(viewer.page).to.equal(60);
    expect(states).to.deep.equal([]);
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(fetched.filter((name) => name.endsWith('.pdf'))).to.deep.equal([]);

    await viewer.find('number 109');
    await waitUntil(() => viewer.page === 109, 'another search finds');
    await waitUntil(() => /1/.test(count(viewer)));
    viewer.goToPage(1);
    await appears(viewer, '.fields');
    await appears(viewer, '.page[data-page="1"] canvas');
    expect(field(viewer).value).to.equal('Anna');
    expect(pixel(0.25), 'the shown layer').to.deep.equal([255, 0, 0]);
    expect(pixel(0.75), 'the hidden layer').to.deep.equal([255, 255, 255]);
    field(viewer).focus();
    await sendKeys({ press: 'End' });
    await typeText(' Nowak');
    // What is typed slowly is saved more than once.
    await waitUntil(async () => (await saved()!.text()).includes('Anna Nowak'), 'a new file');
    const other = document.createElement('tt-document-viewer');
    await fixture(html`<div lang="en">${other}</div>`);
    await other.open(saved()!);
    await appears(other, '.fields');
    expect(field(other).value).to.equal('Anna Nowak');
  });

  it('an answer given before is saved with nothing typed since', async () => {
    const viewer = await openViewer('long-form.pdf');
    await appears(viewer, '.fields');
    field(viewer).focus();
    await typeText('Jan');
    await readFar(viewer, 'number 110');
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    let file: Blob | undefined;
    URL.createObjectURL = (given) => createObjectURL.call(URL, (file = given as Blob));
    // Firefox would show the file it saves, and stop drawing the page.
    HTMLAnchorElement.prototype.click = () => undefined;
    try {
      await viewer.downloadAnswers();
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    const other = document.createElement('tt-document-viewer');
    await fixture(html`<div lang="en">${other}</div>`);
    await other.open(file!);
    await appears(other, '.fields');
    expect(field(other).value).to.equal('Jan');
  });

  it('no password is asked for again', async () => {
    const viewer = document.createElement('tt-document-viewer');
    viewer.src = `${documents}long-encrypted.pdf`;
    await fixture(html`<div lang="pl">${viewer}</div>`);
    const password = await appears<HTMLInputElement>(viewer, 'input[type=password]');
    password.focus();
    await typeText('poiares');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.state === 'ready', 'it is open');
    await readFar(viewer, 'Nr. 110');
    await waitUntil(() => viewer.page === 110, 'the match is shown');
    viewer.goToPage(70);
    await appears(viewer, '.page[data-page="70"] canvas');
    await waitUntil(() => textOf(page(viewer, 70)).includes('Lapa Nr. 70'));
    expect(viewer.state).to.equal('ready');
    expect(all(viewer, 'input[type=password]')).to.have.length(0);
  });
});
