import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import '../address/define.ts';
import '../combobox/define.ts';
import '../date-range/define.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../fieldset/define.ts';
import '../form/define.ts';
import '../output/define.ts';
import '../phone/define.ts';
import '../repeater/define.ts';
import type { AddressQuery, TtAddress } from '../address/address.ts';
import type { TtForm } from '../form/form.ts';
import { watchersAt } from './language.ts';

/*
 * What stands longer than an element (the document, the window, a form around it) must not keep it
 * after it was taken out for good.
 */

const rounds = 20;
const native = {
  add: EventTarget.prototype.addEventListener,
  remove: EventTarget.prototype.removeEventListener,
};
/** Listeners at what outlives the elements, as the browser tells them apart. */
const heard = new Map<EventTarget, Set<string>>();
const ids = new WeakMap<object, number>();
let count = 0;

function keyOf(type: string, listener: object, options: unknown): string {
  if (!ids.has(listener)) ids.set(listener, (count += 1));
  const capture =
    typeof options === 'object' ? (options as { capture?: boolean })?.capture : options;
  return `${type} ${ids.get(listener)} ${!!capture}`;
}

function outlives(target: unknown): target is EventTarget {
  return target === window || target === document || target === visualViewport || target === host;
}

let host: HTMLElement | undefined;

/** All listeners and watchers that stand now at the page and at the form around the elements. */
function standing(): number {
  let all = watchersAt(document);
  for (const keys of heard.values()) all += keys.size;
  return all;
}

const text = (inside: string): string => `<tt-field>${inside}</tt-field>`;

const parts: Record<string, string> = {
  counter: text(
    '<label for="a">A</label><textarea id="a" name="a" data-count data-grow maxlength="99"></textarea>',
  ),
  password: text(
    '<label for="a">A</label><input id="a" name="a" type="password" data-show-password>',
  ),
  phone:
    '<tt-phone><label for="a">A</label><input id="a" name="a" type="tel" value="+48 600 100 200"></tt-phone>',
  combobox: text(
    `<label for="a">A</label><tt-combobox><select id="a" name="a"><option value="">-</option>
      <option>B</option></select></tt-combobox>`,
  ),
  choices: `<tt-fieldset><fieldset><legend>A</legend>
      <div data-option><input id="a" type="checkbox" name="a" value="1"><label for="a">1</label></div>
      <div data-option><input id="b" type="checkbox" name="a" value="2" data-exclusive>
        <label for="b">2</label></div></fieldset></tt-fieldset>`,
  address: `<tt-address><fieldset><legend>A</legend>${text(
    '<label for="a">A</label><input id="a" name="a" data-address="street" value="Long">',
  )}</fieldset></tt-address>`,
  'date range': `<tt-date-range><fieldset><legend>A</legend>
      ${text('<label for="a">A</label><input id="a" name="a" data-value="date">')}
      ${text('<label for="b">B</label><input id="b" name="b" data-value="date">')}
    </fieldset></tt-date-range>`,
  output: `<tt-output><output for="a"></output></tt-output>${text('<label for="a">A</label><input id="a" name="a">')}`,
  repeater: `<tt-repeater name="r" max="1"><div data-items><fieldset data-item><legend>1</legend>
      ${text('<label for="a">A</label><input id="a" name="r[0][a]">')}</fieldset></div>
      <template data-blank><fieldset data-item><legend>1</legend></fieldset></template>
      <button data-add>More</button></tt-repeater>`,
};

/** What shows that a part has come. The first that comes may leave listeners for all after it. */
const signs =
  '[data-counter],[data-password-button],[role=combobox],[data-address-lookup],[data-full]';
const hasSign = new Set(['counter', 'password', 'combobox', 'address', 'repeater']);

/** A person stays until all of `part` has come. */
async function stay(place: HTMLElement, part: string): Promise<void> {
  await live(place, parts[part]!, async () => {
    if (hasSign.has(part)) await waitUntil(() => place.querySelector(signs), `the ${part}`);
    else await aTimeout(50);
  });
}

/** A person comes, and leaves with an answer; then the page takes the question out. */
async function live(
  place: HTMLElement,
  html: string,
  stayed = (): Promise<void> => aTimeout(5),
): Promise<void> {
  place.innerHTML = html;
  const address = place.querySelector<TtAddress>('tt-address');
  if (address) address.lookup = () => Promise.resolve([]);
  await aTimeout(0);
  const control = place.querySelector<HTMLInputElement>('[role=combobox],[id=a]')!;
  control.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
  await stayed();
  place.replaceChildren();
}

