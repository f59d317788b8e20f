import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../repeater/define.ts';
import '../signature-field/define.ts';
import './define.ts';
import type { TtForm } from './form.ts';

type ServerIssues = Parameters<TtForm['showIssues']>[0];

// What a page that sends the answers itself, and the person before it, meet with a server's answers.

const field = (id: string, attributes = '', error = ''): string => `<tt-field>
  <label for="${id}">${id}</label>
  <p id="${id}-error" data-error ${error ? '' : 'hidden'}>${error}</p>
  <input id="${id}" name="${id}" aria-describedby="${id}-error" ${attributes}></tt-field>`;

interface Page {
  root: HTMLElement;
  form: TtForm;
  /** The key of each submission. */
  sent: string[];
  /** Ends the submission under way. */
  answer: { taken(): void; lost(): void };
}

/** A page that sends by script, and whose server answers when the test says so. */
async function page(inside: string): Promise<Page> {
  const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
    <tt-error-summary hidden></tt-error-summary>
    <form method="post" action="/none">${inside}<button id="send">Send</button></form></tt-form></div>`);
  const form = root.querySelector<TtForm>('tt-form')!;
  const sent: string[] = [];
  const answer = { taken: (): void => undefined, lost: (): void => undefined };
  form.addEventListener('tt-submit', (event) => {
    event.preventDefault();
    sent.push(String(new FormData(form.form!).get('tt-submission')));
    event.detail.waitUntil(
      new Promise<void>((resolve, reject) => {
        answer.taken = resolve;
        answer.lost = () => reject(new Error('no connection'));
      }),
    );
  });
  return { root, form, sent, answer };
}

async function press(root: ParentNode): Promise<void> {
  root.querySelector<HTMLElement>('#send')!.focus();
  await sendKeys({ press: 'Enter' });
}
async function type(root: ParentNode, id: string, text: string): Promise<void> {
  root.querySelector<HTMLElement>(`#${id}`)!.focus();
  await sendKeys({ type: text });
}
const isFree = (root: ParentNode): boolean =>
  !root.querySelector('#send')!.hasAttribute('aria-disabled');
const lines = (root: ParentNode): string[] =>
  [...root.querySelectorAll('tt-error-summary:not([hidden]) li')].map((line) => line.textContent);
const errorAt = (root: ParentNode, id: string): string => {
  const error = root.querySelector<HTMLElement>(`#${id}-error`)!;
  return error.hidden ? '' : error.textContent;
};
const says = (code: string, text: string) => [
  { code, severity: 'error' as const, params: { text } },
];

describe('a submission that the page makes itself', () => {
  it('is one, however often pressed, until the page has its answer', async () => {
    const { root, sent, answer } = await page(field('street', 'value="Kalna"'));
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    expect(isFree(root)).to.equal(false);
    for (let n = 0; n < 3; n += 1) {
      await press(root);
      await aTimeout(150);
    }
    expect(sent.length).to.equal(1);
    await aTimeout(500);
    const said = [...document.querySelectorAll('[role=status]')].map((each) => each.textContent);
    expect(said.join(' ')).to.match(/[Ss]ubmitt|already|being sent/);
    answer.taken();
    await waitUntil(() => isFree(root), 'free');
    await press(root);
    await waitUntil(() => sent.length === 2, 'sent again');
    expect(sent[1], 'the same answers').to.equal(sent[0]);
  });

  it('is another one once answers that were taken are changed', async () => {
    const { root, sent, answer } = await page(field('street', 'value="Kalna"'));
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    answer.taken();
    await waitUntil(() => isFree(root), 'free');
    await type(root, 'street', ' 5');
    await press(root);
    await waitUntil(() => sent.length === 2, 'sent again');
    expect(sent[1]).not.to.equal(sent[0]);
  });

  it('is the same one where what was refused or lost is sent again, also mended', async () => {
    const { root, form, sent, answer } = await page(field('street', 'value="Kalna"'));
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    await form.showIssues({ street: says('x', 'No such street') });
    answer.taken();
    await type(root, 'street', ' 5');
    await press(root);
    await waitUntil(() => sent.length === 2, 'mended');
    answer.lost();
    await waitUntil(() => isFree(root), 'free');
    await press(root);
    await waitUntil(() => sent.length === 3, 'once more');
    expect(new Set(sent).size).to.equal(1);
  });

  it('says that nothing was sent where the page got no answer', async () => {
    const { root, sent, answer } = await page(field('street', 'value="Kalna"'));
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    answer.lost();
    await waitUntil(() => lines(root).length > 0, 'told');
    expect(lines(root)).to.deep.equal([
      'The form could not be sent. Your answers are kept. Try again.',
    ]);
    expect(document.activeElement).to.equal(root.querySelector('tt-error-summary'));
  });
});

