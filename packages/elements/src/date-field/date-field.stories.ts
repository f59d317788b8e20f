import { toStories } from '../examples/to-stories.ts';
import { dateFieldExamples } from './date-field.examples.ts';

export default { title: 'Elements/Date field', component: 'tt-date-field', tags: ['!autodocs'] };

const story = toStories(dateFieldExamples);

export const Date = story('date-field');
export const WrongPartFromTheServer = {
  name: 'Wrong part, from the server',
  ...story('date-field-server-error'),
};
export const BetweenTwoDates = { name: 'Between two dates', ...story('date-field-range') };
export const MonthInTwoParts = { name: 'Month in two parts', ...story('date-field-month') };
