import { follow, unfollow, type Follower } from './follow.ts';
import {
  isBroughtBack,
  isTickedByPerson,
  keepPrinted,
  recordOf,
  setRecord,
  type Record,
} from './record.ts';

type Declaration = HTMLElement & { readonly control: HTMLInputElement | null };

/**
 * What becomes of the record of a declaration that is ticked before the script came, and on the way back
 * and by a reset, which give the box back but not what stands in hidden inputs.
 */
export class DeclaredTick {
  /** Found ticked on the way back, without its time: whoever sends it again declares it now. */
  #isBroughtBack = false;
  /** When it was found ticked by somebody who was faster than the script. */
  #found: string | undefined;
  readonly #host: Declaration;
  /** What a person's own tick writes; empty again with a reset of a box that was printed clear. */
  readonly #own: readonly Record[];
  #asPrinted: (() => void) | undefined;
  readonly #follower: Follower = {
    reset: (form) => this.#reset(form),
    // Chromium gives the tick back after the scripts of the page have run.
    back: () => this.#find(),
  };

  constructor(host: Declaration, own: readonly Record[]) {
    this.#host = host;
    this.#own = own;
  }

  /** The time of a tick that was not seen; undefined where no person is known to have made it. */
  get time(): string | undefined {
    return this.#isBroughtBack ? new Date().toISOString() : this.#found;
  }

  /** The person answered anew, or the box is clear. */
  forget(): void {
    this.#isBroughtBack = false;
    this.#found = undefined;
  }

  start(): void {
    follow(this.#host, this.#follower);
  }

  stop(): void {
    unfollow(this.#host);
  }

  /** The author's HTML is there. */
  prepare(): void {
    const isFirst = !this.#asPrinted;
    this.#asPrinted ??= keepPrinted(this.#host);
    this.#find();
    if (isFirst && isTickedByPerson(this.#host.control)) this.#found = new Date().toISOString();
  }

  #find(): void {
    if (!recordOf(this.#host, 'time')?.value)
      this.#isBroughtBack ||= isBroughtBack(this.#host.control);
  }

  #reset(form: HTMLFormElement): void {
    const { control } = this.#host;
    // Not what somebody has answered since.
    if (!control || control.form !== form || control.checked !== control.defaultChecked) return;
    this.forget();
    this.#asPrinted?.();
    // The way back may have brought these before the element could see what was printed.
    if (!control.checked) for (const record of this.#own) setRecord(this.#host, record, '');
  }
}
