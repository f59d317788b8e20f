import { aTimeout, expect, fixture } from '@open-wc/testing';
import type { Issue } from '@twintown/core/issue.js';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import './define.ts';
import '../date-field/define.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../fieldset/define.ts';
import '../signature-field/define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const visibleErrors = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('[data-error]:not([hidden])')].map(
    (error) => error.textContent ?? '',
  );
const said = (): string => document.querySelector('[role=status]')?.textContent ?? '';
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;

const field = (id: string, attributes: string): string => `<tt-field>
  <label for="${id}">${id}</label><p id="${id}-error" data-error hidden></p>
  <input id="${id}" name="${id}" aria-describedby="${id}-error" ${attributes}></tt-field>`;

const page = (inside: string, language = 'en', above = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="${language}"><tt-form>
    ${above || '<tt-error-summary hidden></tt-error-summary>'}
    <form method="post" action="/sent">${inside}<button id="send">Send</button>
    <button id="back" name="back" value="1" formnovalidate>Back</button></form></tt-form></div>`);

/** The driver of WebKit gives windows no size. */
const resizeBack = (): Promise<void> =>
  navigator.vendor.startsWith('Apple')
    ? Promise.resolve()
    : setViewport({ width: 1024, height: 800 });

async function click(element: HTMLElement): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
  await sendMouse({ type: 'click', position });
}

describe('tt-form', () => {
  let sent: FormData[];
  const title = document.title;
  const stay = (event: SubmitEvent): void => {
    // Stands for a server that does not answer: runs last, after everything on the page.
    if (event.defaultPrevented) return;
    sent.push(new FormData(event.target as HTMLFormElement, event.submitter));
    Element.prototype.setAttribute.call(event.target, 'action', 'javascript:void 0');
  };

  beforeEach(() => {
    sent = [];
    document.title = 'Declaration';
    document.addEventListener('submit', stay);
  });
  afterEach(() => {
    document.removeEventListener('submit', stay);
    document.title = title;
  });

  it('sends what was typed, with Enter, once everything is right', async () => {
    const root = await page(field('street', 'required') + field('n', 'data-value="integer"'));
    at(root, '#street').focus();
    await sendKeys({ type: 'Żeromskiego' });
    await sendKeys({ press: 'Enter' });
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.get('street')).to.equal('Żeromskiego');
    expect(sent[0]!.get('n')).to.equal('');
    expect(visibleErrors(root)).to.deep.equal([]);
  });

  it('tells nobody about an answer that can only be read, of whatever kind', async () => {
    const root = await page(
      field('pesel', 'data-value="pl-pesel" value="44051401358"') +
        field('n', 'data-value="integer" value="many" readonly required min="3"'),
    );
    await click(at(root, '#send'));
    await wait(() => visibleErrors(root).length > 0, 'told where it can be mended');
    expect(visibleErrors(root).length).to.equal(1);
    expect(at(root, '#n').getAttribute('aria-invalid')).to.equal(null);
    at<HTMLInputElement>(root, '#pesel').readOnly = true;
    await click(at(root, '#send'));
    await wait(() => sent.length === 1, 'sent');
    expect(visibleErrors(root)).to.deep.equal([]);
    expect(sent[0]!.get('pesel')).to.equal('44051401358');
  });

  it('sends nothing while something is wrong, and tells it in place and in the summary', async () => {
    const root = await page(field('street', 'required') + field('n', 'data-value="integer"'));
    at(root, '#n').focus();
    await sendKeys({ type: 'abc' });
    await sendKeys({ press: 'Enter' });
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    expect(sent).to.have.length(0);
    expect(at(root, 'h2').textContent).to.equal('There are 2 problems on this page');
    const links = [...summary.querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.textContent])).to.deep.equal([
      ['#street', 'street – Fill in this field'],
      ['#n', 'n – Enter a whole number in digits, such as 12'],
    ]);
    expect(visibleErrors(root)).to.deep.equal([
      'Error: Fill in this field',
      'Error: Enter a whole number in digits, such as 12',
    ]);
    expect(document.title).to.equal('Error: Declaration');
    expect(at(root, '#n').value).to.equal('abc');

    links[1]!.focus();
    await sendKeys({ press: 'Enter' });
    expect(document.activeElement).to.equal(at(root, '#n'));
    at(root, '#n').select();
    await sendKeys({ type: '12' });
    await wait(() => visibleErrors(root).length === 1, 'live repair');
    at(root, '#street').focus();
    await sendKeys({ type: 'Rua' });
    await sendKeys({ press: 'Enter' });
    await wait(() => sent.length === 1, 'sent');
    expect(summary.hidden).to.equal(true);
    expect(document.title).to.equal('Declaration');
  });

  it('tells of a signature once, and of every answer in the order of the page', async () => {
    const root = await page(`<tt-signature-field id="signed" name="signed" lang="en">
      <label for="by">Name</label><input id="by" name="by" required></tt-signature-field>
      ${field('last', 'required')}`);
    at(root, '#send').focus();
    await sendKeys({ press: 'Enter' });
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    const links = [...summary.querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.textContent])).to.deep.equal([
      ['#signed', 'Type your name to sign'],
      ['#last', 'last – Fill in this field'],
    ]);
    links[0]!.focus();
    await sendKeys({ press: 'Enter' });
    expect(document.activeElement).to.equal(at(root, '#by'));
  });

  it('says the section with sentences that are alike, so that their links can be told apart', async () => {
    const section = (legend: string, id: string): string =>
      `<fieldset><legend>${legend}</legend>${field(id, 'required data-error-required="Say where"')}</fieldset>`;
    const root = await page(
      section('Home', 'a') + section('Letters', 'b') + field('n', 'data-value="integer" value="x"'),
    );
    at(root, '#a').focus();
    await sendKeys({ press: 'Enter' });
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    expect([...summary.querySelectorAll('a')].map((link) => link.textContent)).to.deep.equal([
      'Say where (Home)',
      'Say where (Letters)',
      'n – Enter a whole number in digits, such as 12',
    ]);
  });

  it('looks for the section that is another one, around groups without a legend too', async () => {
    const town = (id: string): string =>
      `<fieldset role="presentation"><tt-field><label for="${id}">Town</label>
        <input id="${id}" name="${id}" required></tt-field></fieldset>`;
    const section = (legend: string, inside: string): string =>
      `<fieldset><legend>${legend}</legend>${inside}</fieldset>`;
    const owner = (n: number): string =>
      section(`Owner <span>${n}</span>`, section('Address', town(`owner-${n}`)));
    const child = (n: number): string =>
      section(`Child ${n}`, section('Home', town(`h${n}`)) + section('Letters', town(`l${n}`)));
    const linesOf = async (fields: string): Promise<string[]> => {
      const root = await page(fields);
      at<HTMLInputElement>(root, 'input').focus();
      await sendKeys({ press: 'Enter' });
      const summary = at<HTMLElement>(root, 'tt-error-summary');
      await wait(() => document.activeElement === summary, 'focus in the summary');
      return [...summary.querySelectorAll('a')].map((link) => link.textContent);
    };
    const missing = 'Town – Fill in this field';
    expect(
      await linesOf(section('Builder', town('b')) + section('Owners', owner(1) + owner(2))),
    ).to.deep.equal([`${missing} (Builder)`, `${missing} (Owner 1)`, `${missing} (Owner 2)`]);
    expect(await linesOf(child(1) + child(2))).to.deep.equal([
      `${missing} (Child 1, Home)`,
      `${missing} (Child 1, Letters)`,
      `${missing} (Child 2, Home)`,
      `${missing} (Child 2, Letters)`,
    ]);
  });

  it('says the section also where one of several questions called alike is wrong', async () => {
    const address = (legend: string, n: number, code: string): string =>
      `<fieldset><legend>${legend}</legend><tt-field><label for="code${n}">Postal code</label>
        <input id="code${n}" name="code${n}" data-value="postal-code-pl" value="${code}"></tt-field></fieldset>`;
    const root = await page(
      address('Owner', 1, '39-300') + address('Property', 2, '39') + address('Letters', 3, ''),
    );
    at(root, '#code1').focus();
    await sendKeys({ press: 'Enter' });
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    expect([...summary.querySelectorAll('a')].map((link) => link.textContent)).to.deep.equal([
      'A Polish postal code has 5 digits, such as 39-300. You typed 2 digits (Property)',
    ]);
  });

  it('takes the form over from the browser also where the first act is a choice of files', async () => {
    const root = await page(
      '<tt-field><label for="a">A</label><input id="a" type="file"></tt-field>',
    );
    const form = at<HTMLFormElement>(root, 'form');
    const noValidate = (): boolean =>
      Reflect.get(HTMLFormElement.prototype, 'noValidate', form) as boolean;
    expect(noValidate()).to.equal(false);
    const transfer = new DataTransfer();
    transfer.items.add(new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' }));
    at<HTMLInputElement>(root, '#a').files = transfer.files;
    at(root, '#a').dispatchEvent(new Event('change', { bubbles: true }));
    await wait(noValidate, 'our words, and not the browser’s');
  });

  it('says no section where the other question of the same caption is not asked', async () => {
    const part = (attributes: string, id: string): string =>
      `<fieldset ${attributes}><legend>${id}</legend><tt-field><label for="${id}">Town</label>
        <input id="${id}" name="${id}" required></tt-field></fieldset>`;
    const root = await page(part('', 'PL') + part('disabled hidden', 'PT') + part('hidden', 'LV'));
    at(root, 'input').focus();
    await sendKeys({ press: 'Enter' });
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    expect(at(summary, 'a').textContent).to.equal('Town – Fill in this field');
  });

  it('begins a line with the first words of a long caption', async () => {
    const label =
      'What you want the municipality to know about the property, its neighbours, the road that leads to it (and its name)';
    const root = await page(`<tt-field><label for="a">${label}</label>
      <input id="a" name="a" required></tt-field>`);
    at(root, '#a').focus();
    await sendKeys({ press: 'Enter' });
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    expect(at(summary, 'a').textContent).to.equal(
      'What you want the municipality to know about the property, its neighbours, the road that leads to… – Fill in this field',
    );
  });

  it('says which question a sentence is about that does not say it itself', async () => {
    const labelled = (label: string, id: string): string =>
      `<tt-field><label for="${id}">${label} <span data-optional>(optional)</span></label>
        <input id="${id}" name="${id}" required></tt-field>`;
    const section = (legend: string, fields: string): string =>
      `<fieldset><legend>${legend}</legend>${fields}</fieldset>`;
    const root = await page(
      labelled('Name', 'a') +
        section('Home', labelled('Street', 'b') + labelled('Town', 'c')) +
        section('Letters', labelled('Street', 'd')) +
        field('n', 'data-value="integer" value="x"') +
        field('pesel', 'data-value="pl-pesel" required'),
    );
    at(root, '#a').focus();
    await sendKeys({ press: 'Enter' });
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    const links = [...summary.querySelectorAll('a')];
    expect(links.map((link) => link.textContent)).to.deep.equal([
      'Name – Fill in this field',
      'Street – Fill in this field (Home)',
      'Town – Fill in this field',
      'Street – Fill in this field (Letters)',
      'n – Enter a whole number in digits, such as 12',
      'Enter the PESEL number',
    ]);
    // A caption is words of its own, no part of the sentence.
    expect(links[2]!.querySelector('[data-caption]')?.textContent).to.equal('Town');
    root.lang = 'pl';
    await wait(() => links[0]!.isConnected === false, 'said again');
    expect(summary.querySelector('a')?.textContent).to.equal('Name – Uzupełnij to pole');
  });

  it('says everything again in another language', async () => {
    const root = await page(field('street', 'required'));
    await click(at(root, '#send'));
    await wait(() => visibleErrors(root).length === 1, 'error');
    for (const [language, heading, sentence, prefix] of [
      ['pl', 'Na tej stronie jest 1 błąd', 'Błąd: Uzupełnij to pole', 'Błąd: '],
      ['lv', 'Šajā lapā ir 1 kļūda', 'Kļūda: Aizpildiet šo lauku', 'Kļūda: '],
      ['pt-PT', 'Há 1 erro nesta página', 'Erro: Preencha este campo', 'Erro: '],
    ] as const) {
      root.lang = language;
      await wait(() => at(root, 'h2').textContent === heading, heading);
      await wait(() => visibleErrors(root)[0] === sentence, sentence);
      expect(document.title).to.equal(`${prefix}Declaration`);
      const line = `street – ${sentence.replace(prefix, '')}`;
      expect(at(root, 'tt-error-summary a').textContent).to.equal(line);
    }
  });

  it('sends once for two clicks, and says so', async () => {
    const root = await page(field('street', 'value="Kalna"'));
    const button = at<HTMLButtonElement>(root, '#send');
    await click(button);
    await wait(() => sent.length === 1, 'sent');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.disabled).to.equal(false);
    await click(button);
    await wait(() => said().includes('The form is already being sent'), 'said');
    expect(sent).to.have.length(1);
  });

  it('sends once when the second click comes before the first is checked', async () => {
    const root = await page(field('street', 'value="Kalna"'));
    const button = at<HTMLButtonElement>(root, '#send');
    const { x, y } = button.getBoundingClientRect();
    const position: [number, number] = [Math.round(x + 5), Math.round(y + 5)];
    await Promise.all([
      sendMouse({ type: 'click', position }),
      sendMouse({ type: 'click', position }),
    ]);
    await wait(() => sent.length === 1, 'sent');
    await aTimeout(300);
    expect(sent).to.have.length(1);
  });

  it('can be sent again after Back, under the same key until an answer changes', async () => {
    const root = await page(field('street', 'value="Kalna"'));
    const button = at<HTMLButtonElement>(root, '#send');
    const back = (): boolean =>
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await click(button);
    await wait(() => sent.length === 1, 'first');
    back();
    expect(button.hasAttribute('aria-disabled')).to.equal(false);
    await click(button);
    await wait(() => sent.length === 2, 'second');
    back();
    at(root, '#street').focus();
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Enter' });
    await wait(() => sent.length === 3, 'third');
    const keys = sent.map((data) => String(data.get('tt-submission')));
    expect(keys[0]).to.have.length.above(8);
    expect(keys[1]).to.equal(keys[0]);
    expect(keys[2]).not.to.equal(keys[0]);
  });

  it('is no repetition where another button asks for something else', async () => {
    const root = await page(`${field('street', 'value="Kalna"')}
      <button id="print" formaction="javascript:void 0">Print</button>
      <button id="save" name="do" value="save">Save</button>`);
    const keyBy = async (work: () => unknown): Promise<unknown> => {
      const before = sent.length;
      await work();
      await wait(() => sent.length === before + 1, 'sent');
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      return sent.at(-1)!.get('tt-submission');
    };
    const print = await keyBy(() => click(at(root, '#print')));
    const save = await keyBy(() => click(at(root, '#save')));
    const send = await keyBy(() => click(at(root, '#send')));
    expect(new Set([print, save, send]).size).to.equal(3);
    expect(await keyBy(() => click(at(root, '#print')))).to.equal(print);
    expect(await keyBy(() => at<HTMLFormElement>(root, 'form').requestSubmit())).to.equal(send);
    expect(await keyBy(() => click(at(root, '#send')))).to.equal(send);
  });

  it('leaves the key to the server that printed one', async () => {
    const root = await page('<input type="hidden" name="tt-submission" value="mine">');
    await click(at(root, '#send'));
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.getAll('tt-submission')).to.deep.equal(['mine']);
  });

  it('leaves a trace of the answers for the way back, but none where one is secret', async () => {
    const traces = async (control: string): Promise<number> => {
      sessionStorage.clear();
      const root = await page(control);
      const form = root.querySelector('form')!;
      await import('./submission.ts');
      const before = sent.length;
      form.requestSubmit();
      await wait(() => sent.length > before, 'sent');
      await aTimeout(200);
      return sessionStorage.length;
    };
    expect(await traces('<input name="street" value="Kalna" aria-label="Street">')).to.equal(1);
    expect(
      await traces('<input name="secret" type="password" value="Kalna" aria-label="Secret">'),
    ).to.equal(0);
  });

  it('sends without a check where the button says so, with the button’s name', async () => {
    const root = await page(field('street', 'required'));
    await click(at(root, '#back'));
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.get('back')).to.equal('1');
    expect(visibleErrors(root)).to.deep.equal([]);
  });

  it('keeps the pressed button’s name through the check', async () => {
    const root = await page('<button id="save" name="save" value="draft">Save</button>');
    await click(at(root, '#save'));
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.get('save')).to.equal('draft');
  });

  it('lets the page’s own listener see right forms only, and send by script', async () => {
    const root = await page(field('street', 'required'));
    let heard = 0;
    at<HTMLFormElement>(root, 'form').addEventListener('submit', (event) => {
      heard += 1;
      event.preventDefault();
    });
    await click(at(root, '#send'));
    await wait(() => visibleErrors(root).length === 1, 'error');
    expect(heard).to.equal(0);
    at(root, '#street').focus();
    await sendKeys({ type: 'a' });
    await sendKeys({ press: 'Enter' });
    await wait(() => heard === 1, 'heard');
    expect(at(root, '#send').hasAttribute('aria-disabled')).to.equal(false);
  });

  describe('without a connection', () => {
    beforeEach(() =>
      Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true }),
    );
    afterEach(() => {
      delete (navigator as { onLine?: boolean }).onLine;
    });

    it('stays on the page with all answers, says so, and goes when it is back', async () => {
      const root = await page(field('street', 'required'));
      const street = at(root, '#street');
      street.focus();
      await sendKeys({ type: 'Polna' });
      for (const button of ['#send', '#back']) {
        await click(at(root, button));
        await wait(
          () => at(root, 'tt-error-summary').textContent.includes('no internet connection'),
          `told after ${button}`,
        );
        expect(document.activeElement).to.equal(at(root, 'tt-error-summary'));
      }
      expect(sent).to.have.length(0);
      expect(street.value).to.equal('Polna');
      delete (navigator as { onLine?: boolean }).onLine;
      await click(at(root, '#send'));
      await wait(() => sent.length === 1, 'sent');
      expect(at(root, 'tt-error-summary').hidden).to.equal(true);
    });

    it('leaves a form to the page that keeps it for later', async () => {
      const root = await page(field('street', ''));
      const kept: FormData[] = [];
      at<HTMLFormElement>(root, 'form').addEventListener('submit', (event) => {
        event.preventDefault();
        kept.push(new FormData(event.target as HTMLFormElement));
      });
      await click(at(root, '#send'));
      await wait(() => kept.length === 1, 'kept');
      expect(at(root, 'tt-error-summary').hidden).to.equal(true);
    });
  });

  it('says soon that a press was taken where checking takes a while', async () => {
    const root = await page(field('street', ''));
    const question = at<HTMLElement & { ready?: Promise<void> }>(root, 'tt-field');
    let end = (): void => {};
    question.ready = new Promise((resolve) => (end = resolve));
    const button = at<HTMLButtonElement>(root, '#send');
    await click(button);
    await wait(() => said().includes('Submitting'), 'said');
    await wait(() => button.ariaDisabled === 'true', 'shown');
    await click(button);
    await wait(() => said().includes('already being sent'), 'the second press');
    end();
    await wait(() => sent.length === 1, 'sent');
  });

  it('can be held back by tt-submit', async () => {
    const root = await page(field('street', ''));
    let asked = 0;
    root.addEventListener('tt-submit', (event) => {
      asked += 1;
      event.preventDefault();
    });
    await click(at(root, '#send'));
    await wait(() => asked === 1, 'asked');
    await aTimeout(50);
    expect(sent).to.have.length(0);
  });

  it('checks for a page without sending, as a press would', async () => {
    const root = await page(field('street', 'required'));
    const form = at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form');
    let events = 0;
    for (const type of ['submit', 'tt-submit']) root.addEventListener(type, () => (events += 1));
    expect(await form.check()).to.equal(false);
    expect(at(root, '#street').getAttribute('aria-invalid')).to.equal('true');
    expect(at(root, 'tt-error-summary').checkVisibility()).to.equal(true);
    expect(at(root, 'tt-error-summary').contains(document.activeElement)).to.equal(true);
    at<HTMLInputElement>(root, '#street').focus();
    await sendKeys({ type: 'Kalna' });
    expect(await form.check()).to.equal(true);
    await aTimeout(50);
    expect(events).to.equal(0);
    expect(sent).to.have.length(0);
  });

  it('shows what the server found, also under names of no question', async () => {
    const root = await page(field('street', 'value="Kalna"') + field('__proto__', ''));
    const form = at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form');
    await form.showIssues(
      JSON.parse(`{
        "__proto__": [{"code": "required", "severity": "error"}],
        "other": [{"code": "x", "severity": "error", "params": {"text": "Try tomorrow"}}],
        "street": [{"code": "x", "severity": "error", "params": {"text": "No such street"}}]
      }`),
    );
    const lines = [...root.querySelectorAll('tt-error-summary li')].map((line) => line.textContent);
    expect(lines).to.deep.equal([
      'No such street',
      '__proto__ – Fill in this field',
      'Try tomorrow',
    ]);
    await wait(() => visibleErrors(root)[0] === 'Error: No such street', 'in place');
    expect(document.activeElement).to.equal(at(root, 'tt-error-summary'));
  });

  it('takes what comes without a severity for an error, from a server and from a rule', async () => {
    const root = await page(field('street', 'value="Kalna"') + field('town', 'value="Rīga"'));
    const form = at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form');
    const town = JSON.parse('[{ "code": "x", "params": { "text": "Not ours" } }]');
    form.rules = (values) =>
      new Map(values.get('town') === 'Rīga' ? [['town', town as Issue[]]] : []);
    await form.showIssues(
      JSON.parse('{ "street": [{ "code": "x", "params": { "text": "No such street" } }] }'),
    );
    await wait(() => visibleErrors(root)[0] === 'Error: No such street', 'in place');
    expect(at(root, '#street').getAttribute('aria-invalid')).to.equal('true');
    at<HTMLInputElement>(root, '#street').value = 'Ganu';
    await form.check();
    await wait(() => visibleErrors(root).includes('Error: Not ours'), 'told by a rule');
  });

  it('tells a warning of the server in the summary, and sends what is sent again', async () => {
    const root = await page(field('plot', 'value="12/3"'));
    const form = at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form');
    const params = { text: 'This plot is in two registers' };
    await form.showIssues({ plot: [{ code: 'x', severity: 'warning', params }] });
    const summary = at(root, 'tt-error-summary');
    expect(document.activeElement).to.equal(summary);
    expect(summary.textContent).to.contain('Look at 1 answer again');
    expect(summary.querySelector('a')!.textContent).to.contain(params.text);
    await aTimeout(1100);
    await click(at(root, '#send'));
    await wait(() => sent.length === 1, 'sent');
  });

  it('shows people no code where a server has no words for them', async () => {
    const root = await page(field('street', ''));
    const form = at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form');
    await form.showIssues({ register: [{ code: 'odd', severity: 'error' }] });
    const lines = [...root.querySelectorAll('tt-error-summary li')].map((line) => line.textContent);
    expect(lines).to.deep.equal(['The form could not be sent. Your answers are kept. Try again.']);
  });

  it('checks answers against each other by the page’s own rules', async () => {
    const root = await page(
      field('paid', 'data-value="money" value="20"') +
        field('due', 'data-value="money" value="10"'),
    );
    at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').rules = (values) =>
      Number(values.get('paid')) > Number(values.get('due'))
        ? new Map([
            ['paid', [{ code: 'over', severity: 'error', params: { text: 'More than is due' } }]],
          ])
        : new Map();
    await aTimeout(300);
    await click(at(root, '#send'));
    await wait(() => visibleErrors(root)[0] === 'Error: More than is due', 'rule');
    at(root, '#due').select();
    at(root, '#due').focus();
    await sendKeys({ type: '30' });
    await wait(() => visibleErrors(root).length === 0, 'mended elsewhere');
  });

  it('neither asks, checks nor sends what the page switched off, and asks again when it is back', async () => {
    const root = await page(
      `<fieldset id="group" disabled>${field('street', 'required')}</fieldset>${field('n', '')}`,
    );
    await click(at(root, '#send'));
    await wait(() => sent.length === 1, 'sent');
    expect([...sent[0]!.keys()]).to.not.include('street');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    at<HTMLFieldSetElement>(root, '#group').disabled = false;
    await click(at(root, '#send'));
    await wait(() => visibleErrors(root).length === 1, 'error');
    at<HTMLFieldSetElement>(root, '#group').disabled = true;
    await wait(() => !at(root, 'tt-error-summary').checkVisibility(), 'nothing is wrong any more');
    await click(at(root, '#send'));
    await wait(() => sent.length === 2, 'sent again');
  });

  describe('where one name stands at several questions, of which one is asked', () => {
    const towns =
      `<fieldset id="old" disabled hidden>${field('old-town', 'value="Mielec"')}</fieldset>
      <fieldset id="new">${field('new-town', 'value="Berlin"')}</fieldset>`.replaceAll(
        /name="[a-z]+-town"/g,
        'name="town"',
      );
    const noSuch = {
      code: 'unknown',
      severity: 'error',
      params: { text: 'No such town' },
    } as const;
    const lead = (root: ParentNode): string[] =>
      [...root.querySelectorAll('tt-error-summary a')].map((link) => link.getAttribute('href')!);

    it('gives rules the answers that are asked, and tells at these what they find', async () => {
      const root = await page(towns);
      const seen: unknown[] = [];
      at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').rules = (values) => {
        seen.push(values.get('town'));
        return new Map([['town', values.get('town') === 'Berlin' ? [noSuch] : []]]);
      };
      await click(at(root, '#send'));
      await wait(() => visibleErrors(root).length === 1, 'error');
      expect(new Set(seen)).to.deep.equal(new Set(['Berlin']));
      expect(lead(root)).to.deep.equal(['#new-town']);
      for (const id of ['old', 'new']) {
        const section = at<HTMLFieldSetElement>(root, `#${id}`);
        section.disabled = section.hidden = id === 'new';
      }
      await wait(() => lead(root).length === 0, 'no line of what is not asked any more');
      await click(at(root, '#send'));
      await wait(() => sent.length === 1, 'sent with the other one');
      expect(seen.at(-1)).to.equal('Mielec');
    });

    it('shows what a server says there', async () => {
      const root = await page(towns);
      const form = at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form');
      await form.showIssues({ town: [noSuch] });
      await wait(() => visibleErrors(root).length === 1, 'error');
      expect(at(root, '#new-town-error').textContent).to.contain('No such town');
      expect(lead(root)).to.deep.equal(['#new-town']);
    });
  });

  it('goes to the first wrong answer where the page has no summary', async () => {
    const root = await page(field('street', 'required'), 'en', '<p>None</p>');
    await click(at(root, '#send'));
    await wait(() => document.activeElement === at(root, '#street'), 'focus');
  });

  it('shows the summary from its heading on, where it is higher than the screen', async function () {
    if (!navigator.vendor.startsWith('Apple')) await setViewport({ width: 320, height: 256 });
    if (innerHeight > 256) {
      await resizeBack();
      this.skip();
    }
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'];
    const root = await page(names.map((name) => field(name, 'required')).join(''));
    await click(at(root, '#send'));
    const summary = at(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus');
    const { height } = summary.getBoundingClientRect();
    const { top, bottom } = at(summary, 'h2').getBoundingClientRect();
    await resizeBack();
    expect(height).to.be.greaterThan(256);
    // Scrolling stops at whole pixels.
    expect(top).to.be.greaterThan(-1);
    expect(bottom).to.be.at.most(256);
  });

  it('clears what is shown when the form is reset', async () => {
    const root = await page(
      `${field('n', 'data-value="integer"')}<button type="reset" id="reset">Reset</button>`,
    );
    at(root, '#n').focus();
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Tab' });
    await wait(() => visibleErrors(root).length === 1, 'error');
    await click(at(root, '#reset'));
    await wait(() => visibleErrors(root).length === 0, 'reset');
    expect(at(root, '#n').value).to.equal('');
  });

  it('takes a form that was reset for another one, and keeps the key while it is mended', async () => {
    const root = await page(`${field('street', '')}<button type="reset" id="reset">Reset</button>`);
    root.addEventListener('tt-submit', (event) => {
      event.preventDefault();
      sent.push(new FormData(at<HTMLFormElement>(root, 'form')));
    });
    const send = async (text: string): Promise<unknown> => {
      const before = sent.length;
      at(root, '#street').focus();
      await sendKeys({ type: text });
      await click(at(root, '#send'));
      await wait(() => sent.length === before + 1, 'sent');
      return sent.at(-1)!.get('tt-submission');
    };
    const first = await send('Kalna');
    expect(await send(' 5'), 'the answers of one form').to.equal(first);
    const refuse = (event: Event): void => event.preventDefault();
    at(root, 'form').addEventListener('reset', refuse);
    await click(at(root, '#reset'));
    expect(await send('a'), 'a reset that did not come about').to.equal(first);
    at(root, 'form').removeEventListener('reset', refuse);
    await click(at(root, '#reset'));
    await wait(() => at(root, '#street').value === '', 'reset');
    const second = await send('Kalna');
    expect(second).to.be.a('string').and.not.equal(first);
  });

  it('checks by our rules when a script asks for the submission before anybody pressed', async () => {
    const root = await page(field('n', 'required'));
    HTMLFormElement.prototype.requestSubmit.call(at(root, 'form'));
    await wait(() => visibleErrors(root).length === 1, 'our own error');
    expect(sent).to.have.length(0);
  });

  it('leaves the printed form alone until somebody presses', async () => {
    const root = await page(field('n', 'required'));
    await aTimeout(50);
    expect(at(root, 'form').hasAttribute('novalidate')).to.equal(false);
    await click(at(root, '#send'));
    await wait(() => visibleErrors(root).length === 1, 'our own error');
  });

  it('survives controls that are named like the form’s own members', async () => {
    const names =
      'requestSubmit elements action submit addEventListener noValidate closest setAttribute localName'.split(
        ' ',
      );
    const root = await page(names.map((name) => field(name, 'required')).join(''));
    await click(at(root, '#send'));
    await wait(() => visibleErrors(root).length === names.length, 'errors');
    const links = (): number => root.querySelectorAll('tt-error-summary a').length;
    await wait(() => links() === names.length, 'lines in the summary');
    for (const input of root.querySelectorAll('tt-field input')) {
      (input as HTMLElement).focus();
      await sendKeys({ type: 'a' });
    }
    await sendKeys({ press: 'Enter' });
    await wait(() => sent.length === 1, 'sent');
  });
});

