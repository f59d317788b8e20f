import type { FormField, StructureNode } from '../engine.ts';
import { namedField, questionLine } from './pdf-fields.ts';
import type { TextRun } from './pdf-reading-order.ts';

/** The fields of a page, and where they lie on it. */
export interface PageFields {
  /** By their ids. */
  fields: ReadonlyMap<string, HTMLElement>;
  /** What stands behind the element of a field. */
  about: ReadonlyMap<HTMLElement, FormField>;
  viewport: { width: number; height: number };
}

/** A sign that is no white space, no letter and no bullet. */
const placeholder = '\ufffc';

const letter = /[\p{L}\p{N}]/u;

/** An answer among the texts of its page. */
interface Placed {
  run: TextRun;
  /** Of its line, or close above. */
  near: TextRun[];
  /** Of its line. */
  beside: TextRun[];
}

const middleOf = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

const right = ({ left, width }: TextRun): number => left + width;

function placed(
  part: HTMLElement,
  { box }: FormField,
  texts: readonly TextRun[],
  { width, height }: PageFields['viewport'],
): Placed {
  const top = box.top * height;
  const tall = box.height * height;
  // Larger letters would make a heading of the line.
  const size = Math.min(middleOf(texts.map((text) => text.size)), 0.8 * tall);
  // One line stands in the middle of its field, several begin at the top; words beside it are of its line.
  const own = tall > 2.5 * size ? top + 1.2 * size : top + (tall + 0.7 * size) / 2;
  const left = box.left * width;
  const near = texts.filter(
    ({ base }) => base > top - 1.5 * size && base <= top + tall + 0.6 * size,
  );
  const beside = near.filter(({ base }) => base > top);
  // The question stands before its answer more often than behind it.
  const before = beside.filter((text) => text.left < left);
  const bases = (before.length > 0 ? before : beside).map(({ base }) => base);
  const base = bases.toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own))[0] ?? own;
  return {
    run: {
      text: placeholder,
      left,
      base,
      width: box.width * width,
      size,
      rtl: false,
      upright: true,
      endsLine: false,
      part,
    },
    near,
    beside,
  };
}

/**
 * Fields of a page without tags, as parts of its text: the words beside an answer say what it answers. Where
 * there are no words they stay apart, each with its name.
 */
export function fieldRuns({ fields, about, viewport }: PageFields, untagged: TextRun[]): TextRun[] {
  if (!untagged.some(({ text }) => letter.test(text))) return [];
  const present = untagged.flatMap(({ part }) => part ?? []);
  return [...fields.values()].flatMap((element) => {
    if (present.some((part) => part.contains(element))) return [];
    const field = about.get(element)!;
    const { run, near } = placed(element, field, untagged, viewport);
    // What nothing near it names says at least how programs call it.
    if (!field.label && near.length === 0) run.part = namedField(field, element, 'span');
    return run.size > 0 ? [run] : [];
  });
}

/**
 * Puts the fields that no tag names among the texts that tags do name, beside the words that stand
 * beside them on the page, else after what stands above them.
 * @param lists the texts of the page, each of them in its order
 * @returns what was put there, in the order of the page
 */
export function placeFields(
  lists: readonly TextRun[][],
  page: PageFields,
  structure: readonly StructureNode[],
): HTMLElement[] {
  const texts = lists.flat().filter(({ text, upright }) => upright && letter.test(text));
  if (texts.length === 0) return [];
  const named = linksIn(structure);
  const around = new Map<TextRun, { before: TextRun[]; after: TextRun[] }>();
  const parts: HTMLElement[] = [];
  const loose = [...page.fields].flatMap(([id, element]) => (named.has(id) ? [] : element));
  const boxOf = (element: HTMLElement): FormField['box'] => page.about.get(element)!.box;
  loose.sort((a, b) => boxOf(a).top - boxOf(b).top || boxOf(a).left - boxOf(b).left);
  for (const element of loose) {
    const field = page.about.get(element)!;
    const place = placed(element, field, texts, page.viewport);
    const { run, near } = place;
    if (!(run.size > 0)) continue;
    const part = near.length > 0 ? element : namedField(field, element);
    run.part = part;
    parts.push(part);
    const { text, isBefore } = anchorOf(place, isChoice(field), texts);
    const neighbours = around.get(text) ?? { before: [], after: [] };
    around.set(text, neighbours);
    const space = { ...run, text: ' ', width: 0 };
    delete space.part;
    if (isBefore) neighbours.before.push(run, space);
    else if (/\s$/.test(text.text)) neighbours.after.push(run, space);
    else neighbours.after.push(space, run, space);
  }
  for (const list of lists) {
    const whole = list.flatMap((text) => {
      const { before = [], after = [] } = around.get(text) ?? {};
      return [...before, text, ...after];
    });
    if (whole.length > list.length) list.splice(0, Infinity, ...whole);
  }
  return parts;
}

