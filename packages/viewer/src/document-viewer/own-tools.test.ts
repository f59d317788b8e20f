import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { all, appears, one, openViewer, textOf } from '../testing/open-viewer.ts';

/** Details of the events of one name, as they come. */
function told<Name extends keyof HTMLElementEventMap>(
  viewer: HTMLElement,
  name: Name,
): (HTMLElementEventMap[Name] extends CustomEvent<infer Detail> ? Detail : never)[] {
  const details: never[] = [];
  viewer.addEventListener(name, (event) => details.push((event as CustomEvent).detail as never));
  return details;
}

describe('tools that a page makes itself', () => {
  it('hear of hand and paper, whoever changed them', async () => {
    const viewer = await openViewer('plain-30.pdf');
    const hands = told(viewer, 'tt-hand');
    const papers = told(viewer, 'tt-paper');
    viewer.hand = true;
    viewer.pages = 'dark';
    await waitUntil(() => papers.length > 0, 'the paper is told');
    one(viewer, '.menu-button').click();
    (await appears(viewer, '[role=menu] [data-command=hand]')).click();
    await waitUntil(() => hands.length > 1, 'the hand is told');
    expect(hands).to.deep.equal([{ hand: true }, { hand: false }]);
    expect(papers).to.deep.equal([{ pages: 'dark' }]);
  });

  it('show and hide layers, and hear of those that the panel shows', async () => {
    const viewer = await openViewer('layers.pdf');
    const heard = told(viewer, 'tt-layers');
    const [first, second] = await viewer.layers();
    expect([first?.name, first?.visible, second?.name]).to.deep.equal(['Parcels', true, 'Pipes']);
    await viewer.showLayer(first!.id!, false);
    expect((await viewer.layers())[0]?.visible).to.equal(false);
    expect(heard.at(-1)?.layers[0]?.visible).to.equal(false);

    viewer.panel = 'layers';
    const box = await appears<HTMLInputElement>(viewer, '.layers input');
    expect(box.checked).to.equal(false);
    box.click();
    await waitUntil(() => heard.at(-1)?.layers[0]?.visible, 'the layer is shown again');

    await viewer.showLayer(first!.id!, false);
    await waitUntil(() => !box.checked, 'the panel follows');
  });

  it('find no layers where a document has none, and none to show', async () => {
    const viewer = await openViewer('note.txt');
    expect(await viewer.layers()).to.deep.equal([]);
    await viewer.showLayer('1R', true);
  });

  it('search for whole words, and hear where the reader asks for them', async () => {
    const viewer = await openViewer('plain-30.pdf');
    const found = told(viewer, 'tt-find');
    const asked = told(viewer, 'tt-whole-words');
    await viewer.find('izdevum');
    await waitUntil(() => found.at(-1)?.complete && found.at(-1)!.total > 0, 'parts are found');

    viewer.wholeWords = true;
    await waitUntil(() => found.at(-1)?.complete && found.at(-1)!.total === 0, 'no whole word');
    const box = one<HTMLInputElement>(viewer, '.search .check input');
    expect(box.checked).to.equal(true);

    box.click();
    expect(viewer.wholeWords).to.equal(false);
    await waitUntil(() => found.at(-1)!.total > 0, 'parts of words are found again');
    expect(asked).to.deep.equal([{ wholeWords: true }, { wholeWords: false }]);
  });

  it('begin a search for whole words as they are asked to', async () => {
    const viewer = await openViewer('plain-30.pdf', { wholeWords: true });
    await viewer.find('izdevum');
    await waitUntil(() => textOf(one(viewer, '.search .count')) !== '', 'it says how many');
    await waitUntil(() => all(viewer, '.results li').length === 0, 'no part of a word');
    expect(one<HTMLInputElement>(viewer, '.search .check input').checked).to.equal(true);
  });
});
