import { aTimeout, expect, fixture } from '@open-wc/testing';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import { emulateMedia, sendKeys, sendMouse } from '@web/test-runner-commands';
import './define.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../fieldset/define.ts';
import '../form/define.ts';
import type { ItemsDetail, TtRepeater } from './repeater.ts';

const chromium = navigator.userAgent.includes('Chrome');
const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const said = (): string => document.querySelector('[role=status]')?.textContent ?? '';
const focused = (): string => document.activeElement?.id ?? '';

let last = { x: -1, y: -1, at: 0 };

async function click(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const box = element.getBoundingClientRect();
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  // Of presses at one place WebKit makes a double press; people who mean two things take longer.
  const isNear = Math.abs(x - last.x) < 20 && Math.abs(y - last.y) < 20;
  if (navigator.vendor.startsWith('Apple') && isNear)
    await aTimeout(Math.max(0, last.at + 600 - performance.now()));
  await sendMouse({ type: 'click', position: [x, y] });
  last = { x, y, at: performance.now() };
}

const item = (n: number | '{n}', name = '', has = ''): string => {
  const shown = n === '{n}' ? '' : n + 1;
  const radio = (value: string): string => `<div data-option>
    <input id="child-${n}-${value}" type="radio" name="children.${n}.has" value="${value}"
      ${has === value ? 'checked' : ''}>
    <label for="child-${n}-${value}">${value}</label></div>`;
  return `<li data-item><fieldset>
    <legend>Child <span data-number>${shown}</span></legend>
    <tt-field><label for="child-${n}-name">Name</label>
      <p id="child-${n}-name-error" data-error hidden></p>
      <input id="child-${n}-name" name="children.${n}.name" required value="${name}"
        aria-describedby="child-${n}-name-error"></tt-field>
    <tt-fieldset><fieldset role="radiogroup"><legend>Has a number</legend>
      ${radio('yes')}${radio('no')}</fieldset></tt-fieldset>
    <fieldset data-reveal="children.${n}.has=yes">
      <tt-field><label for="child-${n}-code">Number</label>
        <input id="child-${n}-code" name="children.${n}.code"></tt-field></fieldset>
    <button name="remove-item" value="children.${n}" data-remove formnovalidate>Remove child
      <span data-number>${shown}</span></button>
  </fieldset></li>`;
};

interface Setup {
  attributes?: string;
  items?: [name: string, has?: string][];
  language?: string;
}

async function page({ attributes = '', items = [], language = 'en' }: Setup): Promise<HTMLElement> {
  return fixture<HTMLElement>(`<div lang="${language}"><tt-form>
    <tt-error-summary hidden></tt-error-summary>
    <form method="post" action="/sent"><button type="button" name="contains" hidden></button>
      <tt-repeater name="children" ${attributes}>
        <ol data-items>${items.map(([name, has], n) => item(n, name, has)).join('')}</ol>
        <template data-blank>${item('{n}')}</template>
        <button name="add-item" value="children" data-add formnovalidate>Add a child</button>
      </tt-repeater>
      <button id="send">Send</button></form></tt-form></div>`);
}

const repeaterOf = (root: ParentNode): TtRepeater => at<TtRepeater>(root, 'tt-repeater');
const legends = (root: ParentNode): string[] =>
  [...root.querySelectorAll('[data-item] > fieldset > legend')].map((legend) =>
    legend.textContent!.trim(),
  );
const answers = (root: ParentNode): [string, string][] =>
  [...new FormData(at<HTMLFormElement>(root, 'form'))]
    .filter(([name]) => name.startsWith('children'))
    .map(([name, value]) => [name, String(value)]);
const addButton = (root: ParentNode): HTMLElement => at(root, '[data-add]');
const removeButton = (root: ParentNode, n: number): HTMLElement =>
  at(root, `[data-remove][value="children.${n}"]`);
const undo = (root: ParentNode): HTMLElement => at(root, '[data-removed] button');

async function add(root: ParentNode): Promise<void> {
  const before = repeaterOf(root).items.length;
  await click(addButton(root));
  await wait(() => repeaterOf(root).items.length === before + 1, 'added');
}

async function remove(root: ParentNode, n: number): Promise<void> {
  const before = repeaterOf(root).items.length;
  await click(removeButton(root, n));
  await wait(() => repeaterOf(root).items.length === before - 1, 'removed');
}

