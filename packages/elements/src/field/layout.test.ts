import { expect, fixture } from '@open-wc/testing';
import './define.ts';
import { waitUntil } from '../testing/wait.ts';

/** The tests' page has the theme alone. */
async function withStyles(): Promise<() => void> {
  const sheets = ['reset', 'type', 'field', 'control', 'affix', 'form', 'button'];
  const paths = [...sheets.map((name) => `styles/${name}`), 'field-extras/field-extras'];
  const links = paths.map((path) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = new URL(`../${path}.css`, import.meta.url).href;
    return link;
  });
  const loaded = links.map(
    (link) => new Promise((resolve) => link.addEventListener('load', resolve)),
  );
  document.head.append(...links);
  await Promise.all(loaded);
  return () => links.forEach((link) => link.remove());
}

const prefix = (text: string): string => `<span data-prefix aria-hidden="true">${text}</span>`;
const suffix = (text: string): string => `<span data-suffix aria-hidden="true">${text}</span>`;

/** A field as wide as one on a phone of 320 px. */
const affixed = async (before: string, control: string, after: string): Promise<HTMLElement> => {
  const root = await fixture<HTMLElement>(`<div><label for="c">Area</label>
    <div data-affix>${before}${control}${after}</div></div>`);
  root.style.inlineSize = '288px';
  return root;
};

const width = (root: ParentNode, selector: string): number =>
  root.querySelector(selector)!.getBoundingClientRect().width;

describe('how a field is laid out', () => {
  let ended: () => void;
  before(async () => {
    ended = await withStyles();
  });
  after(() => ended());

  const long = 'metrów kwadratowych powierzchni użytkowej';
  const longWord = 'Nepieciešamībaspamatojumavienībasgadā';
  const wide: [what: string, before: string, after: string][] = [
    ['a long suffix', '', suffix(long)],
    ['a long prefix', prefix(long), ''],
    ['both long', prefix(long), suffix(long)],
    ['one very long word', '', suffix(longWord)],
  ];
  it('is as high as the words beside it that take two lines', async () => {
    const root = await affixed('', '<input id="c" name="c" data-width="10">', suffix(long));
    const height = (selector: string): number =>
      root.querySelector(selector)!.getBoundingClientRect().height;
    expect(height('[data-suffix]')).to.be.above(60);
    expect(height('input')).to.equal(height('[data-suffix]'));
  });

  it('grows with the letters and the lines that a reader sets', async () => {
    const root = await fixture<HTMLElement>(`<tt-field><label for="c">Street</label>
      <input id="c" name="c" value="Ąłgęśćjy"></tt-field>`);
    const input = root.querySelector('input')!;
    const usual = input.clientHeight;
    for (const [size, line] of [
      ['1.125rem', '1.5'],
      ['2.25rem', '1.5'],
      ['3.375rem', '2'],
      ['2.25rem', 'normal'],
    ]) {
      input.style.fontSize = size!;
      input.style.lineHeight = line!;
      expect(input.scrollHeight, `${size} at ${line}`).to.be.at.most(input.clientHeight);
    }
    expect(input.clientHeight).to.be.above(usual);
  });

  for (const [what, before, after] of wide) {
    it(`leaves room for the answer beside ${what} on a phone`, async () => {
      const control = '<input id="c" name="c" data-width="10">';
      const root = await affixed(before, control, after);
      expect(width(root, 'input')).to.be.at.least(72);
      expect(root.scrollWidth).to.be.at.most(288);
    });
  }

  it('stays on one line where there is room', async () => {
    const control = '<input id="c" name="c" data-width="full">';
    const root = await affixed(prefix('https://www.mielec.pl/'), control, '');
    const { height } = root.querySelector('[data-prefix]')!.getBoundingClientRect();
    expect(height).to.equal(root.querySelector('input')!.getBoundingClientRect().height);
  });

  it('shows one letter more than the two that a number may have', async () => {
    const control = '<input id="c" name="c" inputmode="numeric" data-width="2" value="12x">';
    const root = await fixture<HTMLElement>(`<div><label for="c">Persons</label>${control}</div>`);
    const input = root.querySelector('input')!;
    expect(input.scrollWidth).to.be.at.most(input.clientWidth);
    expect(width(root, 'input')).to.be.below(96);
  });

  for (const state of ['readonly', 'disabled']) {
    it(`has the same quiet edge on both sides of a control that is ${state}`, async () => {
      const control = `<input id="c" name="c" data-width="10" value="12" ${state}>`;
      const root = await affixed(prefix('PLN'), control, suffix('zł'));
      const [left, right] = ['[data-prefix]', '[data-suffix]'].map((selector) =>
        getComputedStyle(root.querySelector(selector)!),
      );
      expect(left!.borderTopColor).to.equal(right!.borderTopColor);
    });
  }

  it('has the edge of a control that can be used beside a list', async () => {
    const control = '<select id="c" name="c"><option>12</option></select>';
    const root = await affixed('', control, suffix('zł'));
    const [list, unit] = ['select', '[data-suffix]'].map((selector) =>
      getComputedStyle(root.querySelector(selector)!),
    );
    expect(unit!.borderTopColor).to.equal(list!.borderTopColor);
  });

  it('a button to show a password stands below its field, apart and at the edge, on a phone', async () => {
    const root = await fixture<HTMLElement>(`<tt-field lang="lv">
      <label for="c">Parole</label>
      <input id="c" name="c" type="password" data-show-password data-width="full"></tt-field>`);
    root.style.inlineSize = '288px';
    const input = root.querySelector('input')!;
    input.focus();
    await waitUntil(() => !!root.querySelector('button'), 'button');
    const [field, button] = [input, root.querySelector('button')!].map((each) =>
      each.getBoundingClientRect(),
    );
    expect(button!.left).to.equal(field!.left);
    expect(button!.top - field!.bottom).to.be.within(7, 20);
    expect(root.scrollWidth).to.be.at.most(288);
  });

  it('an answer inside its label is no heavier than any other', async () => {
    const root = await fixture<HTMLElement>(`<div><tt-field>
      <label>Town <input name="town"></label></tt-field>
      <tt-field><label for="street">Street</label><input id="street" name="street"></tt-field></div>`);
    const [inside, beside] = [...root.querySelectorAll('input')].map((input) =>
      getComputedStyle(input),
    );
    expect(inside!.fontWeight).to.equal(beside!.fontWeight);
  });
});
