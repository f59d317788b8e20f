import type { Assets } from './assets.ts';
import { attributes, html, type Html, type Printable } from './html.ts';
import type { Draft } from './store.ts';
import { homeCountry } from './town.ts';
import { languageNames, languages, type Words } from './words.ts';

export interface PageContent {
  title: string;
  body: Printable;
  /** Id of the form that a change of language sends along; without one, links change it. */
  form?: string;
  /** The declaration that it belongs to: what was typed and not yet kept goes to no other. */
  draft?: Pick<Draft, 'submissionKey' | 'taken'>;
  /** Entry points of the browser's script, without ending. */
  scripts?: readonly string[];
  /** Stylesheets beside the site's own, with ending. */
  styles?: readonly string[];
  wide?: boolean;
  error?: boolean;
}

/** The frame around every page of the town hall. */
export function printPage(words: Words, assets: Assets, page: PageContent): Html {
  const title = words('pageTitle', { page: page.title, service: words('serviceShort') });
  return html`<!doctype html>
    <html lang="${words.language}" data-home-country="${homeCountry}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.error ? words('errorTitlePrefix', { title }) : title}</title>
        <link rel="icon" href="${assets.address('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.address('site.css')}" />
        ${(page.styles ?? []).map(
          (name) => html`<link rel="stylesheet" href="${assets.address(name)}" />`,
        )}
        ${(page.scripts ?? []).map(
          (name) => html`<script type="module" src="${assets.address(`${name}.js`)}"></script>`,
        )}
      </head>
      <body>
        ${page.form && defaultButton(words, page.form)}
        <a href="#content" data-skip>${words('skipToContent')}</a>
        <header data-site>
          <a data-town href="/"><span data-crest></span><span>${words('townHall')}</span></a>
          <p data-service>${words('serviceShort')}</p>
          ${languageSwitcher(words, page)}
        </header>
        <main
          id="content"
          data-page${attributes({
            tabindex: '-1',
            'data-draft': page.draft?.submissionKey,
            'data-taken': page.draft?.taken.join(' ') || undefined,
          })}
        >
          ${page.body}
        </main>
        <footer data-site>
          <p>${words('exampleNotice')}</p>
          <p>${words('footerContact')}: ${unbroken(words('footerContactText'))}</p>
          <ul>
            <li><a href="/accessibility">${words('footerAccessibility')}</a></li>
            <li><a href="/privacy">${words('footerPrivacy')}</a></li>
          </ul>
        </footer>
      </body>
    </html> `;
}

/** A postal code stays on one line with its town, and is copied as it is written. */
const unbroken = (address: string): Printable =>
  address
    .split(/(\d\d-\d{3} \S+)/)
    .map((part, index) => (index % 2 ? html`<span data-unbroken>${part}</span>` : part));

/**
 * Enter in a text field presses the first submit button of its form in the order of the page, and
 * the language buttons in the header come before the form's own. This one comes before them, so
 * that Enter goes on and does not change the language.
 */
function defaultButton(words: Words, form: string): Html {
  return html`<button form="${form}" tabindex="-1" aria-hidden="true" data-visually-hidden>
    ${words('continue')}
  </button>`;
}

function languageSwitcher(words: Words, page: PageContent): Html {
  return html`<tt-language-switcher>
    <nav aria-label="${words('languageChoice')}">
      <ul>
        ${languages.map((language) => {
          const common = { lang: language, 'aria-current': language === words.language && 'true' };
          return html`<li>
            ${
              page.form
                ? html`<button
                    name="language"
                    value="${language}"
                    form="${page.form}"
                    formnovalidate
                    ${attributes(common)}
                  >
                    ${languageNames[language]}
                  </button>`
                : html`<a href="?lang=${language}" hreflang="${language}" ${attributes(common)}
                    >${languageNames[language]}</a
                  >`
            }
          </li>`;
        })}
      </ul>
    </nav>
  </tt-language-switcher>`;
}
