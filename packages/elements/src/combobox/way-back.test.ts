import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import '../form/define.ts';
import './define.ts';
import type { TtCombobox } from './combobox.ts';
import { come, input, press, said, select, sent, until } from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';

/*
 * The browser gives back what it was told to keep; tests/back.page.test.ts has real browsers do it on the way
 * back. Here a second page is given what the first one told.
 */

const streets = ['Kalna', 'Łąkowa', 'Wolności'].map((label, n) => ({ value: `s${n}`, label }));
const key = (name: string): Promise<unknown> => sendKeys({ press: name });
const comboboxOf = (root: ParentNode): TtCombobox => root.querySelector('tt-combobox')!;
const chosen = (root: ParentNode): string[] =>
  [...select(root).selectedOptions].map(({ value }) => value);
const tags = (root: ParentNode): (string | null)[] =>
  [...root.querySelectorAll('[data-combobox-tags] button')].map((tag) =>
    tag.getAttribute('aria-label'),
  );

type Given = Partial<Pick<TtCombobox, 'options' | 'loader'>>;
const byOptions: Given = { options: streets };
const byLoader: Given = {
  loader: ({ query }) =>
    Promise.resolve({
      options: streets.filter(({ label }) => label.toLowerCase().startsWith(query)),
    }),
};

async function page(given: Given, attributes = '', printed = ''): Promise<HTMLElement> {
  const root = await fixture<HTMLElement>(`<div lang="en"><tt-form><form>
    <tt-field><label for="c">Street</label><p id="c-error" data-error hidden></p>
    <tt-combobox><select id="c" name="street" ${attributes} aria-describedby="c-error">
    ${attributes.includes('multiple') ? '' : '<option value="">Choose</option>'}${printed}
    </select></tt-combobox></tt-field>
    <div data-reveal="street=s1" hidden><tt-field><label for="more">Which part</label>
      <input id="more" name="more"></tt-field></div>
    </form></tt-form></div>`);
  Object.assign(comboboxOf(root), given);
  return root;
}

/** What the browser is told to keep of `root`, as it changes. */
function listenTo(root: ParentNode): () => string | null {
  let kept: string | null = null;
  comboboxOf(root).keepForBack = (state) => (kept = state);
  return () => kept;
}

async function choose(root: HTMLElement, ...texts: string[]): Promise<void> {
  await come(root);
  for (const text of texts) {
    const before = chosen(root).join();
    await typeText(text);
    await until(() => root.querySelectorAll('[role=option]').length === 1, text);
    await key('ArrowDown');
    await key('Enter');
    await until(() => chosen(root).join() !== before, `${text} chosen`);
  }
}

/** What a browser keeps of a page on which `texts` were chosen. */
async function keptOf(given: Given, attributes: string, ...texts: string[]): Promise<string> {
  const root = await page(given, attributes);
  const kept = listenTo(root);
  await choose(root, ...texts);
  const state = kept()!;
  root.remove();
  return state;
}

/** What was said of the first page is over: also the number of results, which waits for calm. */
async function gone(): Promise<void> {
  await aTimeout(900);
  await until(() => said() === '', 'nothing said any more');
}

