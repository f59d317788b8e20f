import { toStories } from '../examples/to-stories.ts';
import { statementExamples } from './statement.examples.ts';

export default { title: 'Elements/Statement', component: 'tt-statement', tags: ['!autodocs'] };

const story = toStories(statementExamples);

export const OfTruth = { name: 'Of truth', ...story('statement-truth') };
