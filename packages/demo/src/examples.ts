import { towns, type Assets, type Town } from './assets.ts';
import { allExamples, exampleDocument, type PrintableExample } from './example-list.ts';
import { attributes, html, trustedSource, type Html } from './html.ts';
import { readBody } from './http/body.ts';
import type { Exchange } from './http/exchange.ts';
import { newSession, isSession } from './session.ts';
import { homeCountries } from './town.ts';
import type { Uploads } from './uploads.ts';
import { isLanguage, languageNames, wordsIn, type Language } from './words.ts';

const schemes = ['auto', 'light', 'dark'] as const;
const contrasts = ['auto', 'more'] as const;
const scripts = ['on', 'off', 'late'] as const;

/** What a page of examples loads: the elements, then what the script of such a page would do. */
export const exampleScripts = ['examples.js', 'example-scripts.js'] as const;

const townNames = { mielec: 'Mielec', poiares: 'Vila Nova de Poiares', liepaja: 'Liepāja' };

interface View {
  lang: Language;
  town: Town;
  scheme: (typeof schemes)[number];
  contrast: (typeof contrasts)[number];
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
  readonly #uploads: Uploads;

  constructor(assets: Assets, uploads: Uploads) {
    this.#assets = assets;
    this.#uploads = uploads;
  }

  async handle(exchange: Exchange): Promise<void> {
    const path = exchange.url.pathname;
    if (path === '/examples/echo') return this.#echo(exchange);
    const view = viewOf(exchange.url.searchParams);
    const examples = await allExamples();
    const heading = wordsIn(view.lang)('exampleList');
    if (path === '/examples') {
      return exchange.page(this.#frame(view, heading, list(examples, view)), { personal: false });
    }
    if (path === '/examples/all') {
      this.#welcome(exchange);
      const body = html`<h1>${heading}</h1>
        ${examples.map((example) => html`<section>${this.#example(example, view, 2)}</section>`)}`;
      return exchange.page(this.#frame(view, heading, body));
    }
    // Examples name their documents relative to their own page, and all stand on one page too.
    const document = /^\/examples(?:\/[^/]+)?\/documents\/(.+)$/.exec(path);
    if (document) return this.#document(exchange, document[1]!);
    const [, , tag, id] = path.split('/');
    const example = examples.find((candidate) => candidate.tag === tag && candidate.id === id);
    if (!example) {
      const title = wordsIn(view.lang)('notFoundTitle');
      const body = html`<h1>${title}</h1>
        <p><a href="/examples${trustedSource(queryOf(view))}">${heading}</a></p>`;
      return exchange.page(this.#frame(view, title, body), { status: 404 });
    }
    const title = example.title(view.lang);
    const sends = example.html(view.lang).includes('endpoint="/uploads"');
    if (sends) this.#welcome(exchange);
    exchange.page(this.#frame(view, title, this.#example(example, view)), { personal: sends });
  }

  /** The example that sends files at once asks for a session, as a service would have begun it. */
  #welcome(exchange: Exchange): void {
    const known = exchange.cookie('tt-session');
    const session = isSession(known) ? known : newSession();
    if (session !== known) exchange.setCookie('tt-session', session);
    this.#uploads.welcome(session);
  }

  #example(example: PrintableExample, view: View, level: 1 | 2 = 1): Html {
    const source = example.html(view.lang);
    // Some examples bring their own form, as a page would; the others stand in one that speaks with them.
    const hasForm = /<form[\s>]/.test(source);
    const hasSummary = source.includes('<tt-error-summary');
    const title = example.title(view.lang);
    const words = wordsIn(view.lang);
    return html`${level === 1 ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
      <p><a href="/examples${trustedSource(queryOf(view))}">${words('exampleList')}</a></p>
      ${
        hasForm
          ? trustedSource(
              source.replace(/<form(?![^>]*\saction=)/g, '<form action="/examples/echo"'),
            )
          : html`<tt-form>
              ${!hasSummary && html`<tt-error-summary hidden></tt-error-summary>`}
              <form
                method="post"
                action="/examples/echo"
                ${attributes({ enctype: /type="file"/.test(source) && 'multipart/form-data' })}
              >
                ${trustedSource(source)}
                <p data-actions><button>${words('exampleSend')}</button></p>
              </form>
            </tt-form>`
      }`;
  }

  async #echo(exchange: Exchange): Promise<void> {
    const body = exchange.method === 'POST' ? await readBody(exchange.request) : undefined;
    const pairs = body?.pairs ?? [...exchange.url.searchParams];
    const answer = JSON.stringify(pairs, null, 2);
    exchange.send(200, 'application/json; charset=utf-8', Buffer.from(answer), {
      'cache-control': 'no-store',
    });
  }

  async #document(exchange: Exchange, file: string): Promise<void> {
    const bytes = await exampleDocument(file);
    const type = file.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream';
    if (bytes) exchange.send(200, type, bytes, { 'cache-control': 'no-cache' });
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
    const sources = {
      on: exampleScripts.map((name) => this.#assets.address(name)),
      off: [],
      late: [`/assets/late.js?ms=${encodeURIComponent(view.ms)}`],
    }[view.script];
    return html`<!doctype html>
      <html ${attributes(root)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <link rel="icon" href="${this.#assets.address('icon.svg')}" type="image/svg+xml" />
          <link rel="stylesheet" href="${this.#assets.address(`theme-${view.town}.css`)}" />
          <link rel="stylesheet" href="${this.#assets.address('twintown.css')}" />
          ${sources.map(
            (source) =>
              html`<script
                type="module"
                ${attributes({ async: view.script === 'late' })}
                src="${source}"
              ></script>`,
          )}
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
    contrast: oneOf(contrasts, query.get('contrast'), 'auto'),
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
  const words = wordsIn(view.lang);
  const choice = (name: keyof View, caption: string, options: Readonly<Record<string, string>>) =>
    html`<tt-field>
      <label for="view-${name}">${caption}</label>
      <select id="view-${name}" name="${name}">
        ${Object.entries(options).map(
          ([value, label]) =>
            html`<option${attributes({ value, selected: view[name] === value })}>${label}</option>`,
        )}
      </select>
    </tt-field>`;
  const auto = words('exampleAuto');
  const light = words('exampleLight');
  const more = words('exampleMore');
  const townOptions: Record<Town, string> = { ...townNames, neutral: words('townNeutral') };
  const schemeOptions: Record<View['scheme'], string> = { auto, light, dark: words('exampleDark') };
  const scriptOptions: Record<View['script'], string> = {
    on: words('exampleOn'),
    off: words('exampleOff'),
    late: words('exampleLate'),
  };
  return html`<h1>${words('exampleList')}</h1>
    <form action="/examples">
      ${choice('lang', words('exampleLanguage'), languageNames)}
      ${choice('town', words('exampleTown'), townOptions)}
      ${choice('scheme', words('exampleScheme'), schemeOptions)}
      ${choice('contrast', words('exampleContrast'), { auto, more })}
      ${choice('script', words('exampleScript'), scriptOptions)}
      <p data-actions><button data-variant="primary">${words('exampleShow')}</button></p>
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
