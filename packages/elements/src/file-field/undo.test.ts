import { pdf, png } from '@twintown/core/files/testing/samples.js';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import type { TtFileField } from './file-field.ts';

async function page(language = 'en'): Promise<TtFileField> {
  const form = await fixture<HTMLFormElement>(`<form lang="${language}"><tt-file-field>
    <label for="att">Attachments</label><p id="att-error" data-error hidden></p>
    <input id="att" name="att" type="file" multiple accept=".pdf,.png" aria-describedby="att-error">
  </tt-file-field></form>`);
  const field = form.querySelector('tt-file-field')!;
  await waitUntil(() => field.shadowRoot!.querySelector('.zone'), 'the drop zone');
  return field;
}

const plan = (name: string): File =>
  new File([pdf({ text: name })], name, { type: 'application/pdf' });

async function choose(field: TtFileField, ...files: File[]): Promise<void> {
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  field.input!.files = transfer.files;
  field.input!.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(() => field.files.every(({ state }) => state !== 'checking'), 'looked at');
  await field.updateComplete;
}

const names = (field: TtFileField): string => field.files.map(({ file }) => file.name).join();
const carried = (field: TtFileField): string =>
  [...field.input!.files!].map(({ name }) => name).join();
const within = (field: TtFileField, selector: string): HTMLElement[] => [
  ...field.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const undos = (field: TtFileField): HTMLElement[] => within(field, '[data-undo]');
/** What is said of the button that has the focus. */
const focused = (field: TtFileField): string | null | undefined =>
  field.shadowRoot!.activeElement?.ariaLabel;
const heard = (): string => document.querySelector('[data-tt-announcer]')?.textContent ?? '';

async function remove(field: TtFileField, name: string): Promise<void> {
  within(field, '[data-remove]')
    .find(({ ariaLabel }) => ariaLabel?.includes(name))!
    .focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => !names(field).split(',').includes(name), `${name} removed`);
  await field.updateComplete;
}

describe('files that were removed one after another', () => {
  it('all come back, the last one first, by one key', async () => {
    const field = await page();
    const all = Array.from({ length: 10 }, (_, n) => `plan-${n}.pdf`);
    await choose(field, ...all.map(plan));
    for (const name of all) await remove(field, name);
    expect(carried(field)).to.equal('');
    expect(within(field, '.below li')).to.have.length(1);
    for (let back = 9; back >= 0; back -= 1) {
      expect(undos(field)).to.have.length(1);
      expect(focused(field)).to.equal(`Undo removing the file “plan-${back}.pdf”`);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => field.files.length === 10 - back, 'back');
      await field.updateComplete;
      await waitUntil(
        () => heard().includes(`The file “plan-${back}.pdf” is back in the list.`),
        'said',
      );
    }
    expect(carried(field)).to.equal(all.join());
    expect(undos(field)).to.deep.equal([]);
    expect(focused(field)).to.contain('plan-0.pdf');
    expect(field.shadowRoot!.activeElement!.matches('[data-remove]')).to.equal(true);
  });

  it('come back as they went where several went by one press', async () => {
    const field = await page();
    const wrong = [1, 2, 3].map((n) => new File([`MZ\x90 ${n}`], `program-${n}.exe`));
    await choose(field, plan('a.pdf'), ...wrong, plan('b.pdf'));
    within(field, '.together [data-remove]')[0]!.click();
    await waitUntil(() => names(field) === 'a.pdf,b.pdf', 'the wrong ones gone');
    await remove(field, 'a.pdf');
    expect(undos(field)).to.have.length(1);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => names(field) === 'a.pdf,b.pdf', 'a.pdf back');
    await waitUntil(() => focused(field) === 'Undo removing 3 files', focused(field) ?? 'none');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.files.length === 5, 'all back');
    expect(undos(field)).to.deep.equal([]);
  });

  it('may be removed again in between', async () => {
    const field = await page();
    await choose(field, plan('a.pdf'), plan('b.pdf'), plan('c.pdf'));
    await remove(field, 'a.pdf');
    await remove(field, 'b.pdf');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => names(field) === 'b.pdf,c.pdf', 'b.pdf back');
    await remove(field, 'c.pdf');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => names(field) === 'b.pdf,c.pdf', 'c.pdf back');
    await field.updateComplete;
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => names(field) === 'a.pdf,b.pdf,c.pdf', 'a.pdf back');
  });

  for (const [language, sentence] of [
    ['pt-PT', 'O ficheiro «a.pdf» voltou à lista.'],
    ['pl', 'Plik „a.pdf” wrócił na listę.'],
    ['lv', 'Fails “a.pdf” atkal ir sarakstā.'],
  ] as const)
    it(`are told in ${language}`, async () => {
      const field = await page(language);
      await choose(field, plan('a.pdf'), plan('b.pdf'));
      await remove(field, 'a.pdf');
      await remove(field, 'b.pdf');
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => names(field) === 'b.pdf', 'b.pdf back');
      await field.updateComplete;
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => heard().includes(sentence), 'said');
    });

  it('are let go when the form is sent, when another file is chosen and when it is reset', async () => {
    const field = await page();
    const form = field.closest('form')!;
    form.action = 'about:blank';
    form.target = 'elsewhere';
    form.insertAdjacentHTML('afterend', '<iframe name="elsewhere" title="elsewhere"></iframe>');
    const ends: Array<() => unknown> = [
      () => form.requestSubmit(),
      () => form.reset(),
      () => choose(field, plan('other.pdf')),
    ];
    for (const end of ends) {
      await choose(field, plan('a.pdf'), plan('b.pdf'));
      await remove(field, 'a.pdf');
      await remove(field, 'b.pdf');
      expect(undos(field)).to.have.length(1);
      await end();
      await waitUntil(() => undos(field).length === 0, String(end));
    }
    form.nextElementSibling!.remove();
  });

  it('stay to be put back where the form was not sent', async () => {
    const field = await page();
    await choose(field, plan('a.pdf'));
    await remove(field, 'a.pdf');
    const form = field.closest('form')!;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.requestSubmit();
    await field.updateComplete;
    expect(undos(field)).to.have.length(1);
  });

  it('hold no picture, and show it again when they are back', async () => {
    const native = { create: URL.createObjectURL, revoke: URL.revokeObjectURL };
    const held = new Set<string>();
    URL.createObjectURL = (blob) => {
      const address = native.create.call(URL, blob);
      held.add(address);
      return address;
    };
    URL.revokeObjectURL = (address) => {
      held.delete(address);
      native.revoke.call(URL, address);
    };
    try {
      const field = await page();
      const picture = (name: string): File => new File([png()], name, { type: 'image/png' });
      field.addEventListener('load', (event) => event.stopImmediatePropagation(), true);
      await choose(field, picture('a.png'), picture('b.png'));
      await remove(field, 'a.png');
      await remove(field, 'b.png');
      expect(held.size).to.equal(0);
      // Moved to another place of the page and back it makes none for what is not shown.
      const parent = field.parentElement!;
      field.remove();
      await new Promise((resolve) => setTimeout(resolve));
      parent.append(field);
      await new Promise((resolve) => setTimeout(resolve));
      expect(held.size).to.equal(0);
    } finally {
      URL.createObjectURL = native.create;
      URL.revokeObjectURL = native.revoke;
    }
  });
});
