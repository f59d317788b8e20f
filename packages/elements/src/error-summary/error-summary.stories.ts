import { toStories } from '../examples/to-stories.ts';
import { errorSummaryExamples } from './error-summary.examples.ts';

export default {
  title: 'Elements/Error summary',
  component: 'tt-error-summary',
  tags: ['!autodocs'],
};

const story = toStories(errorSummaryExamples);

export const FilledByTheServer = { name: 'Filled by the server', ...story('error-summary') };
