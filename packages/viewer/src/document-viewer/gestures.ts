import type { Point } from './page-list.ts';

export interface GestureHost {
  readonly scroller: HTMLElement;
  readonly percent: number;
  /** Whether the first button drags; the middle one always does. */
  readonly hand: boolean;
  /** Zooms to so many percent and keeps what lies at `point` in its place. */
  zoomAt(percent: number, point: Point): void;
}

/** A notch of the wheel zooms about a tenth; touchpads send many small ones. */
const perPixel = 0.0015;

/**
 * What mouse, touchpad and fingers do with pages beyond scrolling: Ctrl and the wheel (which is
 * also what a touchpad's pinch sends) and two fingers zoom at their place; dragging moves the page.
 */
export function followGestures(host: GestureHost, signal: AbortSignal): void {
  followWheel(host, signal);
  followPinch(host, signal);
  followDrag(host, signal);
}

function followWheel(host: GestureHost, signal: AbortSignal): void {
  const { scroller } = host;
  // The percent shown is a whole number; small steps of a touchpad would be lost in it.
  let exact = 0;
  scroller.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 24;
      if (Math.round(exact) !== host.percent) exact = host.percent;
      exact *= Math.exp(-event.deltaY * lines * perPixel);
      host.zoomAt(exact, event);
    },
    { signal, passive: false },
  );
}

function followPinch(host: GestureHost, signal: AbortSignal): void {
  const { scroller } = host;
  const fingers = new Map<number, Point>();
  let start: { distance: number; percent: number } | undefined;
  let frame = 0;
  const measure = (): { distance: number; middle: Point } | undefined => {
    const [a, b] = [...fingers.values()];
    if (!a || !b) return undefined;
    return {
      distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1,
      middle: { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 },
    };
  };
  const begin = (): void => {
    const found = fingers.size === 2 ? measure() : undefined;
    start = found && { distance: found.distance, percent: host.percent };
  };
  // Otherwise the browser takes the fingers away and enlarges the page around the document as well.
  scroller.style.touchAction = 'pan-x pan-y';
  signal.addEventListener('abort', () => (scroller.style.touchAction = ''));
  // Where one finger stays, what lies between the two moves, which the browser takes for scrolling.
  scroller.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    },
    { signal, passive: false },
  );
  scroller.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType !== 'touch') return;
      fingers.set(event.pointerId, event);
      begin();
    },
    { signal },
  );
  scroller.addEventListener(
    'pointermove',
    (event) => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, event);
      if (!start) return;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        const now = measure();
        if (start && now) host.zoomAt((start.percent * now.distance) / start.distance, now.middle);
      });
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel'] as const) {
    scroller.addEventListener(
      type,
      ({ pointerId }) => {
        if (fingers.delete(pointerId)) begin();
      },
      { signal },
    );
  }
}

function followDrag(host: GestureHost, signal: AbortSignal): void {
  const { scroller } = host;
  let from: { x: number; y: number; left: number; top: number; id: number } | undefined;
  const end = (): void => {
    from = undefined;
    scroller.removeAttribute('data-dragging');
  };
  scroller.addEventListener(
    'pointerdown',
    (event) => {
      // Touch scrolls by itself; links and controls keep their clicks.
      const isDrag = event.button === 1 || (event.button === 0 && host.hand);
      const onControl = event
        .composedPath()
        .some((node) => node instanceof Element && node.matches('a, button, input, select'));
      if (!isDrag || event.pointerType === 'touch' || (onControl && event.button === 0)) return;
      // Otherwise the middle button would start the browser's own scrolling.
      event.preventDefault();
      scroller.focus({ preventScroll: true });
      from = {
        x: event.clientX,
        y: event.clientY,
        left: scroller.scrollLeft,
        top: scroller.scrollTop,
        id: event.pointerId,
      };
      scroller.setPointerCapture(event.pointerId);
      scroller.setAttribute('data-dragging', '');
    },
    { signal },
  );
  // preventDefault of pointerdown does not stop the middle button's scrolling, that of mousedown does.
  scroller.addEventListener('mousedown', (event) => from && event.preventDefault(), { signal });
  scroller.addEventListener(
    'pointermove',
    (event) => {
      if (from?.id !== event.pointerId) return;
      scroller.scrollLeft = from.left - (event.clientX - from.x);
      scroller.scrollTop = from.top - (event.clientY - from.y);
    },
    { signal },
  );
  scroller.addEventListener('pointerup', end, { signal });
  scroller.addEventListener('pointercancel', end, { signal });
}
