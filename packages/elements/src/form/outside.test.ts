import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../privacy-notice/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const field = (id: string, attributes: string): string => `<tt-field>
  <label for="${id}">${id}</label><input id="${id}" name="${id}" ${attributes}></tt-field>`;
/** In Firefox the tabulator leaves the page behind its last control. */
const after = '<button type="button">After</button>';
const lines = (root: ParentNode): string[] =>
  [...root.querySelectorAll('tt-error-summary:not([hidden]) a')].map((a) => a.textContent ?? '');

async function press(element: HTMLElement, key = 'Enter'): Promise<void> {
  element.focus();
  await sendKeys({ press: key });
}

/* HTML lets controls stand anywhere in the page and name their form. */
describe('answers that stand outside their form', () => {
  // What asks arrives on demand.
  before(() => import('./async-rules.ts'));
  let sent: FormData[];
  const page = async (inside: string, outside: string): Promise<HTMLElement> => {
    sent = [];
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary hidden></tt-error-summary>
      <form id="water" method="post" action="/sent">${inside}<button id="send">Send</button></form>
      </tt-form><aside>${outside}</aside>${after}</div>`);
    root.addEventListener('submit', (event) => {
      sent.push(new FormData(event.target as HTMLFormElement));
      event.preventDefault();
    });
    return root;
  };

  for (const [what, button] of [
    ['its own button', '#send'],
    ['a button outside', '#go'],
  ] as const)
    it(`are checked and told in the order of the page, pressed by ${what}`, async () => {
      const root = await page(
        field('street', 'required'),
        `${field('meter', 'required form="water" data-value="integer"')}
        <button id="go" form="water">Go</button>`,
      );
      await press(at(root, button));
      await wait(() => lines(root).length === 2, 'both are missing');
      expect(sent).to.have.length(0);
      await press(at(root, 'tt-error-summary li:last-child a'));
      expect(document.activeElement?.id).to.equal('meter');
      await sendKeys({ type: 'many' });
      at<HTMLInputElement>(root, '#street').value = 'Kalna';
      await press(at(root, button));
      await wait(() => lines(root).length === 1, 'no number');
      expect(sent).to.have.length(0);
      at(root, '#meter').focus();
      at<HTMLInputElement>(root, '#meter').select();
      await sendKeys({ type: '12' });
      await press(at(root, button));
      await wait(() => sent.length === 1, 'sent');
      expect(sent[0]!.get('meter')).to.equal('12');
    });

  it('decide which sections of the form are asked', async () => {
    const root = await page(
      `<div data-reveal="kind=other" hidden>${field('which', 'disabled')}</div>`,
      `<tt-field><label for="kind">Kind</label>
      <select id="kind" name="kind" form="water"><option>usual</option><option>other</option></select></tt-field>`,
    );
    await press(at(root, '#kind'), 'ArrowDown');
    at<HTMLSelectElement>(root, '#kind').value = 'other';
    at(root, '#kind').dispatchEvent(new Event('change', { bubbles: true }));
    await wait(() => at(root, '#which').checkVisibility(), 'asked');
  });

  it('take part in rules, in rules that ask somebody, and in a reset', async () => {
    const root = await page(
      `${field('from', 'data-value="integer" value="5"')}<button type="reset" id="reset">Reset</button>`,
      field('to', 'form="water" data-value="integer"'),
    );
    const form = at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form');
    const asked: unknown[] = [];
    form.rules = (values) =>
      new Map([
        [
          'to',
          Number(values.get('to')) < Number(values.get('from'))
            ? [{ code: 'own', severity: 'error' as const, params: { text: 'Earlier' } }]
            : [],
        ],
      ]);
    form.asyncRules = {
      to: (value) => {
        asked.push(value);
        return Promise.resolve([]);
      },
    };
    at(root, '#to').focus();
    await sendKeys({ type: '3' });
    await sendKeys({ press: 'Tab' });
    await wait(() => /Earlier/.test(at(root, 'aside').textContent ?? ''), 'told');
    await press(at(root, '#reset'));
    await wait(() => !at(root, 'aside [data-error]:not([hidden])'), 'reset');
    at(root, '#to').focus();
    await sendKeys({ type: '7' });
    await sendKeys({ press: 'Tab' });
    await wait(() => asked.includes(7), 'asked');
  });

  it('have what was shown to the person written down', async () => {
    const root = await page(
      '',
      `<tt-privacy-notice version="3" date="2026-01-01"><h2>Privacy</h2><details><summary>All</summary></details>
      <input type="hidden" name="notice" form="water" data-version></tt-privacy-notice>`,
    );
    await press(at(root, '#send'));
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.get('notice')).to.equal('3');
  });
});

/* Scripts of a vendor's page that know HTML's own validation and nothing of ours. */
describe('a page with its own script', () => {
  it('asks whether all is right, and nothing is told or sent', async () => {
    let sent = 0;
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary hidden></tt-error-summary><form method="post" action="/sent">
      ${field('site', 'type="url" value="www.mielec.pl"')}<button>Send</button></form></tt-form></div>`);
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    const { checkValidity } = HTMLFormElement.prototype;
    expect(checkValidity.call(at<HTMLFormElement>(root, 'form'))).to.equal(false);
    await aTimeout(500);
    expect(sent).to.equal(0);
    at<HTMLInputElement>(root, '#site').required = true;
    at<HTMLInputElement>(root, '#site').value = '';
    checkValidity.call(at<HTMLFormElement>(root, 'form'));
    await aTimeout(500);
    expect(lines(root)).to.deep.equal([]);
    expect(at(root, 'tt-error-summary').contains(document.activeElement)).to.equal(false);
  });

  it('calls an answer wrong and right while it is typed, and that is what is told', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en">${field('code', '')}${after}</div>`);
    const code = at<HTMLInputElement>(root, '#code');
    code.addEventListener('input', () =>
      code.setCustomValidity(code.value.length % 2 ? `Odd: ${code.value}` : ''),
    );
    const told = (): string =>
      at(root, '[data-error]:not([hidden])')?.textContent?.replace('Error: ', '') ?? '';
    code.focus();
    await sendKeys({ type: 'abc' });
    await sendKeys({ press: 'Tab' });
    await wait(() => told() === 'Odd: abc', 'told');
    code.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'd' });
    await wait(() => told() === '', 'mended while typing');
    await sendKeys({ type: 'e' });
    await sendKeys({ press: 'Tab' });
    await wait(() => told() === 'Odd: abcde', 'wrong again');
  });

  it('keeps the mark in the title while another form of the page has a mistake', async () => {
    const title = document.title;
    document.title = 'Two forms';
    const form = (id: string): string => `<tt-form><tt-error-summary hidden></tt-error-summary>
      <form id="form-${id}" action="/sent">${field(id, 'required')}<button>Send</button></form></tt-form>`;
    const root = await fixture<HTMLElement>(
      `<div lang="en">${form('first')}${form('second')}</div>`,
    );
    root.addEventListener('submit', (event) => event.preventDefault());
    await press(at(root, '#form-first button'));
    await wait(() => document.title === 'Error: Two forms', 'marked');
    await press(at(root, '#form-second button'));
    await wait(() => lines(root).length === 2, 'told in both');
    at<HTMLInputElement>(root, '#second').value = 'x';
    await press(at(root, '#form-second button'));
    await wait(() => lines(root).length === 1, 'mended in one');
    expect(document.title).to.equal('Error: Two forms');
    at<HTMLInputElement>(root, '#first').value = 'x';
    await press(at(root, '#form-first button'));
    await wait(() => document.title === 'Two forms', 'not marked any more');
    document.title = title;
  });
});
