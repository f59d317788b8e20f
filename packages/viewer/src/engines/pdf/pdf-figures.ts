import { OPS, type PDFPageProxy, Util } from '../../generated/pdfjs.js';
import type { Area, Box, StructureNode } from '../engine.ts';

/** Left, bottom, right, top. */
type Rect = readonly [number, number, number, number];
type Matrix = readonly number[];

interface Operators {
  fnArray: ArrayLike<number>;
  argsArray: ArrayLike<unknown>;
}

const everywhere: Rect = [-Infinity, -Infinity, Infinity, Infinity];
const unit: Rect = [0, 0, 1, 1];

/**
 * Where a picture lies, in CSS pixels at 100 % on the page as it is shown; undefined where nothing of
 * it is to be seen. What is drawn inside its tag decides, then the place that the file states for it.
 */
export async function figureArea(
  page: PDFPageProxy,
  node: StructureNode,
  pixelsPerPoint: number,
): Promise<Area | undefined> {
  const viewport = page.getViewport({ scale: pixelsPerPoint });
  const stated = node.box && rectOf(node.box, page.view);
  // pdf.js reads a width and height without a place as one in the corner of the page.
  const isSure = stated && (stated[0] !== 0 || stated[1] !== 0);
  const rect = isSure ? stated : ((await drawnIn(page, marksOf(node))) ?? stated);
  if (!rect) return undefined;
  const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(rect[0], rect[1]) as number[];
  const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(rect[2], rect[3]) as number[];
  const left = Math.max(0, Math.floor(Math.min(x1, x2)));
  const top = Math.max(0, Math.floor(Math.min(y1, y2)));
  const width = Math.min(viewport.width, Math.ceil(Math.max(x1, x2))) - left;
  const height = Math.min(viewport.height, Math.ceil(Math.max(y1, y2))) - top;
  // A hair line is a rule or a mistake, no picture.
  return width < 4 || height < 4 ? undefined : { left, top, width, height };
}

function rectOf(box: Box, view: number[]): Rect {
  const [left = 0, bottom = 0, right = 1, top = 1] = view;
  const width = right - left;
  const height = top - bottom;
  const upper = top - box.top * height;
  const start = left + box.left * width;
  return [start, upper - box.height * height, start + box.width * width, upper];
}

function marksOf(node: StructureNode): Set<number> {
  const marks = new Set<number>();
  const collect = ({ children }: StructureNode): void => {
    for (const child of children) {
      if ('text' in child) marks.add(Number(/_mc(\d+)$/.exec(child.text)?.[1] ?? NaN));
      else if ('children' in child) collect(child);
    }
  };
  collect(node);
  return marks;
}

async function drawnIn(page: PDFPageProxy, marks: Set<number>): Promise<Rect | undefined> {
  if (marks.size === 0) return undefined;
  return regionOf((await page.getOperatorList()) as Operators, marks);
}

/** The part of the page that is painted within marked content of the given numbers, in points. */
export function regionOf(
  { fnArray, argsArray }: Operators,
  marks: ReadonlySet<number>,
): Rect | undefined {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let clip: Rect = everywhere;
  let clips = false;
  const saved: { matrix: Matrix; clip: Rect }[] = [];
  const open: boolean[] = [];
  let found: Rect | undefined;
  const save = (): void => void saved.push({ matrix, clip });
  const restore = (): void => void ({ matrix, clip } = saved.pop() ?? { matrix, clip });
  const paint = (rect: Rect): void => {
    if (!open.includes(true)) return;
    const visible = intersection(onPage(rect, matrix), clip);
    if (visible) found = found ? union(found, visible) : visible;
  };
  for (let at = 0; at < fnArray.length; at++) {
    const args = (argsArray[at] ?? []) as unknown[];
    switch (fnArray[at]) {
      case OPS.save:
        save();
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.transform:
        matrix = Util.transform([...matrix], args as number[]) as number[];
        break;
      case OPS.paintFormXObjectBegin: {
        save();
        const [own, box] = args as [ArrayLike<number> | null, ArrayLike<number> | null];
        if (own) matrix = Util.transform([...matrix], Array.from(own)) as number[];
        if (box) clip = intersection(onPage(rectFrom(box), matrix), clip) ?? [0, 0, 0, 0];
        break;
      }
      case OPS.beginMarkedContent:
        open.push(false);
        break;
      case OPS.beginMarkedContentProps:
        open.push(marks.has(args[1] as number));
        break;
      case OPS.endMarkedContent:
        open.pop();
        break;
      case OPS.clip:
      case OPS.eoClip:
        clips = true;
        break;
      case OPS.constructPath: {
        const [painting, , box] = args as [number, unknown, ArrayLike<number> | null];
        if (box && painting !== OPS.endPath) paint(rectFrom(box));
        if (box && clips) clip = intersection(onPage(rectFrom(box), matrix), clip) ?? [0, 0, 0, 0];
        clips = false;
        break;
      }
      case OPS.shadingFill:
        if (clip !== everywhere && open.includes(true)) found = found ? union(found, clip) : clip;
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintSolidColorImageMask:
        paint(unit);
        break;
      case OPS.paintImageXObjectRepeat: {
        const [, across, up, places] = args as [unknown, number, number, ArrayLike<number>];
        for (let n = 0; n + 1 < places.length; n += 2) {
          const [x = 0, y = 0] = [places[n], places[n + 1]];
          paint([x, y, x + across, y + up]);
        }
        break;
      }
      case OPS.paintInlineImageXObjectGroup:
      case OPS.paintImageMaskXObjectGroup: {
        const parts = (args.length > 1 ? args[1] : args[0]) as { transform?: number[] }[];
        for (const { transform } of parts) {
          if (!transform) continue;
          save();
          matrix = Util.transform([...matrix], transform) as number[];
          paint(unit);
          restore();
        }
        break;
      }
      default:
    }
  }
  return found;
}

const rectFrom = (box: ArrayLike<number>): Rect => [
  box[0] ?? 0,
  box[1] ?? 0,
  box[2] ?? 0,
  box[3] ?? 0,
];

function onPage([left, bottom, right, top]: Rect, matrix: Matrix): Rect {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const corners = [
    [left, bottom],
    [left, top],
    [right, bottom],
    [right, top],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function union(one: Rect, other: Rect): Rect {
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}

function intersection(one: Rect, other: Rect): Rect | undefined {
  const both: Rect = [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ];
  return both[0] > both[2] || both[1] > both[3] ? undefined : both;
}
