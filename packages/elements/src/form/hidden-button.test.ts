import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
/** The ids of the buttons that say that the form is on its way. */
const busy = (root: ParentNode): string =>
  [...root.querySelectorAll('[aria-disabled=true]')]
    .filter((button) => !button.matches('#first'))
    .map(({ id }) => id)
    .join();
const hidden = 'id="first" tabindex="-1" aria-hidden="true" data-visually-hidden';

const page = (buttons: string, first = `<button ${hidden}>Send</button>`): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="en">
    <button id="language" form="f" name="language" value="pl" formnovalidate>Polski</button><tt-form>
    <tt-error-summary hidden></tt-error-summary>
    <form id="f" method="post" action="/sent">${first}<tt-field><label for="street">Street</label>
    <input id="street" name="street" value="Kalna"></tt-field>${buttons}</form></tt-form>
    <button id="outside" form="f">Send</button></div>`);

/** Sends the page's form by the default button and holds it under way until what is given is called. */
async function sendHeld(root: HTMLElement, press: () => Promise<unknown>): Promise<() => void> {
  let land = (): void => {};
  let isSent = false;
  root.addEventListener('tt-submit', (event) => {
    event.preventDefault();
    isSent = true;
    event.detail.waitUntil(new Promise<void>((resolve) => (land = resolve)));
  });
  await press();
  await wait(() => isSent, 'sent');
  return land;
}

async function enter(root: HTMLElement): Promise<void> {
  at(root, '#street').focus();
  await sendKeys({ press: 'Enter' });
}

describe('a form sent by a button that nobody sees', () => {
  // Ahead of it all as in a page whose header holds buttons of the same form.
  const ahead = async (buttons: string, first?: string): Promise<HTMLElement> => {
    const root = await page(buttons, first);
    at(root, '#language').before(at(root, '#first'));
    at(root, '#first').setAttribute('form', 'f');
    return root;
  };

  for (const [what, buttons, marked] of [
    [
      'the one that sends as well',
      `<button id="add" name="add-item" value="owners" formnovalidate>Add</button>
       <button id="draft" formaction="/draft">Save</button><button id="plain" type="button">?</button>
       <button id="unseen" hidden>Send</button><button id="send">Send</button>
       <button id="later">Send</button>`,
      'send',
    ],
    ['an input', '<input type="submit" id="send" value="Send">', 'send'],
    ['one outside the form', '<button id="back" name="back">Back</button>', 'outside'],
  ] as const)
    it(`is shown to be on its way by ${what}`, async () => {
      const root = await ahead(buttons);
      const land = await sendHeld(root, () => enter(root));
      expect(busy(root)).to.equal(marked);
      land();
      await wait(() => busy(root) === '', 'answered');
      expect(at(root, '#first').hasAttribute('aria-disabled')).to.equal(false);
    });

  it('is shown by the button of the same name and value, wherever it stands', async () => {
    const root = await ahead(
      `<button id="send">Send</button><button id="back" name="step" value="back">Back</button>
       <button id="next" name="step" value="next">Next</button>`,
      `<button ${hidden} name="step" value="next">Next</button>`,
    );
    const land = await sendHeld(root, () => enter(root));
    expect(busy(root)).to.equal('next');
    land();
    await wait(() => busy(root) === '', 'answered');
  });

  it('is shown by none that means something else', async () => {
    const root = await ahead(
      '<button id="back" name="back">Back</button><button id="draft" formaction="/draft">Save</button>',
    );
    at(root, '#outside').remove();
    const land = await sendHeld(root, () => enter(root));
    expect(busy(root)).to.equal('');
    land();
  });

  it('is shown from the first half second of a check that takes its time', async () => {
    const root = await ahead('<button id="send">Send</button>');
    let answer = (): void => {};
    at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').asyncRules = {
      street: () => new Promise((resolve) => (answer = () => resolve([]))),
    };
    const before = answer;
    at<HTMLInputElement>(root, '#street').focus();
    await sendKeys({ type: 'x' });
    const sent = sendHeld(root, () => sendKeys({ press: 'Enter' }));
    await wait(() => answer !== before && busy(root) === 'send', 'looked at');
    answer();
    const land = await sent;
    expect(busy(root)).to.equal('send');
    land();
    await wait(() => busy(root) === '', 'answered');
  });

  it('is shown no longer where the check finds a mistake', async () => {
    const root = await ahead('<button id="send">Send</button>');
    const before = (): void => {};
    let answer = before;
    at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').asyncRules = {
      street: () =>
        new Promise((resolve) => {
          answer = () => resolve([{ code: 'odd', severity: 'error', params: { text: 'Unknown' } }]);
        }),
    };
    at(root, '#street').focus();
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Enter' });
    await wait(() => answer !== before && busy(root) === 'send', 'looked at');
    answer();
    await wait(() => !at(root, 'tt-error-summary').hidden, 'told');
    await wait(() => busy(root) === '', 'free again');
  });

  it('leaves the others alone where the one that was pressed is seen', async () => {
    const root = await ahead('<button id="send">Send</button><button id="other">Send</button>');
    const land = await sendHeld(root, async () => {
      at(root, '#other').focus();
      await sendKeys({ press: 'Enter' });
    });
    expect(busy(root)).to.equal('other');
    land();
    await wait(() => busy(root) === '', 'answered');
  });
});
