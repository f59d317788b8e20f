import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';
import type { Word } from '../words.ts';

export default {
  title: 'Foundations/Notices',
  parameters: {
    docs: {
      description: {
        component:
          'A notice interrupts, so a page has one at most. It is an icon, a tint and words, never a colour alone. For mistakes in a form use the error summary; for a hint to one question use the hint of the field.',
      },
    },
  },
} satisfies Meta;

type Status = 'info' | 'success' | 'warning' | 'danger';

const notice = (status: Status) =>
  page(
    (t) => `
    <div data-notice="${status}">
      <h2>${t(`notices.${status}Title` satisfies Word)}</h2>
      <p>${t(`notices.${status}` satisfies Word)}</p>
    </div>`,
  );

export const Info = notice('info');
export const Success = notice('success');
export const Warning = notice('warning');
export const Danger = notice('danger');

/** One sentence needs no heading. */
export const OneSentence = {
  name: 'One sentence',
  ...page(
    (t) => `
    <div data-notice="info">
      <p>${t('towns.notice')}</p>
    </div>`,
  ),
};
