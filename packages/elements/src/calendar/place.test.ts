import { expect, fixture } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import type { TtCalendar } from './calendar.ts';
import './define.ts';
import '../field/define.ts';

/** The driver of WebKit gives windows no size; tests that need a small one look whether it is. */
const resize = (width: number, height: number): Promise<void> =>
  navigator.vendor.startsWith('Apple') ? Promise.resolve() : setViewport({ width, height });

/* May 2027 has days in six weeks, February in four, April and June in five. */
const page = (date: string, on = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="en"><tt-field><label for="d">Moved in</label>
    <input id="d" data-value="date" value="${date}"><tt-calendar for="d" ${on}></tt-calendar></tt-field></div>`);

const inside = (root: ParentNode, selector: string): HTMLElement =>
  root.querySelector<TtCalendar>('tt-calendar')!.renderRoot.querySelector<HTMLElement>(selector)!;
const shown = (root: ParentNode): string => inside(root, '#month').textContent!.trim();
const boxOf = (root: ParentNode, selector: string): DOMRect =>
  inside(root, selector).getBoundingClientRect();

async function open(root: HTMLElement): Promise<void> {
  await waitUntil(() => inside(root, '#button'), 'drawn');
  inside(root, '#button').focus({ preventScroll: true });
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => inside(root, 'td[tabindex="0"]')?.matches(':focus'), 'open');
}

const settled = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

describe('the place of a calendar', () => {
  describe('on a small screen', () => {
    before(() => resize(360, 640));
    after(() => resize(1024, 800));

    it('lets the button for the next month be pressed again and again in one place', async function () {
      if (!matchMedia('(width < 40rem)').matches) this.skip();
      const root = await page('1 May 2027');
      await open(root);
      const { left, top } = boxOf(root, '#head button:last-of-type');
      const position: [number, number] = [Math.round(left + 22), Math.round(top + 6)];
      for (const month of ['June 2027', 'July 2027', 'August 2027', 'September 2027']) {
        await sendMouse({ type: 'click', position });
        await waitUntil(() => shown(root) === month, month);
      }
      await sendKeys({ press: 'Escape' });
    });
  });

  it('leaves its input and its button in sight, above them and however long the month is', async () => {
    const root = await page('15 February 2027', 'blocked-weekdays="1 2 3 4 5 6 7"');
    await open(root);
    await sendKeys({ press: 'Escape' });
    // The button stands at the lower edge of the screen.
    root.style.paddingBlock = '120vh 60px';
    root.scrollIntoView({ block: 'end' });
    await open(root);
    const apart = (): number => boxOf(root, '#button').top - boxOf(root, 'dialog').bottom;
    const head = boxOf(root, '#head').top;
    for (const month of ['February 2027', 'March 2027', 'April 2027', 'May 2027']) {
      expect(shown(root)).to.equal(month);
      await settled();
      expect(apart(), month).to.be.at.least(0);
      expect(boxOf(root, '#head').top, month).to.be.closeTo(head, 1);
      await sendKeys({ press: 'PageDown' });
    }
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => inside(root, '#message').textContent!.length > 0);
    await settled();
    expect(apart(), 'with a message').to.be.at.least(0);
    await sendKeys({ press: 'Escape' });
  });

  it('stays on the screen when it says why a day cannot be chosen', async function () {
    const root = await page('15 May 2027', 'blocked-weekdays="1 2 3 4 5 6 7"');
    await open(root);
    await sendKeys({ press: 'Escape' });
    const { bottom } = boxOf(root, '#button');
    await open(root);
    const height = Math.round(bottom + boxOf(root, 'dialog').height + 20);
    await sendKeys({ press: 'Escape' });
    await resize(1024, height);
    if (innerHeight !== height) this.skip();
    await open(root);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => inside(root, '#message').textContent!.length > 0);
    await settled();
    expect(boxOf(root, 'dialog').bottom).to.be.at.most(innerHeight);
    await sendKeys({ press: 'Escape' });
    await resize(1024, 800);
  });

  it('fits the screen that became narrow, or is lower than the month, while it is open', async function () {
    const root = await page('15 May 2027');
    await open(root);
    for (const [width, height] of [
      [320, 640],
      [1024, 420],
    ] as const) {
      await resize(width, height);
      if (innerWidth !== width || innerHeight !== height) this.skip();
      await settled();
      const { left, right, top, bottom } = boxOf(root, 'dialog');
      expect(
        [left, top].every((edge) => edge >= 0),
        `${width}`,
      ).to.equal(true);
      expect(right, `${width} right`).to.be.at.most(width);
      expect(bottom, `${width} bottom`).to.be.at.most(height);
      // A scroll bar takes of the width of the lower one.
      const day = boxOf(root, '[data-day="2027-05-15"]');
      expect(day.width, `${width} day`).to.be.at.least(width < 1024 ? 43 : 40);
      expect(day.height, `${width} day`).to.be.at.least(44);
    }
    await sendKeys({ press: 'Escape' });
    await resize(1024, 800);
  });

  it('leaves month and year to be read with text of twice the size on a small phone', async function () {
    await resize(320, 640);
    if (innerWidth !== 320) this.skip();
    document.documentElement.style.fontSize = '200%';
    const root = await page('15 September 2027');
    await open(root);
    for (const select of inside(root, '#head').querySelectorAll('select')) {
      const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(select);
      const pen = document.createElement('canvas').getContext('2d')!;
      pen.font = font;
      const text = pen.measureText(select.selectedOptions[0]!.text.trim()).width;
      const padding = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
      expect(select.clientWidth - padding, select.value).to.be.at.least(Math.floor(text));
    }
    const day = inside(root, '[data-day="2027-09-15"] span').getBoundingClientRect();
    expect(boxOf(root, '[data-day="2027-09-15"]').width - day.width).to.be.at.least(6);
    await sendKeys({ press: 'Escape' });
    document.documentElement.style.fontSize = '';
    await resize(1024, 800);
  });

  it('goes where the arrow points on a page that is written from the right', async () => {
    const root = await page('13 May 2027');
    root.dir = 'rtl';
    await open(root);
    const left = (): number => boxOf(root, 'td:focus').left;
    for (const [key, way] of [
      ['ArrowRight', 1],
      ['ArrowLeft', -1],
    ] as const) {
      const before = left();
      await sendKeys({ press: key });
      await settled();
      expect(Math.sign(left() - before), key).to.equal(way);
    }
    const previous = boxOf(root, '#head button').left;
    expect(previous).to.be.greaterThan(boxOf(root, '#head button:last-of-type').left);
    expect(getComputedStyle(inside(root, '#head button svg')).scale, 'points outward').to.equal(
      '-1 1',
    );
    await sendKeys({ press: 'Escape' });
  });
});
