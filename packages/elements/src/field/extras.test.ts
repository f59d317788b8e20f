import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import { typeText } from '../testing/keys.ts';

const announced = (): string => document.querySelector('[role=status]')?.textContent ?? '';
const errorText = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-error]:not([hidden])')?.textContent ?? '';
const counter = (root: ParentNode): HTMLElement | null => root.querySelector('[data-counter]');
const area = (root: ParentNode): HTMLTextAreaElement => root.querySelector('textarea')!;
const until = (check: () => unknown, message: string): Promise<void> =>
  waitUntil(check as () => boolean, message);

const text = (attributes: string, language = 'en', after = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<form lang="${language}"><tt-field>
    <label for="f">Reasons</label>
    <p id="f-error" data-error hidden></p>
    <textarea id="f" name="f" aria-describedby="f-error" ${attributes}></textarea>
    ${after}
  </tt-field><button type="reset">Reset</button></form>`);

const type = async (control: HTMLElement, keys: string): Promise<void> => {
  control.focus();
  await typeText(keys);
};

/** The tests' page has the theme alone. */
async function withStyles(): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('../field-extras/field-extras.css', import.meta.url).href;
  document.head.append(link);
  await new Promise((resolve) => link.addEventListener('load', resolve));
}

describe('a text that is counted', () => {
  it('keeps the printed limit until somebody comes, then tells what is left', async () => {
    const root = await text(
      'data-count="characters" data-maxlength="10"',
      'en',
      '<p data-counter>10 characters at most</p>',
    );
    await aTimeout(50);
    expect(counter(root)!.textContent).to.equal('10 characters at most');
    await type(area(root), 'Łódź');
    await until(() => counter(root)!.textContent === '6 characters left', 'count');
    await typeText('12345');
    await until(() => counter(root)!.textContent === '1 character left', 'singular');
  });

  it('adds a line of its own where none is printed', async () => {
    const root = await text('data-count="characters" maxlength="3"');
    expect(counter(root)).to.equal(null);
    area(root).focus();
    await until(() => counter(root)?.textContent === '3 characters left', 'line');
    expect(counter(root)!.parentElement!.localName).to.equal('tt-field');
  });

  it('stands below the control, above a note of why it is asked', async () => {
    const root = await text('data-count="characters" data-maxlength="5"');
    const note = document.createElement('details');
    note.dataset.purpose = '';
    note.innerHTML = '<summary>Why</summary><p>Long note</p>';
    root.querySelector('tt-field')!.append(note);
    area(root).focus();
    await until(() => root.querySelector('[data-counter]')?.textContent, 'counter');
    expect(root.querySelector('[data-counter]')!.nextElementSibling).to.equal(note);
  });

  it('tells the limit and does not cut; being over it is an error on leaving', async () => {
    const root = await text('data-count="characters" data-maxlength="3"');
    await type(area(root), 'abcde');
    await until(() => counter(root)?.textContent === '2 characters too many', 'over');
    expect(area(root).value).to.equal('abcde');
    expect(counter(root)!.hasAttribute('data-over')).to.equal(true);
    expect(errorText(root)).to.equal('');
    await sendKeys({ press: 'Tab' });
    await until(
      () => errorText(root) === 'Error: Shorten the text: it has 5 characters, the maximum is 3',
      'error',
    );
    await type(area(root), '');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Backspace' });
    await until(() => errorText(root) === '', 'mended');
    expect(counter(root)!.textContent).to.equal('0 characters left');
    expect(counter(root)!.hasAttribute('data-over')).to.equal(false);
  });

  it('describes the text area by how much is too many, as it does by the limit', async () => {
    const limit = '<p id="f-hint" data-hint>4 words at most</p>';
    const root = await text(
      'data-count="words" data-max-words="4" data-count-from="75"',
      'en',
      limit,
    );
    const heard = (): string =>
      (area(root).getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .filter(Boolean)
        .join(' | ');
    await type(area(root), 'one two');
    await until(() => counter(root)?.textContent === '2 words left', 'count');
    expect(heard()).to.equal('4 words at most');
    await typeText(' three four five');
    await until(() => heard() === '4 words at most | 1 word too many', 'over');
    await sendKeys({ press: 'Tab' });
    await until(() => errorText(root) !== '', 'error');
    expect(heard().endsWith('4 words at most | 1 word too many')).to.equal(true);
    area(root).value = 'one';
    area(root).dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => heard() === '4 words at most', 'taken back');
  });

  it('counts a line end as one, as HTML does', async () => {
    const root = await text('data-count="characters" data-maxlength="10"');
    area(root).value = 'a\nb';
    area(root).focus();
    await until(() => counter(root)?.textContent === '7 characters left', 'count');
  });

  it('counts words, and tells them only near the limit', async () => {
    const root = await text('data-count="words" data-max-words="4" data-count-from="75"');
    await type(area(root), 'one two');
    await until(() => counter(root), 'line');
    expect(counter(root)!.hidden).to.equal(true);
    await typeText(' – three');
    await until(() => !counter(root)!.hidden, 'threshold');
    expect(counter(root)!.textContent).to.equal('1 word left');
    await typeText(' four five');
    await until(() => counter(root)!.textContent === '1 word too many', 'over');
    await sendKeys({ press: 'Tab' });
    await until(
      () => errorText(root) === 'Error: Shorten the text: it has 5 words, the maximum is 4',
      'error',
    );
  });

  it('counts words that are written without space, and refuses as many as the server does', async () => {
    const root = await text('data-count="words" data-max-words="4"');
    await type(area(root), '我今天去市政厅');
    await until(() => counter(root)?.textContent === '0 words left', 'Chinese');
    await typeText('申请');
    await until(() => counter(root)!.textContent === '1 word too many', 'over');
    await sendKeys({ press: 'Tab' });
    await until(
      () => errorText(root) === 'Error: Shorten the text: it has 5 words, the maximum is 4',
      'error',
    );
  });

  it('says the count after a pause, once, and not at each key', async () => {
    const root = await text('data-count="characters" data-maxlength="10"');
    document.querySelector('[role=status]')?.remove();
    await type(area(root), 'abcd');
    await until(() => announced().includes('6 characters left'), 'said');
    for (const early of ['9', '8', '7'])
      expect(announced()).not.to.include(`${early} characters left`);
    expect(announced().match(/characters left/g)).to.have.length(1);
  });

  for (const [language, words] of [
    ['pl', ['Pozostały 3 znaki', 'Pozostał 1 znak', 'Pozostało 0 znaków', 'O 1 znak za dużo']],
    [
      'pt-PT',
      ['Restam 3 caracteres', 'Resta 1 carácter', 'Restam 0 caracteres', '1 carácter a mais'],
    ],
    [
      'lv',
      [
        'Vēl var ievadīt 3 rakstzīmes',
        'Vēl var ievadīt 1 rakstzīmi',
        'Vēl var ievadīt 0 rakstzīmju',
        'Par 1 rakstzīmi par daudz',
      ],
    ],
  ] as const) {
    it(`has the plural forms of ${language}`, async () => {
      const root = await text('data-count="characters" data-maxlength="3"', language);
      area(root).focus();
      await until(() => counter(root)?.textContent === words[0], words[0]);
      await typeText('ab');
      await until(() => counter(root)!.textContent === words[1], words[1]);
      await typeText('c');
      await until(() => counter(root)!.textContent === words[2], words[2]);
      await typeText('d');
      await until(() => counter(root)!.textContent === words[3], words[3]);
    });
  }

  it('follows a reset, another language and a move in the page', async () => {
    const root = await text('data-count="characters" data-maxlength="5"');
    await type(area(root), 'abc');
    await until(() => counter(root)?.textContent === '2 characters left', 'count');
    root.lang = 'pl';
    await until(() => counter(root)!.textContent === 'Pozostały 2 znaki', 'Polish');
    root.append(root.querySelector('tt-field')!);
    await type(area(root), 'd');
    await until(() => counter(root)!.textContent === 'Pozostał 1 znak', 'moved');
    expect(root.querySelectorAll('[data-counter]')).to.have.length(1);
    root.querySelector('button')!.click();
    await until(() => counter(root)!.textContent === 'Pozostało 5 znaków', 'reset');
  });

  /* As browsers and password managers fill in: the control has no focus. */
  const fillIn = (control: HTMLInputElement | HTMLTextAreaElement, value: string, as: string) => {
    control.value = value;
    control.dispatchEvent(new Event(as, { bubbles: true }));
  };

  it('counts what the browser filled in, also where it tells no more than a change', async () => {
    const root = await text('data-count="characters" data-maxlength="10"');
    fillIn(area(root), 'Łódź', 'input');
    await until(() => counter(root)?.textContent === '6 characters left', 'filled in');
    expect(document.activeElement).not.to.equal(area(root));
    fillIn(area(root), 'Łódź 1', 'change');
    await until(() => counter(root)!.textContent === '4 characters left', 'filled in anew');
  });
});

describe('a password', () => {
  const page = (language = 'en'): Promise<HTMLFormElement> =>
    fixture<HTMLFormElement>(`<form lang="${language}"><tt-field>
      <label for="p">Password</label>
      <p id="p-error" data-error hidden></p>
      <div data-affix><input id="p" name="p" type="password" autocomplete="current-password"
        data-show-password aria-describedby="p-error"></div>
    </tt-field><button>Send</button></form>`);
  const input = (root: ParentNode): HTMLInputElement => root.querySelector('input')!;
  const button = (root: ParentNode): HTMLButtonElement | null =>
    root.querySelector('[data-password-button]');

  it('gets a button beside it when somebody comes, and none before', async () => {
    const root = await page();
    await aTimeout(50);
    expect(button(root)).to.equal(null);
    input(root).focus();
    await until(() => button(root), 'button');
    expect(button(root)!.previousElementSibling).to.equal(input(root));
    expect(button(root)!.type).to.equal('button');
    expect(button(root)!.textContent).to.equal('Show');
    expect(button(root)!.getAttribute('aria-label')).to.equal('Show password');
  });

  it('is told apart from another one by the name of its button', async () => {
    const field = (id: string, label: string): string => `<tt-field>${label}
      <p id="${id}-error" data-error hidden></p>
      <input id="${id}" name="${id}" type="password" data-show-password
        aria-describedby="${id}-error"></tt-field>`;
    const root = await fixture<HTMLElement>(`<form lang="pl">
      ${field('old', '<label for="old">Obecne hasło</label>')}
      ${field('new', '<label id="own" for="new">Nowe hasło</label>')}
      <tt-field><label>Jeszcze raz <input id="again" type="password" data-show-password></label>
      </tt-field></form>`);
    for (const id of ['old', 'new', 'again']) {
      root.querySelector<HTMLElement>(`#${id}`)!.focus();
      await until(() => root.querySelector(`#${id} + [data-password-button]`), id);
    }
    const nameOf = (field: string): string => {
      const it = root.querySelector<HTMLElement>(`#${field} + button`)!;
      const ids = it.getAttribute('aria-labelledby')?.split(' ') ?? [it.id];
      const parts = ids.map((id) => document.getElementById(id) ?? it);
      return parts.map(({ ariaLabel, textContent }) => ariaLabel ?? textContent).join(' ');
    };
    expect(['old', 'new', 'again'].map(nameOf)).to.deep.equal([
      'Pokaż hasło Obecne hasło',
      'Pokaż hasło Nowe hasło',
      // What is typed would be read out as a part of the label around it.
      'Pokaż hasło',
    ]);
    root.querySelector<HTMLElement>('#new + button')!.click();
    await until(() => nameOf('new') === 'Ukryj hasło Nowe hasło', 'what it does next');
    expect(root.querySelector('#own')!.textContent).to.equal('Nowe hasło');
  });

  it('gets its button when the browser filled it in', async () => {
    const root = await page();
    input(root).value = 'wierzba';
    input(root).dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => button(root), 'button');
    button(root)!.focus();
    await sendKeys({ press: 'Enter' });
    expect(input(root).type).to.equal('text');
    expect(input(root).value).to.equal('wierzba');
  });

  it('is shown and hidden by key, says so, and keeps what was typed', async () => {
    const root = await page();
    await type(input(root), 'wierzba');
    await until(() => button(root), 'button');
    await sendKeys({ press: 'ArrowLeft' });
    button(root)!.focus();
    await sendKeys({ press: 'Enter' });
    expect(input(root).type).to.equal('text');
    await until(() => button(root)!.ariaLabel === 'Hide password', 'name');
    await until(() => announced().includes('The password is visible'), 'said');
    expect(input(root).value).to.equal('wierzba');
    expect(input(root).selectionStart).to.equal(6);
    expect(input(root).getAttribute('spellcheck')).to.equal('false');
    expect(input(root).autocomplete).to.equal('current-password');
    await sendKeys({ press: 'Enter' });
    expect(input(root).type).to.equal('password');
    await until(() => announced().includes('The password is hidden'), 'said');
  });

  it('is a password again when it is sent', async () => {
    const root = await page('pl');
    let sentAs = '';
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      sentAs = `${input(root).type} ${new FormData(root).get('p')}`;
    });
    await type(input(root), 'wierzba');
    await until(() => button(root)?.textContent === 'Pokaż', 'button');
    button(root)!.focus();
    await sendKeys({ press: 'Enter' });
    expect(input(root).type).to.equal('text');
    input(root).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => sentAs, 'sent');
    expect(sentAs).to.equal('password wierzba');
    await until(() => button(root)!.textContent === 'Pokaż', 'name');
  });

  it('is a password again once its form is reset', async () => {
    const root = await page();
    root.insertAdjacentHTML('beforeend', '<button type="reset">Reset</button>');
    await type(input(root), 'wierzba');
    await until(() => button(root), 'button');
    button(root)!.focus();
    await sendKeys({ press: 'Enter' });
    expect(input(root).type).to.equal('text');
    root.querySelector<HTMLButtonElement>('[type=reset]')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => input(root).type === 'password', 'hidden again');
    await until(() => button(root)!.ariaLabel === 'Show password', 'name');
  });

  it('gets its button back where a renderer took away what it had not printed', async () => {
    const root = await page();
    input(root).focus();
    await until(() => button(root), 'button');
    button(root)!.focus();
    await sendKeys({ press: 'Enter' });
    // So does a library that brings the page in line with what the server prints.
    button(root)!.remove();
    input(root).type = 'password';
    input(root).focus();
    await until(() => button(root), 'button again');
    expect(button(root)!.ariaLabel).to.equal('Show password');
    expect(root.querySelectorAll('[data-password-button]')).to.have.length(1);
  });
});

