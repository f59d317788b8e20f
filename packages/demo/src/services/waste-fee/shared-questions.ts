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

/** A street and a number may be missing in small places, a locality never. */
export const address = (prefix: string, section: string | undefined): InputQuestion[] => [
  text(`${prefix}-street`, {
    words: 'street',
    ...(section !== undefined && { autocomplete: `${section}address-line1`.trim() }),
  }),
  text(`${prefix}-house`, { words: 'house', required: true, width: '5' }),
  text(`${prefix}-flat`, { words: 'flat', width: '5' }),
  {
    control: 'input',
    name: `${prefix}-postal-code`,
    kind: 'postal-code-pl',
    words: 'postal-code',
    required: true,
    hint: true,
    inputmode: 'numeric',
    width: '10',
    ...(section !== undefined && { autocomplete: `${section}postal-code`.trim() }),
  },
  text(`${prefix}-locality`, {
    words: 'locality',
    required: true,
    width: '20',
    ...(section !== undefined && { autocomplete: `${section}address-level2`.trim() }),
  }),
];

/** Who somebody is, to the registers: a PESEL number, or a document for whoever has none. */
export const identity: readonly Item[] = [
  { control: 'radio', name: 'has-pesel', required: true, options: ['yes', 'no'] },
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
        width: '20',
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
