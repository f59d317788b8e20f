import { announce } from './announce.ts';
import { waitUntil } from '../testing/wait.ts';
import { expect, fixture, html } from '@open-wc/testing';

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
