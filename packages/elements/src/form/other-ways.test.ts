import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const field = `<tt-field><label for="street">Street</label>
  <input id="street" name="street" required></tt-field>`;

async function press(element: HTMLElement): Promise<void> {
  element.focus();
  await sendKeys({ press: 'Enter' });
}

/* What is pressed, and leaves the page where it is. */
describe('a form that goes nowhere', () => {
  for (const [where, form, button] of [
    ['the form', 'method="dialog"', ''],
    ['its button', 'method="post" action="/sent"', 'formmethod="dialog"'],
  ] as const)
    it(`closes its dialog each time that it is opened, as ${where} says`, async () => {
      const root = await fixture<HTMLElement>(`<div lang="en"><dialog aria-label="Street"><tt-form>
        <tt-error-summary hidden></tt-error-summary>
        <form ${form}>${field}<button ${button}>Use it</button></form></tt-form></dialog></div>`);
      const dialog = at<HTMLDialogElement>(root, 'dialog');
      dialog.showModal();
      await press(at(root, 'button'));
      await wait(() => !at(root, 'tt-error-summary').hidden, 'not without an answer');
      for (const answer of ['Kalna', 'Liela']) {
        if (!dialog.open) dialog.showModal();
        at<HTMLInputElement>(root, '#street').value = answer;
        await press(at(root, 'button'));
        await wait(() => !dialog.open, `closed with ${answer}`);
        expect(at(root, 'button').hasAttribute('aria-disabled')).to.equal(false);
      }
    });

  it('sends nothing that was reset while it was still looked at', async () => {
    let answer = (): void => {};
    let sent = 0;
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <form method="post" action="/sent"><tt-field><label for="note">Note</label>
      <input id="note" name="note"></tt-field><button>Send</button></form></tt-form></div>`);
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').asyncRules = {
      note: () => new Promise((resolve) => (answer = () => resolve([]))),
    };
    let before = answer;
    at(root, '#note').focus();
    await sendKeys({ type: 'Kalna' });
    await press(at(root, 'button'));
    await wait(() => answer !== before, 'asked');
    before = answer;
    at<HTMLFormElement>(root, 'form').reset();
    await aTimeout(50);
    answer();
    await aTimeout(200);
    expect(sent).to.equal(0);
    at(root, '#note').focus();
    await sendKeys({ type: 'Liela' });
    await press(at(root, 'button'));
    await wait(() => answer !== before, 'asked again');
    answer();
    await wait(() => sent === 1, 'sent');
  });

  it('tells nothing of answers that were reset while they were looked at', async () => {
    let answer = (): void => {};
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary hidden></tt-error-summary>
      <form method="post" action="/sent"><tt-field><label for="note">Note</label>
      <input id="note" name="note"></tt-field>${field}<button>Send</button></form></tt-form></div>`);
    at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').asyncRules = {
      note: () => new Promise((resolve) => (answer = () => resolve([]))),
    };
    const before = answer;
    at(root, '#note').focus();
    await sendKeys({ type: 'Kalna' });
    await press(at(root, 'button'));
    await wait(() => answer !== before, 'asked');
    at<HTMLFormElement>(root, 'form').reset();
    await aTimeout(50);
    answer();
    await aTimeout(300);
    expect(at(root, 'tt-error-summary').hidden).to.equal(true);
    expect(root.querySelector('[data-error]:not([hidden])')).to.equal(null);
    expect(document.activeElement).to.equal(at(root, 'button'));
    await press(at(root, 'button'));
    await wait(() => !at(root, 'tt-error-summary').hidden, 'the next press tells it');
  });

  it('can be sent again where a framework took the submission over, above the form', async () => {
    let taken = 0;
    const take = (event: Event): void => {
      event.preventDefault();
      taken += 1;
    };
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <form method="post" action="/sent">${field}<button>Send</button></form></tt-form></div>`);
    root.addEventListener('submit', take);
    at<HTMLInputElement>(root, '#street').value = 'Kalna';
    for (const times of [1, 2]) {
      await press(at(root, 'button'));
      await wait(() => taken === times, `taken ${times}`);
      await aTimeout(50);
      expect(at(root, 'button').hasAttribute('aria-disabled')).to.equal(false);
    }
  });
});
