import { toStories } from '../examples/to-stories.ts';
import { namesExamples } from './names.examples.ts';

export default { title: 'Elements/Names', component: 'tt-field', tags: ['!autodocs'] };

const story = toStories(namesExamples);

export const InPoland = { name: 'In Poland', ...story('names-pl') };
export const InPortugal = { name: 'In Portugal', ...story('names-pt') };
export const InLatvia = { name: 'In Latvia', ...story('names-lv') };