describe('tt-combobox on the way back', () => {
  for (const [how, given] of Object.entries({ options: byOptions, loader: byLoader })) {
    it(`has what was chosen of ${how}, with what hangs on it, and says nothing of that`, async () => {
      const state = await keptOf(given, 'required', 'łąk');
      await gone();
      const root = await page(given, 'required');
      const kept = listenTo(root);
      const heard: string[] = [];
      for (const type of ['input', 'change'])
        root.addEventListener(type, ({ target }) => {
          heard.push(`${type} ${(target as HTMLSelectElement).value}`);
        });
      comboboxOf(root).formStateRestoreCallback(state);
      await until(() => input(root)?.value === 'Łąkowa', 'the answer');
      expect(sent(root).slice(0, 2)).to.deep.equal([
        ['street', 's1'],
        ['more', ''],
      ]);
      expect(heard).to.deep.equal(['input s1', 'change s1']);
      expect(root.querySelector('#more')!.checkVisibility()).to.equal(true);
      expect(document.activeElement).to.equal(document.body);
      await aTimeout(800);
      expect(said()).to.equal('');
      expect(kept(), 'for the next way back').to.equal(state);

      // What a person does then is told as ever.
      await press(input(root));
      await typeText('kal');
      await until(() => root.querySelectorAll('[role=option]').length === 1, 'Kalna');
      await key('ArrowDown');
      await key('Enter');
      await until(() => said().includes('no longer applies'), 'a question less is told');
      expect(kept()).to.include('"Kalna"').and.not.include('Łąkowa');
    });
  }

  it('has all that were chosen, as tags, and none that was taken away', async () => {
    const state = await keptOf(byLoader, 'multiple', 'kal', 'wol');
    await gone();
    const root = await page(byLoader, 'multiple', '<option value="s1" selected>Łąkowa</option>');
    comboboxOf(root).formStateRestoreCallback(state);
    await until(() => tags(root).length === 2, 'the tags');
    expect(tags(root)).to.deep.equal(['Remove: Kalna', 'Remove: Wolności']);
    expect(chosen(root)).to.deep.equal(['s0', 's2']);
    await aTimeout(300);
    expect(said()).to.equal('');
    root.querySelector('form')!.reset();
    await until(() => tags(root).length === 1, 'as it was printed');
    expect(chosen(root)).to.deep.equal(['s1']);
  });

  it('keeps nothing where the author does not want it, and of a printed list', async () => {
    const state = await keptOf(byOptions, '', 'kal');
    const off = await page(byOptions, 'autocomplete="off"');
    let kept = listenTo(off);
    comboboxOf(off).formStateRestoreCallback(state);
    await choose(off, 'wol');
    expect(sent(off)[0]).to.deep.equal(['street', 's2']);
    expect(kept()).to.equal(null);
    const printed = await page({}, '', '<option value="s0">Kalna</option>');
    kept = listenTo(printed);
    await choose(printed, 'kal');
    expect(kept()).to.equal(null);
  });

  it('leaves alone what somebody answered before it came, and takes no text of another page', async () => {
    const state = await keptOf(byOptions, '', 'kal');
    const root = await page(byOptions);
    await choose(root, 'wol');
    for (const text of [state, '[', '[null]', '["street",3]', '{}'])
      comboboxOf(root).formStateRestoreCallback(text);
    await aTimeout(300);
    expect(sent(root)[0]).to.deep.equal(['street', 's2']);
    const other = await page(byOptions);
    select(other).name = 'road';
    comboboxOf(other).formStateRestoreCallback(state);
    await until(() => !!input(other)?.hasAttribute('aria-controls'), 'the list');
    await aTimeout(100);
    expect(sent(other)[0]).to.deep.equal(['road', '']);
  });

  describe('an input with a key', () => {
    const lanes = ['Cyranka', 'Mościska'].map((hint, n) => ({
      value: `l${n}`,
      label: 'Leśna',
      hint,
    }));
    const options = [...lanes, { value: 'd', label: 'Długa' }];
    const alike = 'More than one option has this name';
    const lookUp: TtCombobox['loader'] = ({ query }) =>
      Promise.resolve({
        options: options.filter(({ label }) => label.toLowerCase().startsWith(query.toLowerCase())),
      });

    async function keyPage(attributes = '', printed = '', text = ''): Promise<HTMLElement> {
      const root = await fixture<HTMLElement>('<div lang="en"></div>');
      const template = document.createElement('template');
      template.innerHTML = `<tt-form><form>
        <tt-field><label for="c">Street</label><p id="c-error" data-error hidden></p>
        <tt-combobox only-listed><input id="c" name="street" ${attributes} aria-describedby="c-error">
        <input type="hidden" name="code" data-key value="${printed}"></tt-combobox></tt-field>
        <button id="send">Send</button></form></tt-form>`;
      // A browser has given it back before the elements are there.
      if (text) template.content.querySelector('input')!.value = text;
      root.append(template.content);
      comboboxOf(root).options = options;
      return root;
    }
    const control = (root: ParentNode): HTMLInputElement => root.querySelector('#c')!;
    const code = (root: ParentNode): string => String(Object.fromEntries(sent(root))['code']);
    const errorOf = (root: ParentNode): string =>
      root.querySelector('#c-error:not([hidden])')?.textContent ?? '';

    /** The second of two streets of one name is chosen by hand. */
    async function chooseSecond(root: HTMLElement): Promise<void> {
      await come(root);
      await typeText('lesn');
      await until(() => root.querySelectorAll('[role=option]').length === 2, 'both');
      for (const name of ['ArrowDown', 'ArrowDown', 'Enter']) await key(name);
      expect(code(root)).to.equal('l1');
    }

    /** A page on which the browser gave back the text, and `state` where it kept one. */
    async function back(text: string, state: string | null, how?: 'loader'): Promise<HTMLElement> {
      const root = await keyPage('', '', text);
      if (how) Object.assign(comboboxOf(root), { options: undefined, loader: lookUp });
      if (state !== null) comboboxOf(root).formStateRestoreCallback(state);
      return root;
    }

    for (const how of [undefined, 'loader'] as const)
      it(`has the key that was chosen again, with ${how ?? 'options'}`, async () => {
        const first = await keyPage();
        const kept = listenTo(first);
        await chooseSecond(first);
        const state = kept();
        first.remove();
        await gone();
        const root = await back('Leśna', state, how);
        const again = listenTo(root);
        const heard: string[] = [];
        for (const type of ['input', 'change'])
          root.addEventListener(type, () => heard.push(`${type} ${code(root)}`));
        await until(() => code(root) === 'l1', 'the key');
        expect(heard).to.deep.equal(['input l1', 'change l1']);
        expect(again(), 'for the next way back').to.equal(state);
        await come(root);
        await key('Tab');
        await aTimeout(500);
        expect([code(root), errorOf(root), said()]).to.deep.equal(['l1', '', '']);
        root.querySelector('form')!.reset();
        await until(() => code(root) === '', 'as it was printed');
      });

    it('has the other one than the printed one of the same name again', async () => {
      const root = await keyPage('value="Leśna"', 'l0');
      comboboxOf(root).formStateRestoreCallback('["street",["l1","Leśna"]]');
      await until(() => code(root) === 'l1', 'the key');
    });

    it('reads the key from a text that came without it, and asks which is meant', async () => {
      for (const how of [undefined, 'loader'] as const) {
        const one = await back('Długa', null, how);
        await come(one);
        await until(() => code(one) === 'd', 'the only one of that name');
        await key('Tab');
        expect(errorOf(one)).to.equal('');
        const two = await back('Leśna', null, how);
        await come(two);
        // The loader is asked after a pause.
        await aTimeout(400);
        expect(errorOf(two), 'not before it is left').to.equal('');
        await key('Tab');
        await until(() => errorOf(two).includes(alike), 'which is meant');
        expect(code(two)).to.equal('');
        one.remove();
        two.remove();
      }
    });

    it('does not send a name of two that was left without a choice', async () => {
      const first = await keyPage();
      const kept = listenTo(first);
      await come(first);
      await typeText('Leśna');
      const state = kept();
      first.remove();
      const root = await back('Leśna', state);
      let submitted = false;
      root.addEventListener('submit', (event) => {
        submitted = !event.defaultPrevented;
        event.preventDefault();
      });
      await until(() => control(root).hasAttribute('aria-controls'), 'the list');
      await press(root.querySelector('#send')!);
      await until(() => errorOf(root).includes(alike), 'which is meant');
      expect(submitted).to.equal(false);
    });

    it('keeps nothing where the author does not want it, and takes no key of another text', async () => {
      const off = await keyPage('autocomplete="off"');
      const kept = listenTo(off);
      await chooseSecond(off);
      expect(kept()).to.equal(null);
      off.remove();
      for (const state of [
        '["street",["l1","Leśna Boczna"]]',
        '["road",["l1","Leśna"]]',
        '["street"]',
      ]) {
        const root = await back('Leśna', state);
        await until(() => control(root).hasAttribute('aria-controls'), 'the list');
        await aTimeout(100);
        expect(code(root), state).to.equal('');
        root.remove();
      }
    });
  });

  it('sends nothing by itself, and leaves its label to the control', async () => {
    const root = await fixture<HTMLElement>(`<form lang="en"><label>Street
      <tt-combobox><select name="street"><option>Kalna</option></select></tt-combobox></label></form>`);
    expect([...new FormData(root as HTMLFormElement)]).to.deep.equal([['street', 'Kalna']]);
    const label = root.querySelector('label')!;
    expect(label.control).to.equal(select(root));
    await press(label);
    await until(() => document.activeElement === input(root), 'the focus');
  });
});
