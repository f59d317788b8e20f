import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../address/define.ts';
import '../combobox/define.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../file-field/define.ts';
import '../repeater/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const field = (id: string, attributes = ''): string => `<tt-field>
  <label for="${id}">${id}</label><input id="${id}" name="${id}" ${attributes}></tt-field>`;
const block = (code: string, has = ''): string =>
  `<fieldset data-for-country="${code}" ${has}><legend>${code}</legend>
    ${field(`${code}-street`, 'data-address="street"')}</fieldset>`;
const item = (n: number | '{n}'): string =>
  `<li data-item><fieldset><legend>Owner</legend>${field(`owners.${n}.name`)}
  <button name="remove" value="owners.${n}" data-remove>Remove</button></fieldset></li>`;

async function press(element: HTMLElement, key = 'Enter'): Promise<void> {
  element.focus();
  await sendKeys({ press: key });
}

/* As a vendor's own element prints it. An event of a shadow root has lost its target once it is over. */
describe('a form in a shadow root', () => {
  before(() => Promise.all([import('../repeater/editing.ts'), import('./submission.ts')]));

  async function page(): Promise<ShadowRoot> {
    const host = await fixture<HTMLElement>('<div lang="en"></div>');
    const root = host.attachShadow({ mode: 'open' });
    const form = document.createElement('template');
    form.innerHTML = `<tt-form><tt-error-summary hidden></tt-error-summary>
      <form method="post" action="/sent">
      <tt-field><label for="kind">Kind</label><select id="kind" name="kind">
        <option>usual</option><option>other</option></select></tt-field>
      <div data-reveal="kind=other" hidden>${field('which')}</div>${field('must', 'required')}
      <tt-address><fieldset><legend>Home</legend><tt-field><label for="country">Country</label>
        <select id="country" name="country" data-country><option>PL</option><option>LV</option></select>
        </tt-field>${block('PL')}${block('LV', 'hidden disabled')}</fieldset></tt-address>
      <tt-field><label for="street">Street</label><tt-combobox><select id="street" name="street">
        <option value="">Choose</option><option>Kalna</option></select></tt-combobox></tt-field>
      <tt-file-field><label for="paper">Paper</label><input id="paper" name="paper" type="file"></tt-file-field>
      <tt-repeater name="owners"><ol data-items>${item(0)}</ol><template data-blank>${item('{n}')}</template>
        <button name="add" value="owners" data-add>Add</button></tt-repeater>
      <button id="send">Send</button><button id="reset" type="reset">Start again</button></form></tt-form>`;
    root.append(form.content);
    await aTimeout(50);
    return root;
  }

  it('is as it was printed after a reset', async () => {
    const faults: string[] = [];
    const hear = (event: ErrorEvent): unknown => faults.push(event.message);
    addEventListener('error', hear);
    const root = await page();
    for (const [id, value] of [
      ['kind', 'other'],
      ['country', 'LV'],
    ] as const) {
      at<HTMLSelectElement>(root, `#${id}`).value = value;
      at(root, `#${id}`).dispatchEvent(new Event('change', { bubbles: true }));
    }
    at(root, '#street').focus();
    await wait(() => !!root.querySelector('tt-combobox input'), 'stand-in');
    at(root, 'tt-combobox input').focus();
    await sendKeys({ type: 'Kal' });
    const box = at(root, 'tt-combobox input');
    await wait(() => box.getAttribute('aria-expanded') === 'true', 'open');
    await sendKeys({ press: 'ArrowDown' });
    await wait(() => !!box.getAttribute('aria-activedescendant'), 'at the option');
    await sendKeys({ press: 'Enter' });
    await wait(() => at<HTMLSelectElement>(root, '#street').value === 'Kalna', 'chosen');
    const papers = at<HTMLElementTagNameMap['tt-file-field']>(root, 'tt-file-field');
    await wait(() => !!papers.shadowRoot?.querySelector('.zone'), 'zone');
    const files = new DataTransfer();
    files.items.add(new File(['Umowa'], 'umowa.txt', { type: 'text/plain' }));
    at(root, '#paper').files = files.files;
    at(root, '#paper').dispatchEvent(new Event('change', { bubbles: true }));
    await wait(() => papers.files.length === 1, 'listed');
    await press(at(root, '[data-add]'));
    await wait(() => root.querySelectorAll('[data-item]').length === 2, 'added');
    await press(at(root, '#send'));
    await wait(() => !at(root, 'tt-error-summary').hidden, 'told');
    expect(at(root, '#which').checkVisibility()).to.equal(true);
    expect(at(root, '#LV-street').checkVisibility()).to.equal(true);

    await press(at(root, '#reset'));
    await wait(
      () => !!at(root, 'tt-error-summary').hidden,
      'nothing is wrong with what is printed',
    );
    expect(root.querySelector('[data-error]:not([hidden])')).to.equal(null);
    expect(at(root, '#which').checkVisibility(), 'section').to.equal(false);
    expect(at(root, '#PL-street').checkVisibility(), 'country').to.equal(true);
    expect(root.querySelectorAll('[data-item]')).to.have.length(1);
    expect(at(root, 'tt-combobox input').value).to.equal('');
    await wait(() => papers.files.length === 0, 'no file');
    removeEventListener('error', hear);
    expect(faults).to.deep.equal([]);
  });

  it('stays as it is after a reset that the page refused', async () => {
    const root = await page();
    at(root, 'form').addEventListener('reset', (event) => event.preventDefault());
    await press(at(root, '#send'));
    await wait(() => !at(root, 'tt-error-summary').hidden, 'told');
    await press(at(root, '#reset'));
    await aTimeout(100);
    expect(at(root, 'tt-error-summary').hidden).to.equal(false);
    expect(root.querySelector('[data-error]:not([hidden])')).not.to.equal(null);
  });
});
