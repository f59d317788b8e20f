import { BodyError, type Body } from '../../http/body.ts';
import type { RefusedFile, StoredFile } from '../../store.ts';
import type { Uploads, WaitingFile } from '../../uploads.ts';
import type { ServicePage } from './service-page.ts';
import { fileQuestions, idsOf, refusalOf, refuseUnread } from './take.ts';

/* What becomes of a form that could not be saved: it is nowhere but in its own page. */

/** A form that could not be kept, printed again with what was typed. */
export class UnsavedError extends Error {
  readonly status: number;
  readonly page: ServicePage;
  constructor(page: ServicePage, cause: unknown) {
    super('not saved', { cause });
    this.status = cause instanceof BodyError ? cause.status : 500;
    this.page = { ...page, error: true };
  }
}

export interface HeldForm {
  /** Files of the draft, without those that the form replaces. */
  files: StoredFile[];
  waiting: WaitingFile[];
  /** Files that are to be chosen again, or that would not be taken anyway. */
  refused: RefusedFile[];
}

/** Keeps the files of a form for its next try. `stored`: those that the draft has already. */
export async function holdFiles(
  uploads: Uploads,
  session: string,
  body: Body,
  stored: readonly StoredFile[],
): Promise<HeldForm> {
  const held: HeldForm = { files: [...stored], waiting: [], refused: [] };
  for (const { name: field, multiple } of fileQuestions) {
    const isStored = (file: { name: string; sha256?: string }): boolean =>
      stored.some(
        (other) =>
          other.field === field && other.name === file.name && other.sha256 === file.sha256,
      );
    const ids = idsOf(body, field);
    for (const file of body.files) {
      if (file.field !== field || isStored(file)) continue;
      const issue = await refusalOf(file);
      const id = issue ? undefined : await uploads.hold(session, file);
      if (id) ids.push(id);
      else held.refused.push({ field, name: file.name, ...(issue ?? { code: 'lost' }) });
    }
    const waiting = (await uploads.waiting(session, field, ids)).filter((file) => !isStored(file));
    held.waiting.push(...(multiple ? waiting : waiting.slice(-1)));
    if (!multiple && waiting.some(({ name }) => name))
      held.files = held.files.filter((file) => file.field !== field);
  }
  refuseUnread(body, [...held.files, ...held.waiting], (file) => held.refused.push(file));
  return held;
}
