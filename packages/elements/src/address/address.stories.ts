import { toStories } from '../examples/to-stories.ts';
import { addressExamples } from './address.examples.ts';

export default { title: 'Elements/Address', component: 'tt-address', tags: ['!autodocs'] };

const story = toStories(addressExamples);

export const InPoland = { name: 'In Poland', ...story('address-pl') };
export const InPortugal = { name: 'In Portugal', ...story('address-pt') };
export const InLatvia = { name: 'In Latvia', ...story('address-lv') };
export const InAnotherCountry = { name: 'In another country', ...story('address-other') };