const isChoice = ({ kind }: FormField): boolean => kind === 'checkbox' || kind === 'radio';

/** The ids that tags name. */
function linksIn(nodes: readonly StructureNode[], found = new Set<string>()): Set<string> {
  for (const { children } of nodes) {
    for (const child of children) {
      if ('link' in child) found.add(child.link);
      else if ('role' in child) linksIn([child], found);
    }
  }
  return found;
}

function anchorOf(
  { run, beside, near }: Placed,
  isBox: boolean,
  texts: readonly TextRun[],
): { text: TextRun; isBefore: boolean } {
  const line = beside.filter(({ base }) => Math.abs(base - run.base) < 0.4 * run.size);
  const before = line.filter(({ left }) => left < run.left).toSorted((a, b) => right(b) - right(a));
  const after = line.filter(({ left }) => left >= run.left).toSorted((a, b) => a.left - b.left);
  const [previous] = before;
  const [next] = after;
  // The words of a box stand behind it more often than before it.
  const isNext =
    next && (!previous || (isBox && next.left - right(run) <= run.left - right(previous)));
  if (isNext) return { text: next, isBefore: true };
  if (previous) return { text: previous, isBefore: false };
  const gap = (text: TextRun): number =>
    Math.abs(run.base - text.base) + Math.max(0, text.left - right(run), run.left - right(text));
  const nearest = (all: readonly TextRun[]): TextRun | undefined =>
    all.toSorted((a, b) => gap(a) - gap(b))[0];
  const above = nearest(near) ?? nearest(texts.filter(({ base }) => base < run.base));
  if (above) return { text: above, isBefore: false };
  return { text: nearest(texts)!, isBefore: true };
}

/** Takes what was put into a heading out of it, and what has a line of its own out of a paragraph. */
export function settleFields(parts: readonly HTMLElement[]): void {
  for (const part of parts.toReversed()) {
    const isLine = part.dataset['line'] !== undefined;
    const block = part.parentElement?.closest(
      isLine ? 'h2, h3, h4, h5, h6, p' : 'h2, h3, h4, h5, h6',
    );
    if (!block) continue;
    const line = isLine ? part : document.createElement('p');
    if (!isLine) line.append(part);
    block.after(line);
  }
}

/** Shows the name of a field that the text around it does not say, and the question of a choice. */
export function nameFields({ fields, about }: PageFields, content: DocumentFragment): void {
  const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').toLowerCase();
  const said = plain(content.textContent);
  const isSaid = (words: string): boolean => said.includes(plain(words).trim());
  let asked = { question: '', name: '' };
  for (const element of fields.values()) {
    if (!content.contains(element)) continue;
    const field = about.get(element)!;
    const line = element.closest<HTMLElement>('[data-line]');
    let whole: HTMLElement = line ?? element;
    const isNamed = isSaid(field.label) || (element.ariaLabel && isSaid(element.ariaLabel));
    if (!line && field.label && !isNamed) {
      const place = document.createTextNode('');
      element.replaceWith(place);
      whole = namedField(field, element, 'span');
      place.replaceWith(whole);
    }
    const { question = '' } = field;
    const isAsked = question === asked.question && field.name === asked.name;
    if (question && !isAsked && !isSaid(question)) whole.before(questionLine(question));
    asked = { question, name: field.name };
  }
}

/** Makes groups of the radio buttons of a name that stand one after another, each in a line of its own. */
export function groupChoices({ about }: PageFields, content: DocumentFragment): void {
  let last: { name: string; group: HTMLElement } | undefined;
  for (const element of content.querySelectorAll('input')) {
    const { kind, name = '', question } = about.get(element) ?? {};
    const line = element.parentElement;
    if (kind !== 'radio' || !line) continue;
    // Those that are heard with their question, each of them, need no group to say it.
    if (question && element.ariaLabel?.includes(question)) continue;
    if (line.localName !== 'p' || line.querySelectorAll('input, [data-answer]').length > 1)
      continue;
    if (last?.name === name && last.group.nextElementSibling === line) {
      last.group.append(line);
      continue;
    }
    const group = document.createElement('div');
    group.role = 'group';
    group.ariaLabel = question || lastPart(name);
    line.before(group);
    group.append(line);
    last = { name, group };
  }
}

/** Forms made by programs name the way to a field, of which the last part is its own. */
const lastPart = (name: string): string =>
  name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/\[(\d+)\]$/, (_, at: string) => (at === '0' ? '' : ` ${Number(at) + 1}`));
