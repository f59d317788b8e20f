import type { Attachment } from '../engine.ts';
import { attributeOf, elementsOf, isElement, textOf, type XmlElement } from './parse-xml.ts';

/** Shorter ones are numbers and marks, which may be read. */
const shortest = 200;
/** Files that are listed; each is found again by going through all. */
const mostFiles = 1000;

/** Letters of data that is written in base64, or undefined for a text. */
export function base64Of(text: string): string | undefined {
  if (text.length < shortest || /[^A-Za-z0-9+/=\s]/.test(text)) return undefined;
  const letters = text.replace(/\s+/g, '');
  const isWhole = letters.length >= shortest && letters.length % 4 === 0;
  return isWhole && /^[^=]+={0,2}$/.test(letters) ? letters : undefined;
}

export const sizeOf = (letters: string): number =>
  (letters.length / 4) * 3 - (letters.endsWith('==') ? 2 : letters.endsWith('=') ? 1 : 0);

const isName = /^(?:nazwaPliku|fileName)$/i;

/** What a form calls the file that an element holds: it stands on the element itself, around it or beside it. */
function nameOf(around: readonly XmlElement[]): string | undefined {
  for (const node of around.slice(0, 3)) {
    const name =
      node.attributes.find((attribute) => isName.test(attribute.name))?.value ??
      textOf(elementsOf(node).find((child) => isName.test(child.name)));
    if (name.trim()) return name.trim();
  }
  return undefined;
}

/** Files that a form carries under a name, by the element that holds their data. */
export function embeddedFiles(root: XmlElement): Map<XmlElement, Attachment> {
  const files = new Map<XmlElement, Attachment>();
  const look = (node: XmlElement, around: readonly XmlElement[]): void => {
    const [parent, grandparent] = around;
    const inside = [node, ...(parent ? [parent] : []), ...(grandparent ? [grandparent] : [])];
    const isData = node.children.length > 0 && !node.children.some(isElement);
    const letters = isData ? base64Of(textOf(node).trim()) : undefined;
    const name = letters && nameOf(inside);
    if (letters && name && files.size < mostFiles) {
      const type = attributeOf(node, 'format') ?? attributeOf(parent, 'format');
      files.set(node, {
        name,
        size: sizeOf(letters),
        ...(type?.includes('/') ? { type } : {}),
        content: async () => Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)),
      });
    }
    for (const child of elementsOf(node)) look(child, inside);
  };
  look(root, []);
  return files;
}

const signatures = 'http://www.w3.org/2000/09/xmldsig#';

/** What stands in a signature is for programs, but for the documents that some are written around. */
export function isSignature(node: XmlElement): boolean {
  if (node.name === 'QualifyingProperties') return true;
  if (node.namespace !== signatures) return false;
  if (node.name !== 'Signature' && node.name !== 'Object') return true;
  return node.children.every((child) => (isElement(child) ? isSignature(child) : !child.trim()));
}