describe('while such a submission is under way', () => {
  it('a changed answer belongs to the next one', async () => {
    const { root, sent, answer } = await page(field('street', 'value="Kalna"') + field('n'));
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    await type(root, 'street', ' 5');
    await sendKeys({ press: 'Tab' });
    answer.taken();
    await waitUntil(() => isFree(root), 'free');
    await press(root);
    await waitUntil(() => sent.length === 2, 'sent again');
    expect(sent[1]).not.to.equal(sent[0]);
  });

  it('a reset ends it, and nothing is told of the answers that are gone', async () => {
    const { root, sent, answer } = await page(
      `${field('street', 'value="Kalna"')}<button type="reset" id="reset">Empty</button>`,
    );
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    root.querySelector<HTMLElement>('#reset')!.click();
    await waitUntil(() => isFree(root), 'free');
    answer.lost();
    await aTimeout(200);
    expect(lines(root)).to.deep.equal([]);
  });

  it('what the page says itself is not said otherwise by us', async () => {
    const { root, form, sent, answer } = await page(field('street', 'value="Kalna"'));
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    await form.showIssues({ street: says('x', 'No such street') });
    answer.lost();
    await aTimeout(200);
    expect(lines(root)).to.deep.equal(['No such street']);
  });

  it('what did not come is said beside what the server said before, in the language of the page', async () => {
    const { root, form, sent, answer } = await page(field('phone', 'value="1"'));
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    await form.showIssues({ phone: says('x', 'Not a phone') });
    await press(root);
    await waitUntil(() => sent.length === 2, 'sent again');
    answer.lost();
    await waitUntil(() => lines(root).length === 2, 'told');
    root.lang = 'pl';
    await waitUntil(() => lines(root)[0]!.startsWith('Nie udało się wysłać'), 'in Polish');
    expect(lines(root)[1]).to.equal('Not a phone');
    await press(root);
    await waitUntil(() => sent.length === 3, 'once more');
    answer.taken();
    await waitUntil(() => errorAt(root, 'phone') === '', 'taken: it is over');
  });
});

/** Sends what `inside` holds; gives what calls `showIssues()` as the guide does, within the promise. */
async function sentPage(
  inside: string,
  before?: (root: HTMLElement) => Promise<unknown>,
): Promise<{ root: HTMLElement; refuse: (issues: ServerIssues) => Promise<void> }> {
  const { root, form, sent, answer } = await page(inside);
  await before?.(root);
  await press(root);
  await waitUntil(() => sent.length === 1, 'sent');
  const refuse = async (issues: ServerIssues): Promise<void> => {
    await form.showIssues(issues);
    answer.taken();
    await aTimeout(100);
  };
  return { root, refuse };
}

