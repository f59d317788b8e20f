import { BodyError, readBody, type Body } from '../../http/body.ts';
import type { Exchange } from '../../http/exchange.ts';
import { attachmentHeader, visibleName } from '../../http/file-name.ts';
import type { Html } from '../../html.ts';
import { isSession, newSession } from '../../session.ts';
import { newDraft, type Draft, type Store, type StoredFile } from '../../store.ts';
import type { Uploads } from '../../uploads.ts';
import { isLanguage, type Words } from '../../words.ts';
import { checkAll, checkStep, type Filled, type Problem } from './check.ts';
import { declarationPdf, townTime, townYear } from './declaration.ts';
import {
  addressOf,
  checkPage,
  formId,
  places,
  printSent,
  printUnsaved,
  receiptPage,
  signPage,
  startPage,
  stepPage,
  type Place,
} from './pages.ts';
import { findPlaces } from './places.ts';
import { privacyNoticeVersion } from './privacy.ts';
import { flatten, namesOf, questionsOf, repeatsIn, stepIds, type StepId } from './questions.ts';
import { changeItems } from './repeat.ts';
import { checkSignature, readSignature, signatureNames } from './signature.ts';
import { summaryOf } from './summary.ts';
import { fileQuestions, filePlace, takeAnswers, takeFiles, takeFinished } from './take.ts';
import { holdFiles, UnsavedError } from './unsaved.ts';

/** A page of the service, for the town hall's frame. */
export interface ServicePage {
  title: string;
  body: Html;
  form?: string;
  scripts: readonly string[];
  error?: boolean;
}

export interface Town {
  words: Words;
  print(page: ServicePage): void;
  setLanguage(language: string): void;
  notFound(): void;
}

/** What a form sent, and where it goes. */
interface Sent {
  body: Body;
  session: string;
  draft: Draft;
}

const isStep = (name: string): name is StepId => (stepIds as readonly string[]).includes(name);

/** Mielec's declaration of the waste fee, from the start page to the receipt. */
export class WasteFeeService {
  readonly #store: Store;
  readonly #uploads: Uploads;

  constructor(store: Store, uploads: Uploads) {
    this.#store = store;
    this.#uploads = uploads;
  }

  async handle(exchange: Exchange, town: Town): Promise<void> {
    const path = exchange.url.pathname;
    const post = exchange.method === 'POST';
    const name = path === '/' ? 'start' : path.slice('/waste-fee/'.length);
    if (isStep(name))
      return post ? this.#saveStep(exchange, town, name) : this.#showStep(exchange, town, name);
    switch (name) {
      case 'start':
        return this.#showStart(exchange, town);
      case 'start-again':
        return post ? this.#startAgain(exchange) : exchange.redirect('/');
      case 'check':
        return this.#showCheck(exchange, town);
      case 'sign':
        return post ? this.#sign(exchange, town) : this.#showSign(exchange, town);
      case 'receipt':
        return this.#showReceipt(exchange, town);
      case 'places':
        return post ? this.#sendPlaces(exchange, town) : town.notFound();
      case 'document.pdf':
        return this.#sendDraft(exchange, town);
      case 'declaration.pdf':
        return this.#sendSigned(exchange, town);
      default:
        return name.startsWith('files/') && !post
          ? this.#sendFile(exchange, town, name.slice('files/'.length))
          : town.notFound();
    }
  }

