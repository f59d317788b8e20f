import { type Archive, openArchive, tooLarge } from '../archive/archive.ts';
import { xmlClaims } from '../containers/signatures.ts';
import {
  type DocumentProperty,
  type PartNotShown,
  type ReadingWords,
  type SignatureClaim,
} from '../engine.ts';
import { element, interfaceWords, Pictures } from '../reading/html.ts';
import { pictureType } from '../reading/media-type.ts';
import {
  childOf,
  descendantsOf,
  elementsOf,
  isElement,
  attributeOf,
  parseXml,
  textOf,
  type XmlElement,
  xmlText,
} from '../xml/parse-xml.ts';

/** Bytes of one XML part; larger ones would stop the page for seconds. */
const largestXml = 48 * 1024 * 1024;

/** An office document: XML parts and pictures in a ZIP file, led by names. */
export interface OfficePackage {
  /** An XML part as a tree; undefined where there is none. */
  xml(name: string): Promise<XmlElement | undefined>;
  /** An XML part as text. */
  text(name: string): Promise<string | undefined>;
  bytes(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  readonly names: readonly string[];
}

/** @throws {DocumentFailure} */
export function openPackage(bytes: Uint8Array<ArrayBuffer>): OfficePackage {
  const archive: Archive = openArchive(bytes);
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const entry = archive.find(name);
    return entry && archive.read(entry);
  };
  const text = async (name: string): Promise<string | undefined> => {
    const content = await read(name);
    if (content && content.length > largestXml) throw tooLarge(content.length, largestXml);
    return content && xmlText(content);
  };
  return {
    bytes: read,
    text,
    async xml(name) {
      const source = await text(name);
      return source === undefined ? undefined : parseXml(source);
    },
    names: archive.entries.map(({ name }) => name),
  };
}

/** Where Office keeps signatures, and where OpenDocument does. */
const signaturePart = /^(?:_xmlsignatures\/[^/]+\.xml|META-INF\/documentsignatures\.xml)$/i;

/** What the signatures in an office document state. None is verified. */
export async function claimsIn(office: OfficePackage): Promise<SignatureClaim[]> {
  const claims: SignatureClaim[] = [];
  for (const name of office.names.filter((each) => signaturePart.test(each)).slice(0, 200)) {
    const root = await office.xml(name).catch(() => undefined);
    // One that cannot be read is still there, and is counted.
    claims.push(...(root ? xmlClaims(root, () => false) : [{ coversWholeDocument: false }]));
  }
  return claims;
}

export interface Relation {
  /** Name of a part, or an address where it is outside. */
  target: string;
  type: string;
  external: boolean;
}

/** What an Office Open XML part refers to, by id (ECMA-376 part 2, 8). */
export async function relationsOf(
  office: OfficePackage,
  part: string,
): Promise<ReadonlyMap<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const root = await office.xml(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  const relations = new Map<string, Relation>();
  for (const relation of elementsOf(root, 'Relationship')) {
    const target = attributeOf(relation, 'Target') ?? '';
    const external = attributeOf(relation, 'TargetMode') === 'External';
    relations.set(attributeOf(relation, 'Id') ?? '', {
      target: external ? target : resolved(part.slice(0, slash), target),
      type: (attributeOf(relation, 'Type') ?? '').split('/').pop() ?? '',
      external,
    });
  }
  return relations;
}

/** Name of the part that the package begins with. */
export async function mainPart(office: OfficePackage, usual: string): Promise<string> {
  for (const { type, target } of (await relationsOf(office, '')).values())
    if (type === 'officeDocument') return target;
  return usual;
}

