import { toStories } from '../examples/to-stories.ts';
import { dateKindExamples } from './dates.examples.ts';
import { fieldExamples } from './field.examples.ts';

export default { title: 'Elements/Field', component: 'tt-field', tags: ['!autodocs'] };

const story = toStories([...fieldExamples, ...dateKindExamples]);

export const Required = story('field-required');
export const Text = story('field-text');
export const Optional = story('field-optional');
export const WithAHint = { name: 'With a hint', ...story('field-hint') };
export const LongText = { name: 'Long text', ...story('field-textarea') };
export const Select = story('field-select');
export const EmailAddress = { name: 'Email address', ...story('field-email') };
export const SeveralEmailAddresses = {
  name: 'Several email addresses',
  ...story('field-emails'),
};
export const TelephoneNumber = { name: 'Telephone number', ...story('field-phone') };
export const WholeNumber = { name: 'Whole number', ...story('field-integer') };
export const Money = story('field-money');
export const Share = { name: 'Share as a fraction', ...story('field-fraction') };
export const PerMille = { name: 'Share in per mille', ...story('field-per-mille') };
export const WordsBeforeTheControl = { name: 'Words before the control', ...story('field-prefix') };
export const Pesel = { name: 'PESEL', ...story('field-pesel') };
export const Nip = { name: 'NIP', ...story('field-nip') };
export const PostalCode = { name: 'Postal code', ...story('field-postal-code') };
export const TypedDate = { name: 'Typed date', ...story('field-date') };
export const TypedMonth = { name: 'Typed month', ...story('field-month') };
export const TimeOfDay = { name: 'Time of day', ...story('field-time') };
export const WithinOpeningHours = { name: 'Within opening hours', ...story('field-time-hours') };
export const SingleCheckbox = { name: 'Single checkbox', ...story('field-checkbox') };
export const File = story('field-file');
export const ErrorFromTheServer = { name: 'Error from the server', ...story('field-server-error') };
export const AuthorsOwnSentence = { name: 'Author’s own sentence', ...story('field-own-sentence') };
export const ReadOnly = { name: 'Read-only', ...story('field-readonly') };
export const Disabled = story('field-disabled');
export const LongWords = { name: 'Long words', ...story('field-long') };
export const WithoutIds = { name: 'Without ids', ...story('field-bare') };
