import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import '../field/define.ts';
import '../fieldset/define.ts';
import { typeText, typeWithoutPause } from '../testing/keys.ts';
import type { TtOutput } from './output.ts';

const until = (check: () => unknown, message: string): Promise<void> =>
  waitUntil(check as () => boolean, message);

const page = (
  attributes: string,
  language = 'pl',
  printed = 'Podaj liczbę',
): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<form lang="${language}">
    <tt-field><label for="n">Persons</label><input id="n" name="persons" data-value="integer"></tt-field>
    <tt-field><label for="m">Rate</label><input id="m" name="rate" data-value="money"></tt-field>
    <tt-fieldset><fieldset role="radiogroup"><legend>Composting</legend>
      <div data-option><input id="y" type="radio" name="composting" value="yes"><label for="y">Y</label></div>
      <div data-option><input id="o" type="radio" name="composting" value="no"><label for="o">N</label></div>
    </fieldset></tt-fieldset>
    <tt-output ${attributes}><output for="n y">${printed}</output></tt-output>
    <button type="reset">Reset</button></form>`);

const host = (root: ParentNode): TtOutput => root.querySelector('tt-output')!;
const text = (root: ParentNode): string => root.querySelector('output')!.textContent!;

async function type(root: ParentNode, id: string, keys: string): Promise<void> {
  root.querySelector<HTMLElement>(`#${id}`)!.focus();
  await typeText(keys);
}

