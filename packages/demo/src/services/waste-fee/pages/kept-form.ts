import { html, type Html } from '../../../html.ts';
import type { Words } from '../../../words.ts';

/* What the forms have in common that are kept while they are filled in. */

export const formId = 'declaration';

/** How much of a form the page's script keeps on the way: what was changed, or all. */
export const keeping = (isUnsaved = false): Record<string, string | true> => ({
  'data-keep': isUnsaved ? 'all' : true,
});

/** Goes back like the link, and takes along what was typed. */
export const backButton = (words: Words): Html =>
  html`<button
    form="${formId}"
    name="task"
    value="back"
    formnovalidate
    data-variant="quiet"
    data-back
  >
    ${words('back')}
  </button>`;
