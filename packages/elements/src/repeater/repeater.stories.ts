import { toStories } from '../examples/to-stories.ts';
import { repeaterExamples } from './repeater.examples.ts';

export default { title: 'Elements/Repeater', component: 'tt-repeater', tags: ['!autodocs'] };

const story = toStories(repeaterExamples);

export const CoOwners = { name: 'Co-owners', ...story('repeater') };
export const NoMoreMayBeAdded = { name: 'No more may be added', ...story('repeater-full') };
export const FoldedUp = { name: 'Folded up', ...story('repeater-cards') };
