import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { all, appears, documents, one } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const open = async (language: string, own = html``): Promise<TtDocumentViewer> => {
  const viewer = await fixture<TtDocumentViewer>(
    html`<tt-document-viewer lang=${language} src=${`${documents}declaration.pdf`}
      >${own}</tt-document-viewer
    >`,
  );
  await waitUntil(() => viewer.state === 'ready');
  await appears(viewer, '.toolbar .menu-button');
  return viewer;
};

/** The rows that the toolbar's controls stand in. */
function rows(viewer: TtDocumentViewer): number {
  const controls = [
    ...all(viewer, '.toolbar :is(button, a, input)'),
    ...viewer.querySelectorAll<HTMLElement>('[slot=toolbar]'),
  ].filter((each) => each.checkVisibility());
  const middles = controls.map((each) => {
    const { top, height } = each.getBoundingClientRect();
    return top + height / 2;
  });
  return new Set(middles.map((middle) => Math.round((middle - middles[0]!) / 20))).size;
}

const offered = (viewer: TtDocumentViewer, where: string): (string | undefined)[] =>
  all(viewer, where)
    .filter((each) => each.checkVisibility())
    .map(({ dataset }) => dataset['command']);

describe('room in the toolbar', () => {
  for (const language of ['en', 'pt-PT', 'pl', 'lv']) {
    it(`stands in one row at every width (${language})`, async () => {
      const viewer = await open(language);
      for (const width of [1280, 1000, 690, 660, 641, 600, 420, 320]) {
        viewer.style.inlineSize = `${width}px`;
        await waitUntil(() => rows(viewer) === 1, `one row at ${width} px`);
      }
    });
  }

  it("gives way to the page's own buttons, and takes commands back when they go", async () => {
    const viewer = await open(
      'en',
      html`<button slot="toolbar">Forward to a colleague</button>
        <select slot="toolbar" aria-label="Case">
          <option>Case UM.6220.14.2026</option>
        </select>
        <a slot="toolbar" href="#next">Next attachment of this case</a>`,
    );
    viewer.style.inlineSize = '1200px';
    await waitUntil(() => rows(viewer) === 1, 'one row');
    const inBar = (): (string | undefined)[] =>
      offered(viewer, '.toolbar [data-command]:not([role])');
    expect(inBar()).to.not.include('print');
    one(viewer, '.menu-button').click();
    await appears(viewer, '.menu');
    const inMenu = offered(viewer, '.menu [data-command]');
    expect(inMenu).to.include('print');
    expect(inMenu.filter((command) => inBar().includes(command))).to.deep.equal([]);
    one(viewer, '.menu-button').click();
    viewer.replaceChildren();
    await waitUntil(() => inBar().includes('print'), 'back');
  });

  it('draws no line around a group of the menu whose commands stand in the toolbar', async () => {
    const viewer = await open('en');
    viewer.style.inlineSize = '1280px';
    await aTimeout(60);
    one(viewer, '.menu-button').click();
    await appears(viewer, '.menu');
    for (const group of all(viewer, '.menu-group')) {
      const isEmpty = [...group.children].every((each) => !each.checkVisibility());
      expect(group.checkVisibility(), group.textContent!.trim()).to.equal(!isEmpty);
    }
  });
});