/** A name within the archive; dots lead no further up than its root. */
function resolved(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step && step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** What Office Open XML and OpenDocument say of a document, in the words of Dublin Core. */
export function propertiesOf(...parts: (XmlElement | undefined)[]): DocumentProperty[] {
  const found: DocumentProperty[] = [];
  const names: readonly [element: string, name: DocumentProperty['name']][] = [
    ['title', 'title'],
    ['initial-creator', 'author'],
    ['creator', 'author'],
    ['subject', 'subject'],
    ['keywords', 'keywords'],
    ['keyword', 'keywords'],
    ['Application', 'program'],
    ['generator', 'program'],
    ['created', 'created'],
    ['creation-date', 'created'],
    ['modified', 'changed'],
    ['date', 'changed'],
  ];
  for (const [label, name] of names) {
    const text = parts.map((part) => textOf(childOf(part, label)).trim()).find(Boolean);
    if (!text || found.some((property) => property.name === name)) continue;
    const isTime = name === 'created' || name === 'changed';
    const time = new Date(text);
    if (!isTime) found.push({ name, value: text });
    else if (!Number.isNaN(time.getTime())) found.push({ name, value: time });
  }
  return found;
}

/** Properties of an Office Open XML document. */
export async function officeProperties(office: OfficePackage): Promise<DocumentProperty[]> {
  const [core, app] = await Promise.all(
    ['docProps/core.xml', 'docProps/app.xml'].map((name) =>
      office.xml(name).catch(() => undefined),
    ),
  );
  return propertiesOf(core, app);
}

export const titleIn = (properties: readonly DocumentProperty[]): string => {
  const title = properties.find(({ name }) => name === 'title')?.value;
  return typeof title === 'string' ? title : '';
};

/** Pictures of an office document: the page is built first, then they are unpacked one by one. */
export class PackagePictures {
  readonly #office: OfficePackage;
  readonly #words: ReadingWords;
  readonly #wanted: { place: HTMLElement; name: string; alternative: string }[] = [];
  readonly #objects: { place: HTMLElement; folder: string; stated: string }[] = [];
  readonly pictures = new Pictures();

  constructor(office: OfficePackage, words: ReadingWords) {
    this.#office = office;
    this.#words = words;
  }

  /** A place for the picture in a part of the archive. */
  picture(name: string | undefined, stated: string | undefined): HTMLElement {
    if (name && !pictureType(name)) return this.notShown('picture', stated);
    const alternative = stated?.trim() || this.#words.picture();
    const place = element('span', `[${alternative}]`);
    if (!stated?.trim()) interfaceWords(this.#words, place);
    if (name && pictureType(name)) this.#wanted.push({ place, name, alternative });
    return place;
  }

  /** Says that something stands here that is not shown, and what the document says of it. */
  notShown(what: PartNotShown, stated?: string): HTMLElement {
    const words = interfaceWords(this.#words, element('span', `[${this.#words.notShown(what)}]`));
    return stated?.trim() ? element('span', words, ` ${stated.trim()}`) : words;
  }

  /** A place for an object of its own kind in a folder of the archive, such as a chart (OpenDocument). */
  object(folder: string, stated: string): HTMLElement {
    const place = this.notShown('object', stated);
    this.#objects.push({ place, folder, stated });
    return place;
  }

  /** A place for a picture that lies on another computer. */
  remote(stated: string | undefined): HTMLElement {
    if (stated?.trim()) return element('span', `[${stated.trim()}]`);
    return interfaceWords(this.#words, element('span', `[${this.#words.remotePicture()}]`));
  }

  async load(signal: AbortSignal): Promise<void> {
    for (const { place, folder, stated } of this.#objects) {
      if (signal.aborted) return;
      const root = await this.#office.xml(`${folder}/content.xml`).catch(() => undefined);
      if (!root) continue;
      if (root.name === 'math') {
        place.replaceWith(this.notShown('formula', stated || formulaText(root).trim()));
      } else if (!descendantsOf(root, 'chart').next().done) {
        place.replaceWith(this.notShown('chart', stated));
      }
    }
    for (const { place, name, alternative } of this.#wanted) {
      if (signal.aborted) return;
      // A picture that is damaged or too large leaves its words behind.
      const bytes = await this.#office.bytes(name).catch(() => undefined);
      if (!bytes) continue;
      const picture = this.pictures.add(bytes, pictureType(name), alternative);
      if (place.lang) picture.lang = place.lang;
      place.replaceWith(picture);
    }
  }
}

/** The signs of a formula (MathML), without what the program noted of it for itself. */
function formulaText({ children }: XmlElement): string {
  const parts = children.map((child) => {
    if (!isElement(child)) return child.trim();
    return child.name === 'annotation' ? '' : formulaText(child);
  });
  return parts.filter(Boolean).join(' ');
}
