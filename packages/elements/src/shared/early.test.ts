import { expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';

const until = (check: () => unknown, what: string): Promise<void> =>
  waitUntil(check as () => boolean, what);
/** Before the class is there an element is one of no kind, and takes any property. */
const early = (root: ParentNode, tag: string): Record<string, unknown> =>
  root.querySelector(tag) as unknown as Record<string, unknown>;

describe('a property that is set before the element is defined', () => {
  it('tt-form: rules and asyncRules', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form><form><tt-field>
      <label for="a">A</label><p id="a-error" data-error hidden></p>
      <input id="a" name="a" value="1" aria-describedby="a-error"></tt-field>
      <button>Send</button></form></tt-form></div>`);
    root.addEventListener('submit', (event) => event.preventDefault());
    const form = early(root, 'tt-form');
    const asyncRules = {};
    form['rules'] = () =>
      new Map([['a', [{ code: 'x', severity: 'error', params: { text: 'By the rule' } }]]]);
    form['asyncRules'] = asyncRules;
    await import('../field/define.ts');
    await import('../form/define.ts');
    expect(form['asyncRules']).to.equal(asyncRules);
    expect(Object.keys(form)).to.deep.equal([]);
    root.querySelector('button')!.click();
    await until(() => root.querySelector('#a-error')!.textContent?.includes('By the rule'), 'rule');
  });

  it('tt-output: compute', async () => {
    const root = await fixture<HTMLElement>(
      '<form lang="en"><tt-output><output>unknown</output></tt-output></form>',
    );
    early(root, 'tt-output')['compute'] = () => 'computed';
    await import('../output/define.ts');
    await until(() => root.querySelector('output')!.textContent === 'computed', 'computed');
  });

  it('tt-address: lookup', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-address><fieldset><legend>A</legend>
      <label for="s">S</label><input id="s" data-address="street"></fieldset></tt-address></div>`);
    early(root, 'tt-address')['lookup'] = () => Promise.resolve([]);
    await import('../address/define.ts');
    await until(() => root.querySelector('[data-address-lookup] button'), 'the button');
  });

  it('tt-combobox: options and loader', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en">
      <tt-combobox><input id="c" name="c" aria-label="C"></tt-combobox>
      <tt-combobox><input id="d" name="d" aria-label="D"></tt-combobox></div>`);
    const [first, second] = [...root.querySelectorAll('tt-combobox')] as unknown as Record<
      string,
      unknown
    >[];
    first!['options'] = ['Rynek', 'Wolności'];
    let asked = 0;
    second!['loader'] = () => {
      asked += 1;
      return Promise.resolve({ options: [] });
    };
    await import('../combobox/define.ts');
    root.querySelector<HTMLElement>('#c')!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await until(() => root.querySelectorAll('[role=option]').length === 2, 'options');
    root.querySelector<HTMLElement>('#d')!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await until(() => asked > 0, 'asked');
  });

  it('tt-calendar: isBlocked', async () => {
    const root = await fixture<HTMLElement>(
      '<div lang="en"><label for="i">I</label><input id="i"><tt-calendar for="i"></tt-calendar></div>',
    );
    const isBlocked = (): boolean => true;
    early(root, 'tt-calendar')['isBlocked'] = isBlocked;
    await import('../calendar/define.ts');
    await (root.querySelector('tt-calendar') as unknown as { updateComplete: Promise<unknown> })
      .updateComplete;
    expect(early(root, 'tt-calendar')['isBlocked']).to.equal(isBlocked);
    expect(Object.hasOwn(early(root, 'tt-calendar'), 'isBlocked')).to.equal(false);
  });

  it('tt-signature-field: value', async () => {
    const root = await fixture<HTMLElement>(
      '<div lang="en"><tt-signature-field name="s"></tt-signature-field></div>',
    );
    const field = early(root, 'tt-signature-field');
    field['value'] = '';
    await import('../signature-field/define.ts');
    expect(Object.hasOwn(field, 'value')).to.equal(false);
  });
});
