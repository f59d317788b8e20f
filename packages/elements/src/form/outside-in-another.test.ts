import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const field = (id: string, attributes = ''): string => `<tt-field>
  <label for="${id}">${id}</label><input id="${id}" name="${id}" ${attributes}></tt-field>`;

async function press(element: HTMLElement): Promise<void> {
  element.focus();
  await sendKeys({ press: 'Enter' });
}

/* HTML lets a control stand in one form and be sent with another. */
describe('answers that stand in another form than their own', () => {
  let sent: string[];
  const form = (id: string, inside: string): string => `<tt-form id="host-${id}">
    <tt-error-summary hidden></tt-error-summary><form id="${id}" method="post" action="/sent">${inside}
    <button id="send-${id}">Send</button><button id="reset-${id}" type="reset">Again</button></form></tt-form>`;
  const page = async (own: string, guests: string): Promise<HTMLElement> => {
    sent = [];
    const root = await fixture<HTMLElement>(
      `<div lang="en">${form('water', own)}${form('waste', guests)}</div>`,
    );
    root.addEventListener('submit', (event) => {
      const target = event.target as HTMLFormElement;
      const names = [...new FormData(target).keys()].filter((name) => name !== 'tt-submission');
      sent.push(`${target.id}: ${names.join()}`);
      event.preventDefault();
    });
    return root;
  };
  const lines = (root: ParentNode, id: string): string[] =>
    [...root.querySelectorAll(`#host-${id} tt-error-summary:not([hidden]) a`)].map(
      (link) => link.getAttribute('href') ?? '',
    );

  for (const [what, guest] of [
    ['a question', field('meter', 'required form="water"')],
    [
      'a bare control',
      '<label>Meter <input id="meter" name="meter" required form="water"></label>',
    ],
  ] as const)
    it(`are checked with their own, and with that alone: ${what}`, async () => {
      const root = await page(field('street'), `${field('bin')}${guest}`);
      await press(at(root, '#send-waste'));
      await wait(() => sent.length === 1, 'sent without it');
      expect(sent).to.deep.equal(['waste: bin']);
      await press(at(root, '#send-water'));
      await wait(() => lines(root, 'water').length === 1, 'told');
      expect(lines(root, 'water')).to.deep.equal(['#meter']);
      expect(lines(root, 'waste')).to.deep.equal([]);
      expect(sent).to.have.length(1);
      await press(at(root, 'tt-error-summary a'));
      await sendKeys({ type: '12' });
      await press(at(root, '#send-water'));
      await wait(() => sent.length === 2, 'sent');
      expect(sent[1]).to.equal('water: street,meter');
    });

  it('are told once, in their own form, where a script asks', async () => {
    const root = await page(
      field('street'),
      `${field('bin')}<label>Meter <input id="meter" name="meter" required form="water"></label>`,
    );
    at(root, '#meter').reportValidity();
    await wait(() => lines(root, 'water').length === 1, 'told');
    // What is told in the other form would come as soon.
    at(root, '#bin').focus();
    await wait(() => document.activeElement === at(root, '#bin'), 'there');
    expect(lines(root, 'waste')).to.deep.equal([]);
    at<HTMLFormElement>(root, '#waste').reportValidity();
    expect(await at<HTMLElementTagNameMap['tt-form']>(root, '#host-waste').check()).to.equal(true);
    expect(lines(root, 'waste')).to.deep.equal([]);
  });

  it('begin again with a reset of their own form', async () => {
    const root = await page(field('street'), field('meter', 'required form="water"'));
    const isTold = (): boolean => !!at(root, '#waste [data-error]:not([hidden])');
    await press(at(root, '#send-water'));
    await wait(isTold, 'told');
    await press(at(root, '#reset-waste'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isTold(), 'after a reset of the form around').to.equal(true);
    await press(at(root, '#reset-water'));
    await wait(() => !isTold(), 'reset');
  });

  it('are asked in sections that follow the answers of their own form', async () => {
    const kind = (form: string, value: string): string =>
      `<tt-field><label for="kind-${form}">Kind</label><input id="kind-${form}" name="kind" value="${value}"></tt-field>`;
    const root = await page(
      kind('water', 'well'),
      `${kind('waste', 'bin')}
       <fieldset data-reveal="kind=well"><legend>Well</legend>${field('depth', 'form="water"')}</fieldset>
       <fieldset data-reveal="kind=bin"><legend>Bin</legend>${field('litres')}${field('pipe', 'form="water"')}</fieldset>
       <p data-reveal="kind=bin" id="words">Bins are emptied on Mondays.</p>`,
    );
    const shown = (id: string): boolean => at(root, `#${id}`).checkVisibility();
    const type = async (id: string, text: string): Promise<void> => {
      at(root, id).focus();
      at(root, id).select();
      await typeText(text);
      await sendKeys({ press: 'Tab' });
    };
    await type('#kind-waste', 'bag');
    await wait(() => !shown('litres') && !shown('words'), 'those of the form around went');
    expect(shown('depth'), 'that of the other form').to.equal(true);
    await type('#kind-water', 'tap');
    await wait(() => !shown('depth'), 'not asked');
    await type('#kind-waste', 'bin');
    await wait(() => shown('litres') && shown('words'), 'asked again');
    expect(shown('depth')).to.equal(false);
    await type('#kind-water', 'well');
    await wait(() => shown('depth'), 'asked');
  });
});
