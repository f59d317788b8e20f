import { checkFile } from '@twintown/core/files/check.js';
import { error, type Issue } from '@twintown/core/issue.js';
import { setImmediate } from 'node:timers/promises';
import { unreadLimit, type Body, type UnreadFile, type UploadedFile } from '../../http/body.ts';
import { extensionOf } from '../../http/file-name.ts';
import { acceptedNames, typeOf } from '../../http/file-type.ts';
import type { Draft, RefusedFile, Store } from '../../store.ts';
import type { Uploads } from '../../uploads.ts';
import type { Words } from '../../words.ts';
import { takeNotice } from './privacy.ts';
import { questionText } from './question-words.ts';
import {
  flatten,
  filesPerQuestion,
  isChoice,
  isOfRepeat,
  namesOf,
  questionsOf,
  repeatsIn,
  type Repeat,
  type StepId,
} from './questions.ts';
import { takeRecord } from './records.ts';
import { keptText, takeChangedItems, takeItems } from './repeat.ts';

/* How what a form sent gets into the draft. */

export const fileQuestions = [...flatten(questionsOf.attachments)].filter(
  (question) => question.control === 'file',
);

/**
 * Keeps what was typed, exactly, as far as anybody types. A question that was asked and sent nothing
 * is a box that was not ticked; one that was not asked sends nothing either and keeps its former
 * answer. A copy kept on the way has only what was changed on that page, and an empty text for a box
 * that is not ticked any more. `words` are those of the page that was sent. Gives those of which a part
 * was not kept, because it is of a thing that was removed elsewhere.
 */
export function takeAnswers(step: StepId, body: Body, draft: Draft, words: Words): Repeat[] {
  const before = new Map(draft.answers);
  for (const question of flatten(questionsOf[step])) {
    for (const name of namesOf(question)) {
      const raw = body.fields.get(name);
      if (raw !== undefined && question.control !== 'file') draft.answers.set(name, keptText(raw));
    }
  }
  const isCopy = body.fields.get('task') === 'keep';
  const isUnticked = (name: string): boolean =>
    isCopy ? body.fields.get(name) === '' : !body.fields.has(name);
  takeNotice(body, draft.answers);
  const inPart: Repeat[] = [];
  for (const repeat of repeatsIn(questionsOf[step])) {
    if (isCopy && takeChangedItems(repeat, body, draft.answers)) inPart.push(repeat);
    if (!isCopy) takeItems(repeat, body, draft.answers);
  }
  // Boxes first: whether a group is asked may hang on one.
  for (const question of flatten(questionsOf[step], draft.answers)) {
    if (isChoice(question) && !isOfRepeat(step, question.name) && isUnticked(question.name))
      for (const name of namesOf(question)) draft.answers.delete(name);
  }
  for (const question of flatten(questionsOf[step])) {
    if (question.control !== 'checkbox' || question.fact) continue;
    const sentence = (language: Words): string => questionText(language, question);
    takeRecord({ name: question.name, sentence }, body, { words, before, answers: draft.answers });
  }
  return inPart;
}

/** More forms than a person sends before the next page has come. */
const takenLimit = 10;

/** Remembers that a form was taken, by the name that the page's script gave it. */
export function takeName({ fields }: Body, draft: Draft): void {
  const name = fields.get('form-name') ?? '';
  if (fields.get('task') !== 'keep' && /^[\w-]{8,36}$/.test(name))
    draft.taken = [...draft.taken, name].slice(-takenLimit);
}

/** Ids of files for `field` that wait and that the form names, without the one that it removes. */
export function idsOf({ pairs, fields }: Body, field: string): string[] {
  const removed = fields.get('remove-file');
  return pairs
    .filter(([name, id]) => name === `${field}-upload` && id !== removed)
    .map(([, id]) => id);
}

/** Why a file is not kept, whatever else is there; the page with script says the same of it. */
export async function refusalOf({
  name,
  bytes,
  tooLarge,
}: UploadedFile): Promise<Issue | undefined> {
  if (tooLarge) return error('too-large');
  const size = bytes.length;
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    // Others are answered in between: looking through ten files takes seconds.
    await setImmediate();
    return bytes.subarray(start, end);
  };
  const rules = { accept: acceptedNames };
  const issue = await checkFile({ name, type: '', size }, { size, read }, rules);
  if (issue || typeOf(name, bytes)) return issue;
  return error('mismatch-unknown', { name, promised: extensionOf(name).toUpperCase() });
}

/** Keeps the files of a form, and remembers why others were not kept. */
export async function takeFiles(
  store: Store,
  uploads: Uploads,
  session: string,
  body: Body,
  draft: Draft,
): Promise<void> {
  draft.refused = [];
  for (const { name: field, multiple } of fileQuestions) {
    const ids = idsOf(body, field);
    const put = putter({ store, session, draft, field, multiple });
    await takeUploads(uploads, session, field, ids, draft, put);
    for (const file of body.files) if (file.field === field) await put(file);
  }
  refuseUnread(body, store.files(session), (file) => refuse(draft, file));
}

