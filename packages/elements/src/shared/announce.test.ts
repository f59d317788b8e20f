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
