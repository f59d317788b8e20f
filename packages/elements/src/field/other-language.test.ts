import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import '../form/define.ts';
import type { ValueDetail } from './field.ts';

/** What a field of `kind` says its value is after typing `text` on a page in `before` that then speaks `now`. */
async function switched(
  kind: string,
  text: string,
  [before, now]: [string, string],
  attributes = '',
): Promise<{ value: unknown; shown: string; error: string }> {
  const root = await fixture<HTMLElement>(`<div lang="${before}"><tt-form><form>
    <tt-field><label for="c">Value</label><p id="c-error" data-error hidden></p>
    <input id="c" name="c" data-value="${kind}" ${attributes} aria-describedby="c-error"></tt-field>
    <button type="button" id="next">Next</button></form></tt-form></div>`);
  let detail: ValueDetail | undefined;
  root.addEventListener('tt-value', (event) => {
    detail = event.detail;
    void detail.value;
  });
  const input = root.querySelector<HTMLInputElement>('input')!;
  input.focus();
  await typeText(text);
  await sendKeys({ press: 'Tab' });
  await waitUntil(() => detail?.raw === text, 'the value');
  const { value } = detail!;
  expect(value, 'before').to.be.a('string');
  root.lang = now;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const shown = input.value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await waitUntil(() => detail?.raw === shown, 'the value in the other language');
  expect(detail!.value, 'after').to.equal(value);
  const error = root.querySelector<HTMLElement>('[data-error]:not([hidden])')?.textContent ?? '';
  return { value, shown, error };
}

describe('an answer on a page that comes to speak another language', () => {
  it('is the same number, written as it is there', async () => {
    expect(await switched('decimal', '1,234', ['pl', 'en'])).to.deep.equal({
      value: '1.234',
      shown: '1.234',
      error: '',
    });
    const limited = await switched('decimal', '1,234', ['pt-PT', 'en'], 'max="100"');
    expect(limited.error).to.equal('');
    expect((await switched('decimal', '1.234', ['en', 'lv'])).shown).to.equal('1,234');
    expect((await switched('money', '12.50', ['en', 'pl'])).value).to.equal('12.50');
  });

  it('stays as it was typed where it means the same', async () => {
    expect((await switched('decimal', '12', ['pl', 'en'])).shown).to.equal('12');
    expect((await switched('date', '3.5.2026', ['pl', 'lv'])).shown).to.equal('3.5.2026');
    expect((await switched('text', '1,234', ['pl', 'en'])).shown).to.equal('1,234');
  });
});
