import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import '../field/define.ts';
import '../fieldset/define.ts';
import '../form/define.ts';
import type { TtRepeater } from './repeater.ts';

/*
 * The browser gives back what it was told to keep; tests/back.page.test.ts has real browsers do it on the way
 * back. Here a second page is given what the first one told.
 */

const item = (n: number | '{n}', name = ''): string => {
  const option = (value: string): string => `<div data-option>
    <input id="${n}-${value}" type="radio" name="pets.${n}.kind" value="${value}">
    <label for="${n}-${value}">${value}</label></div>`;
  return `<li data-item><fieldset><legend>Pet <span data-number>${n === '{n}' ? '' : n + 1}</span></legend>
    <tt-field><label for="${n}-name">Name</label><p id="${n}-name-error" data-error hidden></p>
      <input id="${n}-name" name="pets.${n}.name" value="${name}" aria-describedby="${n}-name-error"></tt-field>
    <tt-fieldset><fieldset role="radiogroup"><legend>Kind</legend>${option('dog')}${option('cat')}</fieldset></tt-fieldset>
    <div data-reveal="pets.${n}.kind=dog" hidden><tt-field><label for="${n}-tag">Tag</label>
      <input id="${n}-tag" name="pets.${n}.tag"></tt-field></div>
    <label><input id="${n}-chip" type="checkbox" name="pets.${n}.chip" checked> Chip</label>
    <select id="${n}-food" name="pets.${n}.food" multiple aria-label="Food"><option>dry</option><option>wet</option></select>
    <input id="${n}-pin" name="pets.${n}.pin" type="password" aria-label="PIN">
    <input id="${n}-shown" name="pets.${n}.shown" data-show-password aria-label="PIN that is shown">
    <input id="${n}-owner" name="pets.${n}.owner" autocomplete="off" aria-label="Owner">
    <button name="remove-item" value="pets.${n}" data-remove formnovalidate>Remove</button></fieldset></li>`;
};

