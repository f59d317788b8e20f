import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import '../field/define.ts';
import '../form/define.ts';
import '../error-summary/define.ts';
import './define.ts';
import { languageSwitcherExamples } from './language-switcher.examples.ts';
import { TtLanguageSwitcher, type LanguageDetail } from './language-switcher.ts';

interface Sent {
  method: string;
  data: [string, FormDataEntryValue][];
  submitter: HTMLElement | null;
}

async function click(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const box = element.getBoundingClientRect();
  const position: [number, number] = [
    Math.round(box.x + box.width / 2),
    Math.round(box.y + box.height / 2),
  ];
  await sendMouse({ type: 'click', position });
}

/** What the form was asked to send; nothing leaves the page. */
function sentBy(form: HTMLFormElement): Sent[] {
  const sent: Sent[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const submitter = event.submitter as HTMLButtonElement | null;
    sent.push({
      method: submitter?.formMethod || form.method,
      data: [...new FormData(form, submitter)],
      submitter,
    });
  });
  return sent;
}

function chosenIn(target: EventTarget): string[] {
  const chosen: string[] = [];
  target.addEventListener('tt-language', (event) => {
    chosen.push((event as CustomEvent<LanguageDetail>).detail.language);
  });
  return chosen;
}

const links = html`<nav aria-label="Language">
  <ul>
    <li><a href="?lang=pl" lang="pl" hreflang="pl">Polski</a></li>
    <li><a href="?lang=pt-PT" lang="pt-PT" hreflang="pt-PT">Português</a></li>
    <li><a href="?lang=lv" lang="lv" hreflang="lv">Latviešu</a></li>
  </ul>
</nav>`;

const buttons = html`<nav aria-label="Language">
  <ul>
    <li><button name="language" value="pl" form="answers" lang="pl">Polski</button></li>
    <li><button name="language" value="lv" form="answers" lang="lv">Latviešu</button></li>
  </ul>
</nav>`;

const form = html`<form id="answers" method="post">
  <label for="town">Town</label><input id="town" name="town" required />
  <label for="street">Street</label><input id="street" name="street" />
  <button name="step" value="next">Continue</button>
</form>`;

const currentOf = (root: ParentNode) =>
  [...root.querySelectorAll('[aria-current="true"]')].map((each) => each.textContent);