describe('a text area that grows', () => {
  before(withStyles);

  it('becomes higher with its text, and never lower than its rows', async () => {
    const root = await text('rows="6" data-grow style="inline-size: 10rem"');
    const before = area(root).offsetHeight;
    area(root).focus();
    await aTimeout(200);
    expect(area(root).offsetHeight).to.be.closeTo(before, 1);
    for (let line = 0; line < 10; line += 1) await sendKeys({ press: 'Enter' });
    await until(() => area(root).offsetHeight > before + 20, 'grown');
    expect(area(root).scrollHeight).to.be.at.most(area(root).clientHeight + 1);
    area(root).select();
    await sendKeys({ press: 'Backspace' });
    await until(() => Math.abs(area(root).offsetHeight - before) <= 1, 'back');
  });

  it('fits a text that the page’s own script put in, once somebody is back', async () => {
    const root = await text('rows="2" data-grow style="inline-size: 10rem"');
    area(root).focus();
    await aTimeout(200);
    area(root).blur();
    area(root).value = 'a\n'.repeat(6);
    area(root).focus();
    await until(() => area(root).scrollHeight <= area(root).clientHeight + 1, 'all of it in sight');
  });

  it('has the height of its text in a dialog that is opened again, and on a narrower screen', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><dialog><form method="dialog">
      <button>Close</button>
      <div><tt-field><label for="f">Reasons</label>
        <textarea id="f" name="f" rows="2" data-grow style="inline-size: 20rem"></textarea></tt-field></div>
    </form></dialog></div>`);
    const dialog = root.querySelector('dialog')!;
    const fits = (): boolean => area(root).scrollHeight <= area(root).clientHeight + 1;
    dialog.showModal();
    const before = area(root).offsetHeight;
    area(root).focus();
    await aTimeout(200);
    for (let line = 0; line < 8; line += 1) await sendKeys({ press: 'Enter' });
    await until(() => area(root).offsetHeight > before + 20, 'grown');
    dialog.close();
    root.querySelector('form')!.reset();
    await aTimeout(50);
    dialog.showModal();
    await until(() => Math.abs(area(root).offsetHeight - before) <= 1, 'low again');
    dialog.close();
    area(root).value = 'a\n'.repeat(8);
    await aTimeout(50);
    dialog.showModal();
    await until(fits, 'all of the new text in sight');
    area(root).value = 'many words '.repeat(20);
    area(root).style.inlineSize = '10rem';
    await until(fits, 'narrower, all of it in sight');
  });
});

describe('a one-time code and a web address', () => {
  const field = (attributes: string): Promise<HTMLElement> =>
    fixture<HTMLElement>(`<div lang="lv"><tt-field><label for="c">Kods</label>
      <p id="c-error" data-error hidden></p>
      <input id="c" name="c" ${attributes} aria-describedby="c-error"></tt-field>
      <button type="button">Citur</button></div>`);
  const input = (root: ParentNode): HTMLInputElement => root.querySelector('input')!;

  it('takes a code with a space and tells a missing digit', async () => {
    const root = await field('data-value="one-time-code" data-length="6"');
    let value: unknown;
    root.addEventListener('tt-value', (event) => (value = event.detail.value));
    await type(input(root), '123 45');
    await sendKeys({ press: 'Tab' });
    await until(
      () => errorText(root) === 'Kļūda: Vajadzīgais ciparu skaits: 6. Jūs ievadījāt 5 ciparus.',
      'too short',
    );
    await type(input(root), '6');
    await until(() => errorText(root) === '', 'complete');
    expect(value).to.equal('123456');
    expect(input(root).value).to.equal('123 456');
  });

  it('refuses what is no address of a page, and adds what is left out', async () => {
    const root = await field('type="url"');
    let value: unknown;
    root.addEventListener('tt-value', (event) => (value = event.detail.value));
    await type(input(root), 'javascript:x');
    await sendKeys({ press: 'Tab' });
    await until(() => errorText(root).includes('https://'), 'refused');
    input(root).select();
    await type(input(root), 'www.example.lv');
    await until(() => errorText(root) === '', 'mended');
    expect(value).to.equal('https://www.example.lv');
  });
});

describe('marks of required and optional questions', () => {
  before(withStyles);

  it('leaves in sight, and in the name, the mark that the form asks for', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-field>
      <label for="m">Name <span data-required>(required)</span><span data-optional>(optional)</span></label>
      <input id="m" name="m"></tt-field></div>`);
    const label = root.querySelector('label')!;
    root.dataset['marks'] = 'required';
    expect(label.innerText).to.equal('Name (required)');
    root.dataset['marks'] = 'optional';
    expect(label.innerText).to.equal('Name (optional)');
  });
});
