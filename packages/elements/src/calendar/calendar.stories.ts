import { toStories } from '../examples/to-stories.ts';
import { calendarExamples } from './calendar.examples.ts';

export default { title: 'Elements/Calendar', component: 'tt-calendar', tags: ['!autodocs'] };

const story = toStories(calendarExamples);

export const TypedOrChosen = { name: 'Typed or chosen', ...story('calendar') };
export const DaysThatCannotBeChosen = {
  name: 'Days that cannot be chosen',
  ...story('calendar-limits'),
};
export const DateFromTheServer = { name: 'Date from the server', ...story('calendar-printed') };
export const AlwaysShown = { name: 'Always shown', ...story('calendar-inline') };
