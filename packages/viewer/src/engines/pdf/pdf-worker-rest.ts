import { warn } from '@twintown/elements/shared/warn.js';

declare const TWINTOWN_DEVELOPMENT: boolean | undefined;
/** Of this package: a build of modules cannot leave out what hangs on a constant of another. */
const development = typeof TWINTOWN_DEVELOPMENT === 'undefined' || TWINTOWN_DEVELOPMENT;

/** What the first file of the worker tells where the second one does not come (`scripts/split-worker.ts`). */
interface Lack {
  /** Address of the second file. */
  ttLacks?: string;
  /** False where it was asked for ahead of need. */
  isNeeded?: boolean;
}

/** Tells whoever made the page, and by `needed` whoever reads, that the rest of a worker's program is not there. */
export function watchRest(worker: Worker, needed: () => void, signal: AbortSignal): void {
  worker.addEventListener(
    'message',
    ({ data }: MessageEvent<Lack | undefined>) => {
      if (!data?.ttLacks) return;
      // Without a connection nothing is wrong with what is served.
      if (development && navigator.onLine)
        warn(
          `${data.ttLacks} does not come, or is of another version than the pdf.worker.min.js beside it. ` +
            'Encrypted PDFs cannot be opened without it, and others lack links, form fields and structure. ' +
            'Serve all of dist/assets/ of the installed @twintown/viewer (setPdfAssets).',
        );
      if (data.isNeeded) needed();
    },
    { signal },
  );
}
