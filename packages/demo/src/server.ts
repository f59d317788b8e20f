import { parseSize } from '@twintown/core/file-size.js';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Assets } from './assets.ts';
import { Examples, exampleScripts } from './examples.ts';
import { html } from './html.ts';
import { BodyError, fileLimit } from './http/body.ts';
import { Exchange } from './http/exchange.ts';
import { isNamed } from './http/representation.ts';
import { printPage } from './layout.ts';
import { fileSize } from './services/waste-fee/files.ts';
import { privacyText } from './services/waste-fee/privacy.ts';
import type { ServicePage } from './services/waste-fee/service-page.ts';
import { WasteFeeService } from './services/waste-fee/service.ts';
import { UnsavedError } from './services/waste-fee/unsaved.ts';
import { Store } from './store.ts';
import { Uploads } from './uploads.ts';
import { isLanguage, townLanguage, wordsIn, type Words } from './words.ts';

export interface ServerOptions {
  /** 0 takes a free port. */
  port?: number;
  /** Folder of the database; `:memory:` keeps nothing. */
  dataDir?: string;
  /** Most bytes of a file that is sent at once. */
  uploadLimit?: number;
  /** Most bytes of such files that wait on the disk, of everybody. */
  uploadRoom?: number;
  /** Most bytes of all drafts and their files. */
  draftRoom?: number;
}

export interface RunningServer {
  /** Address without a slash at the end. */
  address: string;
  server: Server;
  store: Store;
  /** Forgets what nobody needs any more at the time `now`. It happens by itself each hour. */
  forgetOld(now: number): Promise<void>;
  close(): Promise<void>;
}

const hour = 60 * 60 * 1000;

