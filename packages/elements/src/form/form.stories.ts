import { toStories } from '../examples/to-stories.ts';
import { formExamples } from './form.examples.ts';

export default { title: 'Elements/Form', component: 'tt-form', tags: ['!autodocs'] };

const story = toStories(formExamples);

export const WholeForm = { name: 'Whole form', ...story('form') };
export const ConditionalQuestions = { name: 'Conditional questions', ...story('form-conditional') };
