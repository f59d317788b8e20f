import { PdfObjects } from './pdf-objects.ts';
import { itemsOf, referred } from './pdf-syntax.ts';

/** What decides whether something is seen, as pdf.js asks for it (ISO 32000-2, 8.11.2). */
export type Membership =
  | { type: 'OCG'; id: string }
  | { type: 'OCMD'; ids: string[]; policy: string | undefined; expression: Expression | undefined };

export type Expression = (string | Expression)[];

/** Levels of an expression; nobody writes more than two. */
const deepest = 8;

/** What a file says of its layers that pdf.js does not give. */
export class LayerFacts {
  readonly #file: PdfObjects;
  readonly locked: ReadonlySet<string>;

  private constructor(file: PdfObjects, locked: ReadonlySet<string>) {
    this.#file = file;
    this.locked = locked;
  }

  static async open(bytes: Uint8Array<ArrayBuffer>): Promise<LayerFacts> {
    const file = await PdfObjects.open(bytes);
    const catalogue = await file.entries(file.newest.trailer.get('Root'));
    const properties = await file.entries(catalogue?.get('OCProperties'));
    const usual = await file.entries(properties?.get('D'));
    const locked = itemsOf(await file.resolve(usual?.get('Locked'))) ?? [];
    return new LayerFacts(file, new Set(locked.map((each) => nameOf(file, each))));
  }

  /** The layers that an annotation belongs to, by the name that pdf.js gives it; undefined for none. */
  async layersOf(annotation: string): Promise<Membership | undefined> {
    const [, number, generation] = /^(\d+)R(\d*)$/.exec(annotation) ?? [];
    if (!number) return undefined;
    const entries = await this.#file.entries(`${number} ${generation || 0} R`);
    const stated = entries?.get('OC');
    if (!stated) return undefined;
    const group = await this.#file.entries(stated);
    if (group?.get('Type') === '/OCG') return { type: 'OCG', id: nameOf(this.#file, stated) };
    if (group?.get('Type') !== '/OCMD') return undefined;
    const groups = group.get('OCGs');
    const several = itemsOf(await this.#file.resolve(groups));
    return {
      type: 'OCMD',
      ids: (several ?? [groups ?? '']).map((each) => nameOf(this.#file, each)),
      policy: group.get('P')?.slice(1),
      expression: await this.#expression(group.get('VE'), 0),
    };
  }

  async #expression(value: string | undefined, depth: number): Promise<Expression | undefined> {
    const items = itemsOf(await this.#file.resolve(value));
    if (!items || depth > deepest) return undefined;
    const parts: Expression = [];
    for (const item of items) {
      const inner = await this.#expression(item, depth + 1);
      parts.push(inner ?? (item.startsWith('/') ? item.slice(1) : nameOf(this.#file, item)));
    }
    return parts;
  }
}

function nameOf(file: PdfObjects, reference: string): string {
  const number = referred(reference) ?? 0;
  return `${number}R${file.generation(number) || ''}`;
}
