import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../repeater/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const field = (id: string, attributes = ''): string => `<tt-field>
  <label for="${id}">${id}</label><p id="${id}-error" data-error hidden></p>
  <input id="${id}" name="${id}" aria-describedby="${id}-error" ${attributes}></tt-field>`;
const item = (n: number | '{n}'): string => `<li data-item><fieldset>
  <legend>Owner <span data-number>${n === '{n}' ? '' : n + 1}</span></legend>
  ${field(`owners.${n}.name`, 'required')}
  <button name="remove-item" value="owners.${n}" data-remove formnovalidate>Remove</button>
  </fieldset></li>`;
const owners = `<tt-repeater name="owners"><ol data-items>${item(0)}${item(1)}${item(2)}</ol>
  <template data-blank>${item('{n}')}</template>
  <button name="add-item" value="owners" data-add formnovalidate>Add</button></tt-repeater>`;

const links = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('tt-error-summary li:not([hidden]) a')].map(
    (link) =>
      `${/Owner \d/.exec(link.textContent)?.[0] ?? link.textContent} ${link.getAttribute('href')}`,
  );

async function press(element: HTMLElement): Promise<void> {
  element.focus();
  await sendKeys({ press: 'Enter' });
}

describe('the lines of the summary', () => {
  it('follow the items of a list that are taken out and put back', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary hidden></tt-error-summary>
      <form method="post" action="/sent">${owners}<button id="send">Send</button></form></tt-form></div>`);
    const heading = (): string => at(root, 'tt-error-summary h2').textContent;
    const all = ['Owner 1 #owners.0.name', 'Owner 2 #owners.1.name', 'Owner 3 #owners.2.name'];
    await press(at(root, '#send'));
    await wait(() => links(root).length === 3, 'all are listed');
    expect(links(root)).to.deep.equal(all);

    await press(at(root, '[data-remove][value="owners.0"]'));
    await wait(() => links(root).length === 2, 'the one that was taken out is not listed');
    expect(links(root)).to.deep.equal(all.slice(0, 2));
    expect(heading()).to.equal('There are 2 problems on this page');
    const last = at(root, '[data-item]:last-child input');
    at(root, 'li:last-child a').click();
    expect(document.activeElement).to.equal(last);

    await press(at(root, '[data-removed] button'));
    await wait(() => links(root).length === 3, 'it is listed again');
    expect(links(root)).to.deep.equal(all);
  });

  it('lead to the same questions where the server printed them', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary><h2>There are 2 problems on this page</h2><ul>
        <li><a href="#owners.1.name">Second</a></li><li><a href="#owners.2.name">Third</a></li>
      </ul></tt-error-summary>
      <form method="post" action="/sent">${owners}<button id="send">Send</button></form></tt-form></div>`);
    const third = at(root, '[id="owners.2.name"]');
    await press(at(root, '[data-remove][value="owners.1"]'));
    await wait(() => links(root).length === 1, 'the one that was taken out is not listed');
    expect(links(root)).to.deep.equal(['Third #owners.1.name']);
    expect(at(root, 'h2').textContent).to.equal('There is 1 problem on this page');
    at(root, 'li:not([hidden]) a').click();
    expect(document.activeElement).to.equal(third);
    await press(at(root, '[data-remove][value="owners.1"]'));
    await wait(() => !!at(root, 'tt-error-summary').hidden, 'nothing is wrong with what is left');
    await press(at(root, '[data-removed] + [data-removed] button'));
    await wait(() => !at(root, 'tt-error-summary').hidden, 'something is again');

    await press(at(root, '[data-removed] button'));
    await wait(() => links(root).length === 2, 'it is listed again');
    expect(at(root, 'h2').textContent).to.equal('There are 2 problems on this page');
    expect(links(root)).to.deep.equal(['Second #owners.1.name', 'Third #owners.2.name']);
  });

  it('name the section that a server printed by its number as it is now', async () => {
    const line = (n: number, words: string): string =>
      `<li><a href="#owners.${n}.name">Wrong (<span data-section>${words}</span>)</a></li>`;
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary><h2>Problems</h2><ul>${line(1, 'Owner 2')}${line(2, 'The garden')}</ul></tt-error-summary>
      <form method="post" action="/sent">${owners}<button id="send">Send</button></form></tt-form></div>`);
    const texts = (): string[] =>
      [...root.querySelectorAll('tt-error-summary a')].map(({ textContent }) => textContent);
    await press(at(root, '[data-remove][value="owners.0"]'));
    await wait(() => links(root)[0]!.endsWith('#owners.0.name'), 'another number');
    expect(texts()).to.deep.equal(['Wrong (Owner 1)', 'Wrong (The garden)']);
    await press(at(root, '[data-removed] button'));
    await wait(() => links(root)[0]!.endsWith('#owners.1.name'), 'the number before');
    expect(texts()).to.deep.equal(['Wrong (Owner 2)', 'Wrong (The garden)']);
  });

  it('warn the developer of a control that only the browser has words for', async () => {
    const heard: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => heard.push(text);
    try {
      const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
        <tt-error-summary hidden></tt-error-summary><form method="post" action="/sent">
        <label for="bare">Bare</label><input id="bare" name="bare" required><button>Send</button>
        </form></tt-form></div>`);
      await press(at(root, 'button'));
      await wait(() => links(root).length === 1, 'listed');
    } finally {
      console.warn = warn;
    }
    expect(heard.join()).to.include('The control "bare" stands in no <tt-field>');
  });

  it('name controls that stand in no element of ours, in the language of the page', async () => {
    const radio = (value: string): string =>
      `<label><input type="radio" name="pays" value="${value}" required>${value}</label>`;
    const root = await fixture<HTMLElement>(`<div lang="pl"><tt-form>
      <tt-error-summary hidden></tt-error-summary><form method="post" action="/sent">
      <label for="bare">Ulica <span data-required>(wymagane)</span></label><input id="bare" name="bare" required>
      <label for="mail">E-mail</label><input id="mail" type="email" value="kto?">
      <label for="rooms">Pokoje</label><input id="rooms" type="number" max="9" value="12">
      <label for="code">Kod</label><input id="code" pattern="[a-z]+" title="Wpisz małe litery" value="A">
      <fieldset><legend>Kto płaci</legend>${radio('ja')}${radio('gmina')}</fieldset>
      <button>Wyślij</button></form></tt-form></div>`);
    await press(at(root, 'form > button'));
    await wait(() => links(root).length > 0, 'listed');
    expect([...root.querySelectorAll('li')].map((line) => line.textContent)).to.deep.equal([
      'Ulica – Uzupełnij to pole',
      'E-mail – Wpisz adres ze znakiem @, na przykład nazwa@example.com',
      'Pokoje – Wpisz 9 lub mniej',
      // The author's own sentence stands alone, as that of a field does.
      'Wpisz małe litery',
      'Kto płaci – Wybierz jedną z opcji',
    ]);
    root.lang = 'en';
    await wait(() => links(root)[0]!.startsWith('Ulica – Fill in this field'), 'in English');
  });

  it('stand in no other form of the page', async () => {
    const form = (id: string, above: string): string => `<tt-form>${above}
      <form method="post" action="/sent">${field(id, 'required')}<button>Send</button></form></tt-form>`;
    const root = await fixture<HTMLElement>(`<div lang="en">
      ${form('first', '')}${form('second', '<tt-error-summary hidden></tt-error-summary>')}</div>`);
    await press(at(root, 'button'));
    await wait(() => document.activeElement?.id === 'first', 'to the answer itself');
    expect(at(root, 'tt-error-summary').hidden).to.equal(true);
  });

  it('lead into a part of the page that is folded up', async () => {
    const folded = `<details><summary>More</summary><details><summary>Still more</summary>
      ${field('inner', 'required')}</details></details>`;
    for (const summary of ['<tt-error-summary hidden></tt-error-summary>', '']) {
      const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>${summary}
        <form method="post" action="/sent">${folded}<button>Send</button></form></tt-form></div>`);
      await press(at(root, 'button'));
      if (summary) {
        await wait(() => links(root).length === 1, 'listed');
        await press(at(root, 'tt-error-summary a'));
      }
      await wait(() => document.activeElement?.id === 'inner', 'in the question');
      root.remove();
    }
  });
});
