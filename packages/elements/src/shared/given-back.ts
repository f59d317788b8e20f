import type { Control } from './question.ts';

/**
 * Whether a browser gives back what stands in `control` on a page that is loaded again. Its own `autocomplete`
 * outdoes that of the form (HTML, “autofill”), and answers that are kept beside the browser's go by the same rule.
 */
export const isGivenBack = (
  control: Pick<Control, 'form'> & { readonly autocomplete: string },
): boolean => (control.autocomplete || control.form?.autocomplete) !== 'off';
