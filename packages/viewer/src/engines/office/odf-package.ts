import { type DocumentProperty, DocumentFailure } from '../engine.ts';
import {
  attributeOf,
  childOf,
  descendantsOf,
  elementsOf,
  type XmlElement,
} from '../xml/parse-xml.ts';
import { openPackage, type OfficePackage, propertiesOf, titleIn } from './package.ts';

/** An OpenDocument file (ISO/IEC 26300): content, styles by name, and what it says of itself. */
export interface OdfPackage {
  office: OfficePackage;
  /** The element below `office:body`: `text`, `spreadsheet` or `presentation`. */
  body: XmlElement;
  /** Styles of content and of styles.xml, by family and name. */
  style(family: string, name: string | undefined): XmlElement | undefined;
  /** A list's style by name. */
  listStyle(name: string | undefined): XmlElement | undefined;
  /** How headings are numbered. */
  outlineStyle: XmlElement | undefined;
  /** Kinds of pages. */
  masters: readonly XmlElement[];
  language: string;
  title: string;
  properties: DocumentProperty[];
}

/** @throws {DocumentFailure} `encrypted` where it is encrypted, else as `openArchive` */
export async function openOdf(
  bytes: Uint8Array<ArrayBuffer>,
  kind: 'text' | 'spreadsheet' | 'presentation',
): Promise<OdfPackage> {
  const office = openPackage(bytes);
  const optional = (name: string): Promise<XmlElement | undefined> =>
    office.xml(name).catch(() => undefined);
  const [manifest, styleSheet, meta] = await Promise.all([
    optional('META-INF/manifest.xml'),
    optional('styles.xml'),
    optional('meta.xml'),
  ]);
  if (!descendantsOf(manifest, 'encryption-data').next().done)
    throw new DocumentFailure('encrypted');
  const content = await office.xml('content.xml');
  const body = childOf(childOf(content, 'body'), kind);
  if (!body) throw new DocumentFailure('broken');
  const styles = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  for (const root of [styleSheet, content]) {
    for (const group of ['styles', 'automatic-styles']) {
      for (const style of elementsOf(childOf(root, group))) {
        const name = attributeOf(style, 'name') ?? '';
        if (style.name === 'list-style') lists.set(name, style);
        else if (style.name === 'style')
          styles.set(`${attributeOf(style, 'family')}/${name}`, style);
        else if (style.name === 'default-style')
          styles.set(`${attributeOf(style, 'family')}/`, style);
      }
    }
  }
  const properties = propertiesOf(childOf(meta, 'meta'));
  const style = (family: string, name: string | undefined): XmlElement | undefined =>
    styles.get(`${family}/${name ?? ''}`);
  const standard = childOf(style('paragraph', ''), 'text-properties');
  return {
    office,
    body,
    style,
    listStyle: (name) => (name ? lists.get(name) : undefined),
    outlineStyle: childOf(childOf(styleSheet, 'styles'), 'outline-style'),
    masters: elementsOf(childOf(styleSheet, 'master-styles'), 'master-page'),
    language: languageOf(standard) ?? '',
    title: titleIn(properties),
    properties,
  };
}

/** Insertions and deletions that nobody has accepted yet. */
export const countOdfChanges = (...parts: (XmlElement | undefined)[]): number =>
  parts
    .flatMap((part) => elementsOf(childOf(part, 'tracked-changes'), 'changed-region'))
    .filter((region) => childOf(region, 'insertion') ?? childOf(region, 'deletion')).length;

/** The language of text properties, as a BCP 47 tag. */
export function languageOf(properties: XmlElement | undefined): string | undefined {
  const language = attributeOf(properties, 'language');
  if (!language || /^(?:none|zxx)$/.test(language)) return undefined;
  const country = attributeOf(properties, 'country');
  return country && country !== 'none' ? `${language}-${country}` : language;
}
