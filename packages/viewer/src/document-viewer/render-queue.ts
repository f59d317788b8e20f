export interface Job {
  /** Jobs of the same key are the same job. */
  key: string;
  run(signal: AbortSignal): Promise<void>;
}

/**
 * Does one job at a time, the most wanted first. Whatever is no longer wanted is aborted or never
 * begun, so that fast scrolling does not leave a tail of pages nobody looks at.
 */
export class RenderQueue {
  #waiting: Job[] = [];
  #running: { key: string; abort: AbortController } | undefined;
  readonly #failed: (key: string, error: unknown) => void;

  /** `failed` is told of errors of jobs, not of aborted ones. */
  constructor(failed: (key: string, error: unknown) => void) {
    this.#failed = failed;
  }

  /** Replaces everything wanted before. */
  want(jobs: Job[]): void {
    const { key } = this.#running ?? {};
    if (this.#running && !jobs.some((job) => job.key === key)) this.#running.abort.abort();
    this.#waiting = jobs.filter((job) => job.key !== key || this.#running?.abort.signal.aborted);
    this.#next();
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return;
    const abort = new AbortController();
    this.#running = { key: job.key, abort };
    job
      .run(abort.signal)
      .catch((error: unknown) => {
        if (!abort.signal.aborted) this.#failed(job.key, error);
      })
      .finally(() => {
        this.#running = undefined;
        this.#next();
      });
  }
}
