import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import '../address/define.ts';
import '../combobox/define.ts';
import '../date-field/define.ts';
import '../field/define.ts';
import '../file-field/define.ts';
import '../output/define.ts';
import '../form/define.ts';

let said: string[];
const { warn } = console;

beforeEach(() => {
  said = [];
  console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
});
afterEach(() => {
  console.warn = warn;
});

const form = (inside: string): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<tt-form lang="en"><form>${inside}<button>Send</button></form></tt-form>`);
const field = (name: string, attributes: string, element = ''): string =>
  `<tt-field ${element}><label for="${name}">Name</label>
  <input id="${name}" name="${name}" ${attributes}></tt-field>`;

describe('the currency of an amount', () => {
  it('is not missed where it is printed on what is hidden or can only be read', async () => {
    const money = 'data-value="money" data-currency="EUR"';
    const root = await form(
      `${field('pays', '')}<div data-reveal="pays=rent">${field('rent', money)}</div>
      ${field('tax', `${money} value="5" readonly`)}${field('fee', 'data-value="money"')}`,
    );
    // Nothing is wrong with the answers, and the page of the tests must stay.
    root.addEventListener('submit', (event) => event.preventDefault());
    root.querySelector<HTMLElement>('#tax')!.focus();
    root.querySelector<HTMLElement>('button')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => said.some((text) => text.includes('"fee"')));
    expect(said.filter((text) => text.includes('data-currency'))).to.have.length(1);
  });
});

describe('values that nothing reads', () => {
  it('are told also of a form whose controls are named like its own members', async () => {
    const names = [
      'closest',
      'matches',
      'localName',
      'getAttribute',
      'hasAttribute',
      'querySelector',
    ];
    await form(
      `${names.map((name) => field(name, '')).join('')}${field('n', 'data-value="pl-pesle"')}`,
    );
    await waitUntil(() => said.some((text) => text.includes('pl-pesle')), 'told');
  });

  const part = (name: string, more: string): string =>
    `<label for="${name}">P</label><input id="${name}" name="${name}" ${more}>`;
  const date = (name: string, first: string): string => `<tt-date-field ${name}><fieldset>
    <legend>Date</legend>${part('dd', `data-part="${first}"`)}${part('mm', 'data-part="month"')}
    ${part('yy', 'data-part="year"')}</fieldset></tt-date-field>`;
  const file = (
    attributes: string,
  ): string => `<tt-file-field ${attributes}><label for="file">F</label>
    <input id="file" name="file" type="file"></tt-file-field>`;
  const combobox = (
    label: string,
    width: string,
  ): string => `<tt-combobox data-width="${width}">${label}
    <select id="box" name="box"><option>a</option></select></tt-combobox>`;
  const output = (attributes: string, id: string): string =>
    `<tt-output ${attributes}><output for="${id}">0</output></tt-output>`;

  it('are told on a page that nobody has touched', async () => {
    await fixture(`<div lang="en">${file('data-max-size="10 mega"')}
      ${field('from', 'data-value="date"', 'min="12.05.2026"')}${field('post', 'data-width="7"')}
      <tt-address><fieldset data-country="PL"><legend>A</legend>
      ${field('street', 'data-address="stret"')}</fieldset></tt-address>
      ${date('', 'dya')}${output('data-value="mony"', 'nope')}
      ${field('due', 'data-value="money" data-currency="USD"')}${combobox('', '12')}
      <tt-output><output for="due" data-currency="EUR">0</output></tt-output>
      ${field('persons', 'data-value="integer" data-currency="PLN"')}
      ${field('odd', 'data-value="pt-nfi"')}</div>`);
    await waitUntil(() => said.some((text) => text.includes('pt-nfi')), 'told', { timeout: 5000 });
    for (const wrong of [
      'data-max-size="10 mega"',
      'min="12.05.2026"',
      'data-width="7"',
      'data-address="stret"',
      'data-part="dya"',
      '<tt-date-field> has no name',
      'for="nope"',
      'data-value="mony"',
      'data-currency="USD"',
      'data-currency="EUR" on <output>',
      'data-currency="PLN"',
      'data-width="12"',
      '"box" of a <tt-combobox>',
    ])
      expect(
        said.filter((text) => text.includes(wrong)),
        wrong,
      ).to.have.length(1);
  });

  it('are not told where they are right', async () => {
    await fixture(`<div lang="en">${file('data-max-size="10 MB" data-max-total="1.5GB"')}
      ${field('from', 'data-value="date" max="2026-12-31"', 'min="today"')}
      ${field('post', 'data-width="11"')}${field('any', 'min="x"')}
      ${field('share', 'data-value="fraction" min="1/8" max="1"')}
      <tt-address><fieldset data-country="PL"><legend>A</legend>
      ${field('street', 'data-address="street"')}</fieldset></tt-address>
      ${date('name="born"', 'day')}${output('data-value="money" data-currency="USD"', 'due')}
      ${field('due', 'data-value="money" data-currency="PLN"')}
      ${combobox('<label for="box">B</label>', 'full')}<p data-width="7" data-part="x"></p></div>`);
    await aTimeout(2500);
    expect(said).to.deep.equal([]);
  });
});
