import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const field = (id: string, attributes: string): string => `<tt-field>
  <label for="${id}">${id}</label><input id="${id}" name="${id}" ${attributes}></tt-field>`;
const lines = (root: ParentNode): string[] =>
  [...root.querySelectorAll('tt-error-summary:not([hidden]) a')].map((a) => a.textContent ?? '');
const errors = (root: ParentNode): string[] =>
  [...root.querySelectorAll('[data-error]:not([hidden])')].map((p) => p.textContent ?? '');
const form = (root: ParentNode): HTMLFormElement => at<HTMLFormElement>(root, 'form');

/* Scripts of a page that know HTML's own ways to tell a person what is wrong, and nothing of ours. */
describe('a page’s own script that has mistakes told', () => {
  before(() => import('./submission.ts'));

  let sent: FormData[];
  const page = async (inside: string, lang = 'pl', outside = ''): Promise<HTMLElement> => {
    sent = [];
    const root = await fixture<HTMLElement>(`<div lang="${lang}"><tt-form>
      <tt-error-summary hidden></tt-error-summary>
      <form id="waste" method="post" action="/sent">${inside}<button id="send" name="send" value="1">Send</button>
      <button id="draft" name="task" value="draft">Draft</button></form></tt-form>${outside}</div>`);
    root.addEventListener('submit', (event) => {
      sent.push(new FormData(event.target as HTMLFormElement, event.submitter));
      event.preventDefault();
    });
    return root;
  };

  for (const when of ['before anybody pressed', 'after a press'])
    it(`reads our sentences in the language of the page, ${when}`, async () => {
      const root = await page(
        field('street', 'required') + field('mail', 'type="email" value="x"'),
      );
      if (when === 'after a press') {
        at(root, '#send').click();
        await wait(() => lines(root).length === 2, 'told at the press');
        at(root, '#send').focus();
      }
      expect(form(root).reportValidity()).to.equal(false);
      // The browser leads to the first control at once, where its bubble stands.
      expect(document.activeElement?.id).not.to.equal('street');
      await wait(
        () => at(root, 'tt-error-summary').contains(document.activeElement),
        'focus in the summary',
      );
      expect(errors(root).map((text) => text.slice(0, 6))).to.deep.equal(['Błąd: ', 'Błąd: ']);
      expect(lines(root)).to.have.length(2);
      expect(sent).to.have.length(0);
    });

  it('has one answer told, at its question, and is led there', async () => {
    const root = await page(
      field('street', 'required') + field('flat', 'required'),
      'pl',
      field('meter', 'required form="waste"'),
    );
    for (const id of ['flat', 'meter']) {
      expect(at(root, `#${id}`).reportValidity()).to.equal(false);
      await wait(() => document.activeElement?.id === id, `led to ${id}`);
      const own = at(root, `#${id}`).closest('tt-field')!;
      expect(errors(own)).to.deep.equal(['Błąd: Uzupełnij to pole']);
      await sendKeys({ type: '3' });
      await wait(() => errors(root).length === 0, 'mended');
    }
    expect(lines(root)).to.deep.equal([]);
  });

  it('gets what HTML promises where all is right, and nothing is told', async () => {
    const root = await page(field('street', 'required value="Kalna"'));
    expect(form(root).reportValidity()).to.equal(true);
    expect(at(root, '#street').reportValidity()).to.equal(true);
    await aTimeout(100);
    expect(errors(root)).to.deep.equal([]);
    expect(sent).to.have.length(0);
  });

  it('hears of each wrong control by `invalid`, once', async () => {
    const root = await page(field('street', 'required') + field('flat', 'required'));
    const heard: string[] = [];
    root.addEventListener('invalid', ({ target }) => heard.push((target as Element).id), true);
    form(root).reportValidity();
    expect(heard).to.deep.equal(['street', 'flat']);
    await wait(() => lines(root).length === 2, 'told');
  });

  it('sends by the button that it names', async () => {
    // Right for us, wrong for the browser.
    const root = await page(field('site', 'type="url" value="www.mielec.pl"'));
    form(root).requestSubmit(at<HTMLButtonElement>(root, '#draft'));
    await wait(() => sent.length === 1, 'sent');
    expect(sent[0]!.get('task')).to.equal('draft');
  });

  it('is told of a form that was put in the place of another', async () => {
    const root = await page(field('street', 'required'));
    at(root, '#send').click();
    await wait(() => lines(root).length === 1, 'told');
    const another = form(root).cloneNode(true) as HTMLFormElement;
    another.removeAttribute('novalidate');
    for (const error of another.querySelectorAll('[data-error]')) error.remove();
    form(root).replaceWith(another);
    at(root, '#send').focus();
    await sendKeys({ press: 'Enter' });
    await wait(() => errors(root).length === 1, 'our own error');
    expect(sent).to.have.length(0);
  });

  it('leaves a form without tt-form to the browser', async () => {
    const root = await fixture<HTMLElement>('<div><form><input id="own" required></form></div>');
    const taken: boolean[] = [];
    const hear = (event: Event): unknown => taken.push(event.defaultPrevented);
    root.addEventListener('tt-reportValidity', hear);
    // The browser's bubble is a window of its own, which would keep the keys from every test after this.
    at(root, '#own').addEventListener('invalid', (event) => {
      hear(event);
      event.preventDefault();
    });
    expect(form(root).reportValidity()).to.equal(false);
    expect(taken).to.deep.equal([false, false]);
  });
});

