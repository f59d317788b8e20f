import { html, nothing, type TemplateResult } from 'lit';
import { eraserIcon, undoIcon } from '../generated/icons.ts';
import { methods, type Method, type Word } from './methods.ts';
import type { Pad } from './pad.ts';
import { signatureBox } from './signature-path.ts';

export interface Sheet {
  word(key: Word): string;
  pad: Pad;
  /** The finished strokes, and the one under way, as path text. */
  ink: string;
  active: string;
  /** A cleared drawing can be brought back. */
  erased: boolean;
  disabled: boolean;
  readOnly: boolean;
  undo(): void;
  clear(): void;
}

/** The ways of signing, one of them chosen. */
export function renderMethods(
  chosen: Method,
  disabled: boolean,
  word: (key: Word) => string,
): TemplateResult[] {
  return methods.map(
    (method) =>
      html`<label
        ><input
          type="radio"
          name="method"
          value=${method.id}
          .checked=${method === chosen}
          ?disabled=${disabled}
        />${method.icon}<span>${word(method.label)}</span></label
      >`,
  );
}

/** The sheet of paper with what is drawn on it, its state in words, and its buttons. */
export function renderSheet(sheet: Sheet): TemplateResult {
  const { word, pad, ink, disabled, readOnly } = sheet;
  const { width, height, penWidth } = signatureBox;
  const locked = disabled || readOnly;
  // Strokes are SVG, not pixels: they stay sharp at any size, zoom, theme and on paper.
  return html`<p id="hint" ?hidden=${readOnly}>${word('signature.drawHint')}</p>
    <div id="paper">
      <svg
        id="pad"
        role="img"
        aria-label=${word('signature.pad')}
        aria-describedby="state"
        aria-disabled=${locked ? 'true' : nothing}
        tabindex="-1"
        viewBox="0 0 ${width} ${height}"
        stroke-width=${penWidth}
        @pointerdown=${pad.down}
        @pointermove=${pad.move}
        @pointerup=${pad.up}
        @pointercancel=${pad.up}
        @lostpointercapture=${pad.up}
        @contextmenu=${locked ? nothing : noMenu}
      >
        <path data-guide d="M140 650l60 60m0 -60l-60 60M140 780h1720" />
        <path data-ink d=${ink} />
        <path data-ink d=${sheet.active} />
      </svg>
    </div>
    <div id="tools">
      <p id="state">${word(ink ? 'signature.captured' : 'signature.empty')}</p>
      ${readOnly ? nothing : renderButtons(sheet)}
    </div>`;
}

function renderButtons({ word, ink, erased, disabled, undo, clear }: Sheet): TemplateResult {
  // Not `disabled`: a button that goes away under somebody's focus leaves them nowhere.
  const off = (possible: boolean) => (possible && !disabled ? nothing : 'true');
  return html`<button type="button" id="undo" aria-disabled=${off(!!ink || erased)} @click=${undo}>
      ${undoIcon}${word(erased ? 'signature.undoClear' : 'signature.undoStroke')}
    </button>
    <button type="button" id="clear" aria-disabled=${off(!!ink)} @click=${clear}>
      ${eraserIcon}${word('signature.clear')}
    </button>`;
}

function noMenu(event: PointerEvent): void {
  // A finger or pen that rests would open the menu in the middle of a stroke.
  if (event.pointerType !== 'mouse') event.preventDefault();
}
