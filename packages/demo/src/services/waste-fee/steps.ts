import { BodyError, withBody } from '../../http/body.ts';
import type { Html } from '../../html.ts';
import type { Exchange } from '../../http/exchange.ts';
import { newDraft, type Draft, type Store } from '../../store.ts';
import type { Uploads } from '../../uploads.ts';
import { isLanguage, wordsIn, type Words } from '../../words.ts';
import { checkStep, isWrong, type Filled, type Problem } from './check.ts';
import { formId } from './pages/kept-form.ts';
import { printSentMeanwhile, printUnsaved, sentMeanwhile } from './pages/notices.ts';
import { stepPage } from './pages/step-page.ts';
import { addressOf, places, type Place } from './pages/way.ts';
import { questionsOf, repeatsIn, type StepId } from './questions.ts';
import { changeItems, dropAsideItem, repeatKey } from './repeat.ts';
import type { Sent, ServicePage, Town } from './service-page.ts';
import {
  fileQuestions,
  filePlace,
  moveFile,
  takeAnswers,
  takeFiles,
  takeFinished,
  takeName,
} from './take.ts';
import { holdFiles, UnsavedError } from './unsaved.ts';
import type { Visits } from './visits.ts';

/** The steps of the declaration: prints their questions, takes and keeps the answers. */
export class Steps {
  readonly #store: Store;
  readonly #uploads: Uploads;
  readonly #visits: Visits;

  constructor(store: Store, uploads: Uploads, visits: Visits) {
    this.#store = store;
    this.#uploads = uploads;
    this.#visits = visits;
  }

  async show(exchange: Exchange, town: Town, step: StepId): Promise<void> {
    const session = this.#visits.session(exchange);
    await this.#visits.inTurn(session, () => this.#print(exchange, town, step, session));
  }

