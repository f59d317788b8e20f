import { childOf, elementsOf, pathOf, type XmlElement } from '../xml/parse-xml.ts';
import type { Change } from './inline.ts';

/** Elements around text that was changed (ECMA-376 part 1, 17.13.5). */
const changes: ReadonlyMap<string, Change> = new Map([
  ['ins', 'ins'],
  ['moveTo', 'ins'],
  ['del', 'del'],
  ['moveFrom', 'del'],
]);

export const changeOf = ({ name }: XmlElement): Change | undefined => changes.get(name);

/** What the properties of a paragraph's end, of a row or of a cell state of it. */
export function statedChange(properties: XmlElement | undefined): Change | undefined {
  for (const [name, change] of [...changes, ['cellIns', 'ins'], ['cellDel', 'del']] as const)
    if (childOf(properties, name)) return change;
  return undefined;
}

export const markChange = (paragraph: XmlElement): Change | undefined =>
  statedChange(pathOf(paragraph, 'pPr', 'rPr'));

/** How many changes nobody has accepted; neighbours of one kind are one. */
export function countChanges(part: XmlElement | undefined): number {
  let count = 0;
  let before: Change | undefined;
  for (const child of elementsOf(part)) {
    if (/(?:Change|Pr)$/.test(child.name)) continue;
    const change = changeOf(child);
    if (change && change !== before) count += 1;
    before = change;
    const isWhole =
      /^t[rc]$/.test(child.name) && statedChange(childOf(child, `${child.name}Pr`)) !== undefined;
    count += isWhole ? 1 : countChanges(child);
    // The end of a paragraph is changed with its text, or alone.
    const mark = child.name === 'p' ? markChange(child) : undefined;
    if (mark && !elementsOf(child).some((each) => changeOf(each) === mark)) count += 1;
  }
  return count;
}
