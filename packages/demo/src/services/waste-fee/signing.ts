import { withBody } from '../../http/body.ts';
import type { Exchange } from '../../http/exchange.ts';
import { newDraft, type Draft, type Store } from '../../store.ts';
import type { Uploads } from '../../uploads.ts';
import { isLanguage, type Words } from '../../words.ts';
import { checkAll, type Filled } from './check.ts';
import {
  askedNames,
  declarationDigest,
  declarationPdf,
  declaredOf,
  townTime,
  townYear,
} from './declaration.ts';
import type { Signature } from './document.ts';
import { checkPage } from './pages/check-page.ts';
import { formId } from './pages/kept-form.ts';
import { printChanged, printUnsaved, sentMeanwhile } from './pages/notices.ts';
import { receiptPage } from './pages/receipt-page.ts';
import { signPage } from './pages/sign-page.ts';
import { addressOf } from './pages/way.ts';
import { noticeOf } from './privacy.ts';
import type { Sent, ServicePage, Town } from './service-page.ts';
import {
  checkSignature,
  confirmationIn,
  declarationRead,
  readSignature,
  takeSignature,
  unconfirmed,
} from './signature.ts';
import { summaryOf } from './summary.ts';
import { takeName } from './take.ts';
import { UnsavedError } from './unsaved.ts';
import type { Visits } from './visits.ts';

/** From the answers of all steps to the receipt: looked through, signed, sent. */
export class Signing {
  readonly #store: Store;
  readonly #uploads: Uploads;
  readonly #visits: Visits;

  constructor(store: Store, uploads: Uploads, visits: Visits) {
    this.#store = store;
    this.#uploads = uploads;
    this.#visits = visits;
  }

