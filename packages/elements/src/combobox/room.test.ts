import { aTimeout, expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import '../field/define.ts';
import './define.ts';
import type { TtCombobox } from './combobox.ts';
import {
  come,
  districts,
  input,
  page,
  rows,
  select,
  selectPage,
  styled,
  until,
} from '../../tests/combobox-page.ts';

const popup = (root: ParentNode): HTMLElement => root.querySelector('[data-combobox-popup]')!;
const chromium = navigator.userAgent.includes('Chrome');
/** The driver of WebKit gives windows no size: there only what needs no other one is tested. */
const apple = navigator.vendor.startsWith('Apple');
const resize = (width: number, height: number): Promise<void> =>
  apple ? Promise.resolve() : setViewport({ width, height });

/** Puts the combobox so far down a long page, and comes to it. */
async function stand(root: HTMLElement, above: string, below = '100vh'): Promise<HTMLInputElement> {
  root.style.paddingBlock = `${above} ${below}`;
  window.scrollTo(0, 0);
  return come(root);
}

async function open(): Promise<void> {
  await sendKeys({ press: 'ArrowDown' });
  await aTimeout(50);
}

describe('tt-combobox and the room there is', () => {
  before(styled);
  afterEach(async () => {
    await resize(800, 600);
    window.scrollTo(0, 0);
  });

  it('brings the option of the arrow keys into view also where it stands in a scrolled part', async () => {
    const root = await selectPage('');
    const part = document.createElement('section');
    for (const [name, value] of [
      ['overflow', 'auto'],
      ['block-size', '190px'],
    ] as const)
      part.style.setProperty(name, value);
    part.append(root.querySelector('tt-field')!);
    root.querySelector('form')!.append(part);
    await aTimeout(0);
    const box = await stand(root, '0px');
    for (const name of districts) {
      await open();
      const row = root.querySelector('[data-active]')!;
      expect(row.textContent).to.equal(name);
      const { left, bottom, top } = row.getBoundingClientRect();
      for (const y of [top + 4, bottom - 4])
        expect(row.contains(document.elementFromPoint(left + 20, y)), name).to.equal(true);
    }
    await sendKeys({ press: 'Escape' });
    box.blur();
    part.scrollTop = 0;
    await come(root);
    await open();
    expect(box.getBoundingClientRect().top).to.be.at.least(part.getBoundingClientRect().top - 1);
  });

  it('is not cut off by a small dialog, and stays at its input while the dialog scrolls', async () => {
    const root = await selectPage('');
    const dialog = document.createElement('dialog');
    dialog.style.setProperty('block-size', '260px');
    dialog.style.setProperty('inset-block-start', '0');
    const after = document.createElement('p');
    after.style.setProperty('block-size', '600px');
    dialog.append(root.querySelector('tt-field')!, after);
    root.querySelector('form')!.append(dialog);
    dialog.showModal();
    await aTimeout(0);
    const box = await come(root);
    await open();
    const list = popup(root);
    const seen = (): void => {
      const { left, top, bottom, width } = list.getBoundingClientRect();
      const at = box.getBoundingClientRect();
      expect(top - at.bottom, 'gap below the input').to.be.within(0, 16);
      expect(left).to.be.closeTo(at.left, 1);
      expect(width).to.be.closeTo(at.width, 1);
      for (const y of [top + 4, bottom - 4])
        expect(list.contains(document.elementFromPoint(left + 20, y)), `seen at ${y}`).to.equal(
          true,
        );
    };
    expect(list.getBoundingClientRect().bottom).to.be.above(dialog.getBoundingClientRect().bottom);
    seen();
    dialog.scrollTop = 30;
    await aTimeout(50);
    seen();
    await sendKeys({ press: 'Escape' });
    expect(dialog.open, 'the dialog stays').to.equal(true);
    expect(getComputedStyle(list).display).to.equal('none');
    await open();
    seen();
    dialog.close();
  });

  it('opens downwards where there is room, and upwards where there is none below', async () => {
    const root = await selectPage();
    const box = await stand(root, '0px');
    await open();
    let list = popup(root).getBoundingClientRect();
    expect(list.top).to.be.at.least(box.getBoundingClientRect().bottom - 1);
    expect(list.bottom).to.be.at.most(innerHeight);
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    root.style.paddingBlockStart = '100vh';
    box.scrollIntoView({ block: 'end' });
    await open();
    list = popup(root).getBoundingClientRect();
    expect(list.bottom).to.be.at.most(box.getBoundingClientRect().top + 1);
    expect(list.top).to.be.at.least(0);
    expect(rows(root).length).to.be.above(3);
  });

  const small = apple ? it.skip : it;
  small(
    'is usable at 320 pixels, also as high as at 400 % zoom, and nothing scrolls sideways',
    async () => {
      for (const height of [568, 256]) {
        await resize(320, height);
        const root = await selectPage();
        select(root).options[1]!.textContent =
          'Osiedle Księdza Prałata Stanisława Głowackiego-Wielopolskiego';
        const box = await stand(root, '0px');
        box.scrollIntoView({ block: 'center' });
        await open();
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
        const list = popup(root).getBoundingClientRect();
        expect(list.left).to.be.at.least(0);
        expect(list.right).to.be.at.most(320);
        await sendKeys({ press: 'PageDown' });
        const active = root.querySelector('[data-active]')!.getBoundingClientRect();
        expect(active.top, `the option at ${height}`).to.be.at.least(0);
        expect(active.bottom, `the option at ${height}`).to.be.at.most(height + 1);
        const field = box.getBoundingClientRect();
        expect(field.top, `the field at ${height}`).to.be.at.least(0);
        expect(field.bottom, `the field at ${height}`).to.be.at.most(height + 1);
        await sendKeys({ press: 'Enter' });
        expect(box.value).to.equal('Wolności');
        root.remove();
      }
    },
  );

  small(
    'leaves the question in view on a small screen, where a list above it would cover it',
    async () => {
      await resize(320, 568);
      for (const block of ['center', 'end'] as const) {
        const root = await selectPage();
        const box = await stand(root, '100vh');
        box.scrollIntoView({ block });
        await open();
        const label = root.querySelector('label')!.getBoundingClientRect();
        expect(label.top, block).to.be.at.least(0);
        const list = popup(root).getBoundingClientRect();
        expect(list.top, block).to.be.at.least(box.getBoundingClientRect().bottom - 1);
        expect(list.bottom, block).to.be.at.most(568);
        expect(list.height, block).to.be.above(200);
        root.remove();
      }
    },
  );

  small('shows the question, the field and two options in a window that is very low', async () => {
    for (const [width, height] of [
      [320, 256],
      [320, 224],
      [800, 256],
    ] as const) {
      await resize(width, height);
      for (const block of ['start', 'center', 'end'] as const) {
        const where = `${width}×${height}, ${block}`;
        const root = await selectPage();
        const box = await stand(root, '100vh');
        box.scrollIntoView({ block });
        await open();
        const whole = (element: Element): boolean => {
          const { left, top, bottom } = element.getBoundingClientRect();
          return [top + 2, bottom - 2].every((y) =>
            element.contains(document.elementFromPoint(left + 8, y)),
          );
        };
        expect(whole(root.querySelector('label')!), `question, ${where}`).to.equal(true);
        expect(whole(box), `field, ${where}`).to.equal(true);
        const options = (): Element[] => [...root.querySelectorAll('[role=option]')];
        expect(options().filter(whole).length, `options, ${where}`).to.be.at.least(2);
        for (let press = 1; press < options().length; press += 1) {
          await sendKeys({ press: 'ArrowDown' });
          expect(whole(root.querySelector('[data-active]')!), `${press}, ${where}`).to.equal(true);
        }
        await sendKeys({ press: 'Escape' });
        expect(popup(root).hidden, where).to.equal(true);
        expect(whole(box), `field at the end, ${where}`).to.equal(true);
        box.scrollIntoView({ block: 'end' });
        await sendKeys({ type: 'l' });
        await aTimeout(50);
        expect(whole(root.querySelector('label')!), `question, typed, ${where}`).to.equal(true);
        expect(whole(box), `field, typed, ${where}`).to.equal(true);
        expect(options().filter(whole).length, `typed, ${where}`).to.be.at.least(2);
        root.remove();
      }
    }
  });

  small(
    'shows what failed and its button in a window that is very low, beside two options',
    async () => {
      await resize(320, 224);
      const root = await page(`<tt-combobox><input id="c" name="street"></tt-combobox>`);
      let asked = 0;
      root.querySelector<TtCombobox>('tt-combobox')!.loader = async () => {
        asked += 1;
        if (asked > 1) throw new Error('offline');
        return { options: districts, total: 60 };
      };
      const box = await stand(root, '100vh');
      box.scrollIntoView({ block: 'center' });
      await open();
      const retry = root.querySelector<HTMLElement>('[data-combobox-popup] > button')!;
      await until(() => rows(root).length > 0, 'the first options');
      const list = popup(root).querySelector('[role=listbox]')!;
      list.scrollTop = list.scrollHeight;
      await until(() => !retry.hidden, 'failed');
      expect(list.clientHeight).to.be.at.least(88);
      popup(root).scrollTop = popup(root).scrollHeight;
      const { left, top, bottom } = retry.getBoundingClientRect();
      expect(retry.contains(document.elementFromPoint(left + 8, top + 2))).to.equal(true);
      expect(retry.contains(document.elementFromPoint(left + 8, bottom - 2))).to.equal(true);
      expect(getComputedStyle(popup(root)).overflowY, 'by pointer too').to.equal('auto');
    },
  );

  small('opens above on a small screen where nothing below can be scrolled up', async () => {
    await resize(320, 568);
    const root = await selectPage();
    const box = await stand(root, '100vh', '0px');
    box.scrollIntoView({ block: 'end' });
    await open();
    const list = popup(root).getBoundingClientRect();
    expect(list.bottom).to.be.at.most(box.getBoundingClientRect().top + 1);
    expect(list.height).to.be.above(200);
  });

  small('keeps off its question where it opens above on a small screen', async () => {
    await resize(320, 568);
    const root = await selectPage();
    const box = await stand(root, '100vh', '0px');
    box.scrollIntoView({ block: 'end' });
    await open();
    const label = root.querySelector('label')!;
    const list = (): DOMRect => popup(root).getBoundingClientRect();
    expect(list().bottom).to.be.at.most(label.getBoundingClientRect().top + 1);
    expect(list().top).to.be.at.least(0);
    await sendKeys({ type: 'la' });
    expect(rows(root).length).to.equal(3);
    expect(list().bottom).to.be.at.most(label.getBoundingClientRect().top + 1);
    await sendKeys({ press: 'Escape' });
    root.style.paddingBlockStart = '0px';
    await sendKeys({ press: 'ArrowDown' });
    expect(list().top).to.be.at.least(box.getBoundingClientRect().bottom - 1);
  });

  small('opens below its question also at the end of a short page, and stays there', async () => {
    await resize(320, 400);
    const root = await selectPage();
    const box = await stand(root, '100px', '0px');
    await open();
    const label = root.querySelector('label')!;
    const list = (): DOMRect => popup(root).getBoundingClientRect();
    const top = box.getBoundingClientRect().top;
    for (const keys of [[], ['w', 'o'], ['Backspace', 'Backspace']]) {
      for (const key of keys) await sendKeys({ press: key });
      await aTimeout(50);
      expect(label.getBoundingClientRect().top, 'question').to.be.at.least(0);
      expect(box.getBoundingClientRect().top, 'field').to.be.closeTo(top, 1);
      expect(list().top, 'list').to.be.at.least(box.getBoundingClientRect().bottom - 1);
      expect(list().bottom, 'end of the list').to.be.at.most(401);
    }
    expect(list().height).to.be.above(200);
  });

  it('goes on from a list that scrolls to what comes next, and closes it', async () => {
    for (const sentence of ['', 'A sentence that is as long as the list leaves it no room. ']) {
      const root = await selectPage();
      await stand(root, '0px');
      await open();
      popup(root).querySelector('[data-combobox-note]')!.textContent = sentence.repeat(20);
      popup(root).querySelector<HTMLElement>('[data-combobox-note]')!.hidden = !sentence;
      popup(root).style.setProperty('max-block-size', '100px');
      // An engine decides when it has drawn what scrolls.
      await aTimeout(100);
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement?.id).to.equal('beyond');
      expect(popup(root).hidden).to.equal(true);
      root.remove();
    }
  });

  it('brings the field back into view when the keyboard of the screen covers it', async () => {
    const root = await selectPage();
    const box = await stand(root, '100vh');
    box.scrollIntoView({ block: 'end' });
    await open();
    const own = Object.getOwnPropertyDescriptor(VisualViewport.prototype, 'height')!;
    Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => 260 });
    try {
      expect(box.getBoundingClientRect().bottom).to.be.above(260);
      visualViewport!.dispatchEvent(new Event('resize'));
      await until(() => box.getBoundingClientRect().bottom < 260, 'in view');
      expect(box.getBoundingClientRect().top).to.be.at.least(0);
      const list = popup(root).getBoundingClientRect();
      expect(Math.min(list.bottom, list.top)).to.be.at.most(260);
      expect(list.height).to.be.at.most(260);
    } finally {
      Reflect.deleteProperty(visualViewport!, 'height');
    }
    expect(visualViewport!.height).to.equal(own.get!.call(visualViewport));
  });

  /** A person has come to the control on a phone where text is four times as large. */
  async function comeToLargeText(look: (root: HTMLElement) => unknown): Promise<void> {
    await resize(320, 640);
    const root = await selectPage('', 'en', ['Kościuszki']);
    document.documentElement.style.setProperty('font-size', '64px');
    try {
      root.style.setProperty('inline-size', '288px');
      await come(root);
      await look(root);
    } finally {
      document.documentElement.style.removeProperty('font-size');
    }
  }

  it('leaves most of its width to the words where text is four times as large on a phone', () =>
    comeToLargeText(async (root) => {
      await open();
      for (const row of root.querySelectorAll('[role=option]')) {
        const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(row);
        const words =
          row.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
        expect(words / row.clientWidth, row.textContent).to.be.above(0.7);
      }
      const chosen = root.querySelector('[role=option][aria-selected=true]')!;
      const tick = getComputedStyle(chosen, '::before');
      const end = parseFloat(tick.insetInlineStart) + parseFloat(tick.inlineSize);
      expect(end, 'the tick stands beside the words').to.be.at.most(
        parseFloat(getComputedStyle(chosen).paddingInlineStart),
      );
    }));

  /** Room for what is typed, as a part of the control, and whether the button stands beside it. */
  function typed(root: ParentNode): { part: number; start: number; end: number; button: DOMRect } {
    const box = input(root);
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(box);
    const [start, end] = [parseFloat(paddingInlineStart), parseFloat(paddingInlineEnd)];
    const button = root.querySelector('[data-combobox-open]')!.getBoundingClientRect();
    return { part: (box.offsetWidth - start - end) / box.offsetWidth, start, end, button };
  }

  it('leaves most of the control to what is typed where text is four times as large on a phone', () =>
    comeToLargeText((root) => {
      const { part, end, button } = typed(root);
      expect(part).to.be.above(0.65);
      expect(button.width).to.be.at.least(44);
      expect(end, 'beside the button').to.be.at.least(button.width);
    }));

  for (const width of ['384px', '160px'])
    it(`stands as any other control at the usual size, ${width} wide`, async () => {
      const root = await selectPage('', 'en', ['Kościuszki']);
      root.style.setProperty('inline-size', width);
      await come(root);
      const { start, end, button } = typed(root);
      expect([start, end, button.width]).to.deep.equal([12, 48, 44]);
    });

  const onPaper = chromium ? it : it.skip;
  onPaper('prints the answer once, in place of the list', async () => {
    const root = await selectPage('', 'en', ['Kościuszki']);
    await come(root);
    await open();
    const several = await selectPage('multiple', 'en', ['Borek', 'Łąkowa']);
    await until(() => !!several.querySelector('[data-combobox-tags] li'), 'tags');
    await emulateMedia({ media: 'print' });
    try {
      const box = input(root).getBoundingClientRect();
      expect(input(root).value).to.equal('Kościuszki');
      expect(box.height).to.be.above(20);
      expect(getComputedStyle(input(root)).visibility).to.equal('visible');
      expect(popup(root).checkVisibility()).to.equal(false);
      const native = select(root);
      const style = getComputedStyle(native);
      const seen = native.getBoundingClientRect();
      expect(
        style.opacity === '0' || style.clipPath !== 'none' || seen.height <= 1,
        'the native control is not printed beside it',
      ).to.equal(true);
      const tags = [...several.querySelectorAll<HTMLElement>('[data-combobox-tags] button')];
      expect(tags.map((tag) => tag.checkVisibility())).to.deep.equal([true, true]);
      expect(tags[0]!.textContent).to.include('Borek');
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });
});
