import { toStories } from '../examples/to-stories.ts';
import { languageSwitcherExamples } from './language-switcher.examples.ts';

export default {
  title: 'Elements/Language switcher',
  component: 'tt-language-switcher',
  tags: ['!autodocs'],
};

const story = toStories(languageSwitcherExamples);

export const Links = story('language-links');
export const KeepingTheAnswers = { name: 'Keeping the answers', ...story('language-form') };
export const Buttons = story('language-buttons');
