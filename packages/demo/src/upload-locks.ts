import type { Lock, Locker, RequestRelease } from '@tus/server';

/** Requests that wait for one upload: a page sends one, and after a break asks how far it came. */
const mostWaiting = 8;
const longestWait = 30_000;

interface Waiting {
  release: RequestRelease;
  begin(): void;
}

interface Held {
  /** Asks the request that has the upload to come to an end. */
  release: RequestRelease;
  readonly waiting: Waiting[];
}

// 423 and not 409: nothing is wrong with the request, and pages try again.
const refusal = () => ({ status_code: 423, body: 'too many requests for this upload\n' });

/**
 * One request at a time has an upload, the others wait for their turn. The locks that come with the
 * library ask anew in every turn of the event loop and keep all that they asked in memory.
 */
export class UploadLocks implements Locker {
  readonly #held = new Map<string, Held>();

  newLock(id: string): Lock {
    return {
      lock: (signal, release) => this.#lock(id, signal, release),
      unlock: async () => this.#unlock(id),
    };
  }

  async #lock(id: string, signal: AbortSignal, release: RequestRelease): Promise<void> {
    const held = this.#held.get(id);
    if (!held) {
      this.#held.set(id, { release, waiting: [] });
      return;
    }
    const { waiting } = held;
    if (signal.aborted || waiting.length >= mostWaiting) throw refusal();
    const turn = new Promise<void>((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', giveUp);
      };
      const entry: Waiting = {
        release,
        begin: () => {
          end();
          resolve();
        },
      };
      const giveUp = (): void => {
        end();
        waiting.splice(waiting.indexOf(entry), 1);
        reject(refusal());
      };
      const timeout = setTimeout(giveUp, longestWait);
      signal.addEventListener('abort', giveUp);
      waiting.push(entry);
    });
    void held.release();
    return turn;
  }

  #unlock(id: string): void {
    const held = this.#held.get(id);
    const next = held?.waiting.shift();
    if (!held || !next) {
      this.#held.delete(id);
      return;
    }
    held.release = next.release;
    next.begin();
    if (held.waiting.length > 0) void held.release();
  }
}
