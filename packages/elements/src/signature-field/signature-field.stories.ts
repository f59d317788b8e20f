import { toStories } from '../examples/to-stories.ts';
import './define.ts';
import { signatureFieldExamples } from './signature-field.examples.ts';

export default {
  title: 'Elements/Signature field',
  component: 'tt-signature-field',
  tags: ['!autodocs'],
};

const story = toStories(signatureFieldExamples);

export const Signature = story('signature');
export const Drawn = story('signature-drawn');
export const PrintedByTheServer = story('signature-printed');
export const ErrorFromTheServer = story('signature-error');
export const ReadOnly = story('signature-readonly');
export const Disabled = story('signature-disabled');