describe('a native control of tt-form that stands in no tt-field', () => {
  const of = async (control: string, lang = 'lv'): Promise<HTMLElement> => {
    const root = await fixture<HTMLElement>(`<div lang="${lang}"><tt-form>
      <tt-error-summary hidden></tt-error-summary>
      <form method="post" action="/sent"><label for="c">C</label>${control}<button id="send">S</button></form>
      </tt-form></div>`);
    root.addEventListener('submit', (event) => event.preventDefault());
    return root;
  };
  const rows: [control: string, line: string][] = [
    ['<input id="c" name="c" required>', 'Aizpildiet šo lauku'],
    ['<textarea id="c" name="c" required></textarea>', 'Aizpildiet šo lauku'],
    ['<input id="c" name="c" type="email" required>', 'Ievadiet e-pasta adresi'],
    ['<input id="c" name="c" type="number" min="3" value="2">', '3'],
    [
      '<input id="c" name="c" type="checkbox" required>',
      'Atzīmējiet šo izvēles rūtiņu, lai turpinātu',
    ],
    ['<select id="c" name="c" required><option value="">-</option></select>', 'Izvēlieties'],
    ['<input id="c" name="c" pattern="[0-9]+" title="Tikai cipari" value="x">', 'Tikai cipari'],
    ['<input id="c" name="c" data-error-required="Mans teksts" required>', 'Mans teksts'],
  ];
  for (const [control, line] of rows)
    it(`is told in the language of the page: ${control}`, async () => {
      const root = await of(control);
      at(root, '#send').click();
      await wait(() => lines(root).length === 1, 'told');
      expect(lines(root)[0]).to.contain(line);
    });

  it('keeps what the page’s own script says of it', async () => {
    const root = await of('<input id="c" name="c">');
    at(root, '#c').setCustomValidity('Nav derīgs');
    at(root, '#send').click();
    await wait(() => lines(root).length === 1, 'told');
    expect(lines(root)).to.deep.equal(['Nav derīgs']);
  });

  it('is told anew in another language', async () => {
    const root = await of('<input id="c" name="c" required>');
    at(root, '#send').click();
    await wait(() => lines(root).length === 1, 'told');
    root.lang = 'pl';
    await wait(() => lines(root)[0]?.includes('Uzupełnij to pole') === true, 'in Polish');
  });
});
