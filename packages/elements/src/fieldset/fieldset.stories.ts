import { toStories } from '../examples/to-stories.ts';
import { fieldsetExamples } from './fieldset.examples.ts';

export default { title: 'Elements/Fieldset', component: 'tt-fieldset', tags: ['!autodocs'] };

const story = toStories(fieldsetExamples);

export const Radios = story('fieldset-radios');
export const RadiosWithHints = { name: 'Radios with hints', ...story('fieldset-radios-hints') };
export const Checkboxes = story('fieldset-checkboxes');
export const ErrorFromTheServer = {
  name: 'Error from the server',
  ...story('fieldset-server-error'),
};
export const QuestionAsHeading = { name: 'Question as heading', ...story('fieldset-heading') };
export const NoneOfThese = { name: 'None of these', ...story('fieldset-exclusive') };
export const SelectAll = { name: 'Select all', ...story('fieldset-all') };
export const TwoOrThreeChoices = { name: 'Two or three choices', ...story('fieldset-limits') };
export const Other = { name: 'Other, with a question of its own', ...story('fieldset-other') };
