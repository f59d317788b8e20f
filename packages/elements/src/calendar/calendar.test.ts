import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import type { ValueDetail } from '../shared/answers.ts';
import type { DateDetail, TtCalendar } from './calendar.ts';

const calendarOf = (root: ParentNode): TtCalendar => root.querySelector('tt-calendar')!;
const input = (root: ParentNode): HTMLInputElement => root.querySelector('#d')!;
const inside = <E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E =>
  calendarOf(root).renderRoot.querySelector<E>(selector)!;
const button = (root: ParentNode): HTMLButtonElement => inside(root, '#button');
const day = (root: ParentNode, iso: string): HTMLElement => inside(root, `[data-day="${iso}"]`);
const focusedDay = (root: ParentNode): string | undefined =>
  (calendarOf(root).shadowRoot!.activeElement as HTMLElement | null)?.dataset['day'];
const month = (root: ParentNode): string => inside(root, '#month').textContent!.trim();
const isOpen = (root: ParentNode): boolean => inside(root, 'dialog').checkVisibility();
const errorText = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-error]:not([hidden])')?.textContent ?? '';
/** Engines differ in whether English has a comma after the weekday. */
const dayName = (root: ParentNode, iso: string): string =>
  day(root, iso).ariaLabel!.replace('day, ', 'day ');
const nameOf = (root: ParentNode): string => button(root).textContent!.replace(/\s+/g, ' ').trim();

/** The driver of WebKit gives windows no size; tests that need a small one look whether it is. */
const resize = (width: number, height: number): Promise<void> =>
  navigator.vendor.startsWith('Apple') ? Promise.resolve() : setViewport({ width, height });

async function page(
  { of = '', on = 'today="2026-05-13"', language = 'en', around = '' } = {},
  defined = true,
): Promise<HTMLElement> {
  const root = await fixture<HTMLElement>(`<div lang="${language}"><form>
    <tt-field><label for="d">Moved in</label><p id="d-error" data-error hidden></p>
      <input id="d" name="d" inputmode="numeric" data-value="date" aria-describedby="d-error" ${of}>
      <tt-calendar for="d" ${on}></tt-calendar></tt-field>
    <button type="button">Elsewhere</button>${around}</form></div>`);
  if (defined) await ready(root);
  return root;
}

async function ready(root: ParentNode): Promise<void> {
  await waitUntil(() => calendarOf(root).renderRoot?.querySelector('#button,td'), 'drawn');
}

async function click(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(x + width / 2), Math.round(y + height / 2)],
  });
}

async function openByKey(root: HTMLElement): Promise<void> {
  button(root).focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => focusedDay(root), 'open');
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await aTimeout(0);
  }
}

describe('tt-calendar before it is defined', () => {
  it('shows nothing, and leaves what was typed alone when it comes', async () => {
    const root = await page({}, false);
    expect(customElements.get('tt-calendar')).to.equal(undefined);
    expect(calendarOf(root).getBoundingClientRect().width).to.equal(0);
    input(root).focus();
    await sendKeys({ type: '3.5.2026' });
    await sendKeys({ press: 'ArrowLeft' });
    await import('./define.ts');
    await ready(root);
    expect(input(root).value).to.equal('3.5.2026');
    expect(document.activeElement).to.equal(input(root));
    expect(input(root).selectionStart).to.equal(7);
    await openByKey(root);
    expect(focusedDay(root)).to.equal('2026-05-03');
  });
});

