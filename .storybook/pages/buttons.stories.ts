import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Buttons',
  parameters: {
    docs: {
      description: {
        component:
          'A button does something; a link goes somewhere. One primary button a page, at the start edge, below the last question. A `<button>` needs no attribute at all: plain is secondary. There is nothing to import: the stylesheet styles the HTML.',
      },
    },
  },
} satisfies Meta;

export const Primary = page(
  (t) => `
    <button type="submit" data-variant="primary">${t('continue')}</button>`,
);

export const PrimaryAndSecondary = {
  name: 'Primary and secondary',
  ...page(
    (t) => `
    <div data-cluster>
      <button type="submit" data-variant="primary">${t('buttons.primary')}</button>
      <button type="submit" name="action" value="draft">${t('saveDraft')}</button>
      <button type="button" data-variant="quiet">${t('buttons.quiet')}</button>
    </div>`,
  ),
};

export const Danger = page(
  (t) => `
    <button type="submit" data-variant="danger">${t('buttons.danger')}</button>`,
);

/** Looks like a button because it starts a service, and is a link because it goes to a page. */
export const LinkAsButton = {
  name: 'Link as button',
  ...page(
    (t) => `
    <a href="#start" data-button data-variant="primary">${t('buttons.start')}</a>`,
  ),
};

/** While the form is on its way. The form sets it; a second press is ignored. */
export const Busy = page(
  (t) => `
    <button type="submit" data-variant="primary" aria-busy="true" aria-disabled="true">${t('buttons.busy')}</button>`,
);

/** Words wrap; a button never cuts them. */
export const LongWords = {
  name: 'Long words',
  ...page(
    (t) => `
    <button type="submit" data-variant="primary">${t('buttons.long')}</button>`,
  ),
};
