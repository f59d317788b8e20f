import { pdf } from '@twintown/core/files/testing/samples.js';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../form/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

/*
 * A browser answers a form whose file was saved again, moved or deleted since it was chosen with a page of
 * its own, and what was typed is gone.
 */
describe('a file that was changed after it was chosen', () => {
  it('is told before the form is sent, and taken when it is chosen again', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary hidden></tt-error-summary>
      <form method="post" action="/sent" enctype="multipart/form-data"><tt-file-field>
      <label for="att">Attachments</label>
      <input id="att" name="att" type="file" multiple></tt-file-field><button id="send">Send</button>
      </form></tt-form></div>`);
    let sent = 0;
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    const field = root.querySelector<TtFileField>('tt-file-field')!;
    const summary = root.querySelector<HTMLElement>('tt-error-summary')!;
    await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'zone');
    const choose = async (...names: string[]): Promise<void> => {
      const input = root.querySelector<HTMLInputElement>('#att')!;
      const transfer = new DataTransfer();
      for (const name of names)
        transfer.items.add(new File([pdf(), name], name, { type: 'application/pdf' }));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => field.files.every(({ state }) => state !== 'checking'), 'looked at');
    };
    const press = async (): Promise<void> => {
      root.querySelector<HTMLElement>('#send')!.focus();
      await sendKeys({ press: 'Enter' });
    };
    await choose('plan.pdf', 'map.pdf');
    const { file } = field.files[0]!;
    file.slice = () => {
      const blob = new Blob();
      blob.arrayBuffer = () => Promise.reject(new DOMException('changed', 'NotReadableError'));
      return blob;
    };
    await press();
    await waitUntil(() => summary.checkVisibility(), 'told');
    expect(summary.textContent).to.contain('plan.pdf').and.not.contain('map.pdf');
    expect(field.files.map(({ issue }) => issue?.code)).to.deep.equal(['unreadable', undefined]);
    expect(sent).to.equal(0);
    const remove = field.shadowRoot!.querySelector<HTMLElement>('[data-remove]')!;
    remove.focus();
    await sendKeys({ press: 'Enter' });
    await choose('plan.pdf');
    await press();
    await waitUntil(() => sent === 1, 'sent');
  });
});
