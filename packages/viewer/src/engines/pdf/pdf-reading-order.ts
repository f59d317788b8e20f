/** A stretch of text as it stands on the page, in points from the page's top left corner. */
export interface TextRun {
  text: string;
  left: number;
  /** Of the base line. */
  base: number;
  width: number;
  /** Of the letters, which is their height. */
  size: number;
  /** Written from right to left. */
  rtl: boolean;
  /** Stands upright; text that is turned is read after the rest. */
  upright: boolean;
  endsLine: boolean;
  /** What stands here in place of a text: the answer in a field. */
  part?: HTMLElement;
}

export interface TextBlock {
  /** A numbered item keeps its number in its text. */
  kind: 'heading' | 'paragraph' | 'item' | 'numbered';
  /** Of a heading: 1 for the page's largest letters, else 2. */
  level: 1 | 2;
  lines: TextRun[][];
}

/** More lines than this are read in the order of the file: no page that people made has so many. */
const mostSegments = 4000;

const bullet = /^[•◦▪▫■□●○‣⁃∙·–—*-]\s*$|^[•◦▪▫■□●○‣⁃∙]\s*/u;

/** What stands in an empty cell. */
const loneDash = /^\s*[–—*-]\s*$/u;

/** `1.`, `2)`, `(3)`, `§ 4.` or `b)`, each followed by words. */
const numeral = /^\s*([(§]?)\s*(?:(\d{1,3})|(\p{Ll}))([.)])\s+\S/u;

/** Part of a line without a wide gap in it. */
interface Segment {
  runs: TextRun[];
  left: number;
  right: number;
  top: number;
  bottom: number;
  size: number;
}

/**
 * Works out in which order untagged text is read, and what is a heading, a paragraph or an item of a
 * list, from where it lies and how large it is. A guess, and to be called one.
 */
export function guessBlocks(runs: readonly TextRun[]): TextBlock[] {
  const inked = runs.filter(({ text }) => text.trim() !== '');
  const segments = segmentsOf(inked.filter(({ upright }) => upright));
  const lines = segments.length > mostSegments ? segments : readingOrder(segments).flatMap(rows);
  const turned = inked.filter(({ upright }) => !upright).map((run) => segmentOf([run]));
  return [...blocksOf(lines), ...blocksOf(turned)];
}

function segmentOf(runs: TextRun[]): Segment {
  const size = Math.max(...runs.map((run) => run.size));
  const base = Math.max(...runs.map((run) => run.base));
  return {
    runs,
    left: Math.min(...runs.map((run) => run.left)),
    right: Math.max(...runs.map((run) => run.left + run.width)),
    top: base - size,
    bottom: base,
    size,
  };
}

/** Joins what stands on one base line without a wide gap. */
function segmentsOf(runs: TextRun[]): Segment[] {
  const sorted = [...runs].sort((a, b) => a.base - b.base || a.left - b.left);
  const segments: Segment[] = [];
  let row: TextRun[] = [];
  const close = (): void => {
    row.sort((a, b) => a.left - b.left);
    let part: TextRun[] = [];
    let right = 0;
    for (const run of row) {
      if (part.length > 0 && run.left - right > 1.2 * run.size) {
        segments.push(segmentOf(part));
        part = [];
      }
      part.push(run);
      right = Math.max(part.length > 1 ? right : 0, run.left + run.width);
    }
    if (part.length > 0) segments.push(segmentOf(part));
    row = [];
  };
  for (const run of sorted) {
    const first = row[0];
    // Superscripts and subscripts stand a third of a letter off the line.
    if (first && run.base - first.base > 0.4 * Math.max(first.size, run.size)) close();
    row.push(run);
  }
  close();
  return segments;
}

/** Cuts the page into columns and bands until only text that is read line by line is left. */
function readingOrder(segments: Segment[]): Segment[][] {
  const done: Segment[][] = [];
  const waiting = [segments];
  while (waiting.length > 0) {
    const area = waiting.pop() as Segment[];
    const columns = columnCut(area);
    const cut = (columns && tableCut(area)) ?? columns ?? bandCut(area);
    if (cut) waiting.push(cut[1], cut[0]);
    else if (area.length > 0) done.push(area);
  }
  return done;
}

type Halves = [Segment[], Segment[]];