const page = (names: readonly string[], attributes = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="en"><tt-form><form method="post" action="/sent">
    <tt-repeater name="pets" ${attributes}><ol data-items>${names.map((name, n) => item(n, name)).join('')}</ol>
    <template data-blank>${item('{n}')}</template>
    <button id="add" name="add-item" value="pets" data-add formnovalidate>Add a pet</button></tt-repeater>
    </form></tt-form></div>`);

const repeaterOf = (root: ParentNode): TtRepeater => root.querySelector('tt-repeater')!;
const at = (root: ParentNode, id: string): HTMLInputElement =>
  root.querySelector<HTMLInputElement>(`[id="${id}"]`)!;
const namesIn = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLInputElement>('[id$="-name"]')].map(({ value }) => value);

/** What the browser is told to keep of `root`, as it changes. */
function listenTo(root: ParentNode): () => string | null {
  let kept: string | null = null;
  repeaterOf(root).keepForBack = (state) => (kept = state);
  return () => kept;
}

async function type(root: ParentNode, id: string, text: string): Promise<void> {
  at(root, id).focus();
  await typeText(text);
}

async function press(button: HTMLElement): Promise<void> {
  button.focus();
  await sendKeys({ press: 'Enter' });
}

async function add(root: ParentNode): Promise<void> {
  const { length } = repeaterOf(root).items;
  await press(at(root, 'add'));
  await waitUntil(() => repeaterOf(root).items.length === length + 1, 'another pet');
}

async function remove(root: ParentNode, index: number): Promise<void> {
  const { items } = repeaterOf(root);
  await press(items[index]!.querySelector<HTMLElement>('[data-remove]')!);
  await waitUntil(() => repeaterOf(root).items.length === items.length - 1, 'a pet less');
}

describe('a repeater on the way back', () => {
  it('has the items that were added, with every kind of answer', async () => {
    const first = await page(['Rex']);
    const kept = listenTo(first);
    await add(first);
    await type(first, '1-name', 'Łatka');
    at(first, '1-dog').click();
    await type(first, '1-tag', 'K9');
    at(first, '1-chip').click();
    for (const option of first.querySelectorAll<HTMLOptionElement>('[id="1-food"] option'))
      option.selected = true;
    await type(first, '1-pin', '1234');
    await type(first, '1-shown', '5678');
    await type(first, '1-owner', 'Anna');
    const text = kept()!;
    expect(text).to.not.include('1234').and.not.include('5678').and.not.include('Anna');
    first.remove();
    document.querySelectorAll('[role=status]').forEach((region) => (region.textContent = ''));

    const second = await page(['Rex']);
    let told = 0;
    repeaterOf(second).addEventListener('tt-items', ({ detail }) => {
      told += 1;
      expect(detail).to.deep.equal({ name: 'pets', count: 2, change: 'restored' });
    });
    repeaterOf(second).formStateRestoreCallback(text);
    await waitUntil(() => told === 1, 'the items');
    expect(namesIn(second)).to.deep.equal(['Rex', 'Łatka']);
    expect(at(second, '1-dog').checked).to.equal(true);
    expect(at(second, '0-dog').checked).to.equal(false);
    expect(at(second, '1-chip').checked).to.equal(false);
    await waitUntil(() => at(second, '1-tag').checkVisibility(), 'what depends on an answer');
    expect(at(second, '1-tag').value).to.equal('K9');
    const foods = second.querySelectorAll('[id="1-food"] option:checked');
    expect([...foods].map(({ textContent }) => textContent)).to.deep.equal(['dry', 'wet']);
    expect(at(second, '1-pin').value).to.equal('');
    expect(at(second, '1-owner').value).to.equal('');
    expect(second.querySelectorAll('[data-number]')[1]!.textContent).to.equal('2');
    expect(document.activeElement, 'nobody is led anywhere').to.equal(document.body);
    await new Promise((resolve) => setTimeout(resolve, 600));
    const said = [...document.querySelectorAll('[role=status]')].map(
      ({ textContent }) => textContent,
    );
    expect(said.join(''), 'and nothing is said').to.equal('');
  });

  it('keeps what is typed afterwards for the next way back', async () => {
    const first = await page([]);
    const kept = listenTo(first);
    await add(first);
    await type(first, '0-name', 'Ada');
    const text = kept()!;
    first.remove();
    const second = await page([]);
    const keptAgain = listenTo(second);
    repeaterOf(second).formStateRestoreCallback(text);
    await waitUntil(() => namesIn(second)[0] === 'Ada', 'Ada');
    await type(second, '0-name', 'm');
    expect(keptAgain()).to.include('"Adam"');
  });

  it('has none of the items that were removed, and after a reset all that were printed', async () => {
    const first = await page(['Rex', 'Mia', 'Tom']);
    const kept = listenTo(first);
    await remove(first, 0);
    const text = kept()!;
    first.remove();
    const second = await page(['Rex', 'Mia', 'Tom']);
    repeaterOf(second).formStateRestoreCallback(text);
    await waitUntil(() => repeaterOf(second).items.length === 2, 'two pets');
    expect(namesIn(second)).to.deep.equal(['Mia', 'Tom']);
    second.querySelector('form')!.reset();
    expect(namesIn(second)).to.deep.equal(['Rex', 'Mia', 'Tom']);
    expect(repeaterOf(second).items.map((each) => each.querySelector('input')!.name)).to.deep.equal(
      ['pets.0.name', 'pets.1.name', 'pets.2.name'],
    );
  });

  it('keeps nothing after a reset, and within the limits of the page', async () => {
    const first = await page([]);
    const kept = listenTo(first);
    await add(first);
    await add(first);
    const text = kept()!;
    first.querySelector('form')!.reset();
    expect(kept()).to.equal(null);
    first.remove();
    const second = await page([], 'max="1"');
    repeaterOf(second).formStateRestoreCallback(text);
    await waitUntil(() => repeaterOf(second).items.length === 1, 'one pet');
    const third = await page(['Rex', 'Mia', 'Tom'], 'min="3"');
    repeaterOf(third).formStateRestoreCallback(text);
    repeaterOf(third).formStateRestoreCallback('[[{');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(namesIn(third)).to.deep.equal(['Rex', 'Mia', 'Tom']);
  });

  it('keeps of a form that asks for nothing what a control of its own asks for', async () => {
    const setUp = async (): Promise<HTMLElement> => {
      const root = await page([]);
      root.querySelector('form')!.autocomplete = 'off';
      const blank = repeaterOf(root).blank!.content.querySelector('[name="pets.{n}.tag"]')!;
      blank.setAttribute('autocomplete', 'on');
      return root;
    };
    const first = await setUp();
    const kept = listenTo(first);
    await add(first);
    await type(first, '0-name', 'Rex');
    at(first, '0-dog').click();
    await type(first, '0-tag', 'K9');
    const text = kept()!;
    expect(text).to.not.include('Rex');
    first.remove();
    const second = await setUp();
    repeaterOf(second).formStateRestoreCallback(text);
    await waitUntil(() => repeaterOf(second).items.length === 1, 'the item');
    expect(at(second, '0-tag').value).to.equal('K9');
    expect(at(second, '0-name').value).to.equal('');
  });

  it('sends nothing under its own name', async () => {
    const root = await page(['Rex']);
    await add(root);
    const sent = [...new FormData(root.querySelector('form')!).keys()];
    expect(sent).to.include('pets.1.name').and.not.include('pets');
  });
});
