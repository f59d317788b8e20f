import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import './define.ts';
import { parse } from '../shared/testing.ts';

const input = (root: ParentNode): HTMLInputElement => root.querySelector('input')!;
const errorText = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-error]:not([hidden])')?.textContent ?? '';

const printed = (attributes: string, language = 'en'): Promise<HTMLElement> =>
  parse(`<div lang="${language}"><tt-field>
    <label for="f">Street</label>
    <p id="f-hint" data-hint>As on the letter</p>
    <p id="f-error" data-error hidden></p>
    <input id="f" aria-describedby="f-error f-hint" ${attributes}>
  </tt-field><button type="button">Elsewhere</button></div>`);

const leave = (): Promise<unknown> => sendKeys({ press: 'Tab' });

describe('tt-field', () => {
  it('is defined', () => {
    expect(customElements.get('tt-field')).to.exist;
  });

  it('tells nothing while one passes through it', async () => {
    const page = await printed('name="street" required');
    input(page).focus();
    await leave();
    await aTimeout(50);
    expect(errorText(page)).to.equal('');
  });

  it('tells what is wrong on leaving an edited answer', async () => {
    const page = await printed('name="n" data-value="integer"');
    input(page).focus();
    await sendKeys({ type: 'abc' });
    expect(errorText(page)).to.equal('');
    await leave();
    await waitUntil(() => errorText(page) !== '');
    expect(errorText(page)).to.equal('Error: Enter a whole number in digits, such as 12');
    expect(input(page).getAttribute('aria-invalid')).to.equal('true');
    expect(input(page).getAttribute('aria-describedby')).to.equal('f-error f-hint');
    expect(input(page).value).to.equal('abc');
  });
});