describe('conditional questions in tt-form', () => {
  const choices = `<tt-fieldset><fieldset role="radiogroup"><legend>Purpose</legend>
    <div data-option><input id="p-first" type="radio" name="purpose" value="first">
      <label for="p-first">First</label></div>
    <div data-option><input id="p-change" type="radio" name="purpose" value="change">
      <label for="p-change">Change</label></div></fieldset></tt-fieldset>
    <fieldset id="section" data-reveal="purpose=change, end"><legend>Change</legend>
      ${field('reason', 'required')}
      <tt-field><label for="again">Again</label><select id="again" name="again">
        <option value="no">No</option><option value="yes">Yes</option></select></tt-field>
      <div id="deeper" data-reveal="again=yes">${field('when', '')}</div>
    </fieldset>`;

  it('shows the questions that belong to the answer and says that they came', async () => {
    const root = await page(choices);
    expect(at<HTMLElement>(root, '#section').hidden).to.equal(true);
    at(root, '#p-change').focus();
    await sendKeys({ type: ' ' });
    await wait(() => !at<HTMLElement>(root, '#section').hidden, 'shown');
    expect(at<HTMLElement>(root, '#deeper').hidden).to.equal(true);
    await wait(() => said().includes('2 new questions are shown below'), 'said');
    expect(document.activeElement).to.equal(at(root, '#p-change'));
  });

  it('says that questions went, unless others came in their place', async () => {
    const root = await page(
      `${choices}<div data-reveal="purpose=first">${field('since', '')}</div>` +
        `<tt-field><input id="other" type="checkbox" name="other" value="yes">
          <label for="other">Other</label></tt-field>
        <div id="which" data-reveal="other=yes">${field('name', '')}</div>`,
    );
    at(root, '#p-change').focus();
    await sendKeys({ type: ' ' });
    await wait(() => said().includes('2 new questions are shown below'), 'came');
    await sendKeys({ press: 'ArrowUp' });
    await wait(() => said().includes('A new question is shown below'), 'replaced');
    expect(said()).to.not.include('hidden');
    at(root, '#other').focus();
    await sendKeys({ type: ' ' });
    await wait(() => !at<HTMLElement>(root, '#which').hidden, 'shown');
    await sendKeys({ type: ' ' });
    await wait(() => said().includes('A question that no longer applies was hidden'), 'went');
  });

  it('lists nothing of a question while it is hidden', async () => {
    const root = await page(field('street', 'required') + choices);
    const lines = (): (string | null)[] =>
      [...root.querySelectorAll('tt-error-summary li')].map(({ textContent }) => textContent);
    const heading = (): string | null | undefined =>
      root.querySelector('tt-error-summary h2')?.textContent;
    const { title } = document;
    document.title = 'Declaration';
    at(root, '#p-change').focus();
    await sendKeys({ type: ' ' });
    await wait(() => !at<HTMLElement>(root, '#section').hidden, 'shown');
    await click(at(root, '#send'));
    await wait(() => lines().length === 2, 'both are listed');
    expect(heading()).to.equal('There are 2 problems on this page');
    expect(document.title).to.equal('Error: Declaration');

    at(root, '#p-change').focus();
    await sendKeys({ press: 'ArrowUp' });
    await wait(() => lines().length === 1, 'the hidden one is no longer listed');
    expect(heading()).to.equal('There is 1 problem on this page');
    expect(document.activeElement?.id).to.equal('p-first');
    await sendKeys({ press: 'ArrowDown' });
    await wait(() => lines().length === 2, 'it is listed again');

    at(root, '#street').focus();
    await sendKeys({ type: 'Kalna' });
    await click(at(root, '#send'));
    await wait(() => lines().length === 1, 'only the hidden one is left');
    at(root, '#p-change').focus();
    await sendKeys({ press: 'ArrowUp' });
    await wait(
      () => at<HTMLElement>(root, 'tt-error-summary').hidden === true,
      'nothing is listed',
    );
    expect(document.title).to.equal('Declaration');
    document.title = title;
  });

  it('has them in place before Tab goes on, and goes into none that is leaving', async () => {
    const root = await page(
      `${field('persons', 'data-value="integer"')}
      <div id="more" data-reveal="persons>2">${field('names', '')}</div>${field('last', '')}`,
    );
    at(root, '#persons').focus();
    await sendKeys({ type: '3' });
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement?.id).to.equal('names');
    await wait(() => said().includes('A new question is shown below'), 'said');
    at(root, '#persons').focus();
    at(root, '#persons').select();
    await sendKeys({ type: '2' });
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement?.id).to.equal('last');
    expect(at<HTMLElement>(root, '#more').hidden).to.equal(true);
  });

  it('sends no signature of a section that is not asked, and keeps it', async () => {
    const root = await page(
      `${choices}<div data-reveal="purpose=change"><tt-signature-field name="sign" label="Signature">
        <input type="text" name="sign-typed" aria-label="Your name" value="Anna"></tt-signature-field></div>`,
    );
    const names = (): string[] =>
      [...new FormData(at<HTMLFormElement>(root, 'form')).keys()].filter((name) =>
        name.startsWith('sign'),
      );
    await at<HTMLElementTagNameMap['tt-signature-field']>(root, 'tt-signature-field')
      .updateComplete;
    expect(names()).to.deep.equal([]);
    at(root, '#p-change').focus();
    await sendKeys({ type: ' ' });
    await wait(() => names().includes('sign-typed'), 'asked');
    const asked = names();
    await sendKeys({ press: 'ArrowUp' });
    await wait(() => names().length === 0, 'not asked');
    await sendKeys({ press: 'ArrowDown' });
    await wait(() => names().join() === asked.join(), 'asked again');
    expect(at(root, '[name=sign-typed]').value).to.equal('Anna');
  });

  it('keeps hidden answers, but neither checks nor sends them', async () => {
    const root = await page(choices);
    const form = at<HTMLFormElement>(root, 'form');
    at(root, '#p-change').focus();
    await sendKeys({ type: ' ' });
    await wait(() => !at<HTMLElement>(root, '#section').hidden, 'shown');
    at(root, '#again').focus();
    await sendKeys({ type: 'Y' });
    await wait(() => !at<HTMLElement>(root, '#deeper').hidden, 'deeper');
    at(root, '#when').focus();
    await sendKeys({ type: 'later' });
    expect(new FormData(form).get('when')).to.equal('later');
    at(root, '#p-change').focus();
    await sendKeys({ press: 'ArrowUp' });
    await wait(() => at<HTMLElement>(root, '#section').hidden === true, 'hidden');
    expect([...new FormData(form).keys()]).not.to.include.members(['when']);
    expect(new FormData(form).has('reason')).to.equal(false);

    let passed = false;
    root.addEventListener('tt-submit', (event) => {
      passed = true;
      event.preventDefault();
    });
    await click(at(root, '#send'));
    await wait(() => passed, 'sent although a hidden question is required');

    at(root, '#p-first').focus();
    await sendKeys({ press: 'ArrowDown' });
    await wait(() => !at<HTMLElement>(root, '#section').hidden, 'shown again');
    expect(at(root, '#when').value).to.equal('later');
    expect(new FormData(form).get('when')).to.equal('later');
  });

  it('opens what the answers of the printed page ask for, without saying anything', async () => {
    // In a language of its own: the tests before may still have something to say.
    const root = await page(choices.replace('id="p-change"', 'id="p-change" checked'), 'lv');
    expect(at<HTMLElement>(root, '#section').hidden).to.equal(false);
    await aTimeout(400);
    const inLatvian = (): Element | null => document.querySelector('[role=status] [lang=lv]');
    expect(inLatvian()).to.equal(null);
    // What a person changes is said.
    at(root, '#p-change').focus();
    await sendKeys({ press: 'ArrowUp' });
    await wait(() => inLatvian() !== null, 'said');
  });

  it('clears what was wrong in a question that is hidden when the form is reset', async () => {
    const root = await page(
      `<tt-field><label for="more">More</label><select id="more" name="more">
        <option value="no">No</option><option value="yes" selected>Yes</option></select></tt-field>
      <fieldset data-reveal="more=yes"><legend>More</legend>${field('n', 'data-value="integer"')}</fieldset>
      ${field('e', 'required')}<button type="reset" id="reset">Reset</button>`,
    );
    at(root, '#n').focus();
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Tab' });
    await wait(() => visibleErrors(root).length === 1, 'error');
    const more = at<HTMLSelectElement>(root, '#more');
    more.value = 'no';
    more.dispatchEvent(new Event('change', { bubbles: true }));
    await wait(() => !at(root, '#n').checkVisibility(), 'hidden');
    await click(at(root, '#send'));
    await wait(() => at(root, '#e').ariaInvalid === 'true', 'checked');
    await click(at(root, '#reset'));
    await wait(() => at(root, '#n').checkVisibility(), 'as printed');
    await wait(() => visibleErrors(root).length === 0, 'nothing told');
    expect(at(root, '#n').value).to.equal('');
    expect(at(root, '#n').getAttribute('aria-invalid')).not.to.equal('true');
  });
});
