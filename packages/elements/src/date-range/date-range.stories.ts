import { toStories } from '../examples/to-stories.ts';
import { dateRangeExamples } from './date-range.examples.ts';

export default { title: 'Elements/Date range', component: 'tt-date-range', tags: ['!autodocs'] };

const story = toStories(dateRangeExamples);

export const TwoTypedDates = { name: 'Two typed dates', ...story('date-range') };
export const AtMostFourteenDays = { name: 'At most 14 days', ...story('date-range-limit') };
export const InThreeParts = { name: 'In three parts', ...story('date-range-parts') };
