import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import '../field/define.ts';

const inside = <E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E =>
  root.querySelector('tt-calendar')!.renderRoot.querySelector<E>(selector)!;
const input = (root: ParentNode): HTMLInputElement => root.querySelector('#d')!;
const isOpen = (root: ParentNode): boolean => inside(root, 'dialog').checkVisibility();
const focusedDay = (root: ParentNode): string | undefined => {
  const focused = root.querySelector('tt-calendar')!.shadowRoot!.activeElement;
  return (focused as HTMLElement | null)?.dataset['day'];
};

async function page(on: string, language = 'en'): Promise<HTMLElement> {
  const root = await fixture<HTMLElement>(`<div lang="${language}"><form>
    <tt-field><label for="d">Moved in</label><p id="d-error" data-error hidden></p>
      <input id="d" name="d" data-value="date" aria-describedby="d-error">
      <tt-calendar for="d" today="2026-05-13" ${on}></tt-calendar></tt-field>
    <button type="button" id="send">Send</button></form></div>`);
  await waitUntil(() => inside(root, '#button'), 'drawn');
  return root;
}

async function openByKey(root: HTMLElement): Promise<void> {
  inside(root, '#button').focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => focusedDay(root), 'open');
}

async function goes(root: HTMLElement, key: string, to: string): Promise<void> {
  await sendKeys({ press: key });
  await waitUntil(() => focusedDay(root) === to, `${key} to ${to}, not ${focusedDay(root)}`);
}

describe('tt-calendar with limits that leave no day', () => {
  it('stands still, goes by key from day to day, and says of each why not', async () => {
    const root = await page('min="2026-08-01" max="2026-03-31"');
    await openByKey(root);
    expect(focusedDay(root)).to.equal('2026-05-13');
    await goes(root, 'ArrowRight', '2026-05-14');
    await goes(root, 'ArrowDown', '2026-05-21');
    await goes(root, 'PageDown', '2026-06-21');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => inside(root, '#message').textContent!.includes('Before the first'));
    expect(isOpen(root)).to.equal(true);
    expect(input(root).value).to.equal('');
    for (const day of root.querySelector('tt-calendar')!.renderRoot.querySelectorAll('[data-day]'))
      expect(day.getAttribute('aria-disabled')).to.equal('true');
  });
});

describe('tt-calendar at the ends of what a date can be', () => {
  for (const language of ['en', 'pt-PT', 'pl', 'lv'])
    it(`offers in ${language} no year that the field refuses, such as that of a server’s least date`, async () => {
      const root = await page('min="0001-01-01" max="9999-12-31"', language);
      input(root).value = '1000-01-02';
      input(root).dispatchEvent(new Event('input', { bubbles: true }));
      await openByKey(root);
      await waitUntil(() => focusedDay(root) === '1000-01-02');
      await goes(root, 'ArrowLeft', '1000-01-01');
      for (const key of ['ArrowLeft', 'ArrowUp', 'PageUp']) {
        await sendKeys({ press: key });
        await aTimeout(20);
        expect(focusedDay(root), key).to.equal('1000-01-01');
      }
      const years = [...inside(root, 'select:nth-of-type(2)').querySelectorAll('option')];
      expect(Number(years[0]!.value)).to.equal(1000);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => !isOpen(root));
      input(root).focus();
      await sendKeys({ press: 'Tab' });
      await aTimeout(50);
      expect(root.querySelector('[data-error]')!.textContent).to.equal('');
    });

  it('says that a month is the first or the last, where a key leads to none beyond', async () => {
    const root = await page('min="2026-05-05" max="2026-06-20"');
    const message = (): string => inside(root, '#message').textContent!;
    await openByKey(root);
    await waitUntil(() => focusedDay(root) === '2026-05-13');
    await sendKeys({ press: 'PageUp' });
    const first = 'This is the first month in which you can choose a day';
    await waitUntil(() => message() === first, 'the first month');
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => message() === '', 'nothing within the month');
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => !!focusedDay(root)?.startsWith('2026-06'));
    expect(message()).to.equal('');
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => message() === first.replace('first', 'last'), 'the last month');
  });

  it('does not list thousands of years', async () => {
    const root = await page('min="0001-01-01" max="9999-12-31"');
    await openByKey(root);
    const years = inside(root, 'select:nth-of-type(2)').querySelectorAll('option');
    expect(years.length).to.be.within(100, 400);
    await goes(root, 'PageUp', '2026-04-13');
  });
});

describe('tt-calendar under a slow hand', () => {
  /** As engines tell the second click of two at one place. */
  const tap = (element: Element, detail: number): boolean =>
    element.dispatchEvent(
      new MouseEvent('click', {
        bubbles: true,
        cancelable: true,
        composed: true,
        detail,
        clientX: 20,
        clientY: 20,
      }),
    );

  it('takes two presses of its button for one', async () => {
    const root = await page('');
    tap(inside(root, '#button'), 1);
    await waitUntil(() => isOpen(root) && focusedDay(root), 'open');
    tap(inside(root, '#button'), 2);
    await aTimeout(50);
    expect(isOpen(root)).to.equal(true);
    await aTimeout(600);
    tap(inside(root, '#button'), 1);
    expect(isOpen(root)).to.equal(false);
  });

  for (const [what, selector] of [
    ['a day', '[data-day="2026-05-20"]'],
    ['Close', '#close'],
  ] as const)
    it(`presses nothing that lay below, after ${what} was pressed twice`, async () => {
      const root = await page('');
      let pressed = 0;
      root.querySelector('#send')!.addEventListener('click', () => (pressed += 1));
      await openByKey(root);
      tap(inside(root, selector), 1);
      await waitUntil(() => !isOpen(root), 'closed');
      tap(root.querySelector('#send')!, 2);
      expect(pressed).to.equal(0);
      await aTimeout(600);
      tap(root.querySelector('#send')!, 1);
      expect(pressed).to.equal(1);
    });

  it('chooses no day while the key that opened it is still held', async () => {
    const root = await page('');
    await openByKey(root);
    const day = inside(root, '[tabindex="0"]');
    day.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        repeat: true,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
    await aTimeout(50);
    expect(isOpen(root)).to.equal(true);
    expect(input(root).value).to.equal('');
  });

  it('stays closed while the key that chose a day is still held', async function () {
    // WebKit's driver holds no key.
    if (navigator.vendor.startsWith('Apple')) this.skip();
    const root = await page('');
    await openByKey(root);
    let repeats = 0;
    root.addEventListener('keydown', ({ repeat }) => (repeats += repeat ? 1 : 0));
    await sendKeys({ down: 'Enter' });
    await waitUntil(() => !isOpen(root), 'closed');
    await sendKeys({ down: 'Enter' });
    await aTimeout(50);
    await sendKeys({ up: 'Enter' });
    // Not every driver repeats a key that is held.
    if (repeats === 0) this.skip();
    expect(isOpen(root)).to.equal(false);
    expect(input(root).value).to.equal('13/05/2026');
  });
});