describe('what a server says of a submission that the page makes itself', () => {
  it('is not told of a form that was reset meanwhile', async () => {
    const { root, refuse } = await sentPage(
      `${field('street', 'required')}<button type="reset" id="reset">Empty</button>`,
      (at) => type(at, 'street', 'Kalna'),
    );
    const reset = root.querySelector<HTMLElement>('#reset')!;
    reset.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isFree(root), 'free');
    await refuse({
      street: says('x', 'No such street'),
      '': says('closed', 'Closed until Monday'),
    });
    expect(errorAt(root, 'street')).to.equal('');
    expect(lines(root)).to.deep.equal([]);
    expect(document.activeElement).to.equal(reset);
  });

  it('is not put at an answer that was changed meanwhile, but at the others', async () => {
    const { root, refuse } = await sentPage(
      field('share', 'value="12/3"') + field('plot', 'value="2"'),
    );
    await type(root, 'share', '4');
    await refuse({
      share: says('x', '12/3 is more than the whole'),
      plot: says('x', 'No such plot'),
    });
    expect(errorAt(root, 'share')).to.equal('');
    expect(root.querySelector('#share')!.getAttribute('aria-invalid')).not.to.equal('true');
    expect(errorAt(root, 'plot')).to.contain('No such plot');
    expect(lines(root)).to.deep.equal(['No such plot']);
  });

  it('is told where an answer is again what was sent', async () => {
    const { root, refuse } = await sentPage(field('share', 'value="12/3"'));
    // Some browsers choose the whole text of a field that a script focuses.
    root.querySelector<HTMLElement>('#share')!.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: '4' });
    await sendKeys({ press: 'Backspace' });
    await refuse({ share: says('x', '12/3 is more than the whole') });
    expect(errorAt(root, 'share')).to.contain('12/3 is more than the whole');
  });

  it('leaves the word that nothing was sent where all of it was of answers that are others now', async () => {
    const { root, refuse } = await sentPage(field('share', 'value="12/3"'));
    await type(root, 'share', '4');
    await refuse({ share: says('x', '12/3 is more than the whole') });
    expect(errorAt(root, 'share')).to.equal('');
    expect(lines(root)).to.deep.equal([
      'The form could not be sent. Your answers are kept. Try again.',
    ]);
  });

  it('is not told of several answers of which one was changed meanwhile', async () => {
    const { root, refuse } = await sentPage(
      field('share', 'value="12/3"') + field('rest', 'value="1/3"') + field('plot', 'value="2"'),
    );
    await type(root, 'share', '4');
    const compares = { text: 'More than the whole', compares: 'share rest' };
    await refuse({
      rest: [{ code: 'x', severity: 'error', params: compares }],
      plot: says('x', 'No such plot'),
    });
    expect(errorAt(root, 'rest')).to.equal('');
    expect(lines(root)).to.deep.equal(['No such plot']);
  });

  it('stays with the entry that it was said of, and goes with that', async () => {
    const item = (n: number, value: string): string => `<li data-item>
      <fieldset><legend>Owner <span data-number>${n + 1}</span></legend>
      ${field(`owners.${n}.share`, `value="${value}"`)}
      <button type="button" data-remove value="owners.${n}">Remove</button></fieldset></li>`;
    const { root, refuse } = await sentPage(`<tt-repeater name="owners">
      <ol data-items>${item(0, '3/4')}${item(1, '1/2')}${item(2, '1/2')}</ol>
      <template data-blank>${item(0, '').replaceAll('owners.0', 'owners.{n}')}</template>
      <button type="button" data-add>Add</button></tt-repeater>`);
    const inputs = [...root.querySelectorAll('input')];
    const remove = root.querySelectorAll<HTMLElement>('[data-remove]')[1]!;
    remove.focus();
    remove.click();
    await waitUntil(() => inputs[2]!.name === 'owners.1.share', 'the removal');
    await refuse({
      'owners.1.share': says('x', 'Said of the second'),
      'owners.2.share': says('x', 'Said of the third'),
    });
    const third = inputs[2]!.closest('tt-field')!.querySelector('[data-error]')!;
    expect(third.textContent).to.contain('Said of the third');
    expect(lines(root).map((line) => line.replace(/ [(].*/, ''))).to.deep.equal([
      'Said of the third',
    ]);
  });

  it('is not told of a signature that was made anew', async () => {
    const { root, refuse } = await sentPage(`<tt-signature-field name="signature">
      <label for="signed">Signature</label><p id="signed-error" data-error hidden></p>
      <input id="signed" name="signature-name" value="Anna"></tt-signature-field>`);
    await type(root, 'signed', ' Nowak');
    await refuse({
      signature: says('x', 'Sign with your full name'),
      '': says('x', 'Look at it again'),
    });
    expect(errorAt(root, 'signed')).to.equal('');
    expect(lines(root)).to.deep.equal(['Look at it again']);
  });

  it('is of the answers as they stand, some time after the page had its answer', async () => {
    const { root, form, sent, answer } = await page(field('share', 'value="12/3"'));
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    answer.taken();
    await waitUntil(() => isFree(root), 'free');
    await type(root, 'share', '4');
    await aTimeout(1100);
    await form.showIssues({ share: says('x', 'No such share') });
    await waitUntil(() => errorAt(root, 'share').includes('No such share'), 'told');
  });

  it('is of what was sent also where it comes just behind the promise', async () => {
    const { root, form, sent, answer } = await page(
      field('share', 'value="12/3"') + field('plot', 'value="2"'),
    );
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    await type(root, 'share', '4');
    answer.taken();
    await waitUntil(() => isFree(root), 'free');
    await form.showIssues({ share: says('x', 'No'), plot: says('x', 'No such plot') });
    await waitUntil(() => errorAt(root, 'plot').includes('No such plot'), 'told');
    expect(errorAt(root, 'share')).to.equal('');
  });
});

