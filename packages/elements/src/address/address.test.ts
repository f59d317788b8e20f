import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import './define.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../form/define.ts';
import type { AddressQuery, AddressSuggestion, TtAddress } from './address.ts';
import { mielecPlaces } from './address.examples.ts';
import { printAddress } from './print-address.ts';
import { typeText } from '../testing/keys.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const addressOf = (root: ParentNode): TtAddress => at<TtAddress>(root, 'tt-address');

async function click(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
  await sendMouse({ type: 'click', position });
}

/** By keys where the engine's driver can do that more than once; else as the page would see it. */
async function choose(root: ParentNode, country: string): Promise<void> {
  const select = at<HTMLSelectElement>(root, '[data-country]');
  const { text } = [...select.options].find(({ value }) => value === country)!;
  select.focus();
  await sendKeys({ type: text.slice(0, 3) });
  await sendKeys({ press: 'Tab' });
  if (select.value === country) return;
  select.value = country;
  for (const kind of ['input', 'change']) select.dispatchEvent(new Event(kind, { bubbles: true }));
}

async function type(control: HTMLElement, text: string): Promise<void> {
  control.focus();
  await typeText(text);
}

const page = (language = 'pl'): Promise<HTMLElement> =>
  fixture<HTMLElement>(
    `<div lang="${language}"><tt-form><form action="/sent" method="post">${printAddress({
      prefix: 'home',
      legend: 'Address',
      label: (key) => key,
      optional: 'optional',
      countries: [
        { code: 'PL', name: 'Poland' },
        { code: 'PT', name: 'Portugal' },
        { code: 'LV', name: 'Latvia' },
        { code: 'other', name: 'Another country' },
      ],
      country: 'PL',
      countryLabel: 'Country',
      change: 'Change the country',
    })}<button id="send">Send</button></form></tt-form></div>`,
  );

const sentBy = (root: ParentNode): [string, string][] =>
  [...new FormData(at<HTMLFormElement>(root, 'form'))]
    .filter(([name, value]) => value && name.startsWith('home.'))
    .map(([name, value]) => [name, String(value)]);
const visibleParts = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('[data-address]')]
    .filter((control) => control.checkVisibility())
    .map((control) => control.dataset.address!);

before(async () => {
  const own = new CSSStyleSheet();
  own.replaceSync(await (await fetch('/packages/elements/src/address/address.css')).text());
  document.adoptedStyleSheets.push(own);
});

