import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { IssuesDetail, ValueDetail } from '../shared/answers.ts';
import { typeText } from '../testing/keys.ts';
import { TtField } from './field.ts';

const input = (root: ParentNode): HTMLInputElement => root.querySelector('input')!;
const errorText = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-error]:not([hidden])')?.textContent ?? '';
const shows = (root: ParentNode, text: string): Promise<void> =>
  waitUntil(() => errorText(root) === text, `error "${text}"`);

/** What a reader is told about the control, resolved as the browser resolves references. */
function description(control: Element): string {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  const root = control.getRootNode() as Document | ShadowRoot;
  return ids
    .map((id) => root.getElementById(id)?.textContent?.trim())
    .filter(Boolean)
    .join(' | ');
}

const page = (attributes: string, language = 'en', inside = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="${language}"><tt-field>
    <label for="f">Street</label>
    <p id="f-hint" data-hint>As on the letter</p>
    <p id="f-error" data-error hidden></p>
    <input id="f" aria-describedby="f-error f-hint" ${attributes}>
  </tt-field><button type="button">Elsewhere</button>${inside}</div>`);

const type = async (root: ParentNode, text: string): Promise<void> => {
  input(root).focus();
  await typeText(text);
};
const leave = (): Promise<unknown> => sendKeys({ press: 'Tab' });

async function warningsOf(work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const original = console.warn;
  console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
  try {
    await work();
    await aTimeout(50);
  } finally {
    console.warn = original;
  }
  return said;
}

describe('tt-field before it is defined', () => {
  it('keeps the text, the caret, the focus and the control that stood there', async () => {
    const root = await page('name="street" data-value="integer"');
    const control = input(root);
    await type(root, 'Kalna');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    expect(customElements.get('tt-field')).to.equal(undefined);
    await import('./define.ts');
    await aTimeout(0);
    expect(root.querySelector('tt-field')).to.be.instanceOf(TtField);
    expect(input(root)).to.equal(control);
    expect(document.activeElement).to.equal(control);
    expect(control.selectionStart).to.equal(3);
    await sendKeys({ type: 'x' });
    expect(control.value).to.equal('Kalxna');
    await leave();
    await shows(root, 'Error: Enter a whole number in digits, such as 12');
  });
});

describe('tt-field', () => {
  before(() => import('./define.ts'));

  it('tells nothing while one passes through it', async () => {
    const root = await page('name="street" required');
    input(root).focus();
    await leave();
    await aTimeout(100);
    expect(errorText(root)).to.equal('');
    expect(input(root).hasAttribute('aria-invalid')).to.equal(false);
  });

  it('tells what is wrong on leaving, not while typing, and keeps the text', async () => {
    const root = await page('name="n" data-value="integer"');
    await type(root, 'abc');
    await aTimeout(100);
    expect(errorText(root)).to.equal('');
    await leave();
    await shows(root, 'Error: Enter a whole number in digits, such as 12');
    expect(input(root).getAttribute('aria-invalid')).to.equal('true');
    expect(input(root).value).to.equal('abc');
    expect(description(input(root))).to.equal(
      'Error: Enter a whole number in digits, such as 12 | As on the letter',
    );
  });

  it('says an error that appears behind the person, with the label before it', async () => {
    const root = await page('name="n" data-value="integer"');
    await type(root, 'abc');
    await leave();
    const region = (): string => document.querySelector('[role=status]')?.textContent ?? '';
    await waitUntil(() => region().includes('Street – Error: Enter a whole number'));
  });

  it('says again an error that is still one after the answer was changed, and only then', async () => {
    const root = await page('name="n" data-value="integer"');
    const region = (): string => document.querySelector('[role=status]')?.textContent ?? '';
    // What the tests before said is still on its way.
    await aTimeout(150);
    document.querySelector('[role=status]')?.remove();
    await type(root, 'abc');
    expect(region(), 'the region stands before there is anything to say').to.equal('');
    expect(document.querySelector('[role=status]')).to.not.equal(null);
    await leave();
    await waitUntil(() => region().includes('Street – Error:'));
    document.querySelector('[role=status]')!.replaceChildren();
    input(root).focus();
    await leave();
    await aTimeout(300);
    expect(region()).to.equal('');
    await type(root, 'd');
    await leave();
    await waitUntil(() => region().includes('Street – Error:'));
  });

  it('mends a shown error while the answer is mended', async () => {
    const root = await page('name="n" data-value="integer"');
    await type(root, '1x');
    await leave();
    await shows(
      root,
      'Error: Write the number alone, without a unit or a word beside it, such as 12',
    );
    input(root).focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Backspace' });
    await shows(root, '');
    expect(input(root).hasAttribute('aria-invalid')).to.equal(false);
    expect(root.querySelector('[data-error]')!.textContent).to.equal('');
    expect(description(input(root))).to.equal('As on the letter');
  });

  it('hears of an answer that was filled in without being typed, and of a typed one once', async () => {
    const root = await page('name="street" data-value="integer"');
    const heard: string[] = [];
    root.addEventListener('tt-value', ({ detail }) => heard.push(detail.raw));
    await type(root, 'x');
    await leave();
    await shows(root, 'Error: Enter a whole number in digits, such as 12');
    expect(heard).to.deep.equal(['x']);
    // As browsers do that fill in what they know: no key, no `input`.
    input(root).value = '12';
    input(root).dispatchEvent(new Event('change', { bubbles: true }));
    await shows(root, '');
    expect(heard).to.deep.equal(['x', '12']);
  });

  const refused = (): Promise<HTMLElement> =>
    fixture<HTMLElement>(`<div lang="en"><tt-field>
      <label for="f">Street</label>
      <p id="f-error" data-error>Error: There is no such street</p>
      <input id="f" name="street" value="Kalna" aria-invalid="true" aria-describedby="f-error">
    </tt-field><button type="button">Elsewhere</button></div>`);

  it('takes back what a server said of an answer that was filled in without being typed', async () => {
    for (const isFocused of [true, false]) {
      const root = await refused();
      await aTimeout(50);
      if (isFocused) input(root).focus();
      input(root).value = 'Liela';
      input(root).dispatchEvent(new Event('change', { bubbles: true }));
      await shows(root, '');
      expect(input(root).hasAttribute('aria-invalid')).to.equal(false);
    }
  });

  it('keeps what is said of an answer that was typed before, though the browser tells of it after', async () => {
    const root = await page('name="street"');
    await type(root, 'Kalna');
    const error = root.querySelector<HTMLElement>('[data-error]')!;
    error.textContent = 'There is no such street';
    await waitUntil(() => input(root).getAttribute('aria-invalid') === 'true');
    await leave();
    await aTimeout(100);
    expect(error.textContent).to.equal('There is no such street');
    expect(error.hidden).to.equal(false);
  });

  it('tells a required answer that was given and taken away again', async () => {
    const root = await page('name="n" required');
    await type(root, 'a');
    await sendKeys({ press: 'Backspace' });
    await leave();
    await shows(root, 'Error: Fill in this field');
  });

  it('does not move what is aimed at between pressing and releasing', async () => {
    const root = await page('name="n" data-value="integer"');
    const button = root.querySelector('button')!;
    let clicks = 0;
    button.addEventListener('click', () => (clicks += 1));
    await type(root, 'abc');
    await aTimeout(300);
    const box = button.getBoundingClientRect();
    const position: [number, number] = [Math.round(box.x + 5), Math.round(box.y + 5)];
    await sendMouse({ type: 'move', position });
    await sendMouse({ type: 'down' });
    await aTimeout(150);
    expect(errorText(root)).to.equal('');
    await sendMouse({ type: 'up' });
    await shows(root, 'Error: Enter a whole number in digits, such as 12');
    expect(clicks).to.equal(1);
  });

  for (const [language, sentence] of Object.entries({
    en: 'Error: Fill in this field',
    'pt-PT': 'Erro: Preencha este campo',
    pl: 'Błąd: Uzupełnij to pole',
    lv: 'Kļūda: Aizpildiet šo lauku',
  }))
    it(`speaks ${language}`, async () => {
      const root = await page('name="n" required', language);
      await type(root, 'a');
      await sendKeys({ press: 'Backspace' });
      await leave();
      await shows(root, sentence);
    });

  it('says a shown error again when the language of the page changes', async () => {
    const root = await page('name="n" data-value="integer"', 'en');
    await type(root, 'abc');
    await leave();
    await shows(root, 'Error: Enter a whole number in digits, such as 12');
    root.lang = 'pl';
    await waitUntil(() => errorText(root).startsWith('Błąd: '));
    expect(errorText(root)).not.to.contain('Enter');
    expect(input(root).value).to.equal('abc');
  });

  it('reads what is typed in the new language, also where nothing was shown', async () => {
    const root = await page('name="n" data-value="date"', 'en');
    const values: unknown[] = [];
    root.addEventListener('tt-value', (event) => values.push(event.detail.value));
    await type(root, '3 May 2026');
    await waitUntil(() => values.at(-1) === '2026-05-03', 'English');
    root.lang = 'pl';
    await aTimeout(50);
    input(root).select();
    await typeText('3 maja 2026');
    await waitUntil(() => values.at(-1) === '2026-05-03', 'Polish');
    await leave();
    await aTimeout(200);
    expect(errorText(root)).to.equal('');
  });

  it('means the telephone numbers of the town in every language of its pages', async () => {
    const root = await page('name="n" type="tel" data-value="phone"', 'lv');
    root.dataset.homeCountry = 'PL';
    const values: unknown[] = [];
    root.addEventListener('tt-value', (event) => values.push(event.detail.value));
    await type(root, '17 787 43 00');
    await waitUntil(() => values.at(-1) === '+48177874300', 'Polish number');
    await leave();
    await aTimeout(200);
    expect(errorText(root)).to.equal('');
    delete root.dataset.homeCountry;
    input(root).select();
    await typeText('63 404 400');
    await waitUntil(() => values.at(-1) === '+37163404400', 'Latvian number');
  });

  it('marks words in another language than the page’s', async () => {
    const root = await page('name="n" required', 'de');
    await type(root, 'a');
    await sendKeys({ press: 'Backspace' });
    await leave();
    await shows(root, 'Error: Fill in this field');
    expect(root.querySelector('[data-error]')!.getAttribute('lang')).to.equal('en');
  });

  it('prefers the author’s own sentence', async () => {
    const root = await page('name="n" required data-error-required="Which street?"', 'pl');
    await type(root, 'a');
    await sendKeys({ press: 'Backspace' });
    await leave();
    await shows(root, 'Błąd: Which street?');
  });

  it('tells the values it read', async () => {
    const root = await page('name="paid" data-value="money"', 'pl');
    const details: ValueDetail[] = [];
    root.addEventListener('tt-value', (event) => details.push(event.detail));
    await type(root, '1 234,5');
    await waitUntil(() => details.at(-1)?.raw === '1 234,5');
    expect(details.at(-1)).to.deep.include({ name: 'paid', value: '1234.50', issues: [] });
  });

  it('tells of each answer what it was, also whoever asks only later', async () => {
    const root = await page('name="n" data-value="integer" max="20"');
    const details: ValueDetail[] = [];
    root.addEventListener('tt-value', (event) => details.push(event.detail));
    await type(root, '120');
    await waitUntil(() => details.at(-1)?.raw === '120');
    const told = details.map(({ issues, ...rest }) => ({
      ...rest,
      codes: issues.map(({ code }) => code),
    }));
    expect(told.slice(-3)).to.deep.equal([
      { name: 'n', raw: '1', value: 1, codes: [] },
      { name: 'n', raw: '12', value: 12, codes: [] },
      { name: 'n', raw: '120', value: 120, codes: ['too-large'] },
    ]);
  });

  it('tells what it shows as wrong, and when that is over', async () => {
    const root = await page('name="n" data-value="integer"');
    const codes: string[][] = [];
    root.addEventListener('tt-issues', (event: CustomEvent<IssuesDetail>) =>
      codes.push(event.detail.issues.map(({ code }) => code)),
    );
    await type(root, 'x');
    await leave();
    await waitUntil(() => codes.length === 1);
    input(root).focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Backspace' });
    await waitUntil(() => codes.length === 2);
    expect(codes).to.deep.equal([['format'], []]);
  });

  it('keeps the server’s error until the answer changes', async () => {
    const root = await fixture<HTMLElement>(`<div lang="pl"><tt-field>
      <label for="f">Numer sprawy</label>
      <p id="f-error" data-error>Błąd: Nie ma takiej sprawy</p>
      <input id="f" name="case" value="GK.0" aria-describedby="f-error">
    </tt-field><button type="button">Dalej</button></div>`);
    await waitUntil(() => input(root).getAttribute('aria-invalid') === 'true');
    input(root).focus();
    await leave();
    await aTimeout(50);
    expect(errorText(root)).to.equal('Błąd: Nie ma takiej sprawy');
    await type(root, '1');
    await shows(root, '');
    expect(input(root).hasAttribute('aria-invalid')).to.equal(false);
  });

  it('takes over an error that the page’s own script writes and takes back', async () => {
    const root = await page('name="n"');
    const error = root.querySelector<HTMLElement>('[data-error]')!;
    error.textContent = 'The server says no';
    await waitUntil(() => input(root).getAttribute('aria-invalid') === 'true');
    expect(error.hidden).to.equal(false);
    error.textContent = '';
    await waitUntil(() => !input(root).hasAttribute('aria-invalid'));
    expect(error.hidden).to.equal(true);
  });

  it('shows issues from outside until the answer changes', async () => {
    const root = await page('name="n" value="7"');
    const field = root.querySelector('tt-field')!;
    field.showIssues([{ code: 'taken', severity: 'error', params: { text: 'Already used' } }]);
    await shows(root, 'Error: Already used');
    await type(root, '1');
    await shows(root, '');
  });

  it('adds only what the author left out, and keeps the author’s own references', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><p id="note">Note</p><tt-field>
      <label>Town</label>
      <p data-hint>Where you live</p>
      <input name="town" required aria-describedby="note">
    </tt-field><button type="button">Elsewhere</button></div>`);
    const label = root.querySelector('label')!;
    const control = input(root);
    const { childElementCount } = root.querySelector('tt-field')!;
    await waitUntil(() => label.control === control);
    await waitUntil(() => description(control) === 'Where you live | Note');
    expect(root.querySelector('tt-field')!.childElementCount).to.equal(childElementCount);
    await type(root, 'a');
    await sendKeys({ press: 'Backspace' });
    await leave();
    await shows(root, 'Error: Fill in this field');
    expect(description(control)).to.equal('Error: Fill in this field | Where you live | Note');
    expect(root.querySelector('tt-field')!.lastElementChild).to.equal(
      root.querySelector('[data-error]'),
    );
    expect(root.querySelector('label')).to.equal(label);
  });

  it('adds the references of a control inside its label', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-field>
      <label>Town <input name="town"></label><p data-hint>Where you live</p></tt-field></div>`);
    await waitUntil(() => description(input(root)) === 'Where you live');
    expect(root.querySelector('label')!.hasAttribute('for')).to.equal(false);
  });

  it('wires a hint that is added later', async () => {
    const root = await page('name="n"');
    const hint = document.createElement('p');
    hint.dataset.hint = '';
    hint.textContent = 'Another hint';
    root.querySelector('[data-hint]')!.replaceWith(hint);
    await waitUntil(() => description(input(root)) === 'Another hint');
  });

  it('changes nothing in HTML that is complete', async () => {
    const source = `<tt-field>
      <label for="whole">Street</label>
      <p id="whole-error" data-error="" hidden=""></p>
      <input id="whole" name="street" aria-describedby="whole-error">
    </tt-field>`;
    const root = await fixture<HTMLElement>(`<div lang="en">${source}</div>`);
    await aTimeout(50);
    expect(root.innerHTML).to.equal(source);
  });

  it('keeps the answer and the error when it is moved', async () => {
    const root = await page('name="n" data-value="integer"', 'en', '<section></section>');
    await type(root, 'abc');
    await leave();
    await shows(root, 'Error: Enter a whole number in digits, such as 12');
    const field = root.querySelector('tt-field')!;
    root.querySelector('section')!.append(field);
    await aTimeout(50);
    expect(input(root).value).to.equal('abc');
    expect(errorText(root)).to.equal('Error: Enter a whole number in digits, such as 12');
    field.remove();
    await aTimeout(50);
    root.append(field);
    await aTimeout(50);
    expect(errorText(root)).to.equal('Error: Enter a whole number in digits, such as 12');
    input(root).focus();
    await sendKeys({ press: 'End' });
    for (let n = 0; n < 3; n += 1) await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: '5' });
    await shows(root, '');
  });

  it('works inside a shadow root', async () => {
    const host = await fixture<HTMLElement>('<div lang="lv"></div>');
    const root = host.attachShadow({ mode: 'open' });
    const template = document.createElement('template');
    template.innerHTML = `<tt-field><label for="s">Iela</label>
      <p id="s-error" data-error hidden></p>
      <input id="s" name="s" required aria-describedby="s-error"></tt-field>
      <button type="button">x</button>`;
    root.append(template.content.cloneNode(true));
    await aTimeout(0);
    await type(root, 'a');
    await sendKeys({ press: 'Backspace' });
    await leave();
    await shows(root, 'Kļūda: Aizpildiet šo lauku');
  });

  it('does not take an amount in another currency for one in its own', async () => {
    const root = await page('name="paid" data-value="money" data-currency="PLN"', 'pl');
    await type(root, '100 €');
    await leave();
    await shows(root, 'Błąd: Wpisz kwotę w PLN. Podano inną walutę.');
    expect(input(root).value).to.equal('100 €');
    input(root).select();
    await typeText('100 zł');
    await shows(root, '');
  });

  it('warns the developer of an amount without a currency, and says which is meant here', async () => {
    for (const [language, currency] of [
      ['pl', 'PLN'],
      ['lv', 'EUR'],
    ] as const) {
      const root = await page(`name="due-${language}" data-value="money"`, language);
      const said = await warningsOf(async () => {
        await type(root, '1');
        await leave();
      });
      expect(said.filter((text) => text.includes('data-currency'))).to.deep.equal([
        `Twintown: The amount "due-${language}" has no data-currency: one in another currency is ` +
          `taken for as many of yours. Print data-currency="${currency}", or the currency you ask for.`,
      ]);
    }
    const root = await page('name="paid" data-value="money" data-currency="EUR"', 'pl');
    const said = await warningsOf(async () => {
      await type(root, '1');
      await leave();
    });
    expect(said.join()).to.not.contain('data-currency');
  });

  it('tells read-only from disabled: reached, read and sent, and with another border', async () => {
    const sheet = new CSSStyleSheet();
    const css = await fetch('/packages/elements/src/styles/control.css');
    sheet.replaceSync(await css.text());
    document.adoptedStyleSheets.push(sheet);
    const root = await fixture<HTMLFormElement>(`<form lang="en"><button type="button">0</button>
      <tt-field><label for="r">Read-only</label><input id="r" name="r" value="1" readonly></tt-field>
      <tt-field><label for="d">Disabled</label><input id="d" name="d" value="2" disabled></tt-field>
      <tt-field><label for="e">Other</label><input id="e" name="e" value="3"></tt-field></form>`);
    root.querySelector('button')!.focus();
    const reached: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      await sendKeys({ press: 'Tab' });
      reached.push(document.activeElement!.id);
    }
    expect(reached).to.deep.equal(['r', 'e']);
    expect([...new FormData(root).keys()]).to.deep.equal(['r', 'e']);
    const look = (id: string): string => {
      const { borderStyle, cursor } = getComputedStyle(root.querySelector(`#${id}`)!);
      return `${borderStyle} ${cursor}`;
    };
    expect(new Set(['r', 'd'].map(look)).size).to.equal(2);
    expect(look('d')).to.equal('dashed not-allowed');
    document.adoptedStyleSheets.pop();
  });

  it('takes names that mean something to JavaScript as names', async () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const root = await page(`name="${name}" data-value="integer"`);
      await type(root, 'x');
      await leave();
      await shows(root, 'Error: Enter a whole number in digits, such as 12');
      root.remove();
    }
    expect(({} as Record<string, unknown>)['kind']).to.equal(undefined);
  });

  it('warns once of an unknown kind of value and takes the answer as text', async () => {
    const said = await warningsOf(async () => {
      for (let n = 0; n < 2; n += 1) {
        const root = await page('name="n" data-value="pesell"');
        await type(root, 'abc');
        await leave();
        await aTimeout(100);
        expect(errorText(root)).to.equal('');
        root.remove();
      }
    });
    expect(said.filter((text) => text.includes('pesell'))).to.have.length(1);
  });

  it('warns of a missing label', async () => {
    const said = await warningsOf(() =>
      fixture('<div lang="en"><tt-field><input name="lonely"></tt-field></div>'),
    );
    expect(said.join()).to.contain('"lonely" has no <label for>');
  });

  it('takes limits that stand on the element, which HTML has no attributes for on a text input', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-field min="1" max="50" required>
      <label for="persons">Persons</label>
      <input id="persons" name="persons" data-value="integer"></tt-field><button>x</button></div>`);
    root.querySelector('input')!.focus();
    await sendKeys({ type: '51' });
    await leave();
    await shows(root, 'Error: Enter 50 or less');
    root.querySelector('input')!.focus();
    for (const key of ['End', 'Backspace', 'Backspace']) await sendKeys({ press: key });
    await leave();
    await shows(root, 'Error: Enter a number');
  });

  it('warns of an id that stands twice, which takes the label away from the second control', async () => {
    const copied = '<tt-field><label for="twice">A</label><input id="twice" name="t"></tt-field>';
    const said = await warningsOf(() => fixture(`<div lang="en">${copied}${copied}</div>`));
    expect(said.filter((text) => text.includes('The id "twice" stands twice'))).to.have.length(1);
    expect(said.join()).not.to.contain('has no <label for>');
  });

  it('warns of a form that would send the names of files without their contents', async () => {
    const form = (attributes: string): string => `<form lang="en" method="post" ${attributes}>
      <tt-field><label for="plan">Plan</label><input id="plan" type="file" name="plan"></tt-field></form>`;
    const names = 'only names are sent';
    const complete = await warningsOf(() => fixture(form('enctype="multipart/form-data"')));
    expect(complete.join()).not.to.contain(names);
    expect((await warningsOf(() => fixture(form('')))).join()).to.contain(names);
  });

  it('reads selects, checkboxes and textareas', async () => {
    for (const [control, sentence, keys] of [
      ['<textarea id="c" name="c" required></textarea>', 'Fill in this field', ['a', 'Backspace']],
      [
        '<select id="c" name="c" required><option value="">-</option><option>b</option></select>',
        'Choose an option from the list',
        ['b', 'ArrowUp'],
      ],
      ['<input id="c" type="checkbox" name="c" required>', 'Tick this box to continue', [' ', ' ']],
    ] as const) {
      const root = await fixture<HTMLElement>(`<div lang="en"><tt-field><label for="c">C</label>
        <p id="c-error" data-error hidden></p>${control}</tt-field><button>x</button></div>`);
      root.querySelector<HTMLElement>('#c')!.focus();
      for (const key of keys) await sendKeys(key === ' ' ? { type: key } : { press: key });
      await leave();
      await shows(root, `Error: ${sentence}`);
      root.remove();
    }
  });
});