/** Two columns of running text; a table or a form, whose lines are short, is read row by row. */
function columnCut(area: Segment[]): Halves | undefined {
  if (area.length < 6) return undefined;
  const gap = widestGap(
    area,
    ({ left }) => left,
    ({ right }) => right,
  );
  if (!gap || gap.width < 0.8 * typicalSize(area)) return undefined;
  const first = area.filter(({ right }) => right <= gap.at);
  const second = area.filter(({ left }) => left >= gap.at);
  if (!isRunningText(first) || !isRunningText(second)) return undefined;
  const rtl = area.filter(({ runs }) => runs.some((run) => run.rtl)).length > area.length / 2;
  return rtl ? [second, first] : [first, second];
}

/** Cuts above or below a table that stands over or under columns, and would be torn apart with them. */
function tableCut(area: Segment[]): Halves | undefined {
  const lines = linesOf(area);
  const isRow = (line: Segment[] | undefined): boolean => line !== undefined && line.length > 2;
  for (let first = 0, next; first < lines.length; first = next) {
    next = first + 1;
    if (!isRow(lines[first])) continue;
    while (isRow(lines[next])) next++;
    const table = lines.slice(first, next).flat();
    // Three columns of running text have such lines too.
    if (next - first < 3 || columnCut(table)) continue;
    const at = first > 0 ? first : next;
    return at < lines.length ? [lines.slice(0, at).flat(), lines.slice(at).flat()] : undefined;
  }
  return undefined;
}

function isRunningText(column: Segment[]): boolean {
  if (column.length < 3) return false;
  const width = extent(column);
  const filled = column.filter(({ left, right }) => right - left > 0.6 * width).length;
  return filled >= column.length / 2 && width > 12 * typicalSize(column);
}

function extent(area: Segment[]): number {
  return Math.max(...area.map(({ right }) => right)) - Math.min(...area.map(({ left }) => left));
}

/** Cuts above or below the widest white band, if columns may lie on one side of it. */
function bandCut(area: Segment[]): Halves | undefined {
  const gap =
    area.length < 7
      ? undefined
      : widestGap(
          area,
          ({ top }) => top,
          ({ bottom }) => bottom,
        );
  if (!gap || gap.width < 0.3 * typicalSize(area)) return undefined;
  return [area.filter(({ bottom }) => bottom <= gap.at), area.filter(({ top }) => top >= gap.at)];
}

function widestGap(
  area: Segment[],
  begin: (segment: Segment) => number,
  end: (segment: Segment) => number,
): { at: number; width: number } | undefined {
  const sorted = [...area].sort((a, b) => begin(a) - begin(b));
  let reached = -Infinity;
  let best: { at: number; width: number } | undefined;
  for (const segment of sorted) {
    const width = begin(segment) - reached;
    if (reached > -Infinity && width > (best?.width ?? 0))
      best = { at: reached + width / 2, width };
    reached = Math.max(reached, end(segment));
  }
  return best;
}

