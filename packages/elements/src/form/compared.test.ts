import { aTimeout, expect, fixture } from '@open-wc/testing';
import { error } from '@twintown/core/issue.js';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../repeater/define.ts';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> =>
  waitUntil(check, what, { timeout: 15_000 });

const sentence = 'Together more than the whole';

const owner = (n: number | string, value: string, said = ''): string => `<li data-item>
  <fieldset><legend>Owner <span data-number>${typeof n === 'number' ? n + 1 : ''}</span></legend>
    <tt-field><label for="owners.${n}.share">Share</label>
      ${said || `<p id="owners.${n}.share-error" data-error hidden></p>`}
      <input id="owners.${n}.share" name="owners.${n}.share" value="${value}"
        ${said ? 'aria-invalid="true"' : ''} aria-describedby="owners.${n}.share-error"></tt-field>
    <button type="button" data-remove value="owners.${n}">Remove</button></fieldset></li>`;

const page = (isPrinted: boolean): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="en"><tt-form><form>
    <tt-error-summary hidden></tt-error-summary>
    <tt-field><label for="note">Note</label><p id="note-error" data-error hidden></p>
      <input id="note" name="note" aria-describedby="note-error"></tt-field>
    <tt-repeater name="owners"><ol data-items>
      ${owner(0, '3/4')}
      ${owner(
        1,
        '1/2',
        isPrinted
          ? `<p id="owners.1.share-error" data-error
              data-compares="owners.0.share owners.1.share">${sentence}</p>`
          : '',
      )}</ol>
      <template data-blank>${owner('{n}', '')}</template><button type="button" data-add>Add</button></tt-repeater>
    <button type="reset">Reset</button></form></tt-form></div>`);

const at = (root: HTMLElement, id: string): HTMLInputElement => root.querySelector(`[id="${id}"]`)!;
const told = (control: HTMLElement): string =>
  control.closest('tt-field')!.querySelector<HTMLElement>('[data-error]:not([hidden])')
    ?.textContent ?? '';

describe('an error of a server that compares several answers', () => {
  it('stays while another answer is changed, and goes with one that it compares', async () => {
    const root = await page(true);
    const second = at(root, 'owners.1.share');
    at(root, 'note').focus();
    await typeText('x');
    await aTimeout(100);
    expect(told(second)).to.equal(sentence);
    at(root, 'owners.0.share').focus();
    await typeText('1');
    await wait(() => told(second) === '', 'no error');
    expect(second.getAttribute('aria-invalid')).not.to.equal('true');
    root.querySelector<HTMLElement>('[type=reset]')!.click();
    await wait(() => told(second) === sentence, 'what was said of the printed answers');
    expect(second.getAttribute('aria-invalid')).to.equal('true');
    at(root, 'owners.0.share').focus();
    await sendKeys({ press: 'End' });
    await typeText('0');
    await wait(() => told(second) === '', 'no error after the reset');
  });

  it('goes with an entry that is removed', async () => {
    const root = await page(true);
    const second = at(root, 'owners.1.share');
    root.querySelector<HTMLElement>('[data-remove]')!.focus();
    await wait(() => told(second) === sentence, 'the error');
    root.querySelector<HTMLElement>('[data-remove]')!.click();
    await wait(() => second.name === 'owners.0.share', 'the removal');
    await wait(() => told(second) === '', 'no error');
    expect(second.getAttribute('aria-invalid')).not.to.equal('true');
  });

  it('does so where it came as the answer to a script', async () => {
    const root = await page(false);
    const second = at(root, 'owners.1.share');
    await root.querySelector('tt-form')!.showIssues({
      'owners.1.share': [
        error('shares', { text: sentence, compares: 'owners.0.share owners.1.share' }),
      ],
    });
    await wait(() => told(second).includes(sentence), 'the error');
    at(root, 'owners.0.share').focus();
    await typeText('1');
    await wait(() => told(second) === '', 'no error');
    expect(second.getAttribute('aria-invalid')).not.to.equal('true');
  });
});