  /** The session of the request, if it brought one that could be ours. */
  #known(exchange: Exchange): string | undefined {
    const session = exchange.cookie('tt-session');
    return isSession(session) ? session : undefined;
  }

  #session(exchange: Exchange): string {
    const known = this.#known(exchange);
    if (known) return known;
    const session = newSession();
    exchange.setCookie('tt-session', session);
    return session;
  }

  /** Whoever began goes on when there is no room for more drafts; nobody else begins. */
  #begin(session: string, draft: Draft): void {
    if (!this.#store.hasRoomFor(0)) throw new BodyError(503, 'no room for drafts');
    this.#store.saveDraft(session, draft);
  }

  #filled(session: string, draft: Draft): Filled {
    return {
      answers: draft.answers,
      files: this.#store.files(session),
      refused: draft.refused,
    };
  }

  #done(draft: Draft, filled: Filled, words: Words): Set<Place> {
    return new Set(
      stepIds.filter(
        (step) => draft.attempted.has(step) && checkStep(step, filled, words).length === 0,
      ),
    );
  }

  #showStart(exchange: Exchange, { words, print }: Town): void {
    const session = this.#known(exchange);
    const hasDraft = session !== undefined && this.#store.hasDraft(session);
    print({
      title: words('serviceName'),
      body: startPage(words, hasDraft, session ? this.#sentNotice(session, words) : undefined),
      scripts: ['declaration'],
    });
  }

  async #startAgain(exchange: Exchange): Promise<void> {
    await readBody(exchange.request, { files: false });
    const session = this.#known(exchange);
    if (session) {
      this.#store.dropDraft(session);
      await this.#uploads.forget(session);
    }
    exchange.redirect(addressOf('purpose'));
  }

  async #showStep(exchange: Exchange, { words, print }: Town, step: StepId): Promise<void> {
    const session = this.#session(exchange);
    const draft = this.#store.draft(session);
    // Files are sent before the form is, and only to sessions that the store knows.
    if (step === 'attachments' && !this.#store.knows(session)) this.#begin(session, draft);
    if (step === 'attachments' && (await takeFinished(this.#store, this.#uploads, session, draft)))
      this.#store.saveDraft(session, draft);
    const filled = this.#filled(session, draft);
    const problems = shownProblems(step, draft, filled, words);
    const returnTo = returnPlace(exchange.url.searchParams.get('return'));
    const done = this.#done(draft, filled, words);
    const notice = this.#hasSent(session) ? this.#sentNotice(session, words) : undefined;
    const body = stepPage({
      step,
      words,
      filled,
      problems,
      done,
      returnTo,
      ...(notice && { notice }),
    });
    print({
      title: words(stepWord(step)),
      body,
      form: formId,
      scripts: ['declaration'],
      error: problems.length > 0,
    });
  }

  async #saveStep(exchange: Exchange, town: Town, step: StepId): Promise<void> {
    const body = await readBody(exchange.request, { files: step === 'attachments' });
    const session = this.#session(exchange);
    let draft: Draft | undefined;
    try {
      draft = this.#store.draft(session);
      await this.#takeStep(exchange, town, step, { body, session, draft });
    } catch (error) {
      const sent = { body, session, draft: draft ?? newDraft() };
      throw new UnsavedError(await this.#unsavedStep(town.words, step, sent), error);
    }
  }

  async #unsavedStep(
    words: Words,
    step: StepId,
    { body, session, draft }: Sent,
  ): Promise<ServicePage> {
    takeAnswers(step, body, draft);
    const held = await holdFiles(this.#uploads, session, body, this.#readableFiles(session));
    const filled = { answers: draft.answers, ...held };
    const problems = checkStep(step, filled, words).filter(({ name }) =>
      held.refused.some(({ field }) => field === name),
    );
    const returnTo = returnPlace(body.fields.get('return'));
    const done = this.#done(draft, filled, words);
    const notice = printUnsaved(words, held.waiting.length > 0);
    return {
      title: words(stepWord(step)),
      body: stepPage({ step, words, filled, problems, done, returnTo, notice }),
      form: formId,
      scripts: ['declaration'],
    };
  }

  /** None while they cannot be read: what the draft has is there again when it can. */
  #readableFiles(session: string): StoredFile[] {
    try {
      return this.#store.files(session);
    } catch {
      return [];
    }
  }

  async #takeStep(
    exchange: Exchange,
    town: Town,
    step: StepId,
    { body, session, draft }: Sent,
  ): Promise<void> {
    if (!this.#store.hasDraft(session)) this.#begin(session, draft);
    const language = body.fields.get('language');
    takeAnswers(step, body, draft);
    // A copy kept on the way leaves uploads where they are: files wait for the form itself.
    if (step === 'attachments' && body.fields.get('task') !== 'keep')
      await takeFiles(this.#store, this.#uploads, session, body, draft);
    const removed = body.fields.get('remove-file');
    // The summary of what was refused takes the focus; a place beside it would be heard first.
    const isRefused = draft.refused.length > 0;
    const place =
      step === 'attachments' && !isRefused ? filePlace(this.#store, session, body, removed) : '';
    if (removed) {
      this.#store.removeFile(session, removed);
      for (const { name } of fileQuestions) await this.#uploads.drop(session, name, removed);
    }

    const returnTo = returnPlace(body.fields.get('return'));
    const here = addressOf(step) + (returnTo ? `?return=${returnTo}` : '');
    if (isLanguage(language)) town.setLanguage(language);
    const task = body.fields.get('task');
    const item = [...repeatsIn(questionsOf[step])]
      .map((repeat) => changeItems(repeat, body, draft.answers))
      .find((id) => id !== undefined);
    if (item !== undefined) {
      // What was just added is not yet wrong.
      draft.attempted.delete(step);
      this.#store.saveDraft(session, draft);
      return exchange.redirect(`${here}#${item}`);
    }
    if (isLanguage(language) || removed || task) {
      this.#store.saveDraft(session, draft);
      if (task === 'keep') return exchange.empty();
      const previous = places[places.indexOf(step) - 1];
      if (task === 'back') {
        return exchange.redirect(returnTo || previous ? addressOf(returnTo ?? previous!) : '/');
      }
      return exchange.redirect(task === 'calculate' ? `${here}#fee` : `${here}${place}`);
    }
    draft.attempted.add(step);
    this.#store.saveDraft(session, draft);
    const problems = checkStep(step, this.#filled(session, draft), town.words);
    const next = returnTo ?? places[places.indexOf(step) + 1]!;
    exchange.redirect(problems.length > 0 ? here : addressOf(next));
  }

  /** After sending, Back leads here: the receipt says more than an empty form. */
  #hasSent(session: string): boolean {
    return !this.#store.hasDraft(session) && this.#store.submission(session) !== undefined;
  }

  #sentNotice(session: string, words: Words): Html | undefined {
    const sent = this.#store.submission(session);
    return sent && printSent(sent.reference, words);
  }

  #showCheck(exchange: Exchange, { words, print }: Town): void {
    const session = this.#session(exchange);
    if (this.#hasSent(session)) return exchange.redirect(addressOf('receipt'));
    const draft = this.#store.draft(session);
    const filled = this.#filled(session, draft);
    const problems = checkAll(filled, words);
    const sections = summaryOf(filled, words);
    const done = this.#done(draft, filled, words);
    print({
      title: words('checkTitle'),
      body: checkPage(words, { sections, filled, problems, done }),
      scripts: ['declaration'],
      error: problems.length > 0,
    });
  }

  #showSign(exchange: Exchange, { words, print }: Town): void {
    const session = this.#session(exchange);
    if (this.#hasSent(session)) return exchange.redirect(addressOf('receipt'));
    const draft = this.#store.draft(session);
    const filled = this.#filled(session, draft);
    if (checkAll(filled, words).length > 0) return exchange.redirect(addressOf('check'));
    const problems = draft.attempted.has('sign') ? checkSignature(draft.answers, words) : [];
    const done = this.#done(draft, filled, words).add('check');
    const { answers, submissionKey } = draft;
    print({
      title: words('signTitle'),
      body: signPage({ words, answers, problems, done, submissionKey }),
      form: formId,
      scripts: ['declaration', 'document'],
      error: problems.length > 0,
    });
  }

  async #sign(exchange: Exchange, town: Town): Promise<void> {
    const body = await readBody(exchange.request, { files: false });
    const session = this.#session(exchange);
    const key = body.fields.get('tt-submission') ?? '';
    let draft: Draft | undefined;
    try {
      if (this.#store.submission(session, key)) return exchange.redirect(addressOf('receipt'));
      draft = this.#store.draft(session);
      setSignature(body, draft);
      await this.#takeSignature(exchange, town, { body, session, draft });
    } catch (error) {
      const sent = { body, session, draft: draft ?? { ...newDraft(), submissionKey: key } };
      throw new UnsavedError(this.#unsavedSignature(town.words, sent), error);
    }
  }

  #unsavedSignature(words: Words, { body, session, draft }: Sent): ServicePage {
    setSignature(body, draft);
    const { answers, submissionKey } = draft;
    const filled = { answers, files: this.#readableFiles(session), refused: draft.refused };
    const done = this.#done(draft, filled, words).add('check');
    const notice = printUnsaved(words, false);
    return {
      title: words('signTitle'),
      body: signPage({ words, answers, problems: [], done, submissionKey, notice }),
      form: formId,
      scripts: ['declaration', 'document'],
    };
  }

  async #takeSignature(
    exchange: Exchange,
    town: Town,
    { body, session, draft }: Sent,
  ): Promise<void> {
    const language = body.fields.get('language');
    if (isLanguage(language)) {
      town.setLanguage(language);
      this.#store.saveDraft(session, draft);
      return exchange.redirect(addressOf('sign'));
    }
    const task = body.fields.get('task');
    if (task === 'keep') {
      this.#store.saveDraft(session, draft);
      return exchange.empty();
    }
    if (task === 'back') {
      this.#store.saveDraft(session, draft);
      return exchange.redirect(addressOf('check'));
    }
    draft.attempted.add('sign');
    const filled = this.#filled(session, draft);
    const signature = readSignature(draft.answers);
    const isComplete = checkAll(filled, town.words).length === 0;
    if (!isComplete || !signature || checkSignature(draft.answers, town.words).length > 0) {
      this.#store.saveDraft(session, draft);
      return exchange.redirect(addressOf(isComplete ? 'sign' : 'check'));
    }
    const asked = stepIds.flatMap((step) => [...flatten(questionsOf[step], draft.answers)]);
    const names = new Set(asked.flatMap(namesOf));
    const answers = new Map([...draft.answers].filter(([name]) => names.has(name)));
    const at = new Date();
    const files = filled.files.filter((file) => names.has(file.field));
    await this.#store.submit(session, {
      key: draft.submissionKey,
      answers,
      language: town.words.language,
      privacyNotice: privacyNoticeVersion,
      submittedAt: at.toISOString(),
      year: townYear(at),
      fileFields: names,
      pdf: (reference) =>
        declarationPdf({ answers, files, refused: [] }, { reference, at, signature }),
    });
    await this.#uploads.forget(session);
    exchange.redirect(addressOf('receipt'));
  }

  #showReceipt(exchange: Exchange, { words, print }: Town): void {
    const session = this.#known(exchange);
    const submission = session && this.#store.submission(session);
    if (!submission) return exchange.redirect('/');
    print({
      title: words('receiptTitle'),
      body: receiptPage(
        words,
        submission,
        townTime(words.language, new Date(submission.submittedAt)),
      ),
      scripts: ['declaration', 'document'],
    });
  }

  /** What the register of places knows of a text, for the page's script. */
  async #sendPlaces(exchange: Exchange, { words }: Town): Promise<void> {
    const { fields } = await readBody(exchange.request, { files: false });
    const found = findPlaces(fields.get('text') ?? '', words);
    exchange.send(200, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(found)), {
      'cache-control': 'no-store',
    });
  }

  async #sendDraft(exchange: Exchange, town: Town): Promise<void> {
    const session = this.#known(exchange);
    // A viewer may still be reading when the declaration has just been sent.
    if (session && this.#hasSent(session)) return this.#sendSigned(exchange, town);
    if (!session || !this.#store.hasDraft(session)) return town.notFound();
    const filled = this.#filled(session, this.#store.draft(session));
    // Only checked answers have a bounded length; printing takes time in proportion to it.
    if (checkAll(filled, town.words).length > 0) return town.notFound();
    const pdf = await declarationPdf(filled);
    exchange.send(200, 'application/pdf', pdf, {
      'content-disposition': 'inline',
      'cache-control': 'no-store',
    });
  }

  #sendSigned(exchange: Exchange, town: Town): void {
    const session = this.#known(exchange);
    const submission = session && this.#store.submission(session);
    if (!submission) return town.notFound();
    exchange.send(200, 'application/pdf', submission.pdf, {
      'content-disposition': attachmentHeader(`${submission.reference}.pdf`),
      'cache-control': 'no-store',
    });
  }

  #sendFile(exchange: Exchange, town: Town, id: string): void {
    const session = this.#known(exchange);
    const found = session && this.#store.fileBytes(session, id);
    if (!found) return town.notFound();
    // Always a download: an uploaded file must never run as a page of this site.
    exchange.send(200, found.file.type, found.bytes, {
      'content-disposition': attachmentHeader(visibleName(found.file.name)),
      'cache-control': 'no-store',
    });
  }
}

const stepWord = (step: StepId) =>
  `step${step[0]!.toUpperCase()}${step.slice(1)}` as `step${Capitalize<StepId>}`;

function setSignature({ fields }: Body, draft: Draft): void {
  for (const name of signatureNames) draft.answers.set(name, fields.get(name) ?? '');
}

const returnPlace = (name: string | null | undefined): Place | undefined =>
  name === 'check' ? 'check' : undefined;

/** Mistakes are shown once a step was sent; a refused file at once. */
function shownProblems(step: StepId, draft: Draft, filled: Filled, words: Words): Problem[] {
  const problems = checkStep(step, filled, words);
  if (draft.attempted.has(step)) return problems;
  return problems.filter(({ name }) => draft.refused.some(({ field }) => field === name));
}