describe('what a server said of an answer', () => {
  it('is listed with what it said of the whole form, beside what is wrong otherwise', async () => {
    const { root, form } = await page(field('town', 'required value="Mielec"'));
    await form.showIssues({ '': says('closed', 'Closed until Monday') });
    expect(lines(root)).to.deep.equal(['Closed until Monday']);
    root.querySelector<HTMLInputElement>('#town')!.value = '';
    await press(root);
    await waitUntil(() => lines(root).length === 2, 'both');
    expect(lines(root)).to.deep.equal(['town – Fill in this field', 'Closed until Monday']);
  });

  it('holds back no further press with the same answer: it may say otherwise now', async () => {
    const { root, form, sent } = await page(field('phone', 'value="600 100 200"'));
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent');
    await form.showIssues({ phone: says('x', 'The register does not answer') });
    await waitUntil(() => errorAt(root, 'phone').includes('register'), 'told');
    await press(root);
    await waitUntil(() => sent.length === 2, 'sent again');
  });

  it('goes where it says something else next time', async () => {
    const { root, form } = await page(field('phone', 'value="1"') + field('plot', 'value="2"'));
    await form.showIssues({ phone: says('x', 'Not a phone') });
    await waitUntil(() => errorAt(root, 'phone').includes('Not a phone'), 'told');
    await form.showIssues({ plot: says('x', 'No such plot') });
    await waitUntil(() => errorAt(root, 'plot').includes('No such plot'), 'the next');
    expect(errorAt(root, 'phone')).to.equal('');
    expect(lines(root)).to.deep.equal(['No such plot']);
  });

  it('is listed beside what is wrong otherwise, also where it was printed', async () => {
    const printed = '<span data-visually-hidden>Error:</span> No such street';
    const { root, form, sent } = await page(
      field('street', 'value="Kalna" aria-invalid="true"', printed) +
        field('phone', 'value="1"') +
        field('town', 'required'),
    );
    await form.showIssues({ phone: says('x', 'Not a phone') });
    await press(root);
    await waitUntil(() => lines(root).length === 3, 'all of them');
    expect(lines(root)).to.deep.equal([
      'No such street',
      'Not a phone',
      'town – Fill in this field',
    ]);
    await type(root, 'town', 'Mielec');
    await press(root);
    await waitUntil(() => sent.length === 1, 'sent, as nothing else is wrong');
  });

  it('of a signature stands at it and leads there, until it is signed anew', async () => {
    const { root, form } = await page(`<tt-signature-field name="signature">
      <label for="signed">Signature</label><p id="signed-error" data-error hidden></p>
      <input id="signed" name="signature-name" value="Anna"></tt-signature-field>`);
    const signature = root.querySelector('tt-signature-field')!;
    await signature.updateComplete;
    for (const name of ['signature', 'signature-name']) {
      await form.showIssues({ [name]: says('x', 'Sign with your full name') });
      await signature.updateComplete;
      expect(lines(root)).to.deep.equal(['Sign with your full name']);
      expect(errorAt(root, 'signed')).to.contain('Sign with your full name');
      expect(root.querySelector('#signed')!.getAttribute('aria-invalid')).to.equal('true');
      root.querySelector<HTMLElement>('tt-error-summary a')!.click();
      expect(document.activeElement).to.equal(root.querySelector('#signed'));
    }
    await form.showIssues({ signature: [{ code: 'required', severity: 'error' }] });
    root.lang = 'pl';
    await waitUntil(() => errorAt(root, 'signed').includes('Wpisz imię'), 'in Polish');
    root.querySelector<HTMLElement>('#signed')!.focus();
    await sendKeys({ type: ' Nowak' });
    await waitUntil(() => errorAt(root, 'signed') === '', 'signed anew');
  });
});

describe('questions that are switched off', () => {
  it('show nothing wrong, and are not listed any more', async () => {
    const { root } = await page(
      `<fieldset id="set"><legend>Owner</legend>${field('street', 'required')}</fieldset>` +
        field('town', 'required'),
    );
    await press(root);
    await waitUntil(() => lines(root).length === 2, 'told');
    root.querySelector<HTMLFieldSetElement>('#set')!.disabled = true;
    await waitUntil(() => lines(root).length === 1, 'one less');
    expect(errorAt(root, 'street')).to.equal('');
    expect(root.querySelector('#street')!.getAttribute('aria-invalid')).not.to.equal('true');
    expect(errorAt(root, 'town')).to.contain('Fill in this field');
  });

  it('take along what a server printed, and what an element says that checks itself', async () => {
    const { root } = await page(
      `<fieldset id="set"><legend>Owner</legend>${field('street', 'value="Kalna"', 'No such street')}
      <tt-signature-field name="signature"><label for="signed">Signature</label>
      <p id="signed-error" data-error hidden></p><input id="signed" name="signature-name" required>
      </tt-signature-field></fieldset>${field('town', 'required')}`,
    );
    await root.querySelector('tt-signature-field')!.updateComplete;
    await press(root);
    await waitUntil(() => lines(root).length === 3, 'told');
    root.querySelector<HTMLFieldSetElement>('#set')!.disabled = true;
    await waitUntil(() => lines(root).length === 1, 'two less');
    expect(lines(root)).to.deep.equal(['town – Fill in this field']);
    await waitUntil(() => errorAt(root, 'street') === '', 'nothing at the street');
  });
});
