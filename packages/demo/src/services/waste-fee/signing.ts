import { readBody, type Body } from '../../http/body.ts';
import type { Exchange } from '../../http/exchange.ts';
import { newDraft, type Draft, type Store } from '../../store.ts';
import type { Uploads } from '../../uploads.ts';
import { isLanguage, type Words } from '../../words.ts';
import { checkAll } from './check.ts';
import { declarationPdf, townTime, townYear } from './declaration.ts';
import { addressOf, checkPage, formId, printUnsaved, receiptPage, signPage } from './pages.ts';
import { noticeOf } from './privacy.ts';
import { flatten, namesOf, questionsOf, stepIds } from './questions.ts';
import type { Sent, ServicePage, Town } from './service-page.ts';
import { checkSignature, readSignature, signatureNames } from './signature.ts';
import { summaryOf } from './summary.ts';
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
    const draft = this.#store.draft(session);
    const filled = this.#visits.filled(session, draft);
    const problems = checkAll(filled, words);
    const sections = summaryOf(filled, words);
    const done = this.#visits.done(draft, filled, words);
    print({
      title: words('checkTitle'),
      body: checkPage(words, { sections, filled, problems, done }),
      scripts: ['declaration'],
      error: problems.length > 0,
    });
  }

  showSign(exchange: Exchange, { words, print }: Town): void {
    const session = this.#visits.session(exchange);
    if (this.#visits.hasSent(session)) return exchange.redirect(addressOf('receipt'));
    const draft = this.#store.draft(session);
    const filled = this.#visits.filled(session, draft);
    if (checkAll(filled, words).length > 0) return exchange.redirect(addressOf('check'));
    const problems = draft.attempted.has('sign') ? checkSignature(draft.answers, words) : [];
    const done = this.#visits.done(draft, filled, words).add('check');
    const { answers, submissionKey } = draft;
    print({
      title: words('signTitle'),
      body: signPage({ words, answers, problems, done, submissionKey }),
      form: formId,
      scripts: ['declaration', 'document'],
      error: problems.length > 0,
    });
  }

  async sign(exchange: Exchange, town: Town): Promise<void> {
    const body = await readBody(exchange.request, { files: false });
    const session = this.#visits.session(exchange);
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
    const filled = { answers, files: this.#visits.readableFiles(session), refused: draft.refused };
    const done = this.#visits.done(draft, filled, words).add('check');
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
    const filled = this.#visits.filled(session, draft);
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
      privacyNotice: noticeOf(draft.answers),
      submittedAt: at.toISOString(),
      year: townYear(at),
      fileFields: names,
      pdf: (reference) =>
        declarationPdf({ answers, files, refused: [] }, { reference, at, signature }),
    });
    await this.#uploads.forget(session);
    exchange.redirect(addressOf('receipt'));
  }

  showReceipt(exchange: Exchange, { words, print }: Town): void {
    const session = this.#visits.known(exchange);
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
}

function setSignature({ fields }: Body, draft: Draft): void {
  for (const name of signatureNames) draft.answers.set(name, fields.get(name) ?? '');
}