describe('tt-language-switcher', () => {
  let followed: string[] = [];
  // Links would take the test page away: the last listener of all notes and stops them.
  const follow = (event: Event) => {
    const link = (event.composedPath()[0] as Element).closest?.('a');
    if (!link) return;
    if (!event.defaultPrevented) followed.push(link.hreflang);
    event.preventDefault();
  };

  beforeEach(() => {
    followed = [];
    window.addEventListener('click', follow);
  });
  afterEach(() => window.removeEventListener('click', follow));

  it('is defined', () => {
    expect(customElements.get('tt-language-switcher')).to.equal(TtLanguageSwitcher);
  });

  it('marks the language of the page, and the new one when the page changes it', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="lv"><tt-language-switcher>${links}</tt-language-switcher></div>`,
    );
    expect(currentOf(page)).to.deep.equal(['Latviešu']);
    page.lang = 'pl-PL';
    await Promise.resolve();
    expect(currentOf(page)).to.deep.equal(['Polski']);
    page.lang = 'pt';
    await Promise.resolve();
    expect(currentOf(page)).to.deep.equal(['Português']);
  });

  it('leaves the mark of the author where the page is in none of the languages', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="uk">
        <tt-language-switcher>
          <a href="?lang=pl" hreflang="pl" aria-current="true">Polski</a>
          <a href="?lang=lv" hreflang="lv">Latviešu</a>
        </tt-language-switcher>
      </div>`,
    );
    expect(currentOf(page)).to.deep.equal(['Polski']);
  });

  it('finds the language across a shadow root', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="pl"><div id="host"></div></div>`);
    const root = page.querySelector('#host')!.attachShadow({ mode: 'open' });
    const switcher = document.createElement('tt-language-switcher');
    for (const language of ['pl', 'lv']) {
      const link = document.createElement('a');
      link.href = `?lang=${language}`;
      link.hreflang = language;
      link.textContent = language;
      switcher.append(link);
    }
    root.append(switcher);
    await Promise.resolve();
    expect(currentOf(root)).to.deep.equal(['pl']);
    page.lang = 'lv';
    await Promise.resolve();
    expect(currentOf(root)).to.deep.equal(['lv']);
  });

  it('lets a plain link be followed, after telling the page', async () => {
    const switcher = await fixture(html`<tt-language-switcher>${links}</tt-language-switcher>`);
    const chosen = chosenIn(document.body);
    await click(switcher.querySelector('[hreflang=lv]')!);
    expect(chosen).to.deep.equal(['lv']);
    expect(followed).to.deep.equal(['lv']);
  });

  it('follows and sends nothing when the page cancels, and sends again once it does not', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <tt-language-switcher data-form="#answers">${links}</tt-language-switcher>${form}
      </div>`,
    );
    const sent = sentBy(page.querySelector('form')!);
    page.addEventListener('tt-language', (event) => event.preventDefault(), { once: true });
    await click(page.querySelector('[hreflang=lv]')!);
    expect(sent).to.have.lengthOf(0);
    expect(followed).to.deep.equal([]);
    await click(page.querySelector('[hreflang=lv]')!);
    expect(sent).to.have.lengthOf(1);
  });

  it('sends what was typed, unchecked, by POST with the language', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <tt-language-switcher data-form="#answers">${links}</tt-language-switcher>${form}
      </div>`,
    );
    const target = page.querySelector('form')!;
    target.method = 'get';
    const sent = sentBy(target);
    page.querySelector<HTMLInputElement>('#street')!.focus();
    await sendKeys({ type: 'Kosciuszki12' });
    await click(page.querySelector('[hreflang=pt-PT]')!);
    expect(followed).to.deep.equal([]);
    expect(sent.map(({ method, data }) => ({ method, data }))).to.deep.equal([
      {
        method: 'post',
        data: [
          ['town', ''],
          ['street', 'Kosciuszki12'],
          ['language', 'pt-PT'],
        ],
      },
    ]);
    expect(target.querySelectorAll('button')).to.have.lengthOf(1);
  });

  it('follows the link where data-form finds no form, and says so once', async () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => warnings.push(parts[0]);
    try {
      const switcher = await fixture(
        html`<tt-language-switcher data-form="#nowhere">${links}</tt-language-switcher>`,
      );
      await click(switcher.querySelector('[hreflang=lv]')!);
      await click(switcher.querySelector('[hreflang=pl]')!);
    } finally {
      console.warn = warn;
    }
    expect(followed).to.deep.equal(['lv', 'pl']);
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.contain('#nowhere');
  });

  it('leaves a click that opens another tab or window to the browser', async () => {
    const switcher = await fixture(html`<tt-language-switcher>${links}</tt-language-switcher>`);
    const chosen = chosenIn(switcher);
    const link = switcher.querySelector<HTMLAnchorElement>('[hreflang=lv]')!;
    link.target = '_blank';
    await click(link);
    link.target = '';
    // Not a real key: the driver of WebKit holds none down.
    link.dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true }),
    );
    expect(chosen).to.deep.equal([]);
    expect(followed).to.deep.equal(['lv', 'lv']);
  });

  it('sends by the author’s button, also by key, although an answer is missing', async () => {
    const page = await fixture<HTMLElement>(
      html`<div><tt-language-switcher>${buttons}</tt-language-switcher>${form}</div>`,
    );
    const sent = sentBy(page.querySelector('form')!);
    const button = page.querySelector<HTMLButtonElement>('[value=lv]')!;
    await click(button);
    button.focus();
    await sendKeys({ press: 'Enter' });
    // In the order of the page, and the button stands above the form.
    const expected = [
      ['language', 'lv'],
      ['town', ''],
      ['street', ''],
    ];
    expect(sent.map(({ data }) => data)).to.deep.equal([expected, expected]);
  });

  it('hands Enter in a field on to the form’s own button', async () => {
    const page = await fixture<HTMLElement>(
      html`<div><tt-language-switcher>${buttons}</tt-language-switcher>${form}</div>`,
    );
    const sent = sentBy(page.querySelector('form')!);
    const chosen = chosenIn(page);
    page.querySelector<HTMLInputElement>('#town')!.focus();
    await sendKeys({ type: 'Mielec' });
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.deep.equal([]);
    expect(sent.map(({ data }) => data)).to.deep.equal([
      [
        ['town', 'Mielec'],
        ['street', ''],
        ['step', 'next'],
      ],
    ]);
  });

  it('shows, in the example with a form, what is missing in our words and sends on a language', async () => {
    const example = languageSwitcherExamples.find(({ id }) => id === 'language-buttons')!;
    const page = await fixture<HTMLElement>(`<div lang="en">${example.html((key) => key)}</div>`);
    const sent = sentBy(page.querySelector('form')!);
    let bubbles = 0;
    page.addEventListener('invalid', (event) => (bubbles += Number(!event.defaultPrevented)), true);
    await click(page.querySelector('[data-variant=primary]')!);
    const error = page.querySelector<HTMLElement>('[data-error]')!;
    await waitUntil(() => !error.hidden, 'our sentence');
    expect(error.textContent).to.equal('Error: Fill in this field');
    expect(bubbles, 'no bubble of the browser').to.equal(0);
    expect(sent).to.deep.equal([]);
    await click(page.querySelector('[value=lv]')!);
    await waitUntil(() => sent.length === 1, 'sent');
    expect(sent[0]!.data).to.deep.include(['language', 'lv']);
  });

  it('still works, once, after it was moved', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="pl">
        <tt-language-switcher>${links}</tt-language-switcher>
        <div id="elsewhere" lang="lv"></div>
      </div>`,
    );
    const switcher = page.querySelector('tt-language-switcher')!;
    const chosen = chosenIn(page);
    page.querySelector('#elsewhere')!.append(switcher);
    await Promise.resolve();
    expect(currentOf(page)).to.deep.equal(['Latviešu']);
    await click(switcher.querySelector('[hreflang=pl]')!);
    expect(chosen).to.deep.equal(['pl']);
  });
});
