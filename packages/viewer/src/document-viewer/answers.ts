/** Milliseconds after the last key when the answers are put into a file. */
const rest = 400;

export interface AnswersHost {
  readonly form: HTMLFormElement | null;
  /** The document with the answers. */
  save(): Promise<File | undefined>;
  /** Takes the file into the form. */
  submit(file: File): void;
}

/**
 * Keeps the file that a form submits up to date. Making it takes a moment, so a form that is
 * submitted in that moment waits for it.
 */
export class Answers {
  readonly #host: AnswersHost;
  readonly #stop = new AbortController();
  #timer = 0;
  #saving: Promise<void> | undefined;
  #isStale = false;

  constructor(host: AnswersHost) {
    this.#host = host;
    // Before the form's own listeners read what it holds. The form may stand in a shadow root.
    (host.form?.getRootNode() ?? document).addEventListener(
      'submit',
      (event) => this.#submitted(event as SubmitEvent),
      {
        capture: true,
        signal: this.#stop.signal,
      },
    );
  }

  /** Something was filled in. */
  changed(): void {
    this.#isStale = true;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#save(), rest);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stop.abort();
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#isStale && !this.#stop.signal.aborted) {
      this.#isStale = false;
      this.#saving ??= this.#put().finally(() => (this.#saving = undefined));
      await this.#saving;
    }
  }

  async #put(): Promise<void> {
    const file = await this.#host.save();
    if (file && !this.#stop.signal.aborted) this.#host.submit(file);
  }

  #submitted(event: SubmitEvent): void {
    const { form } = this.#host;
    if (event.target !== form || !form || (!this.#isStale && !this.#saving)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    const submit = (): void => form.requestSubmit(submitter);
    // What could not be saved does not hold the form back for ever.
    void this.#save().then(submit, submit);
  }
}
