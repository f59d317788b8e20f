import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import '../field/define.ts';
import '../form/define.ts';

const announced = (): string => document.querySelector('[role=status]')?.textContent ?? '';
const errorText = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('fieldset > [data-error]:not([hidden])')?.textContent ?? '';
const until = (check: () => unknown, message: string): Promise<void> =>
  waitUntil(check as () => boolean, message);
const box = (root: ParentNode, id: string): HTMLInputElement => root.querySelector(`#${id}`)!;

async function press(root: ParentNode, id: string): Promise<void> {
  box(root, id).focus();
  await sendKeys({ type: ' ' });
}

const choices = (attributes = '', language = 'en', all = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<form lang="${language}"><tt-fieldset ${attributes}>
    <fieldset aria-describedby="w-error"><legend>Waste</legend>
      <p id="w-error" data-error hidden></p>
      ${all}
      ${['paper', 'glass', 'bio', 'none']
        .map(
          (
            value,
          ) => `<div data-option><input id="${value}" type="checkbox" name="w" value="${value}"
            ${value === 'none' ? 'data-exclusive' : ''}>
            <label for="${value}">${value === 'none' ? 'None of these' : value}</label></div>`,
        )
        .join('')}
    </fieldset></tt-fieldset><button type="button">Elsewhere</button>
    <button type="reset">Reset</button><button type="button" name="contains" hidden></button></form>`);

const allBox = `<div data-option hidden><input id="all" type="checkbox" data-all>
  <label for="all">All</label></div>`;
const sent = (root: HTMLElement): FormDataEntryValue[] =>
  new FormData(root as HTMLFormElement).getAll('w');
/** The part loads when the group is met, asked for before this asks; then it answers at once. */
const ready = async (root: ParentNode): Promise<void> => {
  await import('./choices.ts');
  await aTimeout(0);
  const all = root.querySelector('[data-all]')?.closest('[data-option]');
  await until(() => !all?.matches('[hidden]'), 'the box for all is shown');
};
before(() => import('./choices.ts'));

describe('a choice that excludes the others', () => {
  it('does so also where it comes later', async () => {
    const root = await choices();
    const none = box(root, 'none').closest('div')!;
    none.remove();
    const late = await fixture<HTMLElement>(root.outerHTML.replaceAll('data-exclusive', ''));
    root.remove();
    await press(late, 'paper');
    await press(late, 'glass');
    late.querySelector('fieldset')!.append(none);
    await ready(late);
    await aTimeout(100);
    await press(late, 'none');
    await until(() => !box(late, 'paper').checked, 'alone');
    expect(sent(late)).to.deep.equal(['none']);
  });

  it('takes the others back, and they it, and says so', async () => {
    const root = await choices();
    await ready(root);
    await press(root, 'paper');
    await press(root, 'glass');
    await press(root, 'none');
    expect(sent(root)).to.deep.equal(['none']);
    await until(() => announced().includes('The other options are no longer chosen'), 'said');
    await press(root, 'bio');
    expect(sent(root)).to.deep.equal(['bio']);
    await until(
      () => announced().includes('The option “None of these” is no longer chosen'),
      'said by name',
    );
  });

  it('tells the form of every change, as if a person had made it', async () => {
    const root = await choices();
    await ready(root);
    await press(root, 'paper');
    const changed: string[] = [];
    root.addEventListener('change', (event) => changed.push((event.target as Element).id));
    let raw = '';
    root.addEventListener('tt-value', (event) => (raw = event.detail.raw));
    await press(root, 'none');
    expect(changed.toSorted()).to.deep.equal(['none', 'paper']);
    await until(() => raw === 'none', 'value');
  });
});

describe('a box for all', () => {
  it('appears with the script and mirrors what is ticked', async () => {
    const root = await choices('', 'en', allBox);
    await until(() => !box(root, 'all').closest('[data-option]')!.matches('[hidden]'), 'shown');
    expect(box(root, 'all').checked).to.equal(false);
    await press(root, 'paper');
    expect(box(root, 'all').indeterminate).to.equal(true);
    await press(root, 'glass');
    await press(root, 'bio');
    expect(box(root, 'all').indeterminate).to.equal(false);
    expect(box(root, 'all').checked).to.equal(true);
  });

  it('ticks and clears all, without the one that excludes them, and sends nothing itself', async () => {
    const root = await choices('', 'pl', allBox);
    await ready(root);
    await press(root, 'none');
    await press(root, 'all');
    expect(sent(root)).to.deep.equal(['paper', 'glass', 'bio']);
    await until(() => announced().includes('Wybrano 3 opcje'), 'said');
    expect([...new FormData(root as HTMLFormElement).keys()]).to.deep.equal(['w', 'w', 'w']);
    await press(root, 'all');
    expect(sent(root)).to.deep.equal([]);
  });

  it('stands for the boxes that can be ticked, whatever switches the others off', async () => {
    const root = await choices('', 'en', allBox);
    await ready(root);
    const off = document.createElement('fieldset');
    off.disabled = true;
    box(root, 'glass').closest('div')!.replaceWith(off);
    off.innerHTML =
      '<div data-option><input id="glass" type="checkbox" name="w" value="glass"></div>';
    await press(root, 'all');
    await until(() => box(root, 'paper').checked, 'ticked');
    expect([box(root, 'all').checked, box(root, 'all').indeterminate]).to.deep.equal([true, false]);
    expect(sent(root)).to.deep.equal(['paper', 'bio']);
    await press(root, 'all');
    await until(() => !box(root, 'paper').checked, 'cleared');
    expect([box(root, 'all').checked, box(root, 'all').indeterminate]).to.deep.equal([
      false,
      false,
    ]);
    off.disabled = false;
    await press(root, 'all');
    expect(sent(root)).to.deep.equal(['paper', 'glass', 'bio']);
  });

  it('keeps showing what is ticked while the whole question is switched off', async () => {
    const root = await choices('', 'en', allBox);
    await ready(root);
    await press(root, 'paper');
    root.querySelector('fieldset')!.disabled = true;
    dispatchEvent(new Event('pageshow'));
    expect([box(root, 'all').checked, box(root, 'all').indeterminate]).to.deep.equal([false, true]);
  });

  it('follows choices that come later', async () => {
    const root = await choices('', 'en', allBox);
    await ready(root);
    await press(root, 'all');
    const last = box(root, 'bio').closest('div')!;
    const more = last.cloneNode(true) as HTMLElement;
    more.querySelector('input')!.id = more.querySelector('label')!.htmlFor = 'metal';
    more.querySelector('input')!.checked = false;
    last.after(more);
    await until(() => box(root, 'all').indeterminate, 'one is not ticked');
    more.remove();
    await until(() => box(root, 'all').checked, 'all that are left');
  });

  it('follows a reset and is no answer of the group', async () => {
    const root = await choices('', 'en', allBox);
    await ready(root);
    let raw = '';
    root.addEventListener('tt-value', (event) => (raw = event.detail.raw));
    await press(root, 'all');
    await until(() => raw === 'paper\nglass\nbio', 'value');
    root.querySelector<HTMLElement>('[type=reset]')!.click();
    await until(() => !box(root, 'all').checked, 'reset');
    expect(box(root, 'all').indeterminate).to.equal(false);
  });
});

describe('a box for all after the way back', () => {
  it('mirrors the ticks that the browser brought, also in a shadow root', async () => {
    const host = await fixture<HTMLElement>('<div lang="en"></div>');
    const root = host.attachShadow({ mode: 'open' });
    const template = document.createElement('template');
    template.innerHTML = `<tt-fieldset><fieldset><legend>Waste</legend>${allBox}
      <div data-option><input id="paper" type="checkbox" name="w" value="paper">
        <label for="paper">Paper</label></div></fieldset></tt-fieldset>`;
    root.append(template.content);
    await until(() => !box(root, 'all').closest('[data-option]')!.matches('[hidden]'), 'shown');
    box(root, 'paper').checked = true;
    window.dispatchEvent(new Event('pageshow'));
    expect(box(root, 'all').checked).to.equal(true);
  });
});

describe('a least and a greatest number of choices', () => {
  for (const [language, few, many] of [
    [
      'en',
      'Error: Choose at least 2. You have chosen 1 option.',
      'Error: Choose 2 at most. You have chosen 3 options.',
    ],
    [
      'pl',
      'Błąd: Wybierz co najmniej 2. Wybrano 1 opcję.',
      'Błąd: Wybierz najwyżej 2. Wybrano 3 opcje.',
    ],
    [
      'pt-PT',
      'Erro: Selecione pelo menos 2. Selecionou 1 opção.',
      'Erro: Selecione no máximo 2. Selecionou 3 opções.',
    ],
    [
      'lv',
      'Kļūda: Izvēlieties vismaz 2. Jūs izvēlējāties 1 iespēju.',
      'Kļūda: Izvēlieties ne vairāk kā 2. Jūs izvēlējāties 3 iespējas.',
    ],
  ] as const) {
    it(`is told on leaving, in ${language}`, async () => {
      const root = await choices('data-min="2" data-max="2"', language);
      await ready(root);
      await press(root, 'paper');
      root.querySelector<HTMLElement>('button')!.focus();
      await until(() => errorText(root) === few, few);
      await press(root, 'glass');
      await until(() => errorText(root) === '', 'enough');
      await press(root, 'bio');
      root.querySelector<HTMLElement>('button')!.focus();
      await until(() => errorText(root) === many, many);
      await press(root, 'none');
      await until(() => errorText(root) === '', 'one that stands alone is enough');
    });
  }
});

describe('a choice with a question of its own', () => {
  it('shows it with the choice; hidden, it is not sent and not lost', async () => {
    const root = await fixture<HTMLElement>(`<tt-form lang="en"><form><tt-fieldset>
      <fieldset role="radiogroup"><legend>Title</legend>
        <div data-option><input id="owner" type="radio" name="t" value="owner">
          <label for="owner">Owner</label></div>
        <div data-option><input id="other" type="radio" name="t" value="other">
          <label for="other">Other</label></div>
        <div data-reveal="t=other"><tt-field><label for="which">Which?</label>
          <input id="which" name="which"></tt-field></div>
      </fieldset></tt-fieldset></form></tt-form>`);
    const form = root.querySelector('form')!;
    const section = root.querySelector<HTMLElement>('[data-reveal]')!;
    await until(() => section.hidden, 'hidden at first');
    await press(root, 'other');
    expect(section.hidden).to.equal(false);
    box(root, 'which').focus();
    await sendKeys({ type: 'lease' });
    expect(new FormData(form).get('which')).to.equal('lease');
    await press(root, 'owner');
    expect(section.hidden).to.equal(true);
    expect(new FormData(form).has('which')).to.equal(false);
    await press(root, 'other');
    expect(new FormData(form).get('which')).to.equal('lease');
  });

  it('may hang on a number, on any answer, and on another answer', async () => {
    const root = await fixture<HTMLElement>(`<tt-form lang="en"><form>
      <input id="n" name="n" aria-label="n"><textarea id="a" name="a" aria-label="a"></textarea>
      <p id="many" data-reveal="n>4">many</p><p id="any" data-reveal="a">any</p>
      <p id="not" data-reveal="n!=1">not</p></form></tt-form>`);
    const seen = (): string[] =>
      [...root.querySelectorAll<HTMLElement>('p')].filter((p) => !p.hidden).map((p) => p.id);
    await until(() => seen().length === 0, 'all hidden without answers');
    box(root, 'n').focus();
    await sendKeys({ type: '1' });
    await sendKeys({ press: 'Tab' });
    expect(seen()).to.deep.equal([]);
    await sendKeys({ type: 'x' });
    box(root, 'n').select();
    await sendKeys({ type: '5' });
    await sendKeys({ press: 'Tab' });
    await until(() => seen().length === 3, `all shown, not only ${seen().join()}`);
  });
});

describe('choices that stand outside their form, or have no value', () => {
  it('show in the box for all what the form’s reset left', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><form id="elsewhere">
      <button type="reset">Reset</button></form>
      <tt-fieldset><fieldset><legend>Waste</legend>${allBox}
      ${['paper', 'glass']
        .map(
          (value) => `<div data-option><input id="${value}" type="checkbox" name="w"
            value="${value}" form="elsewhere"><label for="${value}">${value}</label></div>`,
        )
        .join('')}</fieldset></tt-fieldset></div>`);
    await ready(root);
    await press(root, 'paper');
    await until(() => box(root, 'all').indeterminate, 'some are ticked');
    root.querySelector<HTMLElement>('[type=reset]')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => !box(root, 'all').indeterminate, 'none is ticked');
    expect(box(root, 'all').checked).to.equal(false);
  });

  it('answer a required question with “no answer” whose value is empty, as in HTML', async () => {
    const root = await fixture<HTMLFormElement>(`<form lang="en"><tt-fieldset>
      <fieldset role="radiogroup" aria-describedby="w-error"><legend>Sex</legend>
      <p id="w-error" data-error hidden></p>
      ${['f', 'm', '']
        .map(
          (value) => `<div data-option><input id="r${value}" type="radio" name="sex" required
            value="${value}"><label for="r${value}">${value || 'No answer'}</label></div>`,
        )
        .join('')}</fieldset></tt-fieldset><button type="button">Elsewhere</button></form>`);
    box(root, 'r').focus();
    await sendKeys({ press: ' ' });
    expect(box(root, 'r').checked).to.equal(true);
    root.querySelector('button')!.focus();
    await aTimeout(50);
    expect(errorText(root)).to.equal('');
    expect(root.checkValidity()).to.equal(true);
  });
});
