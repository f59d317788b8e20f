import { readBody } from '../../http/body.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Store } from '../../store.ts';
import type { Uploads } from '../../uploads.ts';
import { Downloads } from './downloads.ts';
import { startPage } from './pages/start-page.ts';
import { addressOf } from './pages/way.ts';
import { findPlaces } from './places.ts';
import { stepIds, type StepId } from './questions.ts';
import type { Town } from './service-page.ts';
import { Signing } from './signing.ts';
import { Steps } from './steps.ts';
import { Visits } from './visits.ts';

const isStep = (name: string): name is StepId => (stepIds as readonly string[]).includes(name);

/** Mielec's declaration of the waste fee, from the start page to the receipt. */
export class WasteFeeService {
  readonly #store: Store;
  readonly #uploads: Uploads;
  readonly #visits: Visits;
  readonly #steps: Steps;
  readonly #signing: Signing;
  readonly #downloads: Downloads;

  constructor(store: Store, uploads: Uploads) {
    this.#store = store;
    this.#uploads = uploads;
    this.#visits = new Visits(store);
    this.#steps = new Steps(store, uploads, this.#visits);
    this.#signing = new Signing(store, uploads, this.#visits);
    this.#downloads = new Downloads(store, this.#visits);
  }

  async handle(exchange: Exchange, town: Town): Promise<void> {
    const path = exchange.url.pathname;
    const post = exchange.method === 'POST';
    const name = path === '/' ? 'start' : path.slice('/waste-fee/'.length);
    if (isStep(name))
      return post ? this.#steps.save(exchange, town, name) : this.#steps.show(exchange, town, name);
    switch (name) {
      case 'start':
        return this.#showStart(exchange, town);
      case 'start-again':
        return post ? this.#startAgain(exchange) : exchange.redirect('/');
      case 'check':
        return this.#signing.showCheck(exchange, town);
      case 'sign':
        return post ? this.#signing.sign(exchange, town) : this.#signing.showSign(exchange, town);
      case 'receipt':
        return this.#signing.showReceipt(exchange, town);
      case 'places':
        return post ? this.#sendPlaces(exchange, town) : town.notFound();
      case 'document.pdf':
        return this.#downloads.sendDraft(exchange, town);
      case 'declaration.pdf':
        return this.#downloads.sendSigned(exchange, town);
      default:
        return name.startsWith('files/') && !post
          ? this.#downloads.sendFile(exchange, town, name.slice('files/'.length))
          : town.notFound();
    }
  }

  #showStart(exchange: Exchange, { words, print }: Town): void {
    const session = this.#visits.known(exchange);
    const hasDraft = session !== undefined && this.#store.hasDraft(session);
    print({
      title: words('serviceName'),
      body: startPage(
        words,
        hasDraft,
        session ? this.#visits.sentNotice(session, words) : undefined,
      ),
      scripts: ['declaration'],
      ...(session && { draft: this.#visits.draft(exchange, session, words.language) }),
    });
  }

  async #startAgain(exchange: Exchange): Promise<void> {
    await readBody(exchange.request, { files: false });
    const session = this.#visits.known(exchange);
    if (session) {
      await this.#visits.inTurn(session, async () => {
        this.#store.dropDraft(session);
        await this.#uploads.forget(session);
      });
      this.#visits.beginAnother(exchange, session);
    }
    exchange.redirect(addressOf('purpose'));
  }

  /** What the register of places knows of a text, for the page's script. */
  async #sendPlaces(exchange: Exchange, { words }: Town): Promise<void> {
    const { fields } = await readBody(exchange.request, { files: false });
    exchange.json(findPlaces(fields.get('text') ?? '', words));
  }
}
