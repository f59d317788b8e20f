import { toStories } from '../examples/to-stories.ts';
import { identifierExamples } from './identifiers.examples.ts';

export default { title: 'Elements/Identifiers', component: 'tt-field', tags: ['!autodocs'] };

const story = toStories(identifierExamples);

export const Nif = { name: 'NIF, Portugal', ...story('identifier-nif') };
export const Niss = { name: 'NISS, Portugal', ...story('identifier-niss') };
export const Cc = { name: 'Citizen card, Portugal', ...story('identifier-cc') };
export const Plate = { name: 'Number plate, Portugal', ...story('identifier-plate') };
export const PostalPt = { name: 'Postal code, Portugal', ...story('identifier-postal-pt') };
export const Pesel = { name: 'PESEL, Poland', ...story('identifier-pesel') };
export const Nip = { name: 'NIP, Poland', ...story('identifier-nip') };
export const Regon = { name: 'REGON, Poland', ...story('identifier-regon') };
export const Dowod = { name: 'Identity card, Poland', ...story('identifier-dowod') };
export const Kw = { name: 'Land register, Poland', ...story('identifier-kw') };
export const Teryt = { name: 'TERYT, Poland', ...story('identifier-teryt') };
export const Ade = { name: 'Electronic delivery, Poland', ...story('identifier-ade') };
export const Case = { name: 'Case mark, Poland', ...story('identifier-case') };
export const PostalPl = { name: 'Postal code, Poland', ...story('identifier-postal-pl') };
export const PersonasKods = { name: 'Personal code, Latvia', ...story('identifier-personas-kods') };
export const Reg = { name: 'Registration number, Latvia', ...story('identifier-reg') };
export const Kadastrs = { name: 'Cadastral number, Latvia', ...story('identifier-kadastrs') };
export const PostalLv = { name: 'Postal code, Latvia', ...story('identifier-postal-lv') };
export const Iban = { name: 'IBAN', ...story('identifier-iban') };
export const Suggestion = {
  name: 'What a number tells',
  tags: ['in-chapter'],
  ...story('identifier-suggestion'),
};
export const WithoutPesel = {
  name: 'Without a PESEL number',
  tags: ['in-chapter'],
  ...story('identifier-no-pesel'),
};
