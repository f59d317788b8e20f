import { expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
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
    root.querySelector<HTMLElement>('#tax')!.focus();
    root.querySelector<HTMLElement>('button')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => said.some((text) => text.includes('"fee"')));
    expect(said.filter((text) => text.includes('data-currency'))).to.have.length(1);
  });
});