describe('tt-calendar', () => {
  before(async () => {
    await import('./define.ts');
    await import('../field/define.ts');
    await import('../fieldset/define.ts');
    await resize(1024, 800);
  });

  it('opens at today, below a button that says what it is for', async () => {
    const root = await page();
    expect(nameOf(root)).to.equal('Choose a date: Moved in');
    expect(button(root).getAttribute('aria-expanded')).to.equal('false');
    const { width, height } = button(root).getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(44);
    await openByKey(root);
    expect(focusedDay(root)).to.equal('2026-05-13');
    expect(month(root)).to.equal('May 2026');
    expect(button(root).getAttribute('aria-expanded')).to.equal('true');
    expect(inside(root, 'dialog').getAttribute('aria-label')).to.equal('Choose a date: Moved in');
    expect(day(root, '2026-05-13').getAttribute('aria-current')).to.equal('date');
    expect(inside(root, '[aria-current]')).to.equal(day(root, '2026-05-13'));
    const panel = inside(root, 'dialog').getBoundingClientRect();
    expect(panel.top).to.be.at.least(0);
    expect(panel.bottom).to.be.at.most(innerHeight);
  });

  it('goes by key as calendars do', async () => {
    const root = await page();
    await openByKey(root);
    const goes = async (key: string, to: string): Promise<void> => {
      await press(key);
      await waitUntil(() => focusedDay(root) === to, `${key} to ${to}, not ${focusedDay(root)}`);
    };
    await goes('ArrowRight', '2026-05-14');
    await goes('ArrowLeft', '2026-05-13');
    await goes('ArrowUp', '2026-05-06');
    await goes('ArrowDown', '2026-05-13');
    await goes('Home', '2026-05-11');
    await goes('End', '2026-05-17');
    await goes('PageDown', '2026-06-17');
    expect(month(root)).to.equal('June 2026');
    await goes('PageUp', '2026-05-17');
    // The driver of WebKit holds no key down.
    const withShift = async (key: string): Promise<void> => {
      if (navigator.vendor.startsWith('Apple')) {
        day(root, focusedDay(root)!).dispatchEvent(
          new KeyboardEvent('keydown', { key, shiftKey: true, bubbles: true, composed: true }),
        );
        return;
      }
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: key });
      await sendKeys({ up: 'Shift' });
    };
    await withShift('PageDown');
    await waitUntil(() => focusedDay(root) === '2027-05-17', 'a year on');
    await withShift('PageUp');
    await waitUntil(() => focusedDay(root) === '2026-05-17', 'a year back');
    const stops = inside(root, 'table').querySelectorAll('[tabindex="0"]');
    expect([...stops]).to.deep.equal([day(root, '2026-05-17')]);
  });

  for (const key of ['Enter', ' '])
    it(`writes the day chosen with ${key === ' ' ? 'Space' : key} as the language writes it, and comes back`, async () => {
      const root = await page({ language: 'pl' });
      const events: string[] = [];
      const values: unknown[] = [];
      for (const type of ['input', 'change'])
        root.addEventListener(type, (event) => {
          if (event.target === input(root)) events.push(type);
        });
      root.addEventListener('tt-date', (event: CustomEvent<DateDetail>) =>
        events.push(event.detail.value),
      );
      root.addEventListener('tt-value', (event: CustomEvent<ValueDetail>) =>
        values.push(event.detail.value),
      );
      await openByKey(root);
      await press('ArrowLeft', key);
      await waitUntil(() => !isOpen(root));
      expect(input(root).value).to.equal('12.05.2026');
      expect(events).to.deep.equal(['input', 'change', '2026-05-12']);
      expect(calendarOf(root).shadowRoot!.activeElement).to.equal(button(root));
      await waitUntil(() => values.at(-1) === '2026-05-12', 'value');
      await waitUntil(() => nameOf(root).includes('12 maja 2026'));
      expect(nameOf(root)).to.equal('Wybierz datę: Moved in, Wybrana data: wtorek, 12 maja 2026');
      await openByKey(root);
      expect(focusedDay(root)).to.equal('2026-05-12');
      expect(day(root, '2026-05-12').getAttribute('aria-selected')).to.equal('true');
    });

  it('chooses by pointer', async () => {
    const root = await page({ language: 'pt-PT' });
    await click(button(root));
    await waitUntil(() => isOpen(root) && inside(root, 'td'), 'open');
    await click(inside(root, '[aria-label="Mês seguinte"]'));
    await waitUntil(() => month(root) === 'junho de 2026');
    await click(day(root, '2026-06-09'));
    await waitUntil(() => !isOpen(root));
    expect(input(root).value).to.equal('09/06/2026');
  });

  it('closes with Escape and writes nothing', async () => {
    const root = await page();
    await openByKey(root);
    await press('ArrowDown', 'Escape');
    await waitUntil(() => !isOpen(root));
    expect(calendarOf(root).shadowRoot!.activeElement).to.equal(button(root));
    expect(input(root).value).to.equal('');
  });

  it('closes by its button pressed again, by Close, and by a press elsewhere', async () => {
    const root = await page();
    const opened = () => waitUntil(() => isOpen(root) && inside(root, 'td'));
    const closed = () => waitUntil(() => !isOpen(root));
    await click(button(root));
    await opened();
    // At once it would be a double click, which opens and leaves open.
    await aTimeout(600);
    await click(button(root));
    await closed();
    await aTimeout(600);
    await click(button(root));
    await opened();
    await click(inside(root, '#close'));
    await closed();
    expect(calendarOf(root).shadowRoot!.activeElement).to.equal(button(root));
    await click(button(root));
    await opened();
    await sendMouse({ type: 'click', position: [innerWidth - 20, innerHeight - 20] });
    await closed();
  });

  it('closes when the focus goes on to the page', async () => {
    const root = await page();
    await openByKey(root);
    inside(root, '#close').focus();
    await press('Tab');
    await waitUntil(() => !isOpen(root));
    expect(document.activeElement).to.equal(root.querySelector('form > button'));
  });

  it('changes month and year at once, and moves the day along', async () => {
    const root = await page();
    await openByKey(root);
    const [months, years] = calendarOf(root).renderRoot.querySelectorAll('select');
    expect([months!.ariaLabel, years!.ariaLabel]).to.deep.equal(['Month', 'Year']);
    months!.focus();
    await sendKeys({ type: 'Feb' });
    await sendKeys({ press: 'Tab' });
    if (month(root) !== 'February 2026') {
      // Engines differ in what typing in a closed select does; the event is the same.
      months!.value = '2';
      months!.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await waitUntil(() => month(root) === 'February 2026');
    years!.value = '1990';
    years!.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => month(root) === 'February 1990');
    expect(day(root, '1990-02-13').tabIndex).to.equal(0);
    expect(inside(root, '#month').getAttribute('aria-live')).to.equal('polite');
    expect(errorText(root)).to.equal('');
  });

  it('takes no look at another month for an answer', async () => {
    const root = await page({ of: 'required' });
    await openByKey(root);
    inside(root, 'select').dispatchEvent(
      new InputEvent('input', { bubbles: true, composed: true }),
    );
    await press('Escape');
    root.querySelector<HTMLElement>('form > button')!.focus();
    await aTimeout(300);
    expect(errorText(root)).to.equal('');
  });

  it('keeps within the limits of the input, says why, and goes to no month without a day', async () => {
    const root = await page({ of: 'min="today" max="2026-06-10"' });
    await openByKey(root);
    await press('ArrowLeft');
    await waitUntil(() => focusedDay(root) === '2026-05-12');
    const early = day(root, '2026-05-12');
    expect(early.getAttribute('aria-disabled')).to.equal('true');
    expect(dayName(root, '2026-05-12')).to.equal(
      'Tuesday 12 May 2026 – Before the first available day',
    );
    await press('Enter');
    await waitUntil(() => inside(root, '#message').textContent!.includes('Before the first'));
    expect(isOpen(root)).to.equal(true);
    expect(input(root).value).to.equal('');
    await press('PageUp');
    await waitUntil(() => focusedDay(root) === '2026-05-01');
    expect(inside(root, '[aria-label="Previous month"]').ariaDisabled).to.equal('true');
    await press('PageDown', 'PageDown');
    await waitUntil(() => focusedDay(root) === '2026-06-30');
    expect(day(root, '2026-06-30').ariaLabel).to.include('After the last available day');
    expect(inside(root, '[aria-label="Next month"]').ariaDisabled).to.equal('true');
    expect([...inside(root, 'select').querySelectorAll('option:not(:disabled)')]).to.have.length(2);
  });

  for (const [when, of, first] of [
    ['later than today', 'min="2026-06-15" max="2026-06-20"', '2026-06-15'],
    ['earlier than today', 'min="2026-04-15" max="2026-04-20"', '2026-04-20'],
    ['beside the typed day', 'value="1/3/2026" min="2026-06-15"', '2026-06-15'],
  ])
    it(`opens at a day that can be chosen, where those are ${when}`, async () => {
      const root = await page({ of });
      await openByKey(root);
      expect(focusedDay(root)).to.equal(first);
      await press('Enter');
      await waitUntil(() => !isOpen(root));
      expect(input(root).value).to.equal(first!.split('-').reverse().join('/'));
    });

  it('keeps within the limits that are printed on the field, also after they change', async () => {
    const root = await page();
    const field = root.querySelector('tt-field')!;
    field.setAttribute('min', '2026-05-12');
    await openByKey(root);
    await waitUntil(() => day(root, '2026-05-11').ariaDisabled === 'true');
    expect(day(root, '2026-05-12').ariaDisabled).to.equal(null);
    field.setAttribute('max', '2026-05-20');
    await waitUntil(() => day(root, '2026-05-21').ariaDisabled === 'true');
    expect(day(root, '2026-05-20').ariaDisabled).to.equal(null);
  });

  it('leaves out blocked days, ranges and weekdays, and those the page names', async () => {
    const root = await page({
      on: 'today="2026-05-13" blocked="2026-05-20/2026-05-21" blocked-weekdays="6 7"',
    });
    calendarOf(root).isBlocked = (iso) => (iso === '2026-05-15' ? 'Nobody works then' : false);
    await openByKey(root);
    const closed = [
      ...calendarOf(root).renderRoot.querySelectorAll<HTMLElement>('[aria-disabled]'),
    ];
    const days = closed.map(({ dataset }) => dataset['day']).filter(Boolean);
    expect(days).to.include.members(['2026-05-15', '2026-05-16', '2026-05-17', '2026-05-20']);
    expect(days).to.have.length(2 + 1 + 10);
    expect(dayName(root, '2026-05-15')).to.equal('Friday 15 May 2026 – Nobody works then');
    await click(day(root, '2026-05-15'));
    await waitUntil(() => inside(root, '#message').textContent!.includes('Nobody works then'));
    expect(input(root).value).to.equal('');
  });

  it('tells a blocked day that is typed, and is content when it is mended', async () => {
    const root = await page({ on: 'blocked-weekdays="7"', language: 'lv' });
    input(root).focus();
    await sendKeys({ type: '3.5.2026' });
    await press('Tab', 'Tab');
    await waitUntil(() => errorText(root), 'error');
    expect(errorText(root)).to.equal(
      'Kļūda: Šī nedēļas diena nav pieejama. Izvēlieties citu datumu',
    );
    expect(input(root).validity.customError).to.equal(true);
    input(root).select();
    await sendKeys({ type: '4.5.2026' });
    await waitUntil(() => !errorText(root));
    expect(input(root).validity.valid).to.equal(true);
  });

  it("sets the page's own sentence beside ours, with one full stop between them", async () => {
    const root = await page({ on: '' });
    calendarOf(root).isBlocked = () => 'Nobody works then.';
    input(root).focus();
    await sendKeys({ type: '3/5/2026' });
    await press('Tab', 'Tab');
    await waitUntil(() => errorText(root), 'error');
    expect(errorText(root)).to.equal('Error: Nobody works then. Choose another date');
  });

  it('begins the week with Monday, or as the town wants', async () => {
    for (const [on, first] of [
      ['', 'Monday'],
      ['first-day="7"', 'Sunday'],
    ]) {
      const root = await page({ on: `today="2026-05-13" ${on}` });
      await openByKey(root);
      expect(inside<HTMLTableCellElement>(root, 'th').abbr).to.equal(first);
      const week = day(root, '2026-05-03').closest('tr')!;
      expect([...week.cells].indexOf(day(root, '2026-05-03') as HTMLTableCellElement)).to.equal(
        first === 'Sunday' ? 0 : 6,
      );
      root.remove();
    }
  });

  describe('in a town that says once on which day its weeks begin', () => {
    const begins = (root: ParentNode, selector = 'tt-calendar'): string =>
      root
        .querySelector<TtCalendar>(selector)!
        .renderRoot.querySelector<HTMLTableCellElement>('th')!.abbr;
    const inline = '<tt-calendar inline value="2026-05-05"';

    it('follows the nearest that says it, and its own attribute before all', async () => {
      const root = await fixture<HTMLElement>(`<div lang="en" data-tt-first-day="7">
        ${inline} id="town"></tt-calendar>
        ${inline} id="own" first-day="1"></tt-calendar>
        <div data-tt-first-day="6">${inline} id="part"></tt-calendar></div></div>`);
      await waitUntil(() => root.querySelector('#part')!.shadowRoot?.querySelector('th'), 'drawn');
      expect(['#town', '#own', '#part'].map((id) => begins(root, id))).to.deep.equal([
        'Sunday',
        'Monday',
        'Saturday',
      ]);
    });

    it('hears it across a shadow root', async () => {
      const root = await fixture<HTMLElement>('<div lang="en" data-tt-first-day="7"></div>');
      const shadow = root.attachShadow({ mode: 'open' });
      shadow.append(
        Object.assign(document.createElement('tt-calendar'), { inline: true, value: '2026-05-05' }),
      );
      await waitUntil(() => calendarOf(shadow).shadowRoot?.querySelector('th'), 'drawn');
      expect(begins(shadow)).to.equal('Sunday');
    });

    it('goes by it beside a typed date, also when the page says another', async () => {
      const root = await page();
      root.dataset['ttFirstDay'] = '7';
      await openByKey(root);
      expect(begins(root)).to.equal('Sunday');
      // To the Sunday that begins the week of Wednesday 13 May.
      await press('Home');
      expect(focusedDay(root)).to.equal('2026-05-10');
      await press('Escape');
      delete root.dataset['ttFirstDay'];
      await openByKey(root);
      expect(begins(root)).to.equal('Monday');
    });

    for (const wrong of ['data-tt-first-day="0"', 'data-tt-first-day="Sunday"', 'first-day="8"'])
      it(`begins with Monday and tells the developer of ${wrong}`, async () => {
        const { warn } = console;
        const said: string[] = [];
        console.warn = (text: string) => said.push(text);
        try {
          const [around, own] = wrong.startsWith('data') ? [wrong, ''] : ['', wrong];
          const root = await fixture<HTMLElement>(
            `<div lang="en" ${around}>${inline} ${own}></tt-calendar></div>`,
          );
          await waitUntil(() => inside(root, 'th'), 'drawn');
          expect(begins(root)).to.equal('Monday');
          expect(said.filter((text) => text.includes(wrong))).to.have.length(1);
        } finally {
          console.warn = warn;
        }
      });
  });

  for (const [language, words] of Object.entries({
    en: ['May 2026', 'Sunday 3 May 2026', 'Choose a date: Moved in'],
    'pt-PT': ['maio de 2026', 'domingo, 3 de maio de 2026', 'Escolher uma data: Moved in'],
    pl: ['maj 2026', 'niedziela, 3 maja 2026', 'Wybierz datę: Moved in'],
    lv: ['2026. gada maijs', 'svētdiena, 2026. gada 3. maijs', 'Izvēlēties datumu: Moved in'],
  }))
    it(`speaks ${language}`, async () => {
      const root = await page({ language });
      await openByKey(root);
      expect([month(root), dayName(root, '2026-05-03'), nameOf(root)]).to.deep.equal(words);
      expect(inside(root, '[lang]').lang).to.equal(language);
    });

  it('changes its words, and the spelling, with the language of the page', async () => {
    const root = await page({ language: 'en' });
    await openByKey(root);
    root.lang = 'lv';
    await waitUntil(() => month(root) === '2026. gada maijs', 'Latvian');
    expect(inside(root, 'select').textContent).to.include('maijs');
    await press('Enter');
    await waitUntil(() => input(root).value !== '');
    expect(input(root).value).to.equal('13.05.2026');
  });

  it('is no use beside an input that cannot be changed', async () => {
    for (const [of, field] of [
      ['disabled', ''],
      ['readonly', ''],
      ['', 'disabled'],
    ]) {
      const root = await fixture<HTMLElement>(`<div lang="en"><fieldset ${field}>
        <label for="d">Day</label><input id="d" ${of}><tt-calendar for="d"></tt-calendar>
      </fieldset></div>`);
      await ready(root);
      expect(button(root).checkVisibility(), of || field).to.equal(false);
      input(root).disabled = input(root).readOnly = false;
      root.querySelector('fieldset')!.disabled = false;
      await waitUntil(() => button(root).checkVisibility());
      root.remove();
    }
  });

  it('closes when its input becomes one that cannot be changed', async () => {
    const locks: ((root: HTMLElement) => void)[] = [
      (root) => (root.querySelector('fieldset')!.disabled = true),
      (root) => (input(root).readOnly = true),
      (root) => (input(root).disabled = true),
    ];
    for (const lock of locks) {
      const root = await fixture<HTMLElement>(`<div lang="en"><fieldset>
        <label for="d">Day</label><input id="d">
        <tt-calendar for="d" today="2026-05-13"></tt-calendar></fieldset></div>`);
      await ready(root);
      await openByKey(root);
      lock(root);
      await waitUntil(() => !isOpen(root), String(lock));
      await press('Enter');
      expect(input(root).value).to.equal('');
      root.remove();
    }
  });

  it('knows the date a server printed, and forgets a typed one on reset', async () => {
    const root = await page({ of: 'value="3.05.2026"', language: 'pl' });
    await waitUntil(() => nameOf(root).includes('3 maja 2026'), 'name');
    input(root).focus();
    input(root).select();
    await sendKeys({ type: '2026-05-09' });
    await waitUntil(() => nameOf(root).includes('9 maja 2026'));
    root.querySelector('form')!.reset();
    await waitUntil(() => nameOf(root).includes('3 maja 2026'));
  });

  it('works on after it was taken out and put back, and closes when it goes', async () => {
    const root = await page({ around: '<section></section>' });
    await openByKey(root);
    const field = root.querySelector('tt-field')!;
    field.remove();
    await aTimeout(0);
    root.querySelector('section')!.append(field);
    await aTimeout(50);
    expect(isOpen(root)).to.equal(false);
    await openByKey(root);
    await press('ArrowRight', 'Enter');
    await waitUntil(() => !isOpen(root));
    expect(input(root).value).to.equal('14/05/2026');
  });

  it('works inside a shadow root', async () => {
    const host = await fixture<HTMLElement>('<div lang="pl"></div>');
    const root = host.attachShadow({ mode: 'open' });
    const label = document.createElement('label');
    label.textContent = 'Data';
    label.htmlFor = 'd';
    const control = document.createElement('input');
    control.id = 'd';
    const calendar = document.createElement('tt-calendar');
    calendar.htmlFor = 'd';
    calendar.today = '2026-05-13';
    root.append(label, control, calendar);
    await ready(root);
    expect(nameOf(root)).to.equal('Wybierz datę: Data');
    button(root).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focusedDay(root), 'open');
    await press('Enter');
    await waitUntil(() => control.value === '13.05.2026');
  });

  it('writes a date input’s own spelling', async () => {
    const root = await page({ of: 'type="date"' });
    await openByKey(root);
    await press('Enter');
    await waitUntil(() => input(root).value === '2026-05-13');
  });

  it('warns when its input is not there', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
    try {
      await fixture('<div lang="en"><tt-calendar for="nowhere"></tt-calendar></div>');
      await aTimeout(50);
    } finally {
      console.warn = warn;
    }
    expect(said.join()).to.include('for="nowhere"');
  });

  describe('inline', () => {
    it('always stands there, chooses without an input, and tells the page', async () => {
      const root = await fixture<HTMLElement>(`<div lang="pl">
        <tt-calendar inline today="2026-05-13" value="2026-05-20" min="2026-05-11"></tt-calendar>
        </div>`);
      await waitUntil(() => calendarOf(root).renderRoot?.querySelector('td'), 'drawn');
      expect(inside(root, '#button')).to.equal(null);
      expect(day(root, '2026-05-20').getAttribute('aria-selected')).to.equal('true');
      const chosen: string[] = [];
      root.addEventListener('tt-date', (event) => chosen.push(event.detail.value));
      await click(day(root, '2026-05-10'));
      await waitUntil(() => inside(root, '#message').textContent!.includes('Przed pierwszym'));
      await click(day(root, '2026-05-21'));
      await waitUntil(() => chosen.length > 0);
      await press('ArrowRight', 'Enter');
      await waitUntil(() => chosen.length > 1);
      expect(chosen).to.deep.equal(['2026-05-21', '2026-05-22']);
      expect(calendarOf(root).value).to.equal('2026-05-22');
      calendarOf(root).value = '2026-06-03';
      await waitUntil(() => month(root) === 'czerwiec 2026');
      expect(chosen).to.have.length(2);
      await click(inside(root, '#today'));
      await waitUntil(() => focusedDay(root) === '2026-05-13');
    });
  });

  describe('on a small screen', () => {
    before(() => resize(360, 640));
    after(() => resize(1024, 800));

    it('is a modal sheet as wide as the screen, which closes by its button', async function () {
      // Not every engine's driver can make its window this small.
      if (!matchMedia('(width < 40rem)').matches) this.skip();
      const root = await page();
      await openByKey(root);
      const dialog = inside<HTMLDialogElement>(root, 'dialog');
      expect(dialog.matches(':modal')).to.equal(true);
      const { left, right, bottom } = dialog.getBoundingClientRect();
      expect([left, right]).to.deep.equal([0, innerWidth]);
      expect(Math.round(bottom)).to.equal(innerHeight);
      expect(day(root, '2026-05-13').getBoundingClientRect().width).to.be.at.least(44);
      await press('Escape');
      await waitUntil(() => !isOpen(root));
      expect(calendarOf(root).shadowRoot!.activeElement).to.equal(button(root));
      await openByKey(root);
      await sendMouse({ type: 'click', position: [100, 5] });
      await waitUntil(() => !isOpen(root));
      await openByKey(root);
      await press('Enter');
      await waitUntil(() => input(root).value === '13/05/2026');
      expect(isOpen(root)).to.equal(false);
    });

    it('stays when it was opened again at once', async function () {
      if (!matchMedia('(width < 40rem)').matches) this.skip();
      const root = await page();
      await openByKey(root);
      const dialog = inside<HTMLDialogElement>(root, 'dialog');
      let closes = 0;
      dialog.addEventListener('close', () => (closes += 1));
      inside(root, '#close').click();
      expect(isOpen(root)).to.equal(false);
      button(root).click();
      await waitUntil(() => closes === 1);
      expect(isOpen(root)).to.equal(true);
      expect(focusedDay(root)).to.equal('2026-05-13');
    });

    it('at 400 % shows which month it is, and the day, and hides none of the days passed', async function () {
      await resize(320, 256);
      if (innerHeight > 256) this.skip();
      const root = await page();
      await openByKey(root);
      const isSeen = (element: Element): boolean => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const found = [top + 2, top + height - 2].map((y) =>
          calendarOf(root).shadowRoot!.elementFromPoint(left + width / 2, y),
        );
        return found.every((each) => !!each && (each === element || element.contains(each)));
      };
      const heading = inside(root, 'select');
      for (const key of [
        '',
        'PageDown',
        'ArrowDown',
        'ArrowDown',
        'ArrowUp',
        'ArrowUp',
        'ArrowUp',
        'ArrowUp',
        'ArrowUp',
      ]) {
        if (key) await press(key);
        await aTimeout(50);
        expect(isSeen(heading), `month after ${key}`).to.equal(true);
        expect(isSeen(day(root, focusedDay(root)!)), `day after ${key}`).to.equal(true);
      }
      await press('Escape');
      await resize(360, 640);
    });
  });
});