  async #print(
    exchange: Exchange,
    { words, print }: Town,
    step: StepId,
    session: string,
  ): Promise<void> {
    const draft = this.#visits.draft(exchange, session, words.language);
    // Files are sent before the form is, and only to sessions that the store knows.
    if (step === 'attachments' && !this.#store.knows(session)) this.#visits.begin(session, draft);
    // Files that came since are a new declaration by themselves.
    const notice = this.#visits.hasSent(session)
      ? this.#visits.sentNotice(session, words)
      : undefined;
    if (step === 'attachments' && (await takeFinished(this.#store, this.#uploads, session, draft)))
      this.#store.saveDraft(session, draft);
    const filled = this.#visits.filled(session, draft);
    const problems = shownProblems(step, draft, filled, words);
    const returnTo = returnPlace(exchange.url.searchParams.get('return'));
    const done = this.#visits.done(draft, filled, words);
    const body = stepPage({
      step,
      words,
      filled,
      problems,
      done,
      returnTo,
      submissionKey: draft.submissionKey,
      ...(notice && { notice }),
    });
    print({
      title: words(stepWord(step)),
      body,
      form: formId,
      draft,
      scripts: ['declaration'],
      styles: ['conditions.css'],
      error: problems.length > 0,
    });
  }

  async save(exchange: Exchange, town: Town, step: StepId): Promise<void> {
    await withBody(exchange.request, { files: step === 'attachments' }, (body) => {
      const session = this.#visits.session(exchange);
      return this.#visits.inTurn(session, () =>
        this.#take(exchange, town, step, { body, session }),
      );
    });
  }

  async #take(
    exchange: Exchange,
    town: Town,
    step: StepId,
    { body, session }: Omit<Sent, 'draft'>,
  ): Promise<void> {
    let draft: Draft | undefined;
    let reference: string | undefined;
    try {
      draft = this.#visits.draft(exchange, session, town.words.language);
      reference = this.#visits.sentAlready(session, body)?.reference;
      if (!reference) return await this.#takeStep(exchange, town, step, { body, session, draft });
    } catch (error) {
      const sent = { body, session, draft: draft ?? newDraft(town.words.language) };
      takeAnswers(step, body, sent.draft, town.words);
      throw new UnsavedError(await this.#unsavedStep(town.words, step, sent), error);
    }
    if (body.fields.get('task') === 'keep')
      return exchange.json({ notice: sentMeanwhile(reference, town.words) }, 409);
    const language = body.fields.get('language');
    if (isLanguage(language)) town.setLanguage(language);
    const words = isLanguage(language) ? wordsIn(language) : town.words;
    const notice = printSentMeanwhile(reference, words);
    takeAnswers(step, body, draft, town.words);
    const page = await this.#unsavedStep(words, step, { body, session, draft }, notice);
    throw new UnsavedError(page, new BodyError(409, 'sent already'));
  }

  async #unsavedStep(
    words: Words,
    step: StepId,
    { body, session, draft }: Sent,
    reason?: Html,
  ): Promise<ServicePage> {
    const held = await holdFiles(this.#uploads, session, body, this.#visits.readableFiles(session));
    const { answers, language, typedIn } = draft;
    const filled = { answers, language, typedIn, ...held };
    const problems = checkStep(step, filled, words).filter(({ name }) =>
      held.refused.some(({ field }) => field === name),
    );
    const returnTo = returnPlace(body.fields.get('return'));
    const done = this.#visits.done(draft, filled, words);
    const notice = reason ?? printUnsaved(words, held.waiting.length > 0);
    const { submissionKey } = draft;
    return {
      title: words(stepWord(step)),
      body: stepPage({
        step,
        words,
        filled,
        problems,
        done,
        returnTo,
        submissionKey,
        notice,
        isUnsaved: true,
      }),
      form: formId,
      draft,
      scripts: ['declaration'],
      styles: ['conditions.css'],
    };
  }

  async #takeStep(
    exchange: Exchange,
    town: Town,
    step: StepId,
    { body, session, draft }: Sent,
  ): Promise<void> {
    if (!this.#store.hasDraft(session)) this.#visits.begin(session, draft);
    const language = body.fields.get('language');
    const [inPart] = takeAnswers(step, body, draft, town.words);
    takeName(body, draft);
    // A copy kept on the way leaves uploads where they are: files wait for the form itself.
    if (step === 'attachments' && body.fields.get('task') !== 'keep') {
      await takeFiles(this.#store, this.#uploads, session, body, draft);
      moveFile(this.#store, session, body, draft);
    }
    const removed = body.fields.get('remove-file');
    const moved = removed ?? body.fields.get('restore-file');
    // The summary of what was refused takes the focus; a place beside it would be heard first.
    const isRefused = draft.refused.some(isWrong);
    const place =
      step === 'attachments' && !isRefused ? filePlace(this.#store, session, body, moved) : '';
    if (removed)
      for (const { name } of fileQuestions) await this.#uploads.drop(session, name, removed);

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
    if (isLanguage(language) || moved || task) {
      this.#store.saveDraft(session, draft);
      if (task === 'keep' && inPart)
        return exchange.json({ notice: { text: town.words(repeatKey(inPart, 'Gone')) } });
      if (task === 'keep') return exchange.empty();
      const previous = places[places.indexOf(step) - 1];
      if (task === 'back') {
        return exchange.redirect(returnTo || previous ? addressOf(returnTo ?? previous!) : '/');
      }
      return exchange.redirect(task === 'calculate' ? `${here}#fee` : `${here}${place}`);
    }
    draft.attempted.add(step);
    for (const repeat of repeatsIn(questionsOf[step])) dropAsideItem(repeat, draft.answers);
    if (step === 'attachments') this.#store.dropAside(session);
    this.#store.saveDraft(session, draft);
    const problems = checkStep(step, this.#visits.filled(session, draft), town.words);
    const next = returnTo ?? places[places.indexOf(step) + 1]!;
    exchange.redirect(problems.length > 0 ? here : addressOf(next));
  }
}

const stepWord = (step: StepId) =>
  `step${step[0]!.toUpperCase()}${step.slice(1)}` as `step${Capitalize<StepId>}`;

const returnPlace = (name: string | null | undefined): Place | undefined =>
  name === 'check' ? 'check' : undefined;

/** Mistakes are shown once a step was sent; a refused file at once. */
function shownProblems(step: StepId, draft: Draft, filled: Filled, words: Words): Problem[] {
  const problems = checkStep(step, filled, words);
  if (draft.attempted.has(step)) return problems;
  return problems.filter(({ name }) => draft.refused.some(({ field }) => field === name));
}
