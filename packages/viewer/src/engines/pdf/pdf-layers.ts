import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { DocumentLayer } from '../engine.ts';
import type { LayerFacts } from './layer-facts.ts';
import type { PdfKeeper } from './pdf-keeper.ts';

type Config = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>;

/** An entry of the order in which layers are listed: an id, or a named group of such. */
type Order = (string | { name: string | null; order: Order })[];

/** Bytes of a file up to which what pdf.js does not give is read from it. */
const largestRead = 64 * 1024 * 1024;

/** The layers of a PDF, and what is seen because of them. */
export class PdfLayers {
  readonly #keeper: PdfKeeper;
  #config: Promise<Config> | undefined;
  #facts: Promise<LayerFacts | undefined> | undefined;

  constructor(keeper: PdfKeeper) {
    this.#keeper = keeper;
  }

  /** What to draw by; undefined while nothing but the document decides. */
  get config(): Promise<Config> | undefined {
    return this.#config;
  }

  #read(): Promise<Config> {
    return (this.#config ??= this.#keeper.use((pdf) => pdf.getOptionalContentConfig()));
  }

  /** Fetches nothing: a long file that comes in parts is not loaded for this. */
  async #factsOf(config: Config): Promise<LayerFacts | undefined> {
    const hasLayers = !config[Symbol.iterator]().next().done;
    if (!hasLayers || !this.#keeper.isWhole) return undefined;
    this.#facts ??= this.#keeper
      .use(async (pdf) => {
        if ((await pdf.getDownloadInfo()).length > largestRead) return undefined;
        const { LayerFacts } = await import('./layer-facts.ts');
        return LayerFacts.open((await pdf.getData()) as Uint8Array<ArrayBuffer>);
      })
      .catch(() => undefined);
    return this.#facts;
  }

  async list(): Promise<DocumentLayer[]> {
    const config = await this.#read();
    const facts = await this.#factsOf(config);
    return layersIn(config, facts?.locked ?? new Set());
  }

  /** @returns whether it is shown or hidden now as asked */
  async show(id: string, visible: boolean): Promise<boolean> {
    const config = await this.#read();
    const facts = await this.#factsOf(config);
    if (facts?.locked.has(id)) return false;
    config.setVisibility(id, visible);
    return true;
  }

  /** Those of a page's annotations that lie on no hidden layer. */
  async shown<Annotation extends { id: string }>(annotations: Annotation[]): Promise<Annotation[]> {
    if (annotations.length === 0) return annotations;
    const config = await this.#read().catch(() => undefined);
    const facts = config && (await this.#factsOf(config));
    if (!facts) return annotations;
    const seen = await Promise.all(
      annotations.map(async ({ id }) => {
        const layers = await facts.layersOf(id).catch(() => undefined);
        return !layers || (config.isVisible(layers as never) as boolean);
      }),
    );
    return annotations.filter((_, at) => seen[at]);
  }
}

function layersIn(config: Config, locked: ReadonlySet<string>): DocumentLayer[] {
  const convert = (order: Order): DocumentLayer[] => {
    const layers: DocumentLayer[] = [];
    for (const entry of order) {
      if (typeof entry === 'string') {
        const group = config.getGroup(entry) as { name: string | null; visible: boolean } | null;
        if (!group) continue;
        const { name, visible } = group;
        const layer = { id: entry, name: name ?? '', visible, children: [] };
        layers.push(locked.has(entry) ? { ...layer, locked: true } : layer);
        continue;
      }
      const children = convert(entry.order);
      // pdf.js gives what the list does not name, or names within another layer, as a group without a name.
      if (entry.name) layers.push({ name: entry.name, visible: true, children });
      else layers.push(...children);
    }
    return layers;
  };
  return convert((config.getOrder() as Order | null) ?? []);
}
