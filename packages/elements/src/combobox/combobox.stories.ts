import { toStories } from '../examples/to-stories.ts';
import { comboboxExamples } from './combobox.examples.ts';

export default { title: 'Elements/Combobox', component: 'tt-combobox', tags: ['!autodocs'] };

const story = toStories(comboboxExamples);

export const One = { name: 'One from a list', ...story('combobox-single') };
export const Groups = { name: 'With groups', ...story('combobox-groups') };
export const Several = { name: 'Several from a list', ...story('combobox-several') };
export const FreeText = { name: 'Free text with suggestions', ...story('combobox-text') };
export const OnlyListed = { name: 'Only what is listed', ...story('combobox-listed') };
export const LongList = { name: 'Twenty thousand options', ...story('combobox-addresses') };
export const Loader = { name: 'Asked of a server', ...story('combobox-loader') };
export const DisabledOption = { name: 'Disabled option', ...story('combobox-disabled') };
export const ServerError = { name: 'Error from the server', ...story('combobox-server-error') };
export const LongWords = { name: 'Long words', ...story('combobox-long') };
