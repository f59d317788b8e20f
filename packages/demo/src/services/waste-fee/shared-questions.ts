import type { InputQuestion, Item } from './questions.ts';

/** A question answered with a text of a bounded length. */
export const text = (
  name: string,
  more: Partial<Omit<InputQuestion, 'control' | 'name'>> = {},
): InputQuestion => ({
  control: 'input',
  name,
  kind: 'text',
  ...more,
  constraints: { maxlength: 200, ...more.constraints },
});

/**
 * An address in Poland, its parts in the order of `addressParts('PL')`. Villages have no streets.
 * The municipality tells two of one name apart, such as the two called Mielec.
 */
export const address = (prefix: string, section: string | undefined): InputQuestion[] => {
  const part = (
    name: string,
    { autocomplete, ...more }: Partial<Omit<InputQuestion, 'control' | 'name'>> = {},
  ): InputQuestion =>
    text(`${prefix}-${name}`, {
      words: name,
      part: name,
      ...(section !== undefined &&
        autocomplete && { autocomplete: `${section}${autocomplete}`.trim() }),
      ...more,
    });
  return [
    part('street', { autocomplete: 'address-line1' }),
    part('house', { required: true, width: '5' }),
    part('flat', { width: '5' }),
    {
      ...part('postal-code', { required: true, autocomplete: 'postal-code', width: '10' }),
      kind: 'postal-code-pl',
      constraints: {},
      hint: true,
      inputmode: 'numeric',
    },
    part('locality', { required: true, autocomplete: 'address-level2', width: '20' }),
    part('post-town', { width: '20' }),
    part('municipality', { hint: true, width: '20' }),
  ];
};

/**
 * Who somebody is, to the registers: a PESEL number, or a document for whoever has none.
 * @param words of the first question, which is put otherwise where somebody else fills it in
 */
export const identity = (words = 'has-pesel'): readonly Item[] => [
  { control: 'radio', name: 'has-pesel', words, required: true, options: ['yes', 'no'] },
  {
    control: 'group',
    id: 'pesel',
    when: { name: 'has-pesel', values: ['yes'] },
    items: [
      {
        control: 'input',
        name: 'pesel',
        kind: 'pl-pesel',
        required: true,
        hint: true,
        inputmode: 'numeric',
        autocomplete: 'off',
        width: '15',
      },
    ],
  },
  {
    control: 'group',
    id: 'no-pesel',
    when: { name: 'has-pesel', values: ['no'] },
    items: [
      text('identity-document', {
        required: true,
        hint: true,
        autocomplete: 'off',
        width: '20',
      }),
    ],
  },
];
