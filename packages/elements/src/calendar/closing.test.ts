import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import type { TtCalendar } from './calendar.ts';
import './define.ts';
import '../field/define.ts';

const calendarOf = (root: ParentNode): TtCalendar => root.querySelector('tt-calendar')!;
const inside = (root: ParentNode, selector: string): HTMLElement =>
  calendarOf(root).renderRoot.querySelector<HTMLElement>(selector)!;
const isOpen = (root: ParentNode): boolean => inside(root, 'dialog').checkVisibility();
const focused = (root: ParentNode): Element | null => calendarOf(root).shadowRoot!.activeElement;

async function page(): Promise<HTMLElement> {
  const root = await fixture<HTMLElement>(`<div lang="en"><tt-field><label for="d">Moved in</label>
    <input id="d" name="d" data-value="date"><tt-calendar for="d" today="2026-05-13"></tt-calendar>
    </tt-field></div>`);
  await waitUntil(() => inside(root, '#button'), 'drawn');
  return root;
}

async function open(root: HTMLElement): Promise<void> {
  inside(root, '#button').focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => focused(root)?.matches('td'), 'open');
}

describe('tt-calendar that is left', () => {
  it('closes when the focus goes back past its button', async () => {
    // WebKit's driver holds no key, so that the focus goes without one.
    const holdsKeys = !navigator.vendor.startsWith('Apple');
    const root = await page();
    await open(root);
    inside(root, '#button').focus();
    expect(isOpen(root)).to.equal(true);
    if (holdsKeys) {
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
    } else root.querySelector<HTMLElement>('#d')!.focus();
    await waitUntil(() => !isOpen(root), 'closed');
    expect(document.activeElement).to.equal(root.querySelector('#d'));
  });

  it('stays open while Tab goes from one of its controls to another', async () => {
    const root = await page();
    await open(root);
    for (const reached of ['today', 'close']) {
      await sendKeys({ press: 'Tab' });
      expect(focused(root)?.id).to.equal(reached);
    }
    expect(isOpen(root)).to.equal(true);
  });

  it('stays open when another window is looked at after Tab', async () => {
    const root = await page();
    await open(root);
    await sendKeys({ press: 'Tab' });
    // As engines tell that the window lost the focus.
    focused(root)!.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
    expect(isOpen(root)).to.equal(true);
  });
});

describe('tt-calendar whose button is pressed twice', () => {
  const click = (element: Element, detail: number): boolean =>
    element.dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail }),
    );

  it('closes at once by a key', async () => {
    const root = await page();
    click(inside(root, '#button'), 1);
    await waitUntil(() => focused(root)?.matches('td'), 'open');
    inside(root, '#button').focus();
    await sendKeys({ press: 'Enter' });
    expect(isOpen(root)).to.equal(false);
  });

  it('closes at once by a press that is no double click', async () => {
    const root = await page();
    click(inside(root, '#button'), 1);
    await waitUntil(() => focused(root)?.matches('td'), 'open');
    click(inside(root, '#button'), 1);
    expect(isOpen(root)).to.equal(false);
  });
});