/**
 * Says of each file that was not read, by its name, that its question has `present` files enough
 * already or that it has to be sent again; and where there is room, how many can be sent at once.
 */
export function refuseUnread(
  { tooManyFiles, unread }: Body,
  present: readonly { field: string }[],
  refuse: (file: RefusedFile) => void,
): void {
  if (!tooManyFiles) return;
  const full = fileQuestions
    .filter(({ name: field, multiple }) => multiple && isFull(field, present))
    .map(({ name }) => name);
  const hasNoRoom = ({ field }: UnreadFile): boolean => full.includes(field);
  for (const file of unread) refuse({ ...file, code: hasNoRoom(file) ? 'too-many' : 'lost' });
  const isAnyUnnamed = unread.length === 0 || unread.length >= unreadLimit;
  if (isAnyUnnamed || !unread.every(hasNoRoom))
    refuse({ field: 'other-files', name: '', code: 'too-many' });
}

const isFull = (name: string, present: readonly { field: string }[]): boolean =>
  present.filter(({ field }) => field === name).length >= filesPerQuestion;

/**
 * Keeps what was sent before the page was loaded anew: the new page knows nothing of it, so it is
 * printed like any file that came with the form. Tells whether there was any.
 */
export async function takeFinished(
  store: Store,
  uploads: Uploads,
  session: string,
  draft: Draft,
): Promise<boolean> {
  let isAny = false;
  for (const { name: field, multiple } of fileQuestions) {
    const ids = uploads.finished(session, field);
    if (ids.length === 0) continue;
    isAny = true;
    const put = putter({ store, session, draft, field, multiple });
    await takeUploads(uploads, session, field, ids, draft, put);
  }
  return isAny;
}

async function takeUploads(
  uploads: Uploads,
  session: string,
  field: string,
  ids: readonly string[],
  draft: Draft,
  put: (file: UploadedFile) => Promise<void>,
): Promise<void> {
  for await (const file of uploads.take(session, field, ids)) {
    if ('lost' in file) refuse(draft, { field, name: file.lost, code: 'lost' });
    else await put(file);
  }
}

function refuse(draft: Draft, file: RefusedFile): void {
  const isTold = draft.refused.some(
    ({ field, name }) => field === file.field && name === file.name,
  );
  const isOnce = file.code === 'lost' || file.code === 'too-many';
  if (!isOnce || !isTold) draft.refused.push(file);
}

interface Place {
  store: Store;
  session: string;
  draft: Draft;
  field: string;
  multiple: boolean | undefined;
}

/** Puts files to the question `field`, each or the reason why not. */
function putter({
  store,
  session,
  draft,
  field,
  multiple,
}: Place): (file: UploadedFile) => Promise<void> {
  return async (file) => {
    const issue = await refusalOf(file);
    const no = (code: RefusedFile['code'], params?: Issue['params']): void =>
      refuse(draft, { field, name: file.name, code, ...(params && { params }) });
    const present = store.files(session).filter((other) => other.field === field);
    // A second press of the button sends the same file again: it is there already.
    const same = present.filter(({ sha256 }) => sha256 === file.sha256);
    if (same.some(({ name }) => name === file.name)) return;
    if (issue) no(issue.code, issue.params);
    else if (multiple && same.length > 0) no('duplicate');
    else if (multiple && present.length >= filesPerQuestion) no('too-many');
    else if (!store.hasRoomFor(file.bytes.length)) no('no-room');
    else {
      if (!multiple) for (const { id } of present) store.removeFile(session, id);
      store.addFile(session, file, typeOf(file.name, file.bytes)!);
    }
  };
}

/** Takes the file out that the form removes, or puts the last one back. */
export function moveFile(
  store: Store,
  session: string,
  { fields }: Body,
  { refused }: Draft,
): void {
  const removed = fields.get('remove-file');
  if (removed !== undefined) {
    // One at a time: what was removed before is gone for good.
    store.dropAside(session);
    store.setAside(session, removed);
    return;
  }
  const aside = store.asideFile(session);
  const question = fileQuestions.find(({ name }) => name === aside?.field);
  if (!aside || aside.id !== fields.get('restore-file') || !question) return;
  const present = store.files(session).filter(({ field }) => field === aside.field);
  if (question.multiple && present.length >= filesPerQuestion) {
    refused.push({ field: aside.field, name: aside.name, code: 'too-many' });
    return;
  }
  store.putBack(session, aside.id);
  if (!question.multiple) for (const { id } of present) store.setAside(session, id);
}

/** The question whose files changed: who sent or removed one goes on there, not at the top. */
export function filePlace(
  store: Store,
  session: string,
  { fields, files }: Body,
  moved: string | undefined,
): string {
  const isAdding = fields.get('task') === 'upload';
  const aside = store.asideFile(session);
  const gone = [...store.files(session), ...(aside ? [aside] : [])].find(({ id }) => id === moved);
  const field = gone?.field ?? (isAdding ? files[0]?.field : undefined);
  return fileQuestions.some(({ name }) => name === field) ? `#${field}` : '';
}
