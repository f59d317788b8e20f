import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import '../calendar/define.ts';
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

const form = (inside: string, attributes = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<tt-form lang="en"><form ${attributes}>${inside}</form></tt-form>`);
const field = (name: string, attributes: string, element = '', more = ''): string =>
  `<tt-field ${element}><label for="${name}">Name</label>
  <input id="${name}" name="${name}" ${attributes}>${more}</tt-field>`;

describe('names that the page of a developer gets wrong', () => {
  it('are told with the attribute that was meant', async () => {
    await form(
      field('a', 'data-valeu="pt-nif"', 'mim="0"') +
        field('b', 'data-value="date"', '', '<p data-eror hidden></p>') +
        field('c', '', '', '<tt-calendar for="c" blocked-weekday="6 7"></tt-calendar>') +
        field('d', 'data-error-requierd="Write it"'),
    );
    await waitUntil(() => said.length > 0);
    for (const [wrong, right] of [
      ['data-valeu', 'data-value'],
      ['mim', 'min'],
      ['data-eror', 'data-error'],
      ['blocked-weekday', 'blocked-weekdays'],
      ['data-error-requierd', 'data-error-required'],
    ])
      expect(
        said.some((text) => text.includes(`"${wrong}"`) && text.includes(`"${right}"`)),
        wrong,
      ).to.be.true;
  });

  it('are not told of what other scripts on the page use', async () => {
    await form(
      field(
        'own',
        'data-action="input->search#go" data-remote="true" data-test="own" data-error-own-rule="No"' +
          ' data-value="integer" min="1" form="other" inputmode="numeric" data-values="1"',
        'required data-controller="search" class="row" aria-busy="false" min="1" max="9" step="2"',
      ),
    );
    await aTimeout(100);
    expect(said).to.deep.equal([]);
  });

  it('are told of a tag that nothing registers, once the page had time to', async () => {
    await form(
      '<tt-feild><label for="t">Name</label><input id="t" name="t"></tt-feild><tt-late></tt-late>',
    );
    await aTimeout(100);
    customElements.define('tt-late', class extends HTMLElement {});
    expect(said).to.deep.equal([]);
    await waitUntil(() => said.length > 0, 'the warning', { timeout: 5000 });
    expect(said[0]).to.include('<tt-feild>').and.to.include('define/feild.js');
    expect(said).to.have.length(1);
  });
});

describe('a section that is asked only sometimes', () => {
  it('is told of a control in it that a browser without script would demand', async () => {
    await form(
      field('pays', '') +
        `<fieldset data-reveal="pays=debit"><legend>Debit</legend>
        ${field('iban', 'required')}${field('bank', 'aria-required="true"', 'required')}</fieldset>`,
    );
    await waitUntil(() => said.length > 0);
    expect(said).to.have.length(1);
    expect(said[0]).to.include('"iban"').and.to.include('<tt-field required>');
  });

  it('is not told of it where no browser checks the form', async () => {
    await form(
      `${field('pays', '')}<fieldset data-reveal="pays=debit"><legend>Debit</legend>
      ${field('bic', 'required')}</fieldset>`,
      'novalidate',
    );
    await aTimeout(100);
    expect(said).to.deep.equal([]);
  });

  it('is told of a condition that no choice can meet', async () => {
    const choice = (value: string): string =>
      `<input type="radio" name="kind" value="${value}" aria-label="${value}">`;
    await form(`${choice('person')}${choice('company')}<select name="size" aria-label="Size">
      <option value="">Choose</option><option>small</option></select>
      <p data-reveal="kind=firm">Firm</p><p data-reveal="kind!=firma">Not a firm</p>
      <p data-reveal="kind=person,company">Both</p><p data-reveal="size=large">Large</p>
      <p data-reveal="size=small">Small</p><p data-reveal="size">Any size</p>`);
    await waitUntil(() => said.length > 0);
    expect(said.map((text) => /data-reveal="([^"]+)"/.exec(text)?.[1])).to.have.members([
      'kind=firm',
      'kind!=firma',
      'size=large',
    ]);
  });
});
