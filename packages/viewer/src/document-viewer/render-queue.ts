import { limitWork, pageLimit } from '../engines/patience.ts';

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

  readonly #excused: () => boolean;
  readonly #limit: number;

  /**
   * @param failed told of errors of jobs and of jobs that took longer than `limit` milliseconds, not
   *   of aborted ones
   * @param excused time in which it holds does not count as work
   */
  constructor(
    failed: (key: string, error: unknown) => void,
    excused: () => boolean = () => false,
    limit: number = pageLimit,
  ) {
    this.#failed = failed;
    this.#excused = excused;
    this.#limit = limit;
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
    const running = { key: job.key, abort };
    this.#running = running;
    const fail = (error: unknown): void => {
      if (!abort.signal.aborted) this.#failed(job.key, error);
    };
    const done = (): void => {
      stop();
      if (this.#running !== running) return;
      this.#running = undefined;
      this.#next();
    };
    const stop = limitWork(this.#limit, this.#excused, () => {
      fail(new DOMException('The page takes too long.', 'TimeoutError'));
      abort.abort();
      // It may never end; those after it must not wait for that.
      done();
    });
    job.run(abort.signal).catch(fail).finally(done);
  }
}
