import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import { catalogues } from '../generated/examples/all.ts';
import { identifierExamples } from './identifiers.examples.ts';
import { typeText } from '../testing/keys.ts';

const languages = ['en', 'pt-PT', 'pl', 'lv'] as const;

const wordsOf = (language: (typeof languages)[number]) => {
  const entries = Object.values(catalogues[language]).flatMap((file) => Object.entries(file));
  const words = new Map(entries.map(([key, text]) => [key.replace(/^\w+\./, ''), text as string]));
  return (key: string): string => words.get(key) ?? key;
};

async function printed(id: string, language: (typeof languages)[number]): Promise<HTMLElement> {
  const example = identifierExamples.find((one) => one.id === id)!;
  return fixture<HTMLElement>(
    `<div lang="${language}">${example.html(wordsOf(language))}<button type="button">x</button></div>`,
  );
}

const errorText = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-error]:not([hidden])')?.textContent ?? '';

async function answer(root: ParentNode, text: string): Promise<void> {
  root.querySelector('input')!.focus();
  await typeText(text);
  await sendKeys({ press: 'Tab' });
}

const mistakes: [id: string, language: (typeof languages)[number], typed: string, told: string][] =
  [
    [
      'identifier-nif',
      'pt-PT',
      '501 964 84',
      'Erro: O NIF tem 9 algarismos. Escreveu 8 algarismos.',
    ],
    ['identifier-kw', 'pl', 'KA1S/00012345', 'Błąd: Dodaj cyfrę kontrolną po drugim ukośniku'],
    ['identifier-personas-kods', 'lv', '311175-19997', 'Kļūda: Pārbaudiet pirmos sešus ciparus'],
    [
      'identifier-iban',
      'en',
      'PL61 1090',
      'Error: Country: Poland (PL). An IBAN of this country has 28',
    ],
  ];

describe('identifiers in a field', () => {
  before(() =>
    Promise.all([
      import('./define.ts'),
      import('../date-field/define.ts'),
      import('../fieldset/define.ts'),
      import('../form/define.ts'),
    ]),
  );

  for (const [id, language, typed, told] of mistakes) {
    it(`${id} in ${language}: tells what is wrong and keeps the text`, async () => {
      const root = await printed(id, language);
      await answer(root, typed);
      await waitUntil(() => errorText(root).startsWith(told), told);
      expect(root.querySelector('input')!.value).to.equal(typed);
    });
  }

  for (const { id, fills } of identifierExamples.filter(({ tag }) => tag === 'tt-field')) {
    it(`${id}: takes the right answer`, async () => {
      const [, text] = Object.entries(fills!)[0]!;
      const root = await printed(id, 'pl');
      let seen: { value: unknown; issues: readonly unknown[] } | undefined;
      root.addEventListener('tt-value', (event) => {
        seen = (event as CustomEvent<{ value: unknown; issues: readonly unknown[] }>).detail;
      });
      await answer(root, text);
      await waitUntil(() => seen?.value !== undefined && !seen.issues.length, text);
      await aTimeout(0);
      expect(errorText(root)).to.equal('');
    });
  }

  it('is another number once the page’s script says so', async () => {
    const root = await fixture<HTMLElement>(`<form lang="en">
      <tt-field><label for="tax">Tax number</label><input id="tax" name="tax" data-value="pl-nip"></tt-field>
      <button type="button">x</button></form>`);
    await answer(root, '50196484');
    await waitUntil(() => errorText(root).includes('10 digits'), 'a NIP has ten');
    const input = root.querySelector('input')!;
    input.dataset.value = 'pt-nif';
    input.focus();
    await sendKeys({ press: 'End' });
    await typeText('4');
    await waitUntil(() => !errorText(root).includes('10 digits'), 'no NIP is asked any more');
    // A NIF has nine digits, of which this has all but a right last one.
    await waitUntil(() => errorText(root).includes('NIF'), 'it is read as a NIF while typing');
    expect(errorText(root)).not.to.include('digits. You typed');
    await sendKeys({ press: 'Backspace' });
    await typeText('3');
    await waitUntil(() => errorText(root) === '', 'a right NIF is right at once');
  });

  it('opens another document for people without a PESEL number', async () => {
    const root = await printed('identifier-no-pesel', 'pl');
    await aTimeout(0);
    const groups = [...root.querySelectorAll<HTMLElement>('[data-reveal]')];
    const shown = () => groups.map((group) => group.checkVisibility());
    await waitUntil(() => !shown().includes(true), 'both are closed at first');
    root.querySelector<HTMLInputElement>('#identifier-no-pesel-yes')!.focus();
    await sendKeys({ press: ' ' });
    await waitUntil(() => String(shown()) === 'true,false', 'the PESEL opens');
    const wrong = () =>
      [...root.querySelectorAll<HTMLElement>('[data-error]:not([hidden])')].map(({ id }) =>
        id.replace(/^identifier-no-pesel-(.*)-error$/, '$1'),
      );
    const send = root.querySelector<HTMLElement>('[data-variant=primary]')!;
    send.click();
    await waitUntil(() => wrong().length > 0, 'it is asked for');
    expect(wrong()).to.deep.equal(['pesel']);
    root.querySelector<HTMLInputElement>('#identifier-no-pesel-yes')!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => String(shown()) === 'false,true', 'the document opens');
    send.click();
    await waitUntil(() => wrong().includes('birth'), 'another way is asked for, not the number');
    expect(wrong().filter((id) => id !== 'pesel')).to.deep.equal(['number', 'country', 'birth']);
  });
});
