import { towns, type Assets, type Town } from './assets.ts';
import { allExamples, exampleDocument, type PrintableExample } from './example-list.ts';
import { attributes, html, trustedSource, type Html } from './html.ts';
import { readBody } from './http/body.ts';
import type { Exchange } from './http/exchange.ts';
import { homeCountries } from './town.ts';
import { isLanguage, languageNames, languages, wordsIn, type Language } from './words.ts';

const schemes = ['auto', 'light', 'dark'] as const;
const scripts = ['on', 'off', 'late'] as const;

interface View {
  lang: Language;
  town: Town;
  scheme: (typeof schemes)[number];
  contrast: 'more' | 'auto';
  script: (typeof scripts)[number];
  /** How late a late script comes, in milliseconds. */
  ms: string;
}

function oneOf<T extends string>(values: readonly T[], value: string | null, otherwise: T): T {
  return values.find((candidate) => candidate === value) ?? otherwise;
}

/**
 * The examples of every element as plain pages of a server, under the policy of the real pages.
 *
 * `/examples` lists them; `/examples/all` prints all on one page; `/examples/<tag>/<id>` prints
 * one. The query says how: `lang`, `town`, `scheme`, `contrast` and `script` (`on`, `off`, or `late`
 * with `ms`). Their forms go to `/examples/echo`, which answers the names and values as JSON.
 */
export class Examples {
  readonly #assets: Assets;

  constructor(assets: Assets) {
    this.#assets = assets;
  }

  async handle(exchange: Exchange): Promise<void> {
    const path = exchange.url.pathname;
    if (path === '/examples/echo') return this.#echo(exchange);
    const view = viewOf(exchange.url.searchParams);
    const examples = await allExamples();
    if (path === '/examples') {
      return exchange.page(this.#frame(view, 'Examples', list(examples, view)), {
        personal: false,
      });
    }
    if (path === '/examples/all') {
      const body = html`<h1>${wordsIn(view.lang)('exampleList')}</h1>
        ${examples.map((example) => html`<section>${this.#example(example, view, 2)}</section>`)}`;
      return exchange.page(this.#frame(view, 'Examples', body), { personal: false });
    }
    const [, , tag, id, file] = path.split('/');
    // Examples name their documents relative to their own page, and all stand on one page too.
    if (tag === 'documents' && id) return this.#document(exchange, id);
    if (id === 'documents' && file) return this.#document(exchange, file);
    const example = examples.find((candidate) => candidate.tag === tag && candidate.id === id);
    if (!example) {
      return exchange.page(this.#frame(view, '404', html`<p>404</p>`), { status: 404 });
    }
    const title = example.title(view.lang);
    exchange.page(this.#frame(view, title, this.#example(example, view)), { personal: false });
  }

  #example(example: PrintableExample, view: View, level: 1 | 2 = 1): Html {
    const source = example.html(view.lang);
    // Some examples bring their own form, as a page would; the others stand in one.
    const hasForm = /<form[\s>]/.test(source);
    const title = example.title(view.lang);
    const words = wordsIn(view.lang);
    return html`${level === 1 ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
      <p><a href="/examples${trustedSource(queryOf(view))}">${words('exampleList')}</a></p>
      ${
        hasForm
          ? trustedSource(
              source.replace(/<form(?![^>]*\saction=)/g, '<form action="/examples/echo"'),
            )
          : html`<form method="post" action="/examples/echo">
              ${trustedSource(source)}
              <p data-actions><button>${words('exampleSend')}</button></p>
            </form>`
      }`;
  }

  async #echo(exchange: Exchange): Promise<void> {
    const pairs =
      exchange.method === 'POST'
        ? (await readBody(exchange.request)).pairs
        : [...exchange.url.searchParams];
    const answer = JSON.stringify(pairs, null, 2);
    exchange.send(200, 'application/json; charset=utf-8', Buffer.from(answer), {
      'cache-control': 'no-store',
    });
  }

  async #document(exchange: Exchange, file: string): Promise<void> {
    const bytes = await exampleDocument(file);
    if (bytes) exchange.send(200, 'application/pdf', bytes, { 'cache-control': 'no-cache' });
    else exchange.send(404, 'text/plain; charset=utf-8', Buffer.from('404'));
  }

  #frame(view: View, title: string, body: Html): Html {
    const root = {
      lang: view.lang,
      'data-tt-theme': view.town,
      'data-tt-scheme': view.scheme,
      'data-tt-contrast': view.contrast,
      'data-home-country': homeCountries[view.town],
    };
    const script =
      view.script === 'on'
        ? this.#assets.address('examples.js')
        : view.script === 'late' && `/assets/late.js?ms=${encodeURIComponent(view.ms)}`;
    return html`<!doctype html>
      <html ${attributes(root)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <link rel="icon" href="${this.#assets.address('icon.svg')}" type="image/svg+xml" />
          <link rel="stylesheet" href="${this.#assets.address(`theme-${view.town}.css`)}" />
          <link rel="stylesheet" href="${this.#assets.address('twintown.css')}" />
          ${
            script &&
            html`<script
              type="module"
              ${attributes({ async: view.script === 'late' })}
              src="${script}"
            ></script>`
          }
        </head>
        <body>
          <main data-page>${body}</main>
        </body>
      </html>`;
  }
}

function viewOf(query: URLSearchParams): View {
  const lang = query.get('lang');
  return {
    lang: isLanguage(lang) ? lang : 'en',
    town: oneOf(towns, query.get('town'), 'neutral'),
    scheme: oneOf(schemes, query.get('scheme'), 'auto'),
    contrast: oneOf(['auto', 'more'], query.get('contrast'), 'auto'),
    script: oneOf(scripts, query.get('script'), 'on'),
    ms: query.get('ms') ?? '1500',
  };
}

/** Every value is one of ours or encoded, so it may stand in HTML as it is. */
function queryOf(view: View): string {
  return `?${new URLSearchParams({ ...view }).toString().replaceAll('&', '&amp;')}`;
}

function list(examples: readonly PrintableExample[], view: View): Html {
  const byTag = new Map<string, PrintableExample[]>();
  for (const example of examples) {
    byTag.set(example.tag, [...(byTag.get(example.tag) ?? []), example]);
  }
  const choice = (name: keyof View, values: readonly string[], labels?: Record<string, string>) =>
    html`<tt-field>
      <label for="view-${name}">${name}</label>
      <select id="view-${name}" name="${name}">
        ${values.map(
          (value) =>
            html`<option${attributes({ value, selected: view[name] === value })}>${labels?.[value] ?? value}</option>`,
        )}
      </select>
    </tt-field>`;
  return html`<h1>Examples</h1>
    <form action="/examples">
      ${choice('lang', languages, languageNames)} ${choice('town', towns)}
      ${choice('scheme', schemes)} ${choice('contrast', ['auto', 'more'])}
      ${choice('script', scripts)}
      <p><button data-variant="primary">Show</button></p>
    </form>
    ${[...byTag].map(
      ([tag, group]) =>
        html`<h2>${tag}</h2>
          <ul>
            ${group.map(
              (example) =>
                html`<li>
                  <a href="/examples/${tag}/${example.id}${trustedSource(queryOf(view))}"
                    >${example.title(view.lang)}</a
                  >
                </li>`,
            )}
          </ul>`,
    )}`;
}
