import { toStories } from '../examples/to-stories.ts';
import { fileFieldExamples } from './file-field.examples.ts';

export default { title: 'Elements/File field', component: 'tt-file-field', tags: ['!autodocs'] };

const story = toStories(fileFieldExamples);

export const SeveralFiles = { name: 'Several files with limits', ...story('file-field') };
export const OneFile = { name: 'One file', ...story('file-field-one') };
export const Pictures = story('file-field-pictures');
export const UploadedAtOnce = { name: 'Uploaded at once', ...story('file-field-upload') };
export const FilesReceivedBefore = {
  name: 'Files received before',
  ...story('file-field-printed'),
};
export const ErrorFromTheServer = {
  name: 'Error from the server',
  ...story('file-field-server-error'),
};
