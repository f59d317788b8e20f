import { toStories } from '../examples/to-stories.ts';
import { signatureFieldExamples } from './signature-field.examples.ts';

export default {
  title: 'Elements/Signature field',
  component: 'tt-signature-field',
  tags: ['!autodocs'],
};

const story = toStories(signatureFieldExamples);

export const Signature = story('signature');
export const Drawn = story('signature-drawn');
export const PrintedByTheServer = { name: 'Printed by the server', ...story('signature-printed') };
export const ErrorFromTheServer = { name: 'Error from the server', ...story('signature-error') };
export const ReadOnly = { name: 'Read-only', ...story('signature-readonly') };
export const Disabled = story('signature-disabled');
