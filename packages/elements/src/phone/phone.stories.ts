import { toStories } from '../examples/to-stories.ts';
import { phoneExamples } from './phone.examples.ts';

export default { title: 'Elements/Phone', component: 'tt-phone', tags: ['!autodocs'] };

const story = toStories(phoneExamples);

export const AnyCountry = { name: 'Any country', ...story('phone') };
export const ForTextMessages = { name: 'For text messages', ...story('phone-mobile') };
export const WithCountry = { name: 'With a list of countries', ...story('phone-country') };