describe('what was taken out for good', () => {
  before(async () => {
    await Promise.all([
      import('./answers.ts'),
      import('./extras/count.ts'),
      import('./extras/password.ts'),
      import('./extras/grow.ts'),
      import('../phone/numbers.ts'),
      import('../address/lookup.ts'),
      import('../fieldset/choices.ts'),
      import('../combobox/listing.ts'),
      import('../date-range/comparison.ts'),
      import('../repeater/editing.ts'),
      import('../form/submission.ts'),
    ]);
    EventTarget.prototype.addEventListener = function (type, listener, options): void {
      if (listener && outlives(this)) {
        if (!heard.has(this)) heard.set(this, new Set());
        heard.get(this)!.add(keyOf(type, listener, options));
      }
      native.add.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options): void {
      if (listener && outlives(this)) heard.get(this)?.delete(keyOf(type, listener, options));
      native.remove.call(this, type, listener, options);
    };
  });
  after(() => {
    EventTarget.prototype.addEventListener = native.add;
    EventTarget.prototype.removeEventListener = native.remove;
  });

  for (const [name, html] of Object.entries(parts)) {
    it(`is let go of: ${name}`, async function () {
      const form = await fixture<HTMLElement>('<form lang="en"><div></div></form>');
      host = form;
      const place = form.querySelector('div')!;
      await stay(place, name);
      for (let round = 0; round < 3; round += 1) await live(place, html);
      await aTimeout(50);
      const before = standing();
      for (let round = 0; round < rounds; round += 1) await live(place, html);
      await aTimeout(50);
      expect(standing()).to.equal(before);
    });

    it(`is let go of with the shadow root around it: ${name}`, async function () {
      const page = await fixture<HTMLElement>('<div lang="en"></div>');
      host = page;
      const inShadow = async (
        lives = (form: HTMLElement): Promise<void> => live(form, html),
      ): Promise<void> => {
        const outer = document.createElement('div');
        page.append(outer);
        const form = document.createElement('form');
        outer.attachShadow({ mode: 'open' }).append(form);
        await lives(form);
        outer.remove();
      };
      await inShadow((form) => stay(form, name));
      for (let round = 0; round < 3; round += 1) await inShadow();
      await aTimeout(50);
      const before = standing();
      for (let round = 0; round < 10; round += 1) await inShadow();
      await aTimeout(50);
      expect(standing()).to.equal(before);
    });
  }

  it('is let go of: a form that told what is wrong', async function () {
    const place = await fixture<HTMLElement>('<div lang="en"></div>');
    host = place;
    const tell = async (): Promise<void> => {
      place.innerHTML = `<tt-form><tt-error-summary></tt-error-summary><form></form></tt-form>`;
      const form = place.querySelector<TtForm>('tt-form')!;
      await form.showIssues({ a: [{ code: 'x', severity: 'error', params: { text: 'Wrong' } }] });
      expect(place.textContent).to.include('Wrong');
      place.replaceChildren();
    };
    for (let round = 0; round < 3; round += 1) await tell();
    const before = standing();
    for (let round = 0; round < rounds; round += 1) await tell();
    expect(standing()).to.equal(before);
  });

  it('is asked for no more: the search of an address', async () => {
    const asked: AddressQuery[] = [];
    const root = await fixture<HTMLElement>(`<div lang="en">${parts['address']}</div>`);
    const address = root.querySelector<TtAddress>('tt-address')!;
    address.lookup = (query) => {
      asked.push(query);
      return new Promise(() => {});
    };
    await waitUntil(() => address.querySelector('[data-address-lookup] button'), 'button');
    address.querySelector<HTMLElement>('[data-address-lookup] button')!.click();
    expect(asked.length).to.equal(1);
    // Moved in one task it goes on.
    root.append(address);
    await aTimeout(0);
    expect(asked[0]!.signal.aborted).to.equal(false);
    address.remove();
    await aTimeout(0);
    expect(asked[0]!.signal.aborted).to.equal(true);
  });
});

describe('what was taken out and put back', () => {
  it('speaks the language of the page again', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en">${parts['counter']}</div>`);
    const field = root.firstElementChild!;
    field.querySelector('textarea')!.focus();
    const line = (): string => field.querySelector('[data-counter]')?.textContent ?? '';
    await waitUntil(() => line().includes('characters'), line());
    field.remove();
    await aTimeout(20);
    root.lang = 'pl';
    root.append(field);
    await aTimeout(0);
    field.querySelector('textarea')!.focus();
    await waitUntil(() => line().includes('znak'), line());
    root.lang = 'en';
    await waitUntil(() => line().includes('characters'), line());
    expect(field.querySelectorAll('[data-counter]').length).to.equal(1);
  });
});
