import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Page layout',
  parameters: {
    layout: 'fullscreen',
    docs: {
      description: {
        component:
          'The frame of a page: a way past the header, the town’s band and crest, the languages, one column, the footer. `data-page` keeps the lines at a length that reads well; `data-page="wide"` gives the page to a document. An empty `data-crest` draws a plain mark for a town that has sent no crest.',
      },
    },
  },
} satisfies Meta;

export const StartPage = {
  name: 'Start page',
  ...page(
    (t, language) => `
    <a href="#main" data-skip>${t('page.skip')}</a>
    <header data-site>
      <a href="#home" data-town><span data-crest></span> ${t('page.town')}</a>
      <p data-service>${t('service')}</p>
      <tt-language-switcher>
        <nav aria-label="${t('page.language')}">
          <ul>
            <li><a href="?lang=pl" lang="pl" hreflang="pl"${current(language, 'pl')}>Polski</a></li>
            <li><a href="?lang=pt-PT" lang="pt-PT" hreflang="pt-PT"${current(language, 'pt-PT')}>Português</a></li>
            <li><a href="?lang=lv" lang="lv" hreflang="lv"${current(language, 'lv')}>Latviešu</a></li>
            <li><a href="?lang=en" lang="en" hreflang="en"${current(language, 'en')}>English</a></li>
          </ul>
        </nav>
      </tt-language-switcher>
    </header>
    <main data-page id="main">
      <h1>${t('service')}</h1>
      <p data-lead>${t('page.lead')}</p>
      <p>${t('page.time')}</p>
      <p><a href="#start" data-button data-variant="primary">${t('buttons.start')}</a></p>
    </main>
    <footer data-site>
      <ul>
        <li><a href="#contact">${t('page.contact')}</a></li>
        <li><a href="#accessibility">${t('links.statement')}</a></li>
        <li><a href="#privacy">${t('page.privacy')}</a></li>
      </ul>
      <p>${t('page.office')}</p>
    </footer>`,
  ),
};

function current(language: string, own: string): string {
  return language === own ? ' aria-current="true"' : '';
}
