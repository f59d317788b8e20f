import { toStories } from '../examples/to-stories.ts';
import { outputExamples } from './output.examples.ts';

export default { title: 'Elements/Output', component: 'tt-output', tags: ['!autodocs'] };

const story = toStories(outputExamples);

export const NotKnownYet = { name: 'Not known yet', ...story('output-money') };