describe('tt-repeater', () => {
  let sent: FormData[];
  const stay = (event: SubmitEvent): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    sent.push(new FormData(event.target as HTMLFormElement, event.submitter));
  };
  beforeEach(() => {
    sent = [];
    document.addEventListener('submit', stay);
  });
  afterEach(() => document.removeEventListener('submit', stay));

  it('takes two taps of a slow hand for one, whatever lies under the finger by then', async () => {
    const root = await page({ items: [['Ana'], ['Bruno']] });
    const tap = (element: Element, detail: number): boolean =>
      element.dispatchEvent(
        new MouseEvent('click', {
          bubbles: true,
          cancelable: true,
          composed: true,
          detail,
          clientX: 20,
          clientY: 20,
        }),
      );
    let pressed = 0;
    at(root, '#send').addEventListener('click', (event) => {
      event.preventDefault();
      pressed += 1;
    });
    tap(at(root, '[data-remove]'), 1);
    await wait(() => legends(root).length === 1, 'removed');
    tap(at(root, '[data-removed] button'), 2);
    tap(at(root, '#send'), 2);
    expect(legends(root)).to.deep.equal(['Child 1']);
    expect(at(root, '#child-0-name').value).to.equal('Bruno');
    expect(pressed).to.equal(0);
    await aTimeout(600);
    tap(at(root, '[data-removed] button'), 1);
    await wait(() => legends(root).length === 2, 'put back');
    await aTimeout(600);
    tap(at(root, '[data-add]'), 1);
    tap(at(root, '[data-add]'), 2);
    await wait(() => legends(root).length === 3, 'added once');
    await aTimeout(100);
    expect(legends(root)).to.have.length(3);
  });

  it('says whose answer is wrong, also where it is the only one', async () => {
    const root = await page({ items: [['Ana'], ['']] });
    await click(at(root, '#send'));
    await wait(() => !!root.querySelector('tt-error-summary li'), 'told');
    expect(root.querySelector('tt-error-summary li')!.textContent).to.contain('Child 2');
  });

  it('adds an item in place, leads into it and says so', async () => {
    const root = await page({ items: [['Ieva', 'no']] });
    const details: ItemsDetail[] = [];
    root.addEventListener('tt-items', (event) => details.push(event.detail));
    await add(root);
    expect(legends(root)).to.deep.equal(['Child 1', 'Child 2']);
    expect(focused()).to.equal('child-1-name');
    await sendKeys({ type: 'Žanis' });
    expect(answers(root)).to.deep.equal([
      ['children.0.name', 'Ieva'],
      ['children.0.has', 'no'],
      ['children.1.name', 'Žanis'],
    ]);
    await wait(() => said().includes('Added: Child 2'), 'said');
    expect(details).to.deep.equal([{ name: 'children', count: 2, change: 'added' }]);
    expect(sent).to.deep.equal([]);
  });

  it('adds by keyboard, and settles the conditions inside the new item', async () => {
    const root = await page({});
    addButton(root).focus();
    await sendKeys({ press: 'Enter' });
    await wait(() => focused() === 'child-0-name', 'focus in the new item');
    expect(at(root, '[data-reveal]').hidden).to.equal(true);
    await click(at(root, '#child-0-yes'));
    await wait(() => !at(root, '[data-reveal]').hidden, 'revealed');
    await click(at(root, '#child-0-code'));
    expect(focused()).to.equal('child-0-code');
  });

  it('says nothing of the sections of a new item, which nobody saw before', async () => {
    const root = await page({ items: [['Ieva', 'no']] });
    // What the tests before had said is no part of it.
    await aTimeout(150);
    document.querySelector('[role=status]')?.replaceChildren();
    await add(root);
    await add(root);
    await wait(() => said().includes('Added: Child 3'), 'said');
    await aTimeout(300);
    expect(said()).not.to.contain('question');
    await click(at(root, '#child-1-yes'));
    await wait(() => said().includes('A new question is shown'), 'said of one that appeared');
    await click(at(root, '#child-1-no'));
    await wait(() => said().includes('was hidden'), 'said of one that went');
  });

  it('checks what stands in a new item like any other question', async () => {
    const root = await page({});
    await add(root);
    await click(at(root, '#send'));
    await wait(() => !!at(root, 'tt-error-summary a'), 'summary');
    expect(at(root, 'tt-error-summary a').getAttribute('href')).to.equal('#child-0-name');
    expect(at(root, '#child-0-name-error').textContent).to.equal('Error: Fill in this field');
    await remove(root, 0);
    await click(at(root, '#send'));
    await wait(() => sent.length === 1, 'sent without the removed item');
    expect([...sent[0]!.keys()]).to.deep.equal(['tt-submission']);
  });

  it('removes an item, keeps numbers without gaps and every answer where it was', async () => {
    const root = await page({
      items: [
        ['A', 'yes'],
        ['B', 'no'],
        ['C', 'yes'],
      ],
    });
    await remove(root, 1);
    expect(legends(root)).to.deep.equal(['Child 1', 'Child 2']);
    expect(answers(root)).to.deep.equal([
      ['children.0.name', 'A'],
      ['children.0.has', 'yes'],
      ['children.0.code', ''],
      ['children.1.name', 'C'],
      ['children.1.has', 'yes'],
      ['children.1.code', ''],
    ]);
    const last = repeaterOf(root).items[1]!;
    const name = at(last, 'input');
    expect([
      name.id,
      name.labels![0]!.htmlFor,
      name.getAttribute('aria-describedby'),
    ]).to.deep.equal(['child-1-name', 'child-1-name', 'child-1-name-error']);
    expect(at(last, '[data-reveal]').dataset['reveal']).to.equal('children.1.has=yes');
    expect(at(last, '[data-remove]').textContent).to.match(/2\s*$/);
  });

  it('has larger letters in the legend of an item than in those of the sections inside', async () => {
    const { style } = document.documentElement;
    const sizes = [
      ['--tt-font-size-3', '18px'],
      ['--tt-font-size-4', '20px'],
      ['--tt-font-size-5', '24px'],
    ] as const;
    for (const [name, size] of sizes) style.setProperty(name, size);
    const links = ['../styles/fieldset.css', './repeater.css'].map((path) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL(path, import.meta.url).href;
      return link;
    });
    const ready = links.map((link) => new Promise((done) => link.addEventListener('load', done)));
    document.head.append(...links);
    await Promise.all(ready);
    try {
      const root = await fixture<HTMLElement>(`<div lang="en"><tt-form><form><fieldset id="all">
        <legend>People</legend><tt-repeater name="people"><ol data-items><li data-item>
        <fieldset><legend>Person</legend><fieldset id="part"><legend>Address</legend><tt-field>
        <label for="town">Town</label><input id="town" name="people.0.town"></tt-field></fieldset>
        </fieldset></li></ol></tt-repeater></fieldset></form></tt-form></div>`);
      const sizeOf = (selector: string): string =>
        getComputedStyle(at<HTMLElement>(root, `${selector} > legend`)).fontSize;
      expect(['#all', '[data-item] > fieldset', '#part'].map(sizeOf)).to.deep.equal([
        '24px',
        '20px',
        '18px',
      ]);
    } finally {
      for (const link of links) link.remove();
      for (const [name] of sizes) style.removeProperty(name);
    }
  });

  it('offers in each item what the number of that item tells', async () => {
    const person = (n: number | '{n}'): string => `<li data-item><fieldset><legend>Person</legend>
      <tt-field><label for="p-${n}">PESEL</label>
        <input id="p-${n}" name="people.${n}.pesel" data-value="pl-pesel"></tt-field>
      <tt-field><label for="b-${n}">Born</label><input id="b-${n}" name="people.${n}.born"
        data-value="date" data-suggested-from="people.${n}.pesel"></tt-field>
      <button name="remove-item" value="people.${n}" data-remove formnovalidate>Remove</button>
      </fieldset></li>`;
    const root =
      await fixture<HTMLElement>(`<div lang="en"><tt-form><form><tt-repeater name="people">
      <ol data-items>${person(0)}</ol><template data-blank>${person('{n}')}</template>
      <button data-add formnovalidate>Add</button></tt-repeater></form></tt-form></div>`);
    await add(root);
    await click(at(root, '[data-remove]'));
    await wait(() => repeaterOf(root).items.length === 1, 'removed');
    const born = at(root, '#b-0');
    expect(born.dataset.suggestedFrom).to.equal('people.0.pesel');
    at(root, '#p-0').focus();
    await typeText('44051401359');
    await sendKeys({ press: 'Tab' });
    await wait(() => !!root.querySelector('[data-suggestion]'), 'offered');
    expect(at<HTMLElement>(root, '[data-suggestion]').closest('tt-field')).to.equal(
      born.closest('tt-field'),
    );
  });

  it('gives rules the answers by the numbers that hold now, and tells what they find there', async () => {
    const root = await page({ items: [['Ieva'], ['Jānis'], ['Anna']] });
    const seen: unknown[] = [];
    at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').rules = (values) => {
      seen.push([0, 1, 2].map((n) => values.get(`children.${n}.name`)));
      return new Map([
        [
          'children.1.name',
          [{ code: 'unknown', severity: 'error', params: { text: 'Not in the register' } }],
        ],
      ]);
    };
    const wrong = (): string[] =>
      [...root.querySelectorAll('[data-item] [data-error]:not([hidden])')].map(
        (error) => error.closest('tt-field')!.querySelector('input')!.value,
      );
    await click(at(root, '#send'));
    await wait(() => wrong().join() === 'Jānis', 'told');
    await remove(root, 0);
    await click(at(root, '#send'));
    await wait(() => wrong().join() === 'Anna', 'told at the one that is the second now');
    expect(seen.at(-1)).to.deep.equal(['Jānis', 'Anna', undefined]);
  });

  it('leads to undo after removing, and puts everything back as it was', async () => {
    const root = await page({
      items: [
        ['A', 'yes'],
        ['B', 'no'],
        ['C', 'yes'],
      ],
    });
    at(root, '#child-1-name').focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'x' });
    await remove(root, 1);
    expect(document.activeElement).to.equal(undo(root));
    expect(undo(root).textContent).to.equal('Undo removal: Child 2, “Bx”');
    expect(at(root, '[data-removed] p').textContent).to.equal('Removed: Child 2, “Bx”');
    await sendKeys({ press: 'Enter' });
    await wait(() => repeaterOf(root).items.length === 3, 'put back');
    expect(root.querySelector('[data-removed]')).to.equal(null);
    expect(focused()).to.equal('child-1-name');
    expect(answers(root).filter(([name]) => !name.endsWith('code'))).to.deep.equal([
      ['children.0.name', 'A'],
      ['children.0.has', 'yes'],
      ['children.1.name', 'Bx'],
      ['children.1.has', 'no'],
      ['children.2.name', 'C'],
      ['children.2.has', 'yes'],
    ]);
    await wait(() => said().includes('Put back: Child 2, “Bx”'), 'said');
  });

  it('says what was removed, how many remain and that others have new numbers', async () => {
    const root = await page({ items: [['A'], ['B'], ['C']] });
    const news = (): string => at(root, '[data-removed] p + p').textContent!;
    await remove(root, 1);
    const removed =
      'Removed: Child 2, “B”. 2 entries remain. The entries after it have new numbers';
    await wait(() => said().includes(removed), 'the number of another one');
    expect(at(root, '[data-removed] p + p').hidden).to.equal(false);
    expect(news()).to.equal('The entries after it have new numbers');
    document.querySelector('[role=status]')!.replaceChildren();
    await sendKeys({ press: 'Enter' });
    const back = 'Put back: Child 2, “B”. The entries after it have new numbers';
    await wait(() => said().includes(back), 'its number again');
    document.querySelector('[role=status]')!.replaceChildren();
    await remove(root, 2);
    await wait(() => said().includes('Removed: Child 3, “C”. 2 entries remain'), 'the last one');
    expect(said()).not.to.contain('new numbers');
    expect(at(root, '[data-removed] p + p').hidden).to.equal(true);
    root.lang = 'pl';
    await wait(() => undo(root).textContent === 'Cofnij usunięcie: Child 3, „C”', 'in Polish');
  });

  it('tells removed items that had one number from each other, and from the one that has it now', async () => {
    const root = await page({ items: [['Anna'], ['Jānis'], ['Ieva']] });
    await remove(root, 0);
    await remove(root, 0);
    const lines = [...root.querySelectorAll('[data-removed]')];
    const words = lines.map((line) => at(line, 'p').textContent);
    expect(words).to.deep.equal(['Removed: Child 1, “Anna”', 'Removed: Child 1, “Jānis”']);
    const buttons = lines.map((line) => at(line, 'button').textContent);
    expect(new Set(buttons).size).to.equal(2);
    for (const [language, sentence] of [
      ['pl', 'Usunięto: Child 1, „Anna”'],
      ['pt-PT', 'Removido: Child 1, «Anna»'],
      ['lv', 'Noņemts: Child 1, “Anna”'],
    ]) {
      root.lang = language!;
      await wait(() => at(root, '[data-removed] p').textContent === sentence, sentence!);
    }
  });

  it('does not say numbers, dates and masked answers of what was removed', async () => {
    const root = await page({ items: [['Anna'], ['Jānis'], ['']] });
    const sign = (): string => at(root, '[data-removed] p').textContent!;
    const name = at(root, '#child-0-name');
    const undone = async (): Promise<void> => {
      await click(undo(root));
      await wait(() => !root.querySelector('[data-removed]'), 'put back');
    };
    for (const [typed, attribute, value] of [
      ['44051401359', 'data-value', 'pl-pesel'],
      ['161175-19997', '', ''],
      ['1.02.1980', 'data-value', 'date'],
      ['Anna', 'data-masked', ''],
      // A password that is shown is a text.
      ['tajne', 'data-show-password', ''],
      ['', '', ''],
    ] as const) {
      if (attribute) name.setAttribute(attribute, value);
      name.value = typed;
      name.dispatchEvent(new Event('input', { bubbles: true }));
      await remove(root, 0);
      expect(sign()).to.equal('Removed: Child 1');
      await undone();
      if (attribute) name.removeAttribute(attribute);
    }
    await click(at(root, '#child-0-yes'));
    await remove(root, 0);
    expect(sign()).to.equal('Removed: Child 1, “yes”');
    await undone();
    name.value = `${'a'.repeat(70)}`;
    await remove(root, 0);
    expect(sign()).to.equal(`Removed: Child 1, “${'a'.repeat(60)}…”`);
  });

  it('puts several back in any order', async () => {
    const root = await page({ items: [['A'], ['B'], ['C']] });
    await remove(root, 0);
    await remove(root, 0);
    await click(undo(root));
    await wait(() => repeaterOf(root).items.length === 2, 'first put back');
    await click(undo(root));
    await wait(() => repeaterOf(root).items.length === 3, 'second put back');
    expect(answers(root)).to.deep.equal([
      ['children.0.name', 'A'],
      ['children.1.name', 'B'],
      ['children.2.name', 'C'],
    ]);
  });

  it('says the limit in place of the button, in the language of the page', async () => {
    const root = await page({ attributes: 'max="2"', items: [['A']], language: 'pl' });
    expect(addButton(root).hidden).to.equal(false);
    await add(root);
    expect(addButton(root).hidden).to.equal(true);
    const note = at(root, '[data-full]');
    expect(note.textContent).to.contain('najwyżej 2 pozycje');
    root.lang = 'lv';
    await wait(() => note.textContent!.includes('ne vairāk kā 2 ierakstus'), 'Latvian');
    root.lang = 'pt-PT';
    await wait(() => note.textContent!.includes('no máximo 2 entradas'), 'Portuguese');
    await remove(root, 0);
    expect(addButton(root).hidden).to.equal(false);
    expect(note.hidden).to.equal(true);
    expect(at(root, '[data-removed] p').textContent).to.equal('Removido: Child 1, «A»');
  });

  it('says the limit at once where the page came full', async () => {
    const root = await page({ attributes: 'max="1"', items: [['A']] });
    await wait(() => !!addButton(root).hidden, 'hidden');
    expect(at(root, '[data-full]').textContent).to.contain('at most 1 entry');
  });

  it('keeps to limits that the page changes meanwhile', async () => {
    const root = await page({ attributes: 'max="2"', items: [['A']] });
    await add(root);
    expect(addButton(root).hidden).to.equal(true);
    repeaterOf(root).max = 3;
    await wait(() => !addButton(root).hidden, 'one more may come');
    expect(at(root, '[data-full]').hidden).to.equal(true);
    repeaterOf(root).setAttribute('min', '2');
    await wait(() => !!removeButton(root, 0).hidden, 'both must stay');
    repeaterOf(root).removeAttribute('min');
    await wait(() => !removeButton(root, 0).hidden, 'one may go');
    repeaterOf(root).setAttribute('max', '2');
    await wait(() => !!addButton(root).hidden, 'full again');
    expect(at(root, '[data-full]').textContent).to.contain('at most 2 entries');
  });

  it('puts nothing back beyond the limit and says why', async () => {
    const root = await page({ attributes: 'max="2"', items: [['A'], ['B']] });
    await remove(root, 0);
    await add(root);
    await click(undo(root));
    await wait(() => said().includes('at most 2 entries'), 'said');
    expect(repeaterOf(root).items).to.have.length(2);
    await remove(root, 1);
    await click(undo(root));
    await wait(() => at(root, '#child-0-name').value === 'A', 'put back');
  });

  it('has no button to remove what must stay', async () => {
    const root = await page({ attributes: 'min="1"', items: [['A']] });
    await wait(() => !!removeButton(root, 0).hidden, 'hidden');
    await add(root);
    expect(removeButton(root, 0).hidden).to.equal(false);
    await remove(root, 1);
    expect(removeButton(root, 0).hidden).to.equal(true);
  });

  it('does not take Enter in a text field for its buttons', async () => {
    const root = await page({ items: [['A']] });
    at(root, '#child-0-name').focus();
    await sendKeys({ press: 'Enter' });
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.get('children.0.name')).to.equal('A');
    expect(sent[0]!.has('remove-item')).to.equal(false);
    expect(repeaterOf(root).items).to.have.length(1);
  });

  it('shows a removed error again when the item is put back, and mends it', async () => {
    const root = await page({ items: [['A'], ['']] });
    await click(at(root, '#send'));
    await wait(() => !at(root, '#child-1-name-error').hidden, 'error');
    await remove(root, 0);
    const error = at(root, '#child-0-name-error');
    expect(error.hidden).to.equal(false);
    at(root, '#child-0-name').focus();
    await sendKeys({ type: 'Ozols' });
    await wait(() => !!error.hidden, 'mended under its new name');
    await click(at(root, '#send'));
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.get('children.0.name')).to.equal('Ozols');
  });

  it('leaves the line of a server that removed an item, also at a reset', async () => {
    const root = await page({ items: [['Anna'], ['Jan']] });
    const line = document.createElement('li');
    line.setAttribute('data-removed', '');
    line.innerHTML = '<p>Removed: Child 1</p><button name="restore-item">Put back</button>';
    at(root, '[data-items]').prepend(line);
    await remove(root, 0);
    root.lang = 'lv';
    at<HTMLFormElement>(root, 'form').reset();
    await wait(() => repeaterOf(root).items.length === 2, 'as printed');
    expect(line.isConnected).to.equal(true);
    expect(line.textContent).to.equal('Removed: Child 1Put back');
    expect(legends(root)).to.have.length(2);
  });

  it('is as it was printed after a reset', async () => {
    const root = await page({
      items: [
        ['A', 'yes'],
        ['B', 'no'],
      ],
    });
    at(root, '#child-0-name').focus();
    await sendKeys({ type: 'typed' });
    await remove(root, 0);
    await add(root);
    await sendKeys({ type: 'new' });
    at<HTMLFormElement>(root, 'form').reset();
    expect(answers(root).filter(([name]) => !name.endsWith('code'))).to.deep.equal([
      ['children.0.name', 'A'],
      ['children.0.has', 'yes'],
      ['children.1.name', 'B'],
      ['children.1.has', 'no'],
    ]);
    expect(root.querySelector('[data-removed]')).to.equal(null);
  });

  it('keeps what was typed when it is moved', async () => {
    const root = await page({ items: [['A']] });
    await add(root);
    await sendKeys({ type: 'typed' });
    const repeater = repeaterOf(root);
    repeater.parentElement!.prepend(repeater);
    await aTimeout(0);
    expect(at(root, '#child-1-name').value).to.equal('typed');
    await add(root);
    expect(legends(root)).to.deep.equal(['Child 1', 'Child 2', 'Child 3']);
  });

  it('leaves the buttons to the server where there is no blank item', async () => {
    const root = await page({ items: [['A']] });
    at(root, 'template').remove();
    await click(removeButton(root, 0));
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.get('remove-item')).to.equal('children.0');
  });

  describe('with cards', () => {
    it('folds filled-in items up, and unfolds one to edit it', async () => {
      const root = await page({ attributes: 'data-cards', items: [['Ieva', 'yes'], ['']] });
      const [first, second] = repeaterOf(root).items;
      await wait(() => first!.hasAttribute('data-folded'), 'folded');
      expect(second!.hasAttribute('data-folded')).to.equal(false);
      const rows = [...first!.querySelectorAll('dl > div')].map((row) =>
        [...row.children].map((child) => child.textContent),
      );
      expect(rows).to.deep.equal([
        ['Name', 'Ieva'],
        ['Has a number', 'yes'],
      ]);
      const edit = at(first!, '[data-edit]');
      expect(edit.textContent).to.equal('Edit: Child 1');
      await click(edit);
      expect(focused()).to.equal('child-0-name');
      await sendKeys({ press: 'End' });
      await sendKeys({ type: ' K.' });
      expect(edit.textContent).to.equal('Done: Child 1');
      await click(edit);
      expect(first!.querySelector('dd')!.textContent).to.equal('Ieva K.');
      expect(answers(root)[0]).to.deep.equal(['children.0.name', 'Ieva K.']);
    });

    it('folds up again after a reset what was found wrong meanwhile', async () => {
      const root = await page({ attributes: 'data-cards', items: [['Ieva', 'yes']] });
      const [only] = repeaterOf(root).items;
      await wait(() => only!.hasAttribute('data-folded'), 'folded');
      await click(at(only!, '[data-edit]'));
      const name = at<HTMLInputElement>(only!, 'input');
      name.value = '';
      await click(at(only!, '[data-edit]'));
      expect(only!.hasAttribute('data-folded')).to.equal(false);
      root.querySelector('form')!.reset();
      await wait(() => only!.hasAttribute('data-folded'), 'folded again');
      expect(only!.querySelector('dd')!.textContent).to.equal('Ieva');
    });

    it('masks an answer where its author asks for it, and says captions without marks', async () => {
      const root = await page({ attributes: 'data-cards', items: [['Ieva', 'yes']] });
      const [only] = repeaterOf(root).items;
      await wait(() => only!.hasAttribute('data-folded'), 'folded');
      const number = at(only!, '#child-0-code');
      number.dataset['value'] = 'pl-pesel';
      number.dataset['masked'] = '';
      const mark = document.createElement('span');
      mark.dataset['optional'] = '';
      mark.textContent = '(optional)';
      number.labels![0]!.append(' ', mark);
      await click(at(only!, '[data-edit]'));
      number.focus();
      await typeText('44051401359');
      await click(at(only!, '[data-edit]'));
      await wait(() => only!.hasAttribute('data-folded'), 'folded again');
      const rows = [...only!.querySelectorAll('dl > div')].map(({ textContent }) => textContent);
      expect(rows.at(-1)).to.equal('Number******01359');
      expect(answers(root).at(-1)).to.deep.equal(['children.0.code', '44051401359']);
    });

    it('keeps the two buttons of an item apart, and in forced colours inside its edge', async () => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL('./repeater.css', import.meta.url).href;
      const ready = new Promise((resolve) => link.addEventListener('load', resolve));
      document.head.append(link);
      await ready;
      const root = await page({ attributes: 'data-cards', items: [['Ieva'], ['Jānis']] });
      const remove = at(root, '[data-remove]');
      remove.setAttribute('data-variant', 'quiet');
      await wait(() => !!at(root, '[data-edit]'), 'ready');
      try {
        const edit = at(root, '[data-edit]').getBoundingClientRect();
        expect(remove.getBoundingClientRect().left - edit.right).to.be.at.least(8);
        const section = at(root, '[data-item] > fieldset');
        const { paddingBottom, borderBottomWidth } = getComputedStyle(section);
        const end = Math.max(edit.bottom, remove.getBoundingClientRect().bottom);
        const foot = section.getBoundingClientRect().bottom - end;
        const own = parseFloat(paddingBottom) + parseFloat(borderBottomWidth);
        expect(foot, 'the foot is as high as the head').to.be.closeTo(own, 1);
        repeaterOf(root).style.setProperty('width', '12rem');
        const start = at(root, '[data-item] legend').getBoundingClientRect().left;
        const below = remove.getBoundingClientRect();
        expect(below.top).to.be.at.least(at(root, '[data-edit]').getBoundingClientRect().bottom);
        expect(below.left, 'its words stand in line below the other button too').to.be.below(start);
        const plain = await page({ items: [['Ieva']] });
        const only = at(plain, '[data-remove]');
        only.setAttribute('data-variant', 'quiet');
        const { left } = at(plain, '[data-item] tt-field').getBoundingClientRect();
        expect(only.getBoundingClientRect().left, 'its words stand in line').to.be.below(left);
        if (chromium) {
          await emulateMedia({ forcedColors: 'active' });
          expect(only.getBoundingClientRect().left).to.be.at.least(left);
        }
      } finally {
        if (chromium) await emulateMedia({ forcedColors: 'none' });
        link.remove();
      }
    });

    it('leaves the number of an item beside its name where the button is narrow', async () => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL('./repeater.css', import.meta.url).href;
      const ready = new Promise((resolve) => link.addEventListener('load', resolve));
      document.head.append(link);
      await ready;
      try {
        const root = await page({ attributes: 'data-cards', items: [['Ieva']], language: 'pt-PT' });
        await wait(() => !!root.querySelector('[data-edit]'), 'ready');
        const edit = at(root, '[data-edit]');
        const [words] = edit.childNodes;
        const wordAt = (start: number, end: number): DOMRect => {
          const range = document.createRange();
          range.setStart(words!, start);
          range.setEnd(words!, end);
          return range.getBoundingClientRect();
        };
        const text = edit.textContent!;
        const last = text.lastIndexOf(' ') + 1;
        Object.assign(edit.style, { boxSizing: 'content-box', padding: '0' });
        edit.style.width = `${wordAt(0, text.length).width - 2}px`;
        const number = wordAt(last, text.length);
        expect(number.top, 'two lines').to.be.above(wordAt(0, 1).bottom - 1);
        expect(number.top).to.equal(wordAt(last - 2, last - 1).top);
      } finally {
        link.remove();
      }
    });

    const unfolded = async (): Promise<{ root: HTMLElement; only: HTMLElement }> => {
      const root = await page({ attributes: 'data-cards', items: [['Ieva', 'yes']] });
      const only = repeaterOf(root).items[0]!;
      await wait(() => only.hasAttribute('data-folded'), 'folded');
      await click(at(only, '[data-edit]'));
      return { root, only };
    };

    it('says at the field what is missing, for those who hear it with the focus alone', async () => {
      const root = await page({ attributes: 'data-cards', items: [['']] });
      const [only] = repeaterOf(root).items;
      await wait(() => !!at(only!, '[data-edit]'), 'ready');
      await aTimeout(150);
      document.querySelector('[role=status]')?.replaceChildren();
      await click(at(only!, '[data-edit]'));
      await wait(() => focused() === 'child-0-name', 'focus at what is missing');
      const name = at(root, '#child-0-name');
      const error = at(root, '#child-0-name-error');
      expect(error.hidden).to.equal(false);
      expect(error.textContent).to.equal('Error: Fill in this field');
      expect(name.getAttribute('aria-describedby')).to.contain(error.id);
      expect(name.getAttribute('aria-invalid')).to.equal('true');
      expect(only!.querySelectorAll('[data-error]:not([hidden])')).to.have.length(1);
      await aTimeout(200);
      expect(said()).to.equal('');
      await sendKeys({ type: 'Ieva' });
      expect(error.hidden).to.equal(true);
      await click(at(only!, '[data-edit]'));
      await wait(() => only!.hasAttribute('data-folded'), 'folded');
    });

    it('does not fold an item with a wrong answer, but leads to it and says what is wrong', async () => {
      const { root, only } = await unfolded();
      const code = at(root, '#child-0-code');
      code.dataset['value'] = 'pl-pesel';
      code.focus();
      await typeText('44051401358');
      document.querySelector('[role=status]')?.replaceChildren();
      await click(at(only, '[data-edit]'));
      await wait(() => focused() === 'child-0-code', 'focus at what is wrong');
      const error = at(only, '#child-0-code ~ [data-error]');
      expect(error.hidden).to.equal(false);
      expect(code.getAttribute('aria-describedby')).to.contain(error.id);
      await aTimeout(300);
      expect(only.hasAttribute('data-folded')).to.equal(false);
      expect(said(), 'heard with the focus').to.equal('');
    });

    it('looks at answers that the page was printed with, too', async () => {
      const { root, only } = await unfolded();
      at(root, '#child-0-name').setAttribute('minlength', '10');
      await click(at(only, '[data-edit]'));
      await wait(() => !at(root, '#child-0-name-error').hidden, 'told');
      expect(focused()).to.equal('child-0-name');
      expect(only.hasAttribute('data-folded')).to.equal(false);
    });

    it('leads to a warning once, and then takes the answer as it is meant', async () => {
      const { root, only } = await unfolded();
      const code = at(root, '#child-0-code');
      code.dataset['value'] = 'email';
      code.focus();
      await typeText('zo\u00eb@example.com');
      await click(at(only, '[data-edit]'));
      await wait(() => focused() === 'child-0-code', 'focus at the warning');
      expect(at(only, '[data-warning]').hidden).to.equal(false);
      expect(only.hasAttribute('data-folded')).to.equal(false);
      await click(at(only, '[data-edit]'));
      await wait(() => only.hasAttribute('data-folded'), 'folded');
    });

    const optional = async (attributes: string): Promise<HTMLElement> => {
      const root = await page({ attributes, items: [['Ieva', 'yes'], ['']] });
      for (const name of root.querySelectorAll<HTMLInputElement>('[required]'))
        name.required = false;
      await wait(() => !!root.querySelector('[data-folded]'), 'folded');
      return root;
    };

    it('takes an item out that was left empty and may be, when it is done', async () => {
      const root = await optional('data-cards');
      await click(at(repeaterOf(root).items[1]!, '[data-edit]'));
      await wait(() => repeaterOf(root).items.length === 1, 'taken out');
      expect(at(root, '[data-removed] p').textContent).to.equal('Removed: Child 2');
      expect(document.activeElement).to.equal(undo(root));
      await sendKeys({ press: 'Enter' });
      await wait(() => repeaterOf(root).items.length === 2, 'put back');
      expect(sent).to.have.length(0);
    });

    it('takes it out by key too, and folds it up where it must stay', async () => {
      const root = await optional('data-cards');
      at(repeaterOf(root).items[1]!, '[data-edit]').focus();
      await sendKeys({ press: 'Enter' });
      await wait(() => repeaterOf(root).items.length === 1, 'taken out');
      expect(sent).to.have.length(0);
      const stays = await optional('data-cards min="2"');
      const [, second] = repeaterOf(stays).items;
      await click(at(second!, '[data-edit]'));
      await wait(() => second!.hasAttribute('data-folded'), 'folded');
      expect(at(second!, '[data-edit]').textContent).to.equal('Edit: Child 2');
    });

    it('unfolds what turns out to be wrong', async () => {
      const root = await page({ attributes: 'data-cards', items: [['Ieva']] });
      const [only] = repeaterOf(root).items;
      await wait(() => only!.hasAttribute('data-folded'), 'folded');
      at(root, '#child-0-name').setAttribute('minlength', '10');
      await click(at(root, '#send'));
      await wait(() => !only!.hasAttribute('data-folded'), 'unfolded');
      expect(at(root, '#child-0-name-error').hidden).to.equal(false);
    });
  });
});
