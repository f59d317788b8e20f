import { toStories } from '../examples/to-stories.ts';
import { fieldExtraExamples } from './extras.examples.ts';

export default { title: 'Elements/Field extras', component: 'tt-field', tags: ['!autodocs'] };

const story = toStories(fieldExtraExamples);

export const CountsCharacters = { name: 'Counts characters', ...story('text-count') };
export const GrowsWithItsText = { name: 'Grows with its text', ...story('text-grow') };
export const CountsWords = { name: 'Counts words', ...story('text-count-words') };
export const Password = story('text-password');
export const OneTimeCode = { name: 'One-time code', ...story('text-code') };
export const WebAddress = { name: 'Web address', ...story('text-url') };
export const Search = story('text-search');
export const OptionalMarked = {
  name: 'Optional questions marked',
  ...story('text-marks-optional'),
};
export const RequiredMarked = {
  name: 'Required questions marked',
  ...story('text-marks-required'),
};
export const WhyItIsAsked = { name: 'Why it is asked', ...story('text-purpose') };
