import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import { error, warning } from '@twintown/core/issue.js';
import { addMessages } from '@twintown/core/messages.js';
import { addValueKind } from '@twintown/core/values/load.js';
import type { TtForm } from './form.ts';
import './define.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import { typeText, typeWithoutPause } from '../testing/keys.ts';

/* Warnings, spelling on leaving, and rules that ask somebody: what a form does beside errors. */

const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const said = (): string => document.querySelector('[role=status]')?.textContent ?? '';
const shown = (root: ParentNode, what: 'error' | 'warning'): string =>
  root.querySelector<HTMLElement>(`[data-${what}]:not([hidden])`)?.textContent ?? '';

const page = (kind: string, inside = '', language = 'en'): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="${language}"><tt-form>
    <tt-error-summary hidden></tt-error-summary>
    <form method="post" action="/sent"><tt-field>
      <label for="code">Code</label><p id="code-error" data-error hidden></p>
      <input id="code" name="code" data-value="${kind}" aria-describedby="code-error"></tt-field>
      ${inside}<button id="send">Send</button></form></tt-form></div>`);

async function type(root: ParentNode, text: string): Promise<void> {
  at(root, '#code').focus();
  await typeText(text);
}

before(() => {
  addValueKind({
    name: 'test-doubtful',
    parse: (raw) => ({
      raw,
      ...(raw && { value: raw }),
      issues: raw.startsWith('0')
        ? [error('format')]
        : raw.endsWith('9')
          ? [warning('doubtful')]
          : [],
    }),
    format: String,
  });
  addValueKind({
    name: 'test-tidy',
    tidy: true,
    parse: (raw) => {
      const value = raw.replace(/\s/g, '');
      return { raw, ...(value && { value }), issues: /\D/.test(value) ? [error('letters')] : [] };
    },
    format: (value) => String(value).replace(/(\d{3})(?=\d)/g, '$1 '),
  });
  addMessages('en', { 'validation.test-doubtful.doubtful': 'Look at the last digit again' });
  addMessages('pl', { 'validation.test-doubtful.doubtful': 'Sprawdź ostatnią cyfrę' });
});

describe('a warning', () => {
  const sent: FormData[] = [];
  const stay = (event: SubmitEvent): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    sent.push(new FormData(event.target as HTMLFormElement, event.submitter));
  };
  beforeEach(() => {
    sent.length = 0;
    document.addEventListener('submit', stay);
  });
  afterEach(() => document.removeEventListener('submit', stay));

  it('is told on leaving, described, said, and does not mark the answer as wrong', async () => {
    const root = await page('test-doubtful');
    await type(root, '19');
    expect(shown(root, 'warning')).to.equal('');
    await sendKeys({ press: 'Tab' });
    await wait(() => shown(root, 'warning') !== '', 'the warning');
    expect(shown(root, 'warning')).to.equal('Warning: Look at the last digit again');
    const control = at(root, '#code');
    expect(control.hasAttribute('aria-invalid')).to.equal(false);
    const ids = control.getAttribute('aria-describedby')!.split(' ');
    expect(ids.map((id) => document.getElementById(id)?.textContent)).to.include(
      'Warning: Look at the last digit again',
    );
    await wait(() => said().includes('Code – Warning: Look at the last digit'), 'it is said');
  });

  it('goes with the answer it was about, and gives way to an error', async () => {
    const root = await page('test-doubtful');
    await type(root, '19');
    await sendKeys({ press: 'Tab' });
    await wait(() => shown(root, 'warning') !== '', 'the warning');
    at(root, '#code').select();
    await type(root, '09');
    await sendKeys({ press: 'Tab' });
    await wait(() => shown(root, 'error') !== '', 'the error');
    expect(shown(root, 'warning')).to.equal('');
    at(root, '#code').select();
    await type(root, '11');
    await wait(() => shown(root, 'error') === '', 'the error is gone');
    expect(shown(root, 'warning')).to.equal('');
  });

  it('holds the submission back once, in the summary, and is sent along when meant', async () => {
    const root = await page('test-doubtful');
    await type(root, '19');
    await sendKeys({ press: 'Enter' });
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    expect(sent).to.have.length(0);
    expect(at(summary, 'h2').textContent).to.equal(
      'Look at 1 answer again. If it is right, send the form once more.',
    );
    expect(summary.hasAttribute('data-warning')).to.equal(true);
    expect(at(summary, 'a').textContent).to.equal('Code – Look at the last digit again');
    await aTimeout(1100);
    at(root, '#code').focus();
    await sendKeys({ press: 'Enter' });
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.getAll('tt-acknowledged')).to.deep.equal(['code']);
    expect(sent[0]!.get('code')).to.equal('19');
  });

  it('is not waved through by a double press, which nobody has read it in', async () => {
    const root = await page('test-doubtful');
    await type(root, '19');
    const form = at<HTMLFormElement>(root, 'form');
    form.requestSubmit();
    form.requestSubmit();
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    form.requestSubmit();
    await aTimeout(300);
    expect(sent).to.have.length(0);
  });

  it('asks again when the answer became another doubtful one', async () => {
    const root = await page('test-doubtful');
    await type(root, '19');
    await sendKeys({ press: 'Enter' });
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    at(root, '#code').select();
    await type(root, '29');
    await sendKeys({ press: 'Enter' });
    await wait(() => document.activeElement === summary, 'focus in the summary again');
    expect(sent).to.have.length(0);
  });

  it('is said in the new language when the language of the page changes', async () => {
    const root = await page('test-doubtful');
    await type(root, '19');
    await sendKeys({ press: 'Tab' });
    await wait(() => shown(root, 'warning') !== '', 'the warning');
    root.lang = 'pl';
    await wait(() => shown(root, 'warning') === 'Ostrzeżenie: Sprawdź ostatnią cyfrę', 'Polish');
  });
});

describe('the customary spelling', () => {
  it('is shown after leaving, not while typing, and sent as it reads', async () => {
    const root = await page('test-tidy');
    await type(root, '123456789');
    expect(at(root, '#code').value).to.equal('123456789');
    await sendKeys({ press: 'Tab' });
    await wait(() => at(root, '#code').value === '123 456 789', 'the customary spelling');
    await type(root, '1');
    expect(at(root, '#code').value).to.include('1');
  });

  it('is not put where a limit of the author counts the bare number', async () => {
    const root = await page('test-tidy');
    at(root, '#code').setAttribute('maxlength', '9');
    await type(root, '123456789');
    await sendKeys({ press: 'Tab' });
    await aTimeout(300);
    expect(at(root, '#code').value).to.equal('123456789');
    expect(shown(root, 'error')).to.equal('');
  });

  it('does not take away the place that stands beside a postal code', async () => {
    const root = await page('postal-code-pl');
    await type(root, '39300');
    await sendKeys({ press: 'Tab' });
    await wait(() => at(root, '#code').value === '39-300', 'the customary spelling');
    at(root, '#code').select();
    await type(root, '39 300 Mielec');
    await sendKeys({ press: 'Tab' });
    await aTimeout(300);
    expect(at(root, '#code').value).to.equal('39 300 Mielec');
    expect(shown(root, 'error')).to.equal('');
  });

  it('is not put over what cannot be read, nor where the page says off', async () => {
    const root = await page('test-tidy');
    await type(root, '12a456');
    await sendKeys({ press: 'Tab' });
    await wait(() => shown(root, 'error') !== '', 'the error');
    expect(at(root, '#code').value).to.equal('12a456');
    at(root, '#code').dataset.tidy = 'off';
    at(root, '#code').select();
    await type(root, '123456');
    await sendKeys({ press: 'Tab' });
    await wait(() => shown(root, 'error') === '', 'mended');
    await aTimeout(100);
    expect(at(root, '#code').value).to.equal('123456');
  });
});

describe('two presses while the answers are looked at', () => {
  it('are one submission for a page that sends by itself', async () => {
    const root = await page('text');
    let asked = 0;
    root.addEventListener('tt-submit', (event) => {
      event.preventDefault();
      asked += 1;
    });
    const form = at<HTMLFormElement>(root, 'form');
    form.requestSubmit();
    form.requestSubmit();
    await wait(() => asked > 0, 'the submission');
    await aTimeout(300);
    expect(asked).to.equal(1);
  });
});

describe('a rule that asks somebody', () => {
  interface Call {
    value: unknown;
    signal: AbortSignal;
    answer(code?: string): void;
  }
  let calls: Call[];
  // What asks arrives on demand; what is typed before it came is asked about on leaving.
  before(() => import('./async-rules.ts'));
  const ask = async (root: ParentNode): Promise<void> => {
    const own: Call[] = (calls = []);
    const form = at<TtForm>(root, 'tt-form');
    let isHeard = false;
    const add = form.addEventListener.bind(form);
    form.addEventListener = (...listener: Parameters<typeof add>) => {
      add(...listener);
      isHeard ||= listener[0] === 'tt-value';
    };
    form.asyncRules = {
      code: (value, { signal }) =>
        new Promise((resolve) =>
          own.push({
            value,
            signal,
            answer: (code) =>
              resolve(code ? [error(code, { text: 'The register has no such number' })] : []),
          }),
        ),
    };
    await wait(() => isHeard, 'the rules listen');
  };
  let sent = 0;
  const stay = (event: SubmitEvent): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    sent += 1;
  };
  beforeEach(() => {
    sent = 0;
    document.addEventListener('submit', stay);
  });
  afterEach(() => document.removeEventListener('submit', stay));

  it('is asked once for a pause, and what it finds is told after leaving', async () => {
    const root = await page('text');
    await ask(root);
    await aTimeout(100);
    typeWithoutPause(at(root, '#code') as HTMLInputElement, 'GK.1');
    await wait(() => calls.length === 1, 'asked');
    expect(calls[0]!.value).to.equal('GK.1');
    calls[0]!.answer('unknown');
    await aTimeout(100);
    expect(shown(root, 'error'), 'nothing while one still types').to.equal('');
    await sendKeys({ press: 'Tab' });
    await wait(() => shown(root, 'error') !== '', 'told');
    expect(shown(root, 'error')).to.equal('Error: The register has no such number');
  });

  /** What was announced since this was called. */
  const listen = (): (() => string[]) => {
    const announced = (): Element[] => [...document.querySelectorAll('[data-tt-announcer] > p')];
    const before = new Set(announced());
    return () =>
      announced()
        .filter((line) => !before.has(line))
        .map(({ textContent }) => textContent ?? '');
  };
  const objection = 'Code – Error: The register has no such number';

  it('that found something while one was there is announced once, on leaving', async () => {
    const root = await page('text');
    await ask(root);
    await aTimeout(100);
    await type(root, 'GK.1');
    await wait(() => calls.length === 1, 'asked');
    calls[0]!.answer('unknown');
    await aTimeout(100);
    const heard = listen();
    await sendKeys({ press: 'Tab' });
    await wait(() => heard().length > 0, 'announced');
    at(root, '#code').focus();
    at(root, '#send').focus();
    await aTimeout(300);
    expect(heard()).to.deep.equal([objection]);
  });

  it('that answers when one has gone on is announced', async () => {
    const root = await page('text');
    await ask(root);
    await aTimeout(100);
    await type(root, 'GK.1');
    await sendKeys({ press: 'Tab' });
    await wait(() => calls.length === 1, 'asked');
    const heard = listen();
    calls[0]!.answer('unknown');
    await wait(() => heard().length > 0, 'announced');
    await aTimeout(300);
    expect(heard()).to.deep.equal([objection]);
  });

  it('that answers while a submission waits is told by the summary alone', async () => {
    const root = await page('text');
    await ask(root);
    await aTimeout(100);
    await type(root, 'GK.1');
    at(root, '#send').focus();
    await sendKeys({ press: 'Enter' });
    await wait(() => calls.length === 1, 'asked');
    const heard = listen();
    calls[0]!.answer('unknown');
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    await aTimeout(300);
    expect(heard().filter((line) => line.includes('register'))).to.deep.equal([]);
  });

  it('is cancelled by another answer, and its late answer is not believed', async () => {
    const root = await page('text');
    await ask(root);
    await aTimeout(100);
    await type(root, 'GK.1');
    await wait(() => calls.length === 1, 'asked');
    await type(root, '2');
    await wait(() => calls.length === 2, 'asked again');
    expect(calls[0]!.signal.aborted).to.equal(true);
    calls[0]!.answer('unknown');
    calls[1]!.answer();
    await sendKeys({ press: 'Tab' });
    await aTimeout(200);
    expect(shown(root, 'error')).to.equal('');
  });

  it('is waited for on submitting, and what it found stops the submission', async () => {
    const root = await page('text');
    await ask(root);
    await aTimeout(100);
    await type(root, 'GK.1');
    await sendKeys({ press: 'Enter' });
    await wait(() => calls.length === 1, 'asked');
    await wait(() => said().includes('Checking your answer'), 'the wait is said');
    expect(sent).to.equal(0);
    calls[0]!.answer('unknown');
    const summary = at<HTMLElement>(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    expect(sent).to.equal(0);
    expect(at(summary, 'a').textContent).to.equal('The register has no such number');
  });

  it('lets the submission go when it gives nothing, as plain script may', async () => {
    const root = await page('text');
    at<TtForm>(root, 'tt-form').asyncRules = { code: () => Promise.resolve(undefined as never) };
    await aTimeout(100);
    await type(root, 'GK.1');
    await sendKeys({ press: 'Enter' });
    await wait(() => sent === 1, 'sent');
  });

  it('lets the submission go when it fails', async () => {
    const root = await page('text');
    at<TtForm>(root, 'tt-form').asyncRules = { code: () => Promise.reject(new Error('offline')) };
    await aTimeout(100);
    await type(root, 'GK.1');
    await sendKeys({ press: 'Enter' });
    await wait(() => sent === 1, 'sent');
    expect(shown(root, 'error')).to.equal('');
  });
});
