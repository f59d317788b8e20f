import { calendarExamples } from '../calendar/calendar.examples.ts';
import { consentExamples } from '../consent/consent.examples.ts';
import { comboboxExamples } from '../combobox/combobox.examples.ts';
import { addressExamples } from '../address/address.examples.ts';
import { dateFieldExamples } from '../date-field/date-field.examples.ts';
import { dateRangeExamples } from '../date-range/date-range.examples.ts';
import { errorSummaryExamples } from '../error-summary/error-summary.examples.ts';
import { dateKindExamples } from '../field/dates.examples.ts';
import { fieldExtraExamples } from '../field/extras.examples.ts';
import { fieldExamples } from '../field/field.examples.ts';
import { fieldsetExamples } from '../fieldset/fieldset.examples.ts';
import { fileFieldExamples } from '../file-field/file-field.examples.ts';
import { formExamples } from '../form/form.examples.ts';
import { identifierExamples } from '../field/identifiers.examples.ts';
import { languageSwitcherExamples } from '../language-switcher/language-switcher.examples.ts';
import { outputExamples } from '../output/output.examples.ts';
import { privacyNoticeExamples } from '../privacy-notice/privacy-notice.examples.ts';
import { namesExamples } from '../names/names.examples.ts';
import { phoneExamples } from '../phone/phone.examples.ts';
import { repeaterExamples } from '../repeater/repeater.examples.ts';
import { signatureFieldExamples } from '../signature-field/signature-field.examples.ts';
import { statementExamples } from '../statement/statement.examples.ts';
import type { Example } from './example.ts';

/** Every example of every element of this package. */
export const allExamples: readonly Example[] = [
  ...fieldExamples,
  ...identifierExamples,
  ...fieldExtraExamples,
  ...fieldsetExamples,
  ...comboboxExamples,
  ...dateFieldExamples,
  ...dateKindExamples,
  ...calendarExamples,
  ...dateRangeExamples,
  ...fileFieldExamples,
  ...formExamples,
  ...errorSummaryExamples,
  ...signatureFieldExamples,
  ...repeaterExamples,
  ...addressExamples,
  ...phoneExamples,
  ...namesExamples,
  ...languageSwitcherExamples,
  ...consentExamples,
  ...statementExamples,
  ...privacyNoticeExamples,
  ...outputExamples,
];
