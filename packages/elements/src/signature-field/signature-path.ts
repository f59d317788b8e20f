/**
 * The text form of a drawn signature. No DOM: the page writes it, the server reads it.
 *
 * It is a small, strict part of SVG path data inside a box of 2000 by 1000 units, y downwards, so
 * that a checked text may stand in an SVG `d` attribute or be handed to a PDF writer as it is:
 *
 *     signature = 1*stroke
 *     stroke    = "M" whole " " whole 1*curve           absolute start
 *     curve     = "q" delta " " delta " " delta " " delta   control and end, relative to the curve's start
 *     whole     = "0" / ( %x31-39 0*3DIGIT )
 *     delta     = whole / "-" %x31-39 0*3DIGIT
 *
 * A tap is a stroke with one curve of no length; drawn with round caps it is a dot. Whole numbers
 * only: one unit is a quarter of a CSS pixel on the widest pad. The text holds where the pen went,
 * never when or how hard it pressed: with time or pressure it could become biometric data
 * (GDPR Art. 4(14) and 9).
 */

/** A place in the signature box: whole numbers, x 0 to 2000, y 0 to 1000 downwards. */
export interface SignaturePoint {
  readonly x: number;
  readonly y: number;
}

/** One quadratic Bézier curve; it starts where the one before it ends. */
export interface SignatureCurve {
  readonly control: SignaturePoint;
  readonly end: SignaturePoint;
}

/** What the pen drew between touching the paper and leaving it. Has at least one curve. */
export interface SignatureStroke {
  readonly start: SignaturePoint;
  readonly curves: readonly SignatureCurve[];
}

export interface SignaturePath {
  /** Width of the coordinate box, always {@link signatureBox}`.width`. */
  readonly width: number;
  /** Height of the coordinate box, always {@link signatureBox}`.height`. */
  readonly height: number;
  readonly strokes: readonly SignatureStroke[];
}

/** The coordinate box, in units. `penWidth` is the width the pad draws ink with. */
export const signatureBox = { width: 2000, height: 1000, penWidth: 12 } as const;

/** Longest text, in characters, that {@link parseSignaturePath} reads. */
export const maxSignatureLength = 65_536;

const startToken = /M(0|[1-9]\d{0,3}) (0|[1-9]\d{0,3})/y;
const curveToken = /q(0|-?[1-9]\d{0,3}) (0|-?[1-9]\d{0,3}) (0|-?[1-9]\d{0,3}) (0|-?[1-9]\d{0,3})/y;

function inside({ x, y }: SignaturePoint): boolean {
  return x >= 0 && x <= signatureBox.width && y >= 0 && y <= signatureBox.height;
}

/**
 * Reads the text of a drawn signature. Gives `undefined` for anything that
 * {@link strokesToPath} would not have written: another type than string, empty, longer than
 * {@link maxSignatureLength}, another grammar, a point outside the box. Never throws; takes time
 * in proportion to the length. `strokesToPath(parseSignaturePath(text).strokes) === text` holds
 * for every text it accepts.
 */
export function parseSignaturePath(text: unknown): SignaturePath | undefined {
  if (typeof text !== 'string' || text === '' || text.length > maxSignatureLength) return undefined;
  const strokes: SignatureStroke[] = [];
  let index = 0;
  while (index < text.length) {
    startToken.lastIndex = index;
    const opening = startToken.exec(text);
    if (!opening) return undefined;
    index = startToken.lastIndex;
    const start = { x: Number(opening[1]), y: Number(opening[2]) };
    if (!inside(start)) return undefined;
    const curves: SignatureCurve[] = [];
    let from = start;
    while (text[index] === 'q') {
      curveToken.lastIndex = index;
      const curve = curveToken.exec(text);
      if (!curve) return undefined;
      index = curveToken.lastIndex;
      const control = { x: from.x + Number(curve[1]), y: from.y + Number(curve[2]) };
      const end = { x: from.x + Number(curve[3]), y: from.y + Number(curve[4]) };
      if (!inside(control) || !inside(end)) return undefined;
      curves.push({ control, end });
      from = end;
    }
    if (curves.length === 0) return undefined;
    strokes.push({ start, curves });
  }
  return { width: signatureBox.width, height: signatureBox.height, strokes };
}

function curveText(from: SignaturePoint, { control, end }: SignatureCurve): string {
  return `q${control.x - from.x} ${control.y - from.y} ${end.x - from.x} ${end.y - from.y}`;
}

/** The text of one stroke, see the grammar above. */
export function strokeToPath({ start, curves }: SignatureStroke): string {
  let text = `M${start.x} ${start.y}`;
  let from = start;
  for (const curve of curves) {
    text += curveText(from, curve);
    from = curve.end;
  }
  return text;
}

/**
 * Writes strokes as text; no strokes give the empty text. The points must be whole and inside the
 * box, as {@link smoothStroke} and {@link parseSignaturePath} give them.
 */
export function strokesToPath(strokes: readonly SignatureStroke[]): string {
  return strokes.map(strokeToPath).join('');
}

function whole(value: number, most: number): number {
  const rounded = Math.round(value);
  // Also turns NaN and -0 into 0.
  return rounded > 0 ? Math.min(rounded, most) : 0;
}

function onPaper({ x, y }: SignaturePoint): SignaturePoint {
  return { x: whole(x, signatureBox.width), y: whole(y, signatureBox.height) };
}

function middle(a: SignaturePoint, b: SignaturePoint): SignaturePoint {
  return onPaper({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
}

/**
 * A smooth stroke through places where a pen was seen: each seen place pulls the line, which
 * passes through the middles between them. Points are rounded and moved onto the paper.
 *
 * @param seen in box units, in the order seen; at least one
 */
export function smoothStroke(seen: readonly SignaturePoint[]): SignatureStroke {
  const points = seen.map(onPaper);
  const start = points[0] ?? { x: 0, y: 0 };
  const last = points[points.length - 1] ?? start;
  const curves: SignatureCurve[] = [];
  for (let index = 1; index < points.length - 1; index++) {
    const control = points[index] as SignaturePoint;
    curves.push({ control, end: middle(control, points[index + 1] as SignaturePoint) });
  }
  curves.push({ control: last, end: last });
  return { start, curves };
}
