import { expect, fixture } from '@open-wc/testing';
import '../error-summary/define.ts';
import '../field/define.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

/** What the summary says once the form cannot be sent. */
async function told(inside: string): Promise<string> {
  const root = await fixture<HTMLElement>(
    `<div lang="pl"><tt-form><tt-error-summary hidden></tt-error-summary><form>${inside}
    <button>Wyślij</button></form></tt-form></div>`,
  );
  root.querySelectorAll('textarea').forEach((text) => (text.value = ''));
  root.querySelector('button')!.click();
  const link = (): Element | null => root.querySelector('tt-error-summary:not([hidden]) a');
  await waitUntil(() => !!link(), 'told');
  return link()!.textContent!.trim();
}

const places = '<option value="">–</option><option>Mielec</option><option>Lisboa</option>';

describe('a label around its control', () => {
  for (const [what, label] of [
    ['a list', `<label>Wybór <select id="c" name="c" required>${places}</select></label>`],
    [
      'a list deeper inside',
      `<label><span>Wybór</span> <span><select id="c" name="c" required>${places}</select></span></label>`,
    ],
    [
      'suggestions',
      `<label>Wybór <input id="c" name="c" list="all" required><datalist id="all">${places}</datalist></label>`,
    ],
    ['a text', '<label>Wybór <textarea id="c" name="c" required>Bez zmian</textarea></label>'],
  ] as const)
    for (const [where, page] of [
      ['bare', label],
      ['in a field', `<tt-field>${label}</tt-field>`],
    ] as const)
      it(`is named without what the control holds: ${what}, ${where}`, async () => {
        expect(await told(page)).to.match(/^Wybór – \p{L}/u);
      });

  it('is named with all of its own words, and without a mark', async () => {
    const said = await told(
      '<label><span>Opis <b>szkody</b> <span data-required>*</span></span> w domu <!-- x --><input id="c" name="c" required></label>',
    );
    expect(said).to.match(/^Opis szkody w domu – \p{L}/u);
  });
});