function typicalSize(area: Segment[]): number {
  const sizes = area.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

/** What stands beside each other, from top to bottom. */
function linesOf(area: Segment[]): Segment[][] {
  const lines: Segment[][] = [];
  for (const segment of [...area].sort((a, b) => a.bottom - b.bottom || a.left - b.left)) {
    const last = lines.at(-1);
    if (last?.[0] && segment.bottom - last[0].bottom < 0.4 * segment.size) last.push(segment);
    else lines.push([segment]);
  }
  return lines;
}

/** Lines of an area from top to bottom; what stands beside each other is one line. */
function rows(area: Segment[]): Segment[] {
  return linesOf(area).map((line) => {
    const runs = line.flatMap((segment) => segment.runs);
    const rtl = runs.filter((run) => run.rtl).length > runs.length / 2;
    runs.sort((a, b) => (rtl ? b.left - a.left : a.left - b.left));
    return segmentOf(runs);
  });
}

function blocksOf(lines: Segment[]): TextBlock[] {
  const body = bodySize(lines);
  const right = Math.max(...lines.map((line) => line.right), 0);
  const numbered = numberedLines(lines);
  const blocks: TextBlock[] = [];
  let previous: Segment | undefined;
  for (const line of lines) {
    const kind = kindOf(line, body, numbered.has(line));
    const last = blocks.at(-1);
    if (last && previous && continues(previous, line, right, last.kind, kind)) {
      last.lines.push(line.runs);
    } else {
      blocks.push({ kind, level: line.size > 1.6 * body ? 1 : 2, lines: [line.runs] });
    }
    previous = line;
  }
  // Long text in large letters is a notice, and where most is large nothing stands out.
  const titles = blocks.filter(({ kind }) => kind === 'heading');
  const isAllTitles = blocks.length > 2 && titles.length > blocks.length / 2;
  for (const block of titles) if (isAllTitles || block.lines.length > 3) block.kind = 'paragraph';
  // What stands before the largest letters, or on a page without them, is below no other heading.
  const headings = titles.filter(({ kind }) => kind === 'heading');
  const largest = headings.findIndex(({ level }) => level === 1);
  for (const block of largest < 0 ? headings : headings.slice(0, largest)) block.level = 1;
  return blocks.map((block) => ({ ...block, lines: block.lines.map(spaced) }));
}

const textOf = (line: Segment): string => line.runs.map(({ text }) => text).join('');

/**
 * Lines that begin with the number after, or before, that of another line which begins as far in and
 * is counted in the same way. One number alone is a date, or the end of a sentence.
 */
function numberedLines(lines: readonly Segment[]): Set<Segment> {
  const numbered = new Set<Segment>();
  const counted = new Map<string, { line: Segment; value: number }[]>();
  for (const line of lines) {
    const [, before = '', digits, letter = '', after = ''] = numeral.exec(textOf(line)) ?? [];
    if (!after) continue;
    const value = digits ? Number(digits) : letter.codePointAt(0)!;
    const way = `${before}${digits ? 1 : 'a'}${after}`;
    const others = counted.get(way) ?? [];
    const previous = others.findLast(
      (other) =>
        other.value === value - 1 && Math.abs(other.line.left - line.left) < 0.6 * line.size,
    );
    if (previous) numbered.add(previous.line).add(line);
    // A longer list inside an item than this is told by its own numbers alone.
    counted.set(way, [...others.slice(-20), { line, value }]);
  }
  return numbered;
}

function kindOf(line: Segment, body: number, isNumbered: boolean): TextBlock['kind'] {
  if (bullet.test(line.runs[0]?.text ?? '') && !loneDash.test(textOf(line))) return 'item';
  const isTitle = line.size > 1.15 * body && /\p{L}/u.test(textOf(line));
  if (isTitle) return 'heading';
  return isNumbered ? 'numbered' : 'paragraph';
}

const isItem = (kind: TextBlock['kind']): boolean => kind === 'item' || kind === 'numbered';

function continues(
  previous: Segment,
  line: Segment,
  right: number,
  before: TextBlock['kind'],
  kind: TextBlock['kind'],
): boolean {
  if (isItem(kind) || (kind === 'heading') !== (before === 'heading')) return false;
  // Questions with their answers are lines, and no running text.
  if ([previous, line].some(({ runs }) => runs.some(({ part }) => part))) return false;
  if (Math.abs(line.size - previous.size) > 0.15 * line.size) return false;
  const step = line.bottom - previous.bottom;
  // The next column goes on where this one stops in the middle of a sentence.
  if (step < 0) return /[\p{Ll},-]\s*$/u.test(textOf(previous)) && /^\s*\p{Ll}/u.test(textOf(line));
  if (step > 1.7 * line.size || step < 0.4 * line.size) return false;
  if (before === 'heading') return true;
  const indented = line.left - previous.left > line.size && !isItem(before);
  const isShort = previous.right < right - 0.25 * (right - previous.left);
  return !indented && !(isShort && /[.:;!?]\s*$/u.test(textOf(previous)));
}

/** Size of most letters. */
function bodySize(lines: Segment[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of lines.flatMap(({ runs }) => runs)) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Puts a space where the page leaves one white. */
function spaced(runs: TextRun[]): TextRun[] {
  const line: TextRun[] = [];
  for (const run of runs) {
    const before = line.at(-1);
    const white = before
      ? Math.max(run.left - before.left - before.width, before.left - run.left - run.width)
      : 0;
    if (before && white > 0.12 * run.size && !/\s$/.test(before.text) && !/^\s/.test(run.text)) {
      const { base, size, rtl, upright, endsLine } = run;
      const left = before.left + before.width;
      line.push({ text: ' ', left, base, width: 0, size, rtl, upright, endsLine });
    }
    line.push(run);
  }
  return line;
}

/** The text of an item of a list without its bullet. */
export function withoutBullet(lines: TextRun[][]): TextRun[][] {
  const [first = [], ...rest] = lines;
  const [run, ...others] = first;
  if (!run) return lines;
  return [[{ ...run, text: run.text.replace(bullet, '') }, ...others], ...rest];
}
