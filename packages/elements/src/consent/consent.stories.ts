import { toStories } from '../examples/to-stories.ts';
import { consentExamples } from './consent.examples.ts';

export default { title: 'Elements/Consent', component: 'tt-consent', tags: ['!autodocs'] };

const story = toStories(consentExamples);

export const Voluntary = story('consent-voluntary');
export const GivenBefore = { name: 'Given before', ...story('consent-given') };
