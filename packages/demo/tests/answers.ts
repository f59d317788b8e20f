import { valuesOf, type Page, type Visitor } from './visitor.ts';

/** A made-up resident; the PESEL is well-formed and belongs to nobody who asked to be here. */
export const purpose = {
  purpose: 'first',
  'purpose-date-day': '5',
  'purpose-date-month': '11',
  'purpose-date-year': '2026',
};
export const applicant = {
  applicant: 'natural',
  'given-name': 'Żaneta',
  'family-name': 'Śliwińska-Łęcka',
  'has-pesel': 'yes',
  pesel: '44051401359',
  'legal-title': 'owner',
};
export const property = {
  'home-street': 'Biernackiego',
  'home-house': '12',
  'home-flat': '3',
  'home-postal-code': '39-300',
  'home-locality': 'Mielec',
  'property-place': 'same',
  plot: '',
  'land-register': '',
  correspondence: 'same',
};
export const household = { persons: '6', composting: 'no' };
export const attachments = { proxy: 'no', truth: 'yes' };
export const signature = {
  'signature-method': 'typed',
  'signature-name': 'Żaneta Śliwińska-Łęcka',
  'sign-intent': 'yes',
};

/** Made-up PESEL numbers of other people, well-formed. */
export const pesels = [
  '02070803628',
  '85051201471',
  '91031502588',
  '77123103691',
  '60091104713',
] as const;

/** What the signing page `page` sends by itself: which declaration stood on it, and the key of sending it. */
export function signingOf(page: Page): Record<string, string> {
  const { 'tt-submission': key = '', 'declaration-digest': digest = '' } = valuesOf(page);
  return { 'tt-submission': key, 'declaration-digest': digest };
}

/** Answers every step; the page after the last one. */
export async function fillIn(visitor: Visitor, last: Record<string, string> = {}): Promise<Page> {
  await visitor.send('/waste-fee/purpose', purpose);
  await visitor.send('/waste-fee/applicant', applicant);
  await visitor.send('/waste-fee/property', property);
  await visitor.send('/waste-fee/household', household);
  return visitor.send('/waste-fee/attachments', { ...attachments, ...last });
}
