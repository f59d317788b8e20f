import { addressExamples } from '../address/address.examples.ts';
import { dateFieldExamples } from '../date-field/date-field.examples.ts';
import { errorSummaryExamples } from '../error-summary/error-summary.examples.ts';
import { fieldExamples } from '../field/field.examples.ts';
import { fieldsetExamples } from '../fieldset/fieldset.examples.ts';
import { formExamples } from '../form/form.examples.ts';
import { languageSwitcherExamples } from '../language-switcher/language-switcher.examples.ts';
import { namesExamples } from '../names/names.examples.ts';
import { phoneExamples } from '../phone/phone.examples.ts';
import { repeaterExamples } from '../repeater/repeater.examples.ts';
import { signatureFieldExamples } from '../signature-field/signature-field.examples.ts';
import type { Example } from './example.ts';

/** Every example of every element of this package. */
export const allExamples: readonly Example[] = [
  ...fieldExamples,
  ...fieldsetExamples,
  ...dateFieldExamples,
  ...formExamples,
  ...errorSummaryExamples,
  ...signatureFieldExamples,
  ...repeaterExamples,
  ...addressExamples,
  ...phoneExamples,
  ...namesExamples,
  ...languageSwitcherExamples,
];
