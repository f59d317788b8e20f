import { toStories } from '../examples/to-stories.ts';
import { privacyNoticeExamples } from './privacy-notice.examples.ts';

export default {
  title: 'Elements/Privacy notice',
  component: 'tt-privacy-notice',
  tags: ['!autodocs'],
};

const story = toStories(privacyNoticeExamples);

export const TwoLayers = { name: 'Two layers', ...story('privacy-notice') };
