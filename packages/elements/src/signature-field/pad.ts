import {
  signatureBox,
  smoothStroke,
  strokeToPath,
  type SignaturePoint,
  type SignatureStroke,
} from './signature-path.ts';

/** Places closer than this to the last one (about two CSS pixels) add length but no shape. */
const nearest = 8;

export interface PadOptions {
  /** False refuses a new stroke. */
  ready(): boolean;
  /** Characters that the text of one more stroke may have. */
  room(): number;
  /** The stroke under way as text, after each move; '' when it ended. */
  drawing(path: string): void;
  /** A finished stroke. Not called for a palm that touched the paper before the pen did. */
  drawn(stroke: SignatureStroke): void;
  /** A stroke was cut or refused for want of room. */
  full(): void;
}

/**
 * Turns a pointer on an element into strokes: mouse, finger or pen, one at a time. Bind the
 * handlers to the element; its content box is the signature box. Reads where the pointer was and
 * nothing else, see signature-path.ts.
 */
export class Pad {
  readonly #options: PadOptions;
  #pointer: { id: number; type: string } | undefined;
  #seen: SignaturePoint[] = [];

  constructor(options: PadOptions) {
    this.#options = options;
  }

  readonly down = (event: PointerEvent): void => {
    const { ready, room, full } = this.#options;
    if (event.button !== 0 || !event.isPrimary || !ready()) return;
    if (this.#pointer) {
      // The hand that rests on the paper touches it before the pen does.
      if (event.pointerType !== 'pen' || this.#pointer.type !== 'touch') return;
      this.cancel();
    }
    if (room() < 1) return full();
    this.#pointer = { id: event.pointerId, type: event.pointerType };
    const surface = event.currentTarget as SVGElement;
    // Takes the focus from a text field, or a phone's keyboard would go on covering the paper.
    surface.focus({ preventScroll: true });
    try {
      surface.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is gone already; what it did is still drawn.
    }
    this.#see(event, surface);
  };

  readonly move = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer?.id) return;
    const between = event.getCoalescedEvents?.() ?? [];
    const surface = event.currentTarget as Element;
    for (const each of between.length > 0 ? between : [event]) {
      if (!this.#pointer) return;
      this.#see(each, surface);
    }
  };

  /** For pointerup, pointercancel and lostpointercapture: what was drawn so far is kept. */
  readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer?.id) return;
    this.#finish();
  };

  /** Drops the stroke under way. */
  cancel(): void {
    if (!this.#pointer) return;
    this.#pointer = undefined;
    this.#seen = [];
    this.#options.drawing('');
  }

  #finish(): void {
    const stroke = smoothStroke(this.#seen);
    this.cancel();
    this.#options.drawn(stroke);
  }

  #see(event: PointerEvent, surface: Element): void {
    const box = surface.getBoundingClientRect();
    const point = {
      x: ((event.clientX - box.left) / box.width) * signatureBox.width,
      y: ((event.clientY - box.top) / box.height) * signatureBox.height,
    };
    const last = this.#seen.at(-1);
    if (last && Math.hypot(point.x - last.x, point.y - last.y) < nearest) return;
    this.#seen.push(point);
    const path = strokeToPath(smoothStroke(this.#seen));
    if (path.length <= this.#options.room()) return this.#options.drawing(path);
    this.#seen.pop();
    if (this.#seen.length > 0) this.#finish();
    else this.cancel();
    this.#options.full();
  }
}