describe('tt-output', () => {
  before(() => import('./result.ts'));

  it('computes from typed answers and writes money as the language does', async () => {
    const root = await page('data-value="money" data-currency="PLN"');
    const asked: unknown[] = [];
    host(root).compute = (values) => {
      asked.push(Object.fromEntries(values));
      const persons = values.get('persons');
      return typeof persons === 'number' ? `${persons * 1000}.50` : undefined;
    };
    await type(root, 'n', '12');
    await until(() => text(root) === '12\u00a0000,50\u00a0zł', 'result');
    expect(asked.at(-1)).to.deep.equal({ persons: 12 });
    await type(root, 'y', ' ');
    await until(() => (asked.at(-1) as { composting?: string }).composting, 'asked again');
    expect(asked.at(-1)).to.deep.equal({ persons: 12, composting: 'yes' });
  });

  it('keeps the printed words while there is no result, and comes back to them', async () => {
    const root = await page('data-value="integer"');
    host(root).compute = (values) => values.get('persons') as number | undefined;
    await aTimeout(600);
    expect(text(root)).to.equal('Podaj liczbę');
    await type(root, 'n', '5');
    await until(() => text(root) === '5', 'result');
    await type(root, 'n', 'x');
    await until(() => text(root) === 'Podaj liczbę', 'unknown again');
    expect(root.querySelector('output')!.hasAttribute('data-empty')).to.equal(true);
  });

  it('says data-unknown where a result was printed', async () => {
    const root = await page('data-value="integer" data-unknown="Nie wiadomo"', 'pl', '5');
    host(root).compute = (values) => values.get('persons') as number | undefined;
    await until(() => text(root) === 'Nie wiadomo', 'unknown');
  });

  it('does not write, and so say, the same text again', async () => {
    const root = await page('data-value="integer"');
    let runs = 0;
    host(root).compute = () => {
      runs += 1;
      return 7;
    };
    await until(() => text(root) === '7', 'result');
    let writes = 0;
    new MutationObserver((records) => (writes += records.length)).observe(
      root.querySelector('output')!,
      { childList: true, characterData: true, subtree: true },
    );
    await type(root, 'n', '3');
    await until(() => runs > 1, 'computed again');
    await aTimeout(50);
    expect(writes).to.equal(0);
  });

  it('waits for a pause', async () => {
    const root = await page('data-value="integer"');
    const seen: unknown[] = [];
    host(root).compute = (values) => {
      seen.push(values.get('persons'));
      return values.get('persons') as number | undefined;
    };
    await until(() => seen.length === 1, 'at first');
    typeWithoutPause(root.querySelector<HTMLInputElement>('#n')!, '123');
    await until(() => text(root) === '123', 'result');
    expect(seen).not.to.include(1);
  });

  it('drops an older answer that comes late, and marks the time of waiting', async () => {
    const root = await page('data-value="integer"');
    const ends: ((value: number) => void)[] = [];
    host(root).compute = () => new Promise((resolve) => ends.push(resolve));
    await until(() => ends.length === 1, 'first');
    expect(root.querySelector('output')!.getAttribute('aria-busy')).to.equal('true');
    await type(root, 'n', '2');
    await until(() => ends.length === 2, 'second');
    ends[1]!(22);
    await until(() => text(root) === '22', 'second result');
    ends[0]!(11);
    await aTimeout(50);
    expect(text(root)).to.equal('22');
    expect(root.querySelector('output')!.hasAttribute('aria-busy')).to.equal(false);
  });

  it('follows the language, a reset and a disabled answer', async () => {
    const root = await page('data-value="decimal"');
    host(root).compute = (values) =>
      typeof values.get('persons') === 'number' ? '1234.5' : undefined;
    await type(root, 'n', '4');
    await until(() => text(root) === '1234,5', 'Polish');
    root.lang = 'en';
    await until(() => text(root) === '1,234.5', 'English');
    root.querySelector('button')!.click();
    await until(() => text(root) === 'Podaj liczbę', 'reset');
    await type(root, 'n', '4');
    await until(() => text(root) === '1,234.5', 'again');
    root.querySelector<HTMLInputElement>('#n')!.disabled = true;
    await type(root, 'y', ' ');
    await until(() => text(root) === 'Podaj liczbę', 'not asked');
  });

  it('takes no amount in another currency for one of the question’s', async () => {
    const root = await fixture<HTMLElement>(`<form lang="pl">
      <tt-field><label for="paid">Paid</label>
        <input id="paid" name="paid" data-value="money" data-currency="PLN"></tt-field>
      <tt-output data-value="money" data-currency="PLN"><output>Podaj kwotę</output></tt-output></form>`);
    host(root).compute = (values) => values.get('paid') as string | undefined;
    await type(root, 'paid', '5');
    await until(() => text(root) === '5,00\u00a0zł', 'result');
    await typeText(' EUR');
    await until(() => text(root) === 'Podaj kwotę', 'no result');
  });

  const nothing: [kind: string, result: unknown][] = [
    ['money', null],
    ['integer', null],
    ['text', null],
    ['money', 1 / 0],
    ['decimal', -1 / 0],
    ['integer', 'many'],
  ];
  for (const [kind, result] of nothing) {
    it(`takes ${String(result)} for no result of ${kind}`, async () => {
      const root = await page(`data-value="${kind}" data-currency="PLN"`);
      host(root).compute = (values) =>
        values.get('persons') === 2 ? (result as undefined) : (values.get('persons') as number);
      await type(root, 'n', '1');
      await until(() => text(root).startsWith('1'), 'result');
      root.querySelector<HTMLInputElement>('#n')!.select();
      await type(root, 'n', '2');
      await until(() => !text(root).startsWith('1'), 'another result');
      expect(text(root)).to.equal('Podaj liczbę');
    });
  }

  const inexact: [kind: string, result: number, written: string][] = [
    ['money', 0.1 * 3 - 0.3, '0,00\u00a0zł'],
    ['decimal', 0.1 * 3 - 0.3, '0'],
    ['decimal', 0.1 + 0.2, '0,3'],
    ['decimal', -1e21, '-1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000'],
  ];
  for (const [kind, result, written] of inexact) {
    it(`writes ${result} as ${kind} for people`, async () => {
      const root = await page(`data-value="${kind}" data-currency="PLN"`);
      host(root).compute = () => result;
      await until(() => text(root) !== 'Podaj liczbę', 'result');
      expect(text(root)).to.equal(written);
    });
  }

  it('shows no old result when the page’s own function fails', async () => {
    const root = await page('data-value="integer"');
    const told: unknown[] = [];
    const original = globalThis.reportError;
    globalThis.reportError = (error) => told.push(error);
    try {
      host(root).compute = (values) => {
        if (values.get('persons') === 2) throw new Error('mistake');
        return values.get('persons') as number | undefined;
      };
      await type(root, 'n', '1');
      await until(() => text(root) === '1', 'result');
      root.querySelector<HTMLInputElement>('#n')!.select();
      await type(root, 'n', '2');
      await until(() => text(root) === 'Podaj liczbę', 'unknown');
      expect(told).to.have.length(1);
    } finally {
      globalThis.reportError = original;
    }
  });

  it('comes back to the words as the page’s own script put them into another language', async () => {
    const root = await page('data-value="integer"');
    host(root).compute = (values) => values.get('persons') as number | undefined;
    await aTimeout(100);
    root.querySelector('output')!.textContent = 'Enter a number';
    root.lang = 'en';
    await aTimeout(100);
    expect(text(root)).to.equal('Enter a number');
    await type(root, 'n', '5');
    await until(() => text(root) === '5', 'result');
    await type(root, 'n', 'x');
    await until(() => text(root) === 'Enter a number', 'unknown');
  });

  it('follows the answers it names where it stands outside their form, or where there is none', async () => {
    for (const tag of ['form', 'div']) {
      const root = await fixture<HTMLElement>(`<div lang="pl"><${tag}>
        <tt-field><label for="n">N</label><input id="n" name="persons" data-value="integer"></tt-field>
        </${tag}><aside><tt-output data-value="integer"><output for="n">-</output></tt-output></aside></div>`);
      host(root).compute = (values) => values.get('persons') as number | undefined;
      await type(root, 'n', '5');
      await until(() => text(root) === '5', `result beside a ${tag}`);
    }
  });

  it('is not said when the page opens nor in another language, but when an answer changed it', async () => {
    const live: (string | null)[] = [];
    const root = await page('data-value="decimal"');
    const output = root.querySelector('output')!;
    new MutationObserver(() => live.push(output.getAttribute('aria-live'))).observe(output, {
      childList: true,
    });
    root.querySelector<HTMLInputElement>('#n')!.value = '1';
    host(root).compute = (values) => `${Number(values.get('persons')) + 0.5}`;
    await until(() => text(root) === '1,5', 'result');
    expect(live).to.deep.equal(['off']);
    root.lang = 'en';
    await until(() => text(root) === '1.5', 'English');
    expect(live).to.deep.equal(['off', 'off']);
    await type(root, 'n', '2');
    await until(() => text(root) === '12.5', 'another result');
    expect(live).to.deep.equal(['off', 'off', null]);
  });
});
