import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const field = (id: string, attributes = 'required'): string => `<tt-field>
  <label for="${id}">${id}</label><input id="${id}" name="${id}" ${attributes}></tt-field>`;

describe('the focus, where the summary that had it goes', () => {
  const page = async (inside: string): Promise<HTMLElement> => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary hidden></tt-error-summary>
      <form method="post" action="/sent">${inside}<button id="send">Send</button></form>
      </tt-form></div>`);
    root.addEventListener('submit', (event) => event.preventDefault());
    at(root, '#send').focus();
    await sendKeys({ press: 'Enter' });
    const summary = at(root, 'tt-error-summary');
    await wait(() => document.activeElement === summary, 'focus in the summary');
    return root;
  };
  const isGone = (root: HTMLElement): boolean => !at(root, 'tt-error-summary').checkVisibility();

  for (const link of [false, true])
    it(`is at the first answer after a reset by script, ${link ? 'from a line of it' : 'from all of it'}`, async () => {
      const root = await page(
        `<input type="hidden" name="case" value="1">
        <tt-field hidden><label for="old">old</label><input id="old" name="old"></tt-field>
        ${field('off', 'disabled')}${field('street')}${field('city')}`,
      );
      if (link) at(root, 'tt-error-summary a').focus();
      at<HTMLFormElement>(root, 'form').reset();
      await wait(() => isGone(root), 'gone');
      expect(document.activeElement?.id).to.equal('street');
    });

  it('is at the first answer where a script’s check finds nothing wrong any more', async () => {
    const root = await page(field('street'));
    at(root, '#street').value = 'Kalna';
    expect(await at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').check()).to.equal(true);
    expect(isGone(root)).to.equal(true);
    expect(document.activeElement?.id).to.equal('street');
  });

  it('stays where the person went meanwhile', async () => {
    const root = await page(`${field('street')}${field('city')}`);
    at(root, '#city').focus();
    at<HTMLFormElement>(root, 'form').reset();
    await wait(() => isGone(root), 'gone');
    expect(document.activeElement?.id).to.equal('city');
  });

  it('stays in a summary that is written again in another language', async () => {
    const root = await page(field('street'));
    const summary = at(root, 'tt-error-summary');
    at(summary, 'a').focus();
    const heading = at(summary, 'h2').textContent;
    root.lang = 'lv';
    await wait(() => at(summary, 'h2').textContent !== heading, 'written again');
    expect(document.activeElement).to.equal(at(summary, 'a'));
  });
});
