import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import type { ValueDetail } from '../shared/answers.ts';
import './define.ts';
import '../field/define.ts';

const errorText = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('fieldset > [data-error]:not([hidden])')?.textContent ?? '';
const shows = (root: ParentNode, text: string): Promise<void> =>
  waitUntil(() => errorText(root) === text, `error "${text}"`);

const radios = (inside = ''): string => `<div lang="en"><tt-fieldset>
    <fieldset role="radiogroup" aria-describedby="g-error">
      <legend>Composter</legend>
      <p id="g-error" data-error hidden></p>
      <div data-option><input id="g-yes" type="radio" name="g" value="yes" required>
        <label for="g-yes">Yes</label></div>
      ${inside}
      <div data-option><input id="g-no" type="radio" name="g" value="no" required>
        <label for="g-no">No</label></div>
    </fieldset>
  </tt-fieldset><button type="button">Elsewhere</button></div>`;

const checkboxes = `<div lang="lv"><tt-fieldset required>
    <fieldset aria-describedby="h-error">
      <legend>Kā ar Jums sazināties?</legend>
      <p id="h-error" data-error hidden></p>
      <div data-option><input id="h-a" type="checkbox" name="h" value="a">
        <label for="h-a">A</label></div>
      <div data-option><input id="h-b" type="checkbox" name="h" value="b">
        <label for="h-b">B</label></div>
    </fieldset>
  </tt-fieldset><button type="button">Citur</button></div>`;

