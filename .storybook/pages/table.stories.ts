import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Table',
  parameters: {
    docs: {
      description: {
        component:
          'For figures that people compare. A caption names it, header cells say what they head, figures stand at the end edge with digits of one width. A wide table scrolls by itself inside a box that keys can reach.',
      },
    },
  },
} satisfies Meta;

const dates = { en: 'en', 'pt-PT': 'pt-PT', pl: 'pl', lv: 'lv' } as const;
const dueDays = ['2026-03-15', '2026-06-15', '2026-09-15', '2026-12-15'];

function due(language: string, day: string): string {
  const tag = dates[language as keyof typeof dates] ?? 'en';
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

export const Fees = page(
  (t, language) => `
    <div data-scroll tabindex="0" role="region" aria-label="${t('table.caption')}">
      <table>
        <caption>${t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">${t('table.quarter')}</th>
            <th scope="col">${t('table.due')}</th>
            <th scope="col" data-numeric>${t('table.amount')}</th>
          </tr>
        </thead>
        <tbody>${dueDays
          .map(
            (day, index) => `
          <tr>
            <th scope="row">${index + 1}</th>
            <td>${due(language, day)}</td>
            <td data-numeric>${t('table.quarterSample')}</td>
          </tr>`,
          )
          .join('')}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="2">${t('table.total')}</th>
            <td data-numeric>${t('table.totalSample')}</td>
          </tr>
        </tfoot>
      </table>
    </div>`,
);
