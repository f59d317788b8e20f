import { goOnByEnter } from '../shared/implicit.ts';
import type { Collection } from './collection.ts';
import { keepRefused, leadsBack } from './round-trip.ts';
import type { UploadDesk } from './upload-desk.ts';

interface FormListener {
  /** The form was reset. */
  emptied(): void;
  /** The form is on its way. */
  sent(): void;
}

interface FormHost extends HTMLElement {
  input: HTMLInputElement | null;
}

/** What the form around the field carries, and what happens to it. */
export class FormPart {
  /** The control changes because we write to it. */
  isWriting = false;
  readonly #host: FormHost;
  readonly #collection: Collection;
  readonly #desk: UploadDesk;
  readonly #listener: FormListener;
  #root: Node | undefined;
  /** The press that is being sent leads back to this page. */
  #leadsBack = false;

  constructor(host: FormHost, collection: Collection, desk: UploadDesk, listener: FormListener) {
    this.#host = host;
    this.#collection = collection;
    this.#desk = desk;
    this.#listener = listener;
  }

  listen(): void {
    this.#host.addEventListener('click', goOnByEnter);
    this.#root = this.#host.getRootNode();
    this.#root.addEventListener('reset', this.#reset);
    this.#root.addEventListener('submit', this.#submit);
    this.#root.addEventListener('formdata', this.#formdata);
    window.addEventListener('pagehide', this.#hidden);
  }

  stop(): void {
    this.#host.removeEventListener('click', goOnByEnter);
    this.#root?.removeEventListener('reset', this.#reset);
    this.#root?.removeEventListener('submit', this.#submit);
    this.#root?.removeEventListener('formdata', this.#formdata);
    window.removeEventListener('pagehide', this.#hidden);
  }

  /** Makes the control carry exactly the files that the form has to send. */
  write(): void {
    const { input } = this.#host;
    if (!input) return;
    const transfer = new DataTransfer();
    for (const { file } of this.#collection.sent) transfer.items.add(file);
    this.isWriting = true;
    input.files = transfer.files;
    this.isWriting = false;
  }

  readonly #reset = (event: Event): void => {
    // Once it is over, an event of a shadow root has lost its target.
    if (event.target !== this.#host.input?.form) return;
    setTimeout(() => {
      if (!event.defaultPrevented) this.#listener.emptied();
    });
  };

  readonly #submit = (event: Event): void => {
    const { input } = this.#host;
    if (event.defaultPrevented || !input || event.target !== input.form) return;
    this.#listener.sent();
    const { submitter } = event as SubmitEvent;
    this.#leadsBack = leadsBack(submitter, this.#host);
    if (!this.#leadsBack) {
      // A way that asks nothing, such as back, says nothing about it.
      if (!(submitter as HTMLButtonElement | null)?.formNoValidate) this.#desk.forgetBrokenOff();
      return;
    }
    // The form is read within this task, by the page's own scripts too.
    setTimeout(() => (this.#leadsBack = false));
    keepRefused(input, this.#refused);
  };

  get #refused(): Parameters<typeof keepRefused>[1] {
    const refused = this.#collection.entries.filter(
      ({ removed, state }) => !removed && state === 'refused',
    );
    return refused.map(({ file, own, among, chosenSize, sha256, kept }) => ({
      name: file.name,
      issue: own ?? among,
      kept: own ? undefined : (kept ?? { size: file.size, chosenSize, sha256 }),
    }));
  }

  readonly #hidden = (): void => {
    const { input } = this.#host;
    if (input) keepRefused(input, this.#refused, 'refused-reload');
  };

  /** Beside an upload of the same bytes, the page would stand still until all of them went twice. */
  readonly #formdata = ({ target, formData }: Event & Partial<FormDataEvent>): void => {
    const { input } = this.#host;
    if (!this.#leadsBack || !input || target !== input.form || !formData?.has(input.name)) return;
    const { askedForAgain } = this.#desk;
    formData.delete(input.name);
    for (const entry of this.#collection.sent)
      if (!askedForAgain.includes(entry)) formData.append(input.name, entry.file);
  };
}