describe('tt-fieldset', () => {
  it('rings a radio in the brand’s colour only once it is chosen', async () => {
    const root = await fixture<HTMLElement>(`<div>
      <link rel="stylesheet" href="${new URL('../twintown.css', import.meta.url).href}">
      <p>The pointer may rest here.</p>
      <input type="radio" name="ring"><input type="radio" name="ring"><input type="checkbox">
    </div>`);
    const [chosen, other, box] = root.querySelectorAll('input');
    const ring = (control: Element): string => getComputedStyle(control).borderColor;
    await waitUntil(() => getComputedStyle(box!).appearance === 'none', 'stylesheet');
    expect([ring(chosen!), ring(other!)]).to.deep.equal([ring(box!), ring(box!)]);
    chosen!.checked = true;
    expect(ring(chosen!)).not.to.equal(ring(box!));
    expect(ring(other!)).to.equal(ring(box!));
  });

  it('sets an option inside its label beside the words, not above them', async () => {
    const root = await fixture<HTMLElement>(`<div>
      <link rel="stylesheet" href="${new URL('../twintown.css', import.meta.url).href}">
      <fieldset><legend>Who</legend>
        <label><input type="radio" name="who"> <span>A person</span></label>
        <label><input type="checkbox" name="what"> <span>A company</span></label>
      </fieldset></div>`);
    const middle = (element: Element): number => {
      const { top, height } = element.getBoundingClientRect();
      return top + height / 2;
    };
    const control = root.querySelector('input')!;
    await waitUntil(() => getComputedStyle(control).appearance === 'none', 'stylesheet');
    for (const label of root.querySelectorAll('label'))
      expect(middle(label.firstElementChild!)).to.be.closeTo(middle(label.lastElementChild!), 3);
  });

  it('sets every section alike, whatever its questions are', async () => {
    const { style } = document.documentElement;
    const sizes = [
      ['--tt-font-size-5', '24px'],
      ['--tt-space-5', '20px'],
      ['--tt-space-6', '30px'],
      ['--tt-space-7', '40px'],
    ] as const;
    for (const [name, size] of sizes) style.setProperty(name, size);
    const legend = '<legend>Section</legend>';
    const box = (tag: string): string => `<fieldset>${legend}<${tag}><tt-field data-end>
      <input aria-label="Box"></tt-field><input type="hidden"></${tag}></fieldset>`;
    try {
      const root = await fixture<HTMLElement>(`<div>
        <link rel="stylesheet" href="${new URL('../twintown.css', import.meta.url).href}"><form>
        <fieldset>${legend}<tt-field data-end><input aria-label="Field"></tt-field></fieldset>
        <fieldset>${legend}<tt-fieldset data-end><input aria-label="Group"></tt-fieldset>
          <div data-reveal="a=b" hidden></div></fieldset>
        <fieldset>${legend}<tt-file-field data-end><input aria-label="File"></tt-file-field></fieldset>
        <fieldset>${legend}<tt-repeater data-end><button>Add</button></tt-repeater></fieldset>
        ${box('tt-consent')}${box('tt-statement')}
        <tt-address><fieldset>${legend}<fieldset data-for-country="LV">
          <legend data-visually-hidden>Latvia</legend><tt-field data-end><input aria-label="Part"></tt-field>
        </fieldset></fieldset></tt-address>
        <fieldset>${legend}<tt-signature-field data-end></tt-signature-field></fieldset>
        <p>After it</p></form></div>`);
      const last = root.querySelector('form > p')!;
      await waitUntil(() => getComputedStyle(root.querySelector('legend')!).fontSize === '24px');
      const sections = [...root.querySelectorAll('form > :not(p)')];
      for (const section of sections) {
        const end = section.querySelector('[data-end]')!;
        const next = section.nextElementSibling ?? last;
        const distance = next.getBoundingClientRect().top - end.getBoundingClientRect().bottom;
        expect(distance, section.innerHTML).to.equal(40);
        // The legend of a signature is its question.
        if (end.localName === 'tt-signature-field') continue;
        const { fontSize, marginBlockEnd } = getComputedStyle(section.querySelector('legend')!);
        expect([fontSize, marginBlockEnd], section.innerHTML).to.deep.equal(['24px', '20px']);
      }
      expect(sections).to.have.length(8);
    } finally {
      for (const [name] of sizes) style.removeProperty(name);
    }
  });

  it('tells a group of which nothing is ticked any more, as a group', async () => {
    const root = await fixture<HTMLElement>(checkboxes);
    root.querySelector<HTMLElement>('#h-b')!.focus();
    await sendKeys({ type: ' ' });
    await sendKeys({ type: ' ' });
    await sendKeys({ press: 'Tab' });
    await waitUntil(() => errorText(root).startsWith('Kļūda: '), 'error');
    expect(errorText(root)).not.to.equal('Kļūda: Aizpildiet šo lauku');
    for (const box of root.querySelectorAll('input'))
      expect(box.hasAttribute('aria-invalid')).to.equal(false);
    root.querySelector<HTMLElement>('#h-a')!.focus();
    await sendKeys({ type: ' ' });
    await shows(root, '');
  });

  it('does not count going from choice to choice as leaving', async () => {
    const root = await fixture<HTMLElement>(checkboxes);
    root.querySelector<HTMLElement>('#h-a')!.focus();
    await sendKeys({ type: ' ' });
    await sendKeys({ type: ' ' });
    await sendKeys({ press: 'Tab' });
    await aTimeout(200);
    expect(errorText(root)).to.equal('');
  });

  it('gives several choices as lines', async () => {
    const root = await fixture<HTMLElement>(checkboxes);
    const details: ValueDetail[] = [];
    root.addEventListener('tt-value', (event) => details.push(event.detail));
    for (const id of ['h-a', 'h-b']) {
      root.querySelector<HTMLElement>(`#${id}`)!.focus();
      await sendKeys({ type: ' ' });
    }
    await waitUntil(() => details.at(-1)?.raw === 'a\nb');
    expect(details.at(-1)!.name).to.equal('h');
  });

  it('marks a wrong radiogroup, and takes the mark away with the choice', async () => {
    const root = await fixture<HTMLElement>(radios());
    const group = root.querySelector('tt-fieldset')!;
    group.showIssues([{ code: 'required', severity: 'error' }]);
    await shows(root, 'Error: Choose one of the options');
    const fieldset = root.querySelector('fieldset')!;
    expect(fieldset.getAttribute('aria-invalid')).to.equal('true');
    expect(root.querySelector('input')!.hasAttribute('aria-invalid')).to.equal(false);
    root.querySelector<HTMLElement>('#g-yes')!.focus();
    await sendKeys({ type: ' ' });
    await shows(root, '');
    expect(fieldset.hasAttribute('aria-invalid')).to.equal(false);
  });

  it('leaves a question inside a choice its own answer and error', async () => {
    const root = await fixture<HTMLElement>(
      radios(`<tt-field><label for="size">Size</label><p id="size-error" data-error hidden></p>
        <input id="size" name="size" data-value="integer" aria-describedby="size-error"></tt-field>`),
    );
    root.querySelector<HTMLElement>('#size')!.focus();
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Tab' });
    const inner = root.querySelector('tt-field [data-error]')!;
    await waitUntil(() => inner.textContent !== '', 'inner error');
    expect(errorText(root)).to.equal('');
  });
});