/** Starts the town hall. Resolves when it answers. */
export async function startServer({
  port = 0,
  dataDir = fileURLToPath(new URL('../data', import.meta.url)),
  uploadLimit,
  uploadRoom,
  draftRoom,
}: ServerOptions = {}): Promise<RunningServer> {
  const store = new Store(dataDir, draftRoom);
  const uploads = new Uploads(dataDir, store, { size: uploadLimit, room: uploadRoom });
  const forgetOld = async (now: number): Promise<void> => {
    // The next hour tries again: another program may hold the database just now.
    try {
      store.forgetOldDrafts(now);
      await uploads.forgetOld(now);
    } catch (error) {
      console.error('Old drafts could not be forgotten:', error);
    }
  };
  void forgetOld(Date.now());
  const forgetting = setInterval(() => void forgetOld(Date.now()), hour);
  forgetting.unref();
  let open = (_townHall: TownHall): void => undefined;
  const opened = new Promise<TownHall>((resolve) => {
    open = resolve;
  });
  const server = createServer((request, response) => {
    void opened.then((townHall) => townHall.answer(new Exchange(request, response)));
  });
  try {
    // What is most likely to be wrong comes first; bundling takes its time.
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, resolve);
    });
    open(new TownHall(await Assets.bundle(), store, uploads));
  } catch (error) {
    clearInterval(forgetting);
    server.close();
    uploads.close();
    store.close();
    throw error;
  }
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    server,
    store,
    forgetOld,
    close: () =>
      new Promise((resolve) => {
        clearInterval(forgetting);
        server.close(() => {
          uploads.close();
          store.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

class TownHall {
  readonly #assets: Assets;
  readonly #wasteFee: WasteFeeService;
  readonly #examples: Examples;
  readonly #uploads: Uploads;

  constructor(assets: Assets, store: Store, uploads: Uploads) {
    this.#assets = assets;
    this.#uploads = uploads;
    this.#wasteFee = new WasteFeeService(store, uploads);
    this.#examples = new Examples(assets, uploads);
  }

  async answer(exchange: Exchange): Promise<void> {
    try {
      await this.#route(exchange);
    } catch (error) {
      try {
        this.#fail(exchange, error);
      } catch (failure) {
        // One request must never end the answers to all others.
        console.error(`${exchange.method} ${exchange.url.pathname}:`, failure);
        exchange.response.destroy();
      }
    }
  }

  async #route(exchange: Exchange): Promise<void> {
    const { method } = exchange;
    const path = exchange.url.pathname;
    if (exchange.isReadable && (path === '/uploads' || path.startsWith('/uploads/')))
      return this.#uploads.handle(exchange);
    if (!['GET', 'HEAD', 'POST'].includes(method)) {
      exchange.send(405, 'text/plain; charset=utf-8', Buffer.from('405'), {
        allow: 'GET, HEAD, POST',
      });
      return;
    }
    if (!exchange.isReadable) throw new BodyError(400, 'unreadable address');
    if (method === 'POST' && exchange.isForeign) throw new BodyError(403, 'foreign origin');
    if (path.startsWith('/assets/')) return this.#sendAsset(exchange, path);
    if (path === '/examples' || path.startsWith('/examples/'))
      return this.#examples.handle(exchange);

    const words = this.#words(exchange);
    if (path === '/privacy' || path === '/accessibility')
      return this.#showText(exchange, words, path);
    // Who shortens an address by its last part.
    if (path === '/waste-fee' || path === '/waste-fee/') return exchange.redirect('/');
    if (path !== '/' && !path.startsWith('/waste-fee/')) return this.#notFound(exchange, words);
    await this.#wasteFee.handle(exchange, {
      words,
      print: (page) => this.#print(exchange, words, page),
      setLanguage: (language) => exchange.setCookie('tt-language', language),
      notFound: () => this.#notFound(exchange, words),
    });
  }

  /** `?lang=` chooses a language for this page and the ones after it. */
  #words(exchange: Exchange): Words {
    const asked = exchange.url.searchParams.get('lang');
    const kept = exchange.cookie('tt-language');
    if (isLanguage(asked)) {
      if (asked !== kept) exchange.setCookie('tt-language', asked);
      return wordsIn(asked);
    }
    return wordsIn(isLanguage(kept) ? kept : townLanguage);
  }

  #print(exchange: Exchange, words: Words, page: ServicePage, status = 200): void {
    exchange.page(printPage(words, this.#assets, page), {
      status,
    });
  }

  #showText(exchange: Exchange, words: Words, path: string): void {
    const isPrivacy = path === '/privacy';
    const title = words(isPrivacy ? 'privacyTitle' : 'footerAccessibility');
    const text = isPrivacy ? privacyText(words) : html`<p>${words('accessibilityText')}</p>`;
    this.#print(exchange, words, {
      title,
      body: html`<h1>${title}</h1>
        ${text}`,
      scripts: ['declaration'],
    });
  }

  #notFound(exchange: Exchange, words: Words): void {
    this.#message(exchange, words, 404, words('notFoundTitle'), words('notFoundText'));
  }

  #message(exchange: Exchange, words: Words, status: number, title: string, text: string): void {
    const body = html`<h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">${words('toStart')}</a></p>`;
    this.#print(exchange, words, { title, body, scripts: [] }, status);
  }

  #fail(exchange: Exchange, error: unknown): void {
    const { response, request } = exchange;
    const known = error instanceof BodyError;
    // The address only: queries and forms may hold what people typed.
    const cause = error instanceof UnsavedError ? error.cause : error;
    if (!(cause instanceof BodyError))
      console.error(`${exchange.method} ${exchange.url.pathname}:`, cause);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (!request.complete) {
      response.setHeader('connection', 'close');
      request.resume();
    }
    const words = this.#words(exchange);
    if (error instanceof UnsavedError) {
      this.#print(exchange, words, error.page, error.status);
    } else if (known && error.status === 413) {
      const limit = fileSize(fileLimit, words.language);
      this.#message(exchange, words, 413, words('refusedTitle'), words('tooLargeText', { limit }));
    } else if (known && error.status < 500) {
      if (error.status === 415) response.setHeader('accept-encoding', 'identity');
      this.#message(exchange, words, error.status, words('refusedTitle'), words('refusedText'));
    } else {
      const status = known ? error.status : 500;
      this.#message(exchange, words, status, words('failedTitle'), words('failedText'));
    }
  }

  async #sendAsset(exchange: Exchange, path: string): Promise<void> {
    if (path === '/assets/late.js') return this.#sendLate(exchange);
    const asset = await this.#assets.find(path);
    if (!asset) {
      exchange.send(404, 'text/plain; charset=utf-8', Buffer.from('404'));
      return;
    }
    const { headers } = exchange.request;
    const { etag, encoding, bytes } = this.#assets.represent(asset, headers['accept-encoding']);
    const caching = {
      etag,
      vary: 'accept-encoding',
      'cache-control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (isNamed(etag, headers['if-none-match'])) {
      exchange.send(304, asset.type, Buffer.alloc(0), caching);
      return;
    }
    exchange.send(200, asset.type, await bytes(), {
      ...caching,
      ...(encoding && { 'content-encoding': encoding }),
    });
  }

  /** The script of a slow line: it comes `ms` milliseconds late, 10 seconds at most. */
  async #sendLate(exchange: Exchange): Promise<void> {
    const asked = Number(exchange.url.searchParams.get('ms') ?? 1500);
    await new Promise((resolve) => setTimeout(resolve, Math.min(Math.max(asked || 0, 0), 10_000)));
    const source = exampleScripts
      .map((name) => `import ${JSON.stringify(this.#assets.address(name))};`)
      .join('');
    exchange.send(200, 'text/javascript; charset=utf-8', Buffer.from(source), {
      'cache-control': 'no-store',
    });
  }
}

if (import.meta.main) {
  const port = process.env['PORT'] ?? '4000';
  const dataDir = process.env['DATA_DIR'];
  const uploadLimit = parseSize(process.env['UPLOAD_LIMIT']);
  try {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
      throw new Error(`PORT is "${port}" and should be a number from 0 to 65535.`);
    }
    const { address, close } = await startServer({
      port: Number(port),
      ...(dataDir && { dataDir }),
      ...(uploadLimit && { uploadLimit }),
    });
    console.log(`The town hall is open: ${address}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void close().then(() => process.exit(0)));
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? `port ${port} is taken; set PORT to another.` : message;
    console.error(`The town hall cannot open: ${reason}`);
    process.exitCode = 1;
  }
}