describe('tt-address', () => {
  it('switches the parts with the country and sends each name once', async () => {
    const root = await page();
    await wait(
      () => !at(root, '[data-change-country]').checkVisibility(),
      'no button for the server',
    );
    expect(visibleParts(root)[0]).to.equal('street');
    await type(at(root, '#home-PL-street'), 'Biernackiego');
    await type(at(root, '#home-PL-postal-code'), '39-300');
    await choose(root, 'LV');
    expect(visibleParts(root)).to.deep.equal([
      'street',
      'house',
      'flat',
      'farmstead',
      'locality',
      'parish',
      'municipality',
      'postal-code',
    ]);
    expect(sentBy(root)).to.deep.equal([
      ['home.country', 'LV'],
      ['home.street', 'Biernackiego'],
    ]);
    expect(addressOf(root).value.country).to.equal('LV');
    expect(addressOf(root).value.parts['street']).to.equal('Biernackiego');
  });

  it('throws nothing away that was typed', async () => {
    const root = await page();
    await type(at(root, '#home-PL-street'), 'Biernackiego');
    await type(at(root, '#home-PL-postal-code'), '39-300');
    await choose(root, 'other');
    expect(sentBy(root)).to.deep.equal([['home.country', 'other']]);
    await type(at(root, '#home-other-line1'), 'Straße 1');
    await type(at(root, '#home-other-locality'), 'Berlin');
    await choose(root, 'PL');
    expect(sentBy(root)).to.deep.equal([
      ['home.country', 'PL'],
      ['home.street', 'Biernackiego'],
      ['home.postal-code', '39-300'],
      ['home.locality', 'Berlin'],
    ]);
    await choose(root, 'other');
    expect(at(root, '#home-other-line1').value).to.equal('Straße 1');
  });

  it('tells people who hear the page that other parts are asked', async () => {
    const root = await page('lv');
    const country = at<HTMLSelectElement>(root, 'select');
    country.value = 'PT';
    country.dispatchEvent(new Event('change', { bubbles: true }));
    const said = (): (string | null)[] =>
      [...document.querySelectorAll('[data-tt-announcer] > p')].map((p) => p.textContent);
    const count = addressOf(root).parts.length;
    expect(count).to.be.above(3);
    await wait(() => said().some((text) => text?.includes(`${count} jauni jautājumi`)), 'said');
  });

  it('checks only the parts of the country', async () => {
    const root = await page();
    await choose(root, 'PT');
    await click(at(root, '#send'));
    await wait(() => !at(root, '#home-PT-postal-code-error').hidden, 'error');
    const wrong = [...root.querySelectorAll('[aria-invalid=true]')].map(({ id }) => id);
    expect(wrong).to.deep.equal(['home-PT-postal-code', 'home-PT-post-town']);
  });

  it('asks for the name of a country that is not in the list, and keeps it', async () => {
    const root = await page();
    await choose(root, 'other');
    expect(visibleParts(root)[0]).to.equal('country-name');
    const name = at(root, '#home-other-country-name');
    expect(name.autocomplete).to.equal('country-name');
    await click(at(root, '#send'));
    await wait(() => !at(root, '#home-other-country-name-error').hidden, 'error');
    await type(name, 'Niemcy');
    expect(addressOf(root).value.parts['country-name']).to.equal('Niemcy');
    expect(sentBy(root)).to.deep.equal([
      ['home.country', 'other'],
      ['home.country-name', 'Niemcy'],
    ]);
    await choose(root, 'PL');
    expect(sentBy(root)).to.deep.equal([['home.country', 'PL']]);
    await choose(root, 'other');
    expect(name.value).to.equal('Niemcy');
  });

  it('names the group of parts by its country, and each line of the summary by its address', async () => {
    const printed = (prefix: string): string =>
      printAddress({
        prefix,
        legend: `Address, ${prefix}`,
        label: (key) => key,
        optional: 'optional',
        countries: [{ code: 'PL', name: 'Poland' }],
        country: 'PL',
        countryLabel: 'Country',
        change: 'Change',
      });
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary hidden></tt-error-summary><form action="/sent" method="post">
      ${printed('home')}${printed('post')}<button id="send">Send</button></form></tt-form></div>`);
    const group = at<HTMLFieldSetElement>(root, '[data-for-country]');
    expect(group.querySelector('legend')!.textContent).to.equal('Poland');
    expect(group.hasAttribute('role')).to.equal(false);
    await click(at(root, '#send'));
    await wait(() => root.querySelectorAll('tt-error-summary a').length === 4, 'the summary');
    const [first, , third] = [...root.querySelectorAll('tt-error-summary a')];
    expect(first!.textContent).to.contain('(Address, home)');
    expect(third!.textContent).to.contain('(Address, post)');
  });

  describe('in the summary', () => {
    const linesIn = (root: ParentNode): string[] =>
      [...root.querySelectorAll('tt-error-summary:not([hidden]) a')].map((link) =>
        link.getAttribute('href')!,
      );
    const polish = ['#home-PL-postal-code', '#home-PL-locality'];

    const { title } = document;
    beforeEach(() => void (document.title = 'Moving in'));
    after(() => void (document.title = title));

    async function told(): Promise<HTMLElement> {
      const root = await page('en');
      at(root, 'form').before(document.createElement('tt-error-summary'));
      at(root, 'tt-error-summary').hidden = true;
      const name = document.createElement('tt-field');
      name.innerHTML = '<label for="who">Name</label><input id="who" name="who" required>';
      at(root, 'form').prepend(name);
      at(root, '#home-PL-house').value = '7';
      await click(at(root, '#send'));
      await wait(() => linesIn(root).length > 0, 'the summary');
      expect(linesIn(root)).to.deep.equal(['#who', ...polish]);
      return root;
    }

    it('takes the lines of a country away with it, and has them again with their questions', async () => {
      const root = await told();
      await choose(root, 'PT');
      await wait(() => linesIn(root).length === 1, 'one line less');
      expect(linesIn(root)).to.deep.equal(['#who']);
      expect(document.title).to.equal('Error: Moving in');
      expect(at(root, '[data-for-country=PT]').querySelector('[aria-invalid=true]')).to.equal(null);
      await choose(root, 'PL');
      await wait(() => linesIn(root).length > 1, 'the lines');
      expect(linesIn(root)).to.deep.equal(['#who', ...polish]);
      await click(at(root, `tt-error-summary a[href="${polish[1]}"]`));
      expect(document.activeElement!.id).to.equal(polish[1]!.slice(1));
    });

    it('has no line again of a part that was answered in the other country', async () => {
      const root = await told();
      await choose(root, 'LV');
      await wait(() => linesIn(root).length === 1, 'one line less');
      await type(at(root, '#home-LV-locality'), 'Ogre');
      await choose(root, 'PL');
      await wait(() => linesIn(root).length > 1, 'the lines');
      expect(at(root, '#home-PL-locality').value).to.equal('Ogre');
      expect(linesIn(root)).to.deep.equal(['#who', '#home-PL-postal-code']);
    });

    it('has what is wrong with the parts of the country that is sent', async () => {
      const root = await told();
      await type(at(root, '#home-PL-locality'), 'Mielec');
      await choose(root, 'PT');
      await wait(() => linesIn(root).length === 1, 'one line less');
      await click(at(root, '#send'));
      await wait(() => linesIn(root).length > 1, 'the summary');
      expect(linesIn(root)).to.deep.equal(['#who', '#home-PT-postal-code', '#home-PT-post-town']);
      await choose(root, 'PL');
      await wait(() => linesIn(root).length === 1, 'one line');
      expect(at(root, '#home-PL-locality').value).to.equal('Mielec');
    });

    it('goes with its last line', async () => {
      const root = await told();
      await type(at(root, '#who'), 'Anna');
      await click(at(root, '#send'));
      await wait(() => linesIn(root).length === 2, 'the address alone');
      await choose(root, 'PT');
      await wait(() => !at(root, 'tt-error-summary').checkVisibility(), 'nothing');
      expect(document.title).to.equal('Moving in');
      expect(document.activeElement!.closest('tt-error-summary')).to.equal(null);
    });
  });

  it('has no search unless the page brings one', async () => {
    const root = await page();
    await aTimeout(100);
    expect(root.querySelector('[data-address-lookup]')).to.equal(null);
  });

  it('does not take Enter in a text field for the button that changes the country', async () => {
    const root = await page();
    const sent: (string | undefined)[] = [];
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push((event.submitter as HTMLElement).id);
    });
    await type(at(root, '#home-PL-postal-code'), '39-300');
    await type(at(root, '#home-PL-locality'), 'Mielec');
    await sendKeys({ press: 'Enter' });
    await wait(() => sent.length === 1, 'sent');
    expect(sent).to.deep.equal(['send']);
  });

  describe('looking up', () => {
    const button = (root: ParentNode): HTMLElement => at(root, '[data-address-lookup] > button');
    const status = (root: ParentNode): string =>
      at(root, '[data-address-lookup] > p').textContent ?? '';
    const choices = (root: ParentNode): HTMLElement[] => [
      ...root.querySelectorAll<HTMLElement>('[data-address-lookup] li > button'),
    ];

    async function withLookup(
      lookup: (query: AddressQuery) => Promise<readonly AddressSuggestion[]>,
      language = 'pl',
    ): Promise<HTMLElement> {
      const root = await page(language);
      addressOf(root).lookup = lookup;
      await wait(() => !!button(root), 'button');
      return root;
    }

    it('tells the two municipalities called Mielec apart, and fills in the one chosen', async () => {
      const asked: AddressQuery[] = [];
      const root = await withLookup(async (query) => {
        asked.push(query);
        return mielecPlaces('pl');
      });
      await type(at(root, '#home-PL-street'), 'Leśna');
      await type(at(root, '#home-PL-house'), '7');
      await click(button(root));
      await wait(() => choices(root).length === 2, 'found');
      expect(asked[0]).to.include({ text: 'Leśna 7', country: 'PL', postalCode: '' });
      expect(status(root)).to.equal('Znaleziono 2 adresy');
      const texts = choices(root).map((choice) => choice.textContent);
      expect(texts[0]).to.contain('gmina miejska').and.to.contain('powiat mielecki');
      expect(texts[1]).to.contain('gmina wiejska').and.to.contain('powiat mielecki');
      choices(root)[1]!.focus();
      await sendKeys({ press: 'Enter' });
      expect(sentBy(root)).to.deep.equal([
        ['home.country', 'PL'],
        ['home.street', 'Leśna'],
        ['home.house', '7'],
        ['home.postal-code', '39-331'],
        ['home.locality', 'Chorzelów'],
      ]);
      expect(document.activeElement?.id).to.equal('home-PL-flat');
      expect(status(root)).to.equal('Wpisaliśmy adres. Sprawdź go.');
      expect(choices(root)).to.have.length(0);
    });

    it('forgets what was found when another country is chosen, and when the form is reset', async () => {
      const root = await withLookup(async () => mielecPlaces('pl'));
      const search = async (street: string): Promise<void> => {
        await type(at(root, `#${street}`), 'Mielec');
        await click(button(root));
      };
      await search('home-PL-street');
      await wait(() => choices(root).length === 2, 'found');
      await choose(root, 'PT');
      expect(choices(root)).to.have.length(0);
      expect(status(root)).to.equal('');
      await search('home-PT-street');
      await wait(() => choices(root).length === 2, 'found again');
      at<HTMLFormElement>(root, 'form').reset();
      await wait(() => choices(root).length === 0, 'forgotten');
      expect(status(root)).to.equal('');
    });

    it('does not offer what is found for a country that was left meanwhile', async () => {
      let answer = (_found: AddressSuggestion[]): void => {};
      const asked: AddressQuery[] = [];
      const root = await withLookup((query) => {
        asked.push(query);
        return new Promise((resolve) => (answer = resolve));
      });
      await type(at(root, '#home-PL-street'), 'Mielec');
      await click(button(root));
      await wait(() => asked.length === 1, 'asked');
      await choose(root, 'LV');
      expect(asked[0]!.signal.aborted).to.equal(true);
      answer(mielecPlaces('pl'));
      await aTimeout(20);
      expect(choices(root)).to.have.length(0);
      expect(status(root)).to.equal('');
    });

    it('does not say for ever that it searches after it was taken out', async () => {
      const root = await withLookup(() => new Promise(() => {}));
      await type(at(root, '#home-PL-street'), 'Mielec');
      await click(button(root));
      await wait(() => status(root) !== '', 'searching');
      const address = addressOf(root);
      const form = address.parentElement!;
      address.remove();
      await aTimeout(0);
      form.prepend(address);
      await aTimeout(20);
      expect(status(root)).to.equal('');
    });

    it('says after a while that the search takes long, and that one may type or search again', async () => {
      const asked: AddressQuery[] = [];
      let answer = (_found: AddressSuggestion[]): void => {};
      const root = await withLookup((query) => {
        asked.push(query);
        return new Promise((resolve) => (answer = resolve));
      }, 'en');
      await type(at(root, '#home-PL-street'), 'Mielec');
      await click(button(root));
      await wait(() => status(root) === 'Searching for addresses', 'searching');
      const long =
        'The search takes longer than usual. You can wait, search again or type the address';
      const slow = (): boolean => status(root).startsWith(long);
      await waitUntil(slow, 'that it takes long', { timeout: 15_000 });
      await click(button(root));
      await wait(() => status(root) === 'Searching for addresses', 'searching again');
      expect(asked.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
      await waitUntil(slow, 'that it takes long again', { timeout: 15_000 });
      answer(mielecPlaces('pl'));
      await wait(() => choices(root).length === 2, 'found');
      expect(status(root)).to.equal('2 addresses found');
    });

    it('takes out what the chosen address says it does not have, and keeps the rest', async () => {
      const parts = { street: '', locality: 'Rydzów', 'postal-code': '39-322' };
      const root = await withLookup(async () => [{ text: 'Rydzów', parts }]);
      await type(at(root, '#home-PL-street'), 'Ryd');
      await type(at(root, '#home-PL-house'), '7');
      await click(button(root));
      await wait(() => choices(root).length === 1, 'found');
      await click(choices(root)[0]!);
      expect(sentBy(root)).to.deep.equal([
        ['home.country', 'PL'],
        ['home.house', '7'],
        ['home.postal-code', '39-322'],
        ['home.locality', 'Rydzów'],
      ]);
    });

    it('takes a printed button, which nobody sees or reaches before it can be pressed', async () => {
      const root = await page('pl');
      const fieldset = at(root, 'tt-address > fieldset');
      fieldset.insertAdjacentHTML(
        'beforeend',
        '<div data-address-lookup inert><button type="button">Znajdź adres</button></div>',
      );
      const printed = button(root);
      const height = fieldset.offsetHeight;
      expect(printed.checkVisibility({ visibilityProperty: true })).to.equal(false);
      printed.focus();
      expect(document.activeElement).not.to.equal(printed);
      addressOf(root).lookup = async () => mielecPlaces('pl');
      await wait(() => printed.checkVisibility({ visibilityProperty: true }), 'seen');
      expect(root.querySelectorAll('[data-address-lookup] > button')).to.have.length(1);
      expect(fieldset.offsetHeight).to.equal(height);
      await type(at(root, '#home-PL-street'), 'Leśna');
      await click(printed);
      await wait(() => choices(root).length === 2, 'found');
    });

    it('says what to do when nothing is typed, nothing is found or nothing answers', async () => {
      let answer: () => Promise<AddressSuggestion[]> = () => Promise.resolve([]);
      const root = await withLookup(() => answer(), 'en');
      await click(button(root));
      expect(status(root)).to.contain('Type a street');
      expect(document.activeElement?.id).to.equal('home-PL-street');
      await sendKeys({ type: 'Nowhere' });
      await click(button(root));
      await wait(() => status(root).includes('No address was found'), 'empty');
      answer = () => Promise.reject(new Error('offline'));
      await click(button(root));
      await wait(() => status(root).includes('does not work'), 'failed');
      root.lang = 'lv';
      await wait(() => status(root).includes('nedarbojas'), 'Latvian');
      expect(button(root).textContent).to.equal('Meklēt adresi');
      expect(at(root, '#home-PL-street').value).to.equal('Nowhere');
    });

    it('takes nothing for nothing found, and an address without parts, as plain script may give', async () => {
      const odd: unknown[] = [undefined, null, [{ text: 'Leśna 5' }]];
      const root = await withLookup(
        () => Promise.resolve(odd.shift() as AddressSuggestion[]),
        'en',
      );
      await type(at(root, '#home-PL-street'), 'Leśna');
      for (let n = 0; n < 2; n += 1) {
        await click(button(root));
        await wait(() => status(root).includes('No address was found'), 'nothing');
        await type(at(root, '#home-PL-street'), '!');
      }
      await click(button(root));
      await wait(() => choices(root).length === 1, 'found');
      await click(choices(root)[0]!);
      await wait(() => choices(root).length === 0, 'chosen');
      expect(at(root, '#home-PL-street').value).to.contain('Leśna');
    });

    it('takes the answer to the last search only', async () => {
      const signals: AbortSignal[] = [];
      const answers: ((found: AddressSuggestion[]) => void)[] = [];
      const root = await withLookup(({ signal }) => {
        signals.push(signal);
        return new Promise((resolve) => answers.push(resolve));
      });
      await type(at(root, '#home-PL-street'), 'L');
      await click(button(root));
      await click(button(root));
      expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true, false]);
      answers[1]!([{ text: 'second', parts: {} }]);
      answers[0]!([{ text: 'first', parts: {} }]);
      await wait(() => choices(root).length === 1, 'found');
      expect(choices(root)[0]!.textContent).to.equal('second');
    });
  });
});
