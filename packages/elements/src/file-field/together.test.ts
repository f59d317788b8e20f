import { pdf } from '@twintown/core/files/testing/samples.js';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

async function page(language = 'en'): Promise<TtFileField> {
  const root = await fixture<HTMLElement>(`<form lang="${language}"><tt-file-field>
    <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
    <input id="att" name="att" type="file" multiple accept=".pdf" aria-describedby="att-error">
  </tt-file-field></form>`);
  const field = root.querySelector('tt-file-field')!;
  await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'the drop zone');
  return field;
}

async function choose(field: TtFileField, wrong: number): Promise<void> {
  const transfer = new DataTransfer();
  transfer.items.add(new File([pdf()], 'plan.pdf', { type: 'application/pdf' }));
  for (let n = 1; n <= wrong; n += 1)
    transfer.items.add(new File([`MZ\x90 ${n}`], `program-${n}.exe`));
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(
    () => field.files.filter(({ state }) => state === 'refused').length === wrong,
    'refused',
  );
  await field.updateComplete;
}

const within = (field: TtFileField, selector: string): HTMLElement | null =>
  field.shadowRoot!.querySelector(`.together ${selector}`);
const heard = (): string => document.querySelector('[data-tt-announcer]')?.textContent ?? '';
const rows = (field: TtFileField): number => field.shadowRoot!.querySelectorAll('.below li').length;
const carried = (field: TtFileField): string[] => [...field.input!.files!].map(({ name }) => name);
const focused = (field: TtFileField): Element | null => field.shadowRoot!.activeElement;

describe('many files that were not accepted', () => {
  it('go by one press, and come back by one', async () => {
    const field = await page();
    await choose(field, 30);
    expect(rows(field)).to.equal(31);
    const remove = within(field, '[data-remove]')!;
    expect(remove.textContent!.trim()).to.equal('Remove the 30 files that were not accepted');
    // The first one after the control.
    field.input!.focus();
    await sendKeys({ press: 'Tab' });
    expect(focused(field)).to.equal(remove);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => rows(field) === 1, 'gone');
    expect(field.files.map(({ state }) => state)).to.deep.equal(['ready']);
    expect(field.input!.validationMessage).to.equal('');
    expect(carried(field)).to.deep.equal(['plan.pdf']);
    expect(within(field, 'span')!.textContent).to.equal('30 files were removed.');
    await waitUntil(() => heard().includes('30 files were removed.'), 'said');
    const undo = within(field, '[data-undo]')!;
    expect(focused(field)).to.equal(undo);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => rows(field) === 31, 'back');
    expect(field.input!.validationMessage).not.to.equal('');
    expect(focused(field)).to.equal(within(field, '[data-remove]'));
    await waitUntil(() => heard().includes('30 files are back in the list.'), 'said');
  });

  it('leave their line to a file that is removed after them, and come back after it', async () => {
    const field = await page('pl');
    await choose(field, 3);
    within(field, '[data-remove]')!.click();
    await waitUntil(() => rows(field) === 1, 'gone');
    expect(within(field, 'span')!.textContent).to.equal('Usunięto 3 pliki.');
    field.shadowRoot!.querySelector<HTMLElement>('li [data-remove]')!.click();
    await waitUntil(() => !within(field, 'span'), 'the line of the file that went last');
    expect(field.shadowRoot!.querySelectorAll('[data-undo]')).to.have.length(1);
    field.shadowRoot!.querySelector<HTMLElement>('[data-undo]')!.click();
    await waitUntil(() => within(field, 'span'), 'theirs again');
  });

  it('are few enough to be removed one by one where they are two', async () => {
    const field = await page();
    await choose(field, 2);
    expect(within(field, 'button')).to.equal(null);
  });
});
