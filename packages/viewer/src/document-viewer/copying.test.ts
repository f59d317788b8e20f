import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { one, openViewer, page, pressWith, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** What goes into the clipboard; undefined where the browser is left to copy by itself. */
function copied(viewer: TtDocumentViewer): string | undefined {
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent('copy', {
    clipboardData,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  one(viewer, '.document').dispatchEvent(event);
  return event.defaultPrevented ? event.clipboardData?.getData('text/plain') : undefined;
}

describe('copying', () => {
  it('takes all of the document, selected by key, in every browser', async () => {
    const viewer = await openViewer('declaration.pdf');
    await waitUntil(() => textOf(page(viewer, 3)).includes('Mapa'), 'the last page');
    one(viewer, '.document').focus();
    await pressWith('Control', 'a');
    const lines = copied(viewer)?.split('\n') ?? [];
    expect(lines[0]).to.equal('Deklaracja o wysokości opłaty');
    expect(lines).to.include('od 1 do 4\t27,00 zł');
    expect(lines.at(-1)).to.equal('Mapa odbioru');
  });

  it('leaves fields and the text version to the browser', async () => {
    const viewer = await openViewer('form.pdf');
    await waitUntil(() => viewer.shadowRoot!.querySelector('.fields'), 'fields');
    const name = one<HTMLInputElement>(viewer, '.fields input');
    name.focus();
    name.value = 'Anna';
    await pressWith('Control', 'a');
    expect(copied(viewer)).to.equal(undefined);
    viewer.view = 'reading';
    await waitUntil(() => textOf(one(viewer, '.reading')).length > 20, 'text');
    one(viewer, '.document').focus();
    await pressWith('Control', 'a');
    expect(copied(viewer)).to.equal(undefined);
  });
});
