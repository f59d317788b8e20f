import { ignoreSecondPress } from '../shared/second-press.ts';

interface Parts {
  readonly host: HTMLElement;
  dialog(): HTMLDialogElement | null;
  button(): HTMLElement | null;
  closed(): void;
}

/** A wide screen has room for the month beside the page; on a small one it takes the whole width. */
const small = '(width < 40rem)';

/**
 * A dialog that floats below its button and leaves the page usable, or is a modal sheet on small
 * screens and in browsers without popovers.
 */
export class Popup {
  readonly #parts: Parts;
  #end: (() => void) | undefined;
  /** The key pressed last is Tab, and the focus did not get anywhere by it yet. */
  #tabs = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return !!this.#end;
  }

  show(placeBelow: (panel: HTMLElement, button: HTMLElement) => () => void): void {
    const [dialog, button] = [this.#parts.dialog(), this.#parts.button()];
    if (!dialog || !button || this.isOpen) return;
    if (matchMedia(small).matches || !('showPopover' in dialog)) {
      dialog.removeAttribute('popover');
      dialog.ariaModal = null;
      dialog.showModal();
      this.#end = () => dialog.close();
      return;
    }
    // Not `auto`: pressing the button would close the month and its click open it again.
    dialog.popover = 'manual';
    // Chromium takes every dialog in the top layer for a modal one.
    dialog.ariaModal = 'false';
    dialog.showPopover();
    const stopPlacing = placeBelow(dialog, button);
    addEventListener('pointerdown', this.#pressed, true);
    this.#end = () => {
      removeEventListener('pointerdown', this.#pressed, true);
      stopPlacing();
      if (dialog.matches(':popover-open')) dialog.hidePopover();
    };
  }

  /** `press` is the click that closes it: another may follow, which was not meant for what lies below. */
  hide(focusButton: boolean, press?: MouseEvent): void {
    const end = this.#end;
    if (!end) return;
    if (press) ignoreSecondPress(press)();
    this.#end = undefined;
    end();
    if (focusButton) this.#parts.button()?.focus();
    this.#parts.closed();
  }

  readonly #pressed = (event: Event): void => {
    if (!event.composedPath().includes(this.#parts.host)) this.hide(false);
  };

  /**
   * The browser closed the modal sheet by itself, as a phone's Back does. It tells this in a task of
   * its own: the sheet may have been opened again by then.
   */
  readonly onClose = (): void => {
    if (!this.#parts.dialog()?.open) this.hide(true);
  };

  /** A key that chose a day, and is still held, would open the month again. */
  readonly onButtonKeydown = (event: KeyboardEvent): void => {
    this.#notice(event);
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    this.#notice(event);
    if (event.key !== 'Escape') return;
    // A dialog around this one stays open.
    event.preventDefault();
    event.stopPropagation();
    this.hide(true);
  };

  #notice({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): void {
    this.#tabs = key === 'Tab' && !altKey && !ctrlKey && !metaKey;
  }

  /** Nowhere is where the focus goes when another window is looked at, but also by Tab at the end of the page. */
  readonly onFocusout = ({ relatedTarget: to }: FocusEvent): void => {
    const dialog = this.#parts.dialog();
    const leaves = to instanceof Node ? !dialog?.getRootNode().contains(to) : this.#tabs;
    this.#tabs = false;
    if (leaves && dialog?.popover) this.hide(false);
  };

  /** The content covers the sheet wholly, so that only the page behind it is the dialog itself. */
  readonly onClick = (event: MouseEvent): void => {
    const dialog = this.#parts.dialog();
    if (event.target === dialog && !dialog?.popover) this.hide(true, event);
  };
}