  showCheck(exchange: Exchange, { words, print }: Town): void {
    const session = this.#visits.session(exchange);
    if (this.#visits.hasSent(session)) return exchange.redirect(addressOf('receipt'));
    const draft = this.#visits.draft(exchange, session, words.language);
    const filled = this.#visits.filled(session, draft);
    const problems = checkAll(filled, words);
    const sections = summaryOf(filled, words);
    const done = this.#visits.done(draft, filled, words);
    print({
      title: words('checkTitle'),
      body: checkPage(words, { sections, filled, problems, done }),
      draft,
      scripts: ['declaration'],
      error: problems.length > 0,
    });
  }

  showSign(exchange: Exchange, { words, print }: Town): void {
    const session = this.#visits.session(exchange);
    if (this.#visits.hasSent(session)) return exchange.redirect(addressOf('receipt'));
    const draft = this.#visits.draft(exchange, session, words.language);
    const filled = this.#visits.filled(session, draft);
    if (checkAll(filled, words).length > 0) return exchange.redirect(addressOf('check'));
    const digest = declarationDigest(filled);
    const isRead = draft.answers.get(declarationRead) === digest;
    const answers = isRead ? draft.answers : unconfirmed(draft.answers);
    const wasSent = draft.attempted.has('sign');
    const problems = wasSent && isRead ? checkSignature(answers, words) : [];
    const notice = wasSent && !isRead ? printChanged(words) : undefined;
    const done = this.#visits.done(draft, filled, words).add('check');
    const { submissionKey } = draft;
    print({
      title: words('signTitle'),
      body: signPage({
        words,
        answers,
        problems,
        done,
        submissionKey,
        digest,
        ...(notice && { notice }),
      }),
      form: formId,
      draft,
      scripts: ['declaration', 'document'],
      error: problems.length > 0 || notice !== undefined,
    });
  }

  async sign(exchange: Exchange, town: Town): Promise<void> {
    await withBody(exchange.request, { files: false }, (body) => {
      const session = this.#visits.session(exchange);
      return this.#visits.inTurn(session, () => this.#take(exchange, town, { body, session }));
    });
  }

  async #take(
    exchange: Exchange,
    town: Town,
    { body, session }: Omit<Sent, 'draft'>,
  ): Promise<void> {
    const key = body.fields.get('tt-submission') ?? '';
    let draft: Draft | undefined;
    try {
      const already = this.#visits.sentAlready(session, body);
      if (already && body.fields.get('task') === 'keep')
        return exchange.json({ notice: sentMeanwhile(already.reference, town.words) }, 409);
      if (already) return exchange.redirect(addressOf('receipt'));
      draft = this.#visits.draft(exchange, session, town.words.language);
      takeSignature(body, draft.answers, town.words);
      await this.#takeForm(exchange, town, { body, session, draft });
    } catch (error) {
      const sent = {
        body,
        session,
        draft: draft ?? { ...newDraft(town.words.language), submissionKey: key },
      };
      throw new UnsavedError(this.#unsavedSignature(town.words, sent), error);
    }
  }

  #unsavedSignature(words: Words, { body, session, draft }: Sent): ServicePage {
    takeSignature(body, draft.answers, words);
    const { answers, language, typedIn, submissionKey } = draft;
    const digest = answers.get(declarationRead) ?? '';
    const files = this.#visits.readableFiles(session);
    const filled = { answers, language, typedIn, files, refused: draft.refused };
    const done = this.#visits.done(draft, filled, words).add('check');
    const notice = printUnsaved(words, false);
    return {
      title: words('signTitle'),
      body: signPage({
        words,
        answers,
        problems: [],
        done,
        submissionKey,
        digest,
        notice,
        isUnsaved: true,
      }),
      form: formId,
      draft,
      scripts: ['declaration', 'document'],
    };
  }

  async #takeForm(exchange: Exchange, town: Town, { body, session, draft }: Sent): Promise<void> {
    if (!this.#store.hasDraft(session)) this.#visits.begin(session, draft);
    const language = body.fields.get('language');
    if (isLanguage(language)) town.setLanguage(language);
    takeName(body, draft);
    const goTo = (place: 'check' | 'sign'): void => {
      this.#store.saveDraft(session, draft);
      exchange.redirect(addressOf(place));
    };
    const task = body.fields.get('task');
    if (task === 'keep') {
      this.#store.saveDraft(session, draft);
      return exchange.empty();
    }
    if (task === 'back') return goTo('check');
    const filled = this.#visits.filled(session, draft);
    const isComplete = checkAll(filled, town.words).length === 0;
    const isRead = isComplete && body.fields.get(declarationRead) === declarationDigest(filled);
    if (isLanguage(language) && (isRead || !isComplete)) return goTo('sign');
    draft.attempted.add('sign');
    if (!isComplete) return goTo('check');
    const signature = readSignature(draft.answers);
    if (!isRead || !signature || checkSignature(draft.answers, town.words).length > 0)
      return goTo('sign');
    await this.#submit(session, draft, filled, signature, town.words);
    exchange.redirect(addressOf('receipt'));
  }

  async #submit(
    session: string,
    draft: Draft,
    filled: Filled,
    signature: Signature,
    { language }: Words,
  ): Promise<void> {
    const at = new Date();
    await this.#store.submit(session, {
      key: draft.submissionKey,
      answers: new Map([...declaredOf(filled).answers, ...confirmationIn(draft.answers)]),
      language,
      privacyNotice: noticeOf(draft.answers),
      submittedAt: at.toISOString(),
      year: townYear(at),
      fileFields: askedNames(draft.answers),
      pdf: (reference) => declarationPdf(filled, { reference, at, signature }),
    });
    await this.#uploads.forget(session);
  }

  showReceipt(exchange: Exchange, { words, print }: Town): void {
    const session = this.#visits.known(exchange);
    const submission = session && this.#store.submission(session);
    if (!submission) return exchange.redirect('/');
    print({
      title: words('receiptTitle'),
      draft: this.#visits.draft(exchange, session, words.language),
      body: receiptPage(
        words,
        submission,
        townTime(words.language, new Date(submission.submittedAt)),
      ),
      scripts: ['declaration', 'document'],
    });
  }
}
