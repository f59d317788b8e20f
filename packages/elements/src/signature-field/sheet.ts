import { matchLanguage } from '@twintown/core/language.js';
import { html, nothing, type TemplateResult } from 'lit';
import { eraserIcon, infoIcon, undoIcon } from '../generated/icons.ts';
import { methods, type Method, type Word } from './methods.ts';
import type { Pad } from './pad.ts';
import { signatureBox } from './signature-path.ts';

interface Sheet {
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

interface Field extends Sheet {
  /** Language of the words; undefined while there are none. */
  language: string | undefined;
  chosen: Method;
  /** There is another way to choose. */
  offered: boolean;
  choose(event: Event): void;
}

/** The whole field: the ways of signing, and what the chosen one needs. */
export function renderField(field: Field): TemplateResult {
  const { language, word, chosen } = field;
  const words = language !== undefined;
  const offered = words && field.offered;
  // The slot stays one and the same node: moving the author's input to another would blur it.
  return html`<div lang=${language ? matchLanguage(language) : nothing}>
    <p id="question" ?hidden=${!offered}>${words ? word('signature.method') : nothing}</p>
    <slot name="error"></slot>
    <div id="sheet">
      <div
        id="methods"
        role="radiogroup"
        aria-labelledby="question"
        ?hidden=${!offered}
        @input=${field.choose}
      >
        ${words ? renderMethods(chosen, field.disabled, word) : nothing}
      </div>
      <div data-panel ?hidden=${chosen.id !== 'typed'}>
        <slot></slot>
      </div>
      <div data-panel ?hidden=${chosen.id !== 'drawn' || !words}>
        ${words ? renderSheet(field) : nothing}
      </div>
      <p id="note" ?hidden=${!words}>
        ${infoIcon}<span>${words ? word('signature.handwrittenNote') : nothing}</span>
      </p>
    </div>
  </div>`;
}

/** The ways of signing, one of them chosen. */
function renderMethods(
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

/** Ties what is wrong to the choice of the way, where a keyboard mends it. */
export function describeMethods(root: ParentNode, error: HTMLElement | null): void {
  const group = root.querySelector('#methods');
  if (!group) return;
  // Text in the page can describe what is inside the shadow root only by reference.
  if ('ariaDescribedByElements' in group) group.ariaDescribedByElements = error ? [error] : null;
  if (error) group.setAttribute('aria-invalid', 'true');
  else group.removeAttribute('aria-invalid');
}

/** The sheet of paper with what is drawn on it, its state in words, and its buttons. */
function renderSheet(sheet: Sheet): TemplateResult {
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
