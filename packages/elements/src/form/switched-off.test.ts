import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../date-field/define.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../fieldset/define.ts';
import '../signature-field/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const lines = (root: ParentNode): number => root.querySelectorAll('tt-error-summary li').length;
const shown = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('form [data-error]')]
    .filter((error) => error.checkVisibility())
    .map(({ textContent }) => textContent);
const marks = (root: ParentNode): number => root.querySelectorAll('[aria-invalid=true]').length;

async function send(root: ParentNode): Promise<void> {
  at(root, '#send').focus();
  await sendKeys({ press: 'Enter' });
}

const page = (questions: string): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="en"><tt-form><tt-error-summary hidden></tt-error-summary>
    <form method="post" action="/sent">
      <tt-field><label for="street">Street</label><input id="street" name="street" required></tt-field>
      ${questions}<button id="send">Send</button></form></tt-form></div>`);

const part = (name: string): string => `<div data-part><label for="${name}">${name}</label>
  <input id="${name}" name="${name}" data-part="${name}" inputmode="numeric" required></div>`;
const box = (n: number): string => `<div data-option>
  <input type="checkbox" id="b${n}" name="b" value="${n}"><label for="b${n}">${n}</label></div>`;
const radio = (n: number): string => box(n).replace('checkbox"', 'radio" required');
const signature = `<tt-signature-field name="signature" required><label for="name">Full name</label>
  <input id="name" name="name"></tt-signature-field>`;

describe('what the page switches off', () => {
  for (const [what, question] of [
    [
      'a date',
      `<tt-date-field><fieldset id="own"><legend>Born</legend><p data-error hidden></p>
        ${part('day')}${part('month')}${part('year')}</fieldset></tt-date-field>`,
    ],
    [
      'radios',
      `<tt-fieldset><fieldset id="own" role="radiogroup"><legend>Kind</legend><p data-error hidden></p>
        ${radio(1)}${radio(2)}</fieldset></tt-fieldset>`,
    ],
    [
      'checkboxes',
      `<tt-fieldset required><fieldset id="own"><legend>Kinds</legend><p data-error hidden></p>
        ${box(1)}${box(2)}</fieldset></tt-fieldset>`,
    ],
    [
      'a signature, with the group around it',
      `<fieldset id="own"><legend>Sign</legend>${signature}</fieldset>`,
    ],
    [
      'a signature by itself',
      signature.replace('<tt-signature-field', '<tt-signature-field id="own"'),
    ],
    [
      'a control that stands in no element of ours, with the group around it',
      '<fieldset id="own"><legend>More</legend><label for="bare">Bare</label><input id="bare" required></fieldset>',
    ],
  ] as const) {
    it(`takes along what is told of ${what}, and does not bring it back`, async () => {
      const root = await page(question);
      const isBare = question.includes('bare');
      await send(root);
      await wait(() => lines(root) === 2 && (isBare || shown(root).length === 2), 'told');
      const off = at<HTMLFieldSetElement>(root, '#own');
      off.disabled = true;
      await wait(() => lines(root) === 1 && shown(root).length === 1, 'nothing is wrong with it');
      expect(marks(root)).to.equal(1);
      expect(at(root, 'tt-error-summary a').getAttribute('href')).to.equal('#street');

      off.disabled = false;
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(shown(root)).to.have.length(1);
      expect(lines(root)).to.equal(1);
      await send(root);
      await wait(() => lines(root) === 2 && (isBare || shown(root).length === 2), 'told anew');
    });
  }

  it('takes along what a server said of a signature', async () => {
    const root = await page(`<fieldset id="own"><legend>Sign</legend>${signature}</fieldset>`);
    await at<HTMLElement & { showIssues(issues: object): Promise<void> }>(
      root,
      'tt-form',
    ).showIssues({ name: [{ code: 'server', severity: 'error', params: { text: 'Not yours' } }] });
    await wait(() => lines(root) === 1 && shown(root).length === 1, 'told');
    const group = at<HTMLFieldSetElement>(root, '#own');
    for (const disabled of [true, false]) {
      group.disabled = disabled;
      await wait(() => shown(root).length === 0 && lines(root) === 0, `disabled: ${disabled}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(shown(root)).to.have.length(0);
  });

  it('keeps what is told of a signature that is hidden too', async () => {
    const root = await page(`<fieldset id="own"><legend>Sign</legend>${signature}</fieldset>`);
    await send(root);
    await wait(() => lines(root) === 2 && shown(root).length === 2, 'told');
    const group = at<HTMLFieldSetElement>(root, '#own');
    group.hidden = group.disabled = true;
    await wait(() => shown(root).length === 1, 'hidden');
    group.hidden = group.disabled = false;
    await wait(() => shown(root).length === 2, 'back');
    expect(lines(root)).to.equal(2);
  });
});
