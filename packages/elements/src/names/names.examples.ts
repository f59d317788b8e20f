import { nameParts } from '@twintown/core/names.js';
import type { Example, ExampleKey, Words } from '../examples/example.ts';

/** Names need no element of their own: fields in a fieldset ask them. */
const tag = 'tt-field';

const keyOf = (country: string, part: string): ExampleKey =>
  `names${country[0]}${country.slice(1).toLowerCase()}${part[0]!.toUpperCase()}${part.slice(1)}` as ExampleKey;

const name = (word: Words, country: string): string => {
  const id = `names-${country.toLowerCase()}`;
  const fields = nameParts(country).map(({ part, required, autocomplete }) => {
    const optional = required ? '' : ` <span data-optional>(${word('namesOptional')})</span>`;
    return `<tt-field>
    <label for="${id}-${part}">${word(keyOf(country, part))}${optional}</label>
    <p id="${id}-${part}-error" data-error hidden></p>
    <input id="${id}-${part}" name="${id}-${part}"${required ? ' required' : ''}
      ${autocomplete ? `autocomplete="${autocomplete}" ` : ''}aria-describedby="${id}-${part}-error">
  </tt-field>`;
  });
  return `<fieldset aria-describedby="${id}-hint">
  <legend>${word('namesLegend')}</legend>
  <p id="${id}-hint" data-hint>${word('namesHint')}</p>
  ${fields.join('\n  ')}
</fieldset>`;
};

export const namesExamples: Example[] = [
  {
    id: 'names-pt',
    tag,
    title: 'namesTitlePt',
    fills: { 'names-pt-full': 'João Gonçalves da Conceição' },
    required: ['names-pt-full'],
    html: (word) => name(word, 'PT'),
  },
  {
    id: 'names-pl',
    tag,
    title: 'namesTitlePl',
    fills: { 'names-pl-given': 'Żaneta', 'names-pl-family': 'Śliwińska-Łęcka' },
    required: ['names-pl-given', 'names-pl-family'],
    html: (word) => name(word, 'PL'),
  },
  {
    id: 'names-lv',
    tag,
    title: 'namesTitleLv',
    fills: { 'names-lv-given': 'Ieva', 'names-lv-family': 'Ķirsone' },
    required: ['names-lv-given', 'names-lv-family'],
    html: (word) => name(word, 'LV'),
  },
];
