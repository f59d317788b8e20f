import { expect, fixture } from '@open-wc/testing';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const page = (kind: string, language: string, attributes = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<form lang="${language}"><tt-field ${attributes}>
    <label for="share">Share</label><p data-error hidden></p>
    <input id="share" name="share" data-value="${kind}"></tt-field>
    <button type="button">Elsewhere</button></form>`);

async function give(root: HTMLElement, text: string): Promise<HTMLInputElement> {
  const input = root.querySelector('input')!;
  input.focus();
  input.select();
  await typeText(text);
  root.querySelector('button')!.focus();
  return input;
}

const errorOf = (root: HTMLElement): string => root.querySelector('[data-error]')!.textContent;

describe('a share in tt-field', () => {
  it('stands in its customary spelling after leaving, and not reduced', async () => {
    const root = await page('fraction', 'pl');
    const input = await give(root, 'udział 50 / 100');
    await waitUntil(() => input.value === '50/100', 'the spelling');
    expect(new FormData(root as HTMLFormElement).get('share')).to.equal('50/100');
    expect(errorOf(root)).to.equal('');
  });

  it('says what is wrong with a fraction, part by part', async () => {
    const root = await page('fraction', 'pl', 'max="1/2"');
    for (const [text, sentence] of [
      ['1/0', 'Błąd: Sprawdź liczbę po ukośniku: nie może być równa 0'],
      ['0,5', 'Błąd: Wpisz ułamek z ukośnikiem, na przykład 1/2. Całość to 1/1.'],
      ['2/3', 'Błąd: Wpisz 1/2 lub mniej'],
    ] as const) {
      const input = await give(root, text);
      await waitUntil(() => errorOf(root) === sentence, sentence);
      expect(input.value).to.equal(text);
    }
  });

  it('takes per mille with its sign, and no percentage for it', async () => {
    const root = await page('per-mille', 'pt-PT');
    await give(root, '12,5 %');
    await waitUntil(
      () =>
        errorOf(root) === 'Erro: Isto é uma percentagem. Introduza a permilagem: 12,5% são 125‰.',
      'the sentence',
    );
    const input = await give(root, '125 ‰');
    await waitUntil(() => errorOf(root) === '', 'mended');
    expect(input.value).to.equal('125 ‰');
  });
});
