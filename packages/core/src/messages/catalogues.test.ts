import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogues } from '../generated/messages/all.ts';

type Language = keyof typeof catalogues;

function sentences(language: Language): [key: string, text: string][] {
  return Object.values(catalogues[language]).flatMap((messages) =>
    Object.entries(messages).flatMap(([key, message]) =>
      (typeof message === 'string' ? [message] : Object.values(message)).map(
        (text): [string, string] => [key, text],
      ),
    ),
  );
}

function none(language: Language, pattern: RegExp): void {
  const found = sentences(language).filter(([, text]) => pattern.test(text));
  assert.deepEqual(found, [], `${language}: ${pattern}`);
}

test('typography: no typewriter quotes, no three full stops, no space at the ends', () => {
  for (const language of Object.keys(catalogues) as Language[]) {
    none(language, /["']|\.\.\.|^\s|\s$|\s{2}/);
  }
});

/* As CLDR has them (version 45), but for Portuguese, where printed official texts have «…». */
const quotes: Readonly<Record<Language, string>> = {
  en: '“”',
  'pt-PT': '«»',
  pl: '„”',
  lv: '“”',
};

test('quotation marks are those of the language, in pairs', () => {
  for (const language of Object.keys(catalogues) as Language[]) {
    const [open = '', close = ''] = quotes[language];
    let quoted = 0;
    for (const [key, text] of sentences(language)) {
      const marks = text.match(/[«»„“”‟‹›‚‘’]/g) ?? [];
      // An apostrophe is no quotation mark.
      const found = language === 'en' ? marks.filter((mark) => mark !== '’') : marks;
      assert.equal(found.join(''), (open + close).repeat(found.length / 2), `${language} ${key}`);
      quoted += found.length;
    }
    assert.ok(quoted > 20, language);
  }
});

test('Portuguese is European', () => {
  none(
    'pt-PT',
    /\b(?:arquivos?|telas?|celular|usuário|salvar|baixar|senha|você|cadastr(?!al\b|ais\b)\w+)\b/i,
  );
});

test('no sentence takes a label, which would need another case in Polish and Latvian', () => {
  for (const language of Object.keys(catalogues) as Language[]) {
    none(language, /\{\{(?:label|field|title)\}\}/);
  }
});

test('a warning says what to do about it', () => {
  const remedies: Readonly<Record<string, RegExp>> = {
    'files.hiddenCharacters': /Check that|Verifique se|Sprawdź, czy|Pārbaudiet, vai/,
    'files.notCleaned': /remove the picture|remova a imagem|usuń obraz|noņemiet attēlu/,
    'validation.phone.landline': /enter that one|introduza-o|podaj go|ievadiet to/,
    'form.alreadySent': /need not|Não é preciso|Nie trzeba|nav jāsūta/i,
  };
  for (const language of Object.keys(catalogues) as Language[])
    for (const [key, remedy] of Object.entries(remedies)) {
      const said = sentences(language).filter(([each]) => each === key);
      assert.equal(said.length, 1, `${language} ${key}`);
      assert.match(said[0]![1], remedy, language);
    }
});
