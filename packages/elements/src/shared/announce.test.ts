import { announce } from './announce.ts';
import { waitUntil } from '../testing/wait.ts';
import { expect, fixture, html } from '@open-wc/testing';

/** What is said is there for readers, and nothing of it is seen or moves what is seen. */
function takesNoRoom(region: Element): void {
  const { width, height } = region.getBoundingClientRect();
  const { position, opacity, overflow } = getComputedStyle(region);
  expect({ position, opacity, overflow }).to.deep.equal({
    position: 'absolute',
    opacity: '0',
    overflow: 'clip',
  });
  expect(width * height).to.be.below(2);
}

it('what is said takes no room where no stylesheet of ours has come yet', async () => {
  expect(
    [...document.styleSheets].filter(({ href }) => !href?.includes('/themes/')),
  ).to.have.length(0);
  const before = document.documentElement.scrollHeight;
  announce('Saved, and what is longer than the page is wide. '.repeat(20), 'en');
  await waitUntil(() => !!document.querySelector('[data-tt-announcer] p'), 'said');
  takesNoRoom(document.querySelector('[data-tt-announcer]')!);
  expect(document.documentElement.scrollHeight).to.be.at.most(before + 1);
  expect(document.documentElement.scrollWidth).to.equal(document.documentElement.clientWidth);
});

it('what is said is heard on a page with a form named body', async () => {
  document.querySelector('[data-tt-announcer]')?.remove();
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  form.name = 'body';
  announce('Saved', 'en');
  await waitUntil(() => !!document.querySelector('[data-tt-announcer] p'), 'said');
  // What clears up after a test asks for the body, too.
  form.name = '';
  const region = document.querySelector('[data-tt-announcer]')!;
  expect(region.parentElement).to.equal(document.documentElement.lastElementChild);
  expect(region.textContent).to.equal('Saved');
});

it('what is said is heard while a modal dialog takes the rest of the page away', async () => {
  const dialog = await fixture<HTMLDialogElement>(html`<dialog><button>Save</button></dialog>`);
  dialog.showModal();
  announce('Saved', 'en');
  await waitUntil(() => !!dialog.querySelector('[role=status] p'), 'said');
  expect(dialog.querySelector('[role=status]')!.textContent).to.equal('Saved');
  dialog.close();
  await waitUntil(() => !dialog.querySelector('[role=status]'), 'the dialog is as it was');
  announce('Sent', 'en');
  const region = document.querySelector('body > [data-tt-announcer]')!;
  await waitUntil(() => region.lastElementChild?.textContent === 'Sent', 'said in the page again');
});

it('what was being said as a dialog opened is heard in it', async () => {
  const dialog = await fixture<HTMLDialogElement>(html`<dialog><button>Save</button></dialog>`);
  announce('On its way', 'en');
  dialog.showModal();
  await waitUntil(() => dialog.querySelector('[role=status] p'), 'said in the dialog');
  dialog.close();
});

/** A vendor's dialog, which keeps the native one in its shadow root. */
function vendorDialog(inside: string): { host: HTMLElement; dialog: HTMLDialogElement } {
  const host = document.createElement('div');
  host.innerHTML = '<button slot="answers">Save</button>';
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.innerHTML = `<dialog>${inside}</dialog>`;
  return { host, dialog: shadow.querySelector('dialog')! };
}

it('what is said is heard in a dialog of a shadow root that shows what its host holds', async () => {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  const { host, dialog } = vendorDialog('<p>Heading</p><div><slot name="answers"></slot></div>');
  page.append(host);
  dialog.showModal();
  host.querySelector('button')!.focus();
  announce('Saved', 'en');
  await waitUntil(() => host.querySelector('[role=status] p'), 'said');
  const region = host.querySelector('[role=status]')!;
  expect(region.assignedSlot?.closest('dialog')).to.equal(dialog);
  dialog.close();
  await waitUntil(() => !host.querySelector('[role=status]'), 'the host is as it was');
});

it('what is said is heard in a dialog that stands in a shadow root with the form', async () => {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  const { host, dialog } = vendorDialog('<form><button>Save</button></form>');
  page.append(host);
  dialog.showModal();
  dialog.querySelector('button')!.focus();
  announce('Saved', 'en');
  await waitUntil(() => dialog.querySelector('[role=status] p'), 'said');
  takesNoRoom(dialog.querySelector('[role=status]')!);
  dialog.close();
});

it('what is said in a card of a dialog is heard in the dialog', async () => {
  const dialog = await fixture<HTMLDialogElement>(html`<dialog></dialog>`);
  const { host: card } = vendorDialog('');
  card.shadowRoot!.innerHTML = '<section><slot name="answers"></slot></section>';
  dialog.append(card);
  dialog.showModal();
  card.querySelector('button')!.focus();
  announce('Saved', 'en');
  await waitUntil(() => dialog.querySelector(':scope > [role=status] p'), 'said');
  dialog.close();
});
