import type { Example, Words } from '../examples/example.ts';

const tag = 'tt-repeater';

/** One item: `n` is a number from 0, or `{n}` in the template. */
const coOwner = (
  word: Words,
  id: string,
  n: number | '{n}',
  values: readonly string[] = [],
  { stays = false, number = false } = {},
) => {
  const field = (
    part: string,
    label: string,
    value = '',
    attributes = '',
    hint = '',
  ): string => `<tt-field>
          <label for="${id}-${n}-${part}">${label}</label>${hint && `\n          <p id="${id}-${n}-${part}-hint" data-hint>${hint}</p>`}
          <p id="${id}-${n}-${part}-error" data-error hidden></p>
          <input id="${id}-${n}-${part}" name="owners.${n}.${part}" required${attributes}
            value="${value}" aria-describedby="${id}-${n}-${part}-error${hint && ` ${id}-${n}-${part}-hint`}">
        </tt-field>`;
  return `<li data-item>
      <fieldset>
        <legend>${word('repeaterOwner')} <span data-number>${n === '{n}' ? '' : n + 1}</span></legend>
        ${field('name', word('repeaterName'), values[0])}
        ${field('share', word('repeaterShare'), values[1], '', word('repeaterShareHint'))}
        ${number ? field('pesel', word('pesel'), values[2], ' inputmode="numeric" autocomplete="off"\n            data-value="pl-pesel" data-width="15" data-masked') : ''}
        <button name="remove-item" value="owners.${n}" data-remove data-variant="quiet" formnovalidate${stays ? ' hidden' : ''}
          ><span>${word('repeaterRemove')} <span data-number>${n === '{n}' ? '' : n + 1}</span></span></button>
      </fieldset>
    </li>`;
};

const coOwners = (
  word: Words,
  id: string,
  attributes: string,
  items: readonly (readonly string[])[],
  { stays = false, full = false, number = false } = {},
): string => `<tt-repeater name="owners" ${attributes}>
  <ol data-items>
    ${items.map((values, n) => coOwner(word, id, n, values, { stays, number })).join('\n    ')}
  </ol>
  <template data-blank>
    ${coOwner(word, id, '{n}', [], { number })}
  </template>
  <button name="add-item" value="owners" data-add formnovalidate${full ? ' hidden' : ''}>${word('repeaterAdd')}</button>
  ${full ? `<p data-full>${word('repeaterFull')}</p>` : ''}
</tt-repeater>`;

const inForm = (word: Words, inside: string): string => `<tt-form>
  <tt-error-summary hidden></tt-error-summary>
  <form method="post">
    <button tabindex="-1" aria-hidden="true" data-visually-hidden>${word('send')}</button>
    <fieldset>
      <legend>${word('repeaterOwners')}</legend>
      ${inside}
    </fieldset>
    <div data-actions><button data-variant="primary">${word('send')}</button></div>
  </form>
</tt-form>`;

export const repeaterExamples: Example[] = [
  {
    id: 'repeater',
    tag,
    title: 'repeaterTitle',
    fills: { 'owners.0.name': 'Łucja Ķirsone', 'owners.0.share': '1/2' },
    required: ['owners.0.name', 'owners.0.share'],
    html: (word) =>
      inForm(word, coOwners(word, 'repeater', 'min="1" max="10"', [['', '']], { stays: true })),
  },
  {
    id: 'repeater-full',
    tag,
    title: 'repeaterTitleFull',
    fills: { 'owners.1.share': '1/4' },
    html: (word) =>
      inForm(
        word,
        coOwners(
          word,
          'repeater-full',
          'max="2"',
          [
            ['Żaneta Śliwińska-Łęcka', '1/2'],
            ['João Gonçalves', '1/2'],
          ],
          { full: true },
        ),
      ),
  },
  {
    id: 'repeater-cards',
    tag,
    title: 'repeaterTitleCards',
    html: (word) =>
      inForm(
        word,
        coOwners(
          word,
          'repeater-cards',
          'max="10" data-cards',
          [
            ['Żaneta Śliwińska-Łęcka', '1/2', '44051401359'],
            ['Guntis Ķirsons', '1/4', '02070803628'],
          ],
          { number: true },
        ),
      ),
  },
];
