import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../address/define.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../repeater/define.ts';
import { styled } from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const field = (id: string, attributes: string): string => `<tt-field>
  <label for="${id}">${id}</label><input id="${id}" name="${id}" form="water" ${attributes}></tt-field>`;
const country = `<tt-field><label for="country">Country</label>
  <select id="country" name="country" form="water" data-country>
    <option value="PL">Poland</option><option value="LV">Latvia</option></select></tt-field>`;
const block = (code: string, has = ''): string =>
  `<fieldset form="water" data-for-country="${code}" ${has}><legend>${code}</legend>
    ${field(`${code}-street`, 'data-address="street"')}</fieldset>`;
const item = (n: number | '{n}'): string => `<li data-item><fieldset form="water">
  <legend>Owner <span data-number></span></legend>${field(`owners.${n}.name`, '')}
  <button form="water" name="remove" value="owners.${n}" data-remove formnovalidate>Remove owner</button>
  </fieldset></li>`;

async function press(element: HTMLElement, key = 'Enter'): Promise<void> {
  element.focus();
  await sendKeys({ press: key });
}

async function choose(select: HTMLSelectElement, value: string): Promise<void> {
  select.focus();
  await sendKeys({ type: value });
  if (select.value !== value) select.value = value;
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
}

describe('groups of questions that stand outside their form', () => {
  before(() =>
    Promise.all([import('../repeater/editing.ts'), import('../shared/extras/suggestion.ts')]),
  );
  // Without it fields are inline, and Firefox sends a key to the body while a block leaves one of them.
  before(styled);
  let sent: FormData[];
  const page = async (outside: string): Promise<HTMLElement> => {
    sent = [];
    const root = await fixture<HTMLElement>(`<div lang="en"><aside>${outside}</aside><tt-form>
      <tt-error-summary hidden></tt-error-summary><form id="water" method="post" action="/sent">
      <tt-field><label for="kind">Kind</label><select id="kind" name="kind">
        <option>usual</option><option>other</option></select></tt-field>
      <button id="send">Send</button><button id="reset" type="reset">Start again</button></form>
      </tt-form></div>`);
    root.addEventListener('submit', (event) => {
      sent.push(new FormData(event.target as HTMLFormElement, event.submitter));
      event.preventDefault();
    });
    return root;
  };

  it('are asked only while their condition holds', async () => {
    const root = await page(
      `<section data-reveal="kind=other">${field('which', 'required value="well"')}
        <div data-reveal="which=well">${field('depth', 'value="12"')}</div></section>
       <div data-reveal="kind=other"><form id="another">
        <tt-field><label for="else">Else</label><input id="else" name="else"></tt-field></form></div>`,
    );
    const shown = (id: string): boolean => at(root, `#${id}`).checkVisibility();
    await wait(() => !shown('which') && !shown('depth'), 'not asked at first');
    expect(shown('else')).to.equal(true);
    await press(at(root, '#send'));
    await wait(() => sent.length === 1, 'sent without them');
    expect(sent[0]!.has('which') || sent[0]!.has('depth')).to.equal(false);
    await choose(at(root, '#kind'), 'other');
    await wait(() => shown('which') && shown('depth'), 'asked');
    at(root, '#which').focus();
    at(root, '#which').select();
    await sendKeys({ press: 'Delete' });
    await sendKeys({ press: 'Tab' });
    await wait(() => !shown('depth'), 'the inner one hangs on an answer outside');
    await press(at(root, '#send'));
    await wait(() => !!root.querySelector('tt-error-summary a'), 'checked');
    expect(sent).to.have.length(1);
    await press(at(root, '#reset'));
    await wait(() => !shown('which'), 'gone with a reset');
  });

  it('bring an address back to the country that it was printed with', async () => {
    const root = await page(
      `<tt-address><fieldset><legend>Home</legend>${country}${block('PL')}${block('LV', 'hidden disabled')}
        </fieldset></tt-address>`,
    );
    await choose(at(root, '#country'), 'LV');
    await wait(() => at(root, '#LV-street').checkVisibility(), 'Latvian parts');
    await press(at(root, '#reset'));
    await wait(() => at(root, '#PL-street').checkVisibility(), 'Polish parts again');
    expect(at(root, '#LV-street').checkVisibility()).to.equal(false);
    expect(at(root, '#PL-street').matches(':disabled')).to.equal(false);
  });

  it('take what was found for an address away with a reset', async () => {
    const root = await page(
      `<tt-address><fieldset><legend>Home</legend>${country}${block('PL')}</fieldset></tt-address>`,
    );
    const address = at(root, 'tt-address') as HTMLElement & { lookup: unknown };
    address.lookup = () =>
      Promise.resolve([{ text: 'Leśna 5, Mielec', parts: { street: 'Leśna' } }]);
    await wait(() => !!root.querySelector('[data-address-lookup] button'), 'button');
    at(root, '#PL-street').focus();
    await sendKeys({ type: 'Les' });
    await press(at(root, '[data-address-lookup] button'));
    await wait(() => !!root.querySelector('[data-address-lookup] li'), 'found');
    await press(at(root, '#reset'));
    await wait(() => !root.querySelector('[data-address-lookup] li'), 'gone');
  });

  it('bring a list back to the items that it was printed with', async () => {
    const root = await page(
      `<tt-repeater name="owners"><ol data-items>${item(0)}</ol><template data-blank>${item('{n}')}</template>
        <button form="water" name="add" value="owners" data-add formnovalidate>Add an owner</button></tt-repeater>`,
    );
    await press(at(root, '[data-add]'));
    await wait(() => root.querySelectorAll('[data-item]').length === 2, 'added');
    await press(at(root, '[data-item] [data-remove]'));
    await wait(() => root.querySelectorAll('[data-item]').length === 1, 'removed');
    await press(at(root, '#reset'));
    await wait(() => !root.querySelector('[data-removed]'), 'as printed');
    expect(root.querySelectorAll('[data-item]')).to.have.length(1);
  });

  it('send with Enter, and neither add an item nor change the country', async () => {
    const root = await page(
      `<tt-address><fieldset><legend>Home</legend>${country}
        <button form="water" name="change" data-change-country formnovalidate>Change</button>${block('PL')}
        </fieldset></tt-address>
       <tt-repeater name="owners"><button form="water" name="add" value="owners" data-add formnovalidate>Add</button>
        <ol data-items>${item(0)}</ol><template data-blank>${item('{n}')}</template></tt-repeater>`,
    );
    await press(at(root, '#PL-street'));
    await wait(() => sent.length === 1, 'sent from the address');
    await press(at(root, '[name="owners.0.name"]'));
    await wait(() => sent.length === 2, 'sent from the list');
    expect(sent.some((data) => data.has('add') || data.has('change'))).to.equal(false);
    expect(root.querySelectorAll('[data-item]')).to.have.length(1);
  });

  it('offer what a number tells', async () => {
    const root = await page(
      `${field('number', 'data-value="pl-pesel"')}${field('born', 'data-value="date" data-suggested-from="number"')}`,
    );
    at(root, '#number').focus();
    await typeText('44051401359');
    await sendKeys({ press: 'Tab' });
    await wait(() => !!root.querySelector('[data-suggestion]'), 'offered');
    await press(at(root, '[data-suggestion] button'));
    await wait(() => at(root, '#born').value.includes('1944'), 'taken');
    await press(at(root, '#reset'));
    await aTimeout(100);
    expect(at(root, '#born').value).to.equal('');
    expect(root.querySelector('[data-suggestion]')).to.equal(null);
  });
});
