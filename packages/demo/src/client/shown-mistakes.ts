import type { Issue } from '@twintown/core/issue.js';

/*
 * A change of language loads the page anew. What this script found wrong before, and the server was never
 * asked about, is told again there.
 */

interface Shown {
  /** Key of the declaration. */
  draft: string;
  action: string;
  /** The mistakes stood in the summary too. */
  isListed: boolean;
  /** The signature was told to be missing. */
  isUnsigned: boolean;
  /** A file was refused: it is told of beside its question by itself. */
  hasRefused: boolean;
  issues: Record<string, readonly Issue[]>;
}

const questions = ['tt-field', 'tt-fieldset', 'tt-date-field', 'tt-file-field'] as const;
type Question = HTMLElementTagNameMap[(typeof questions)[number]];

const place = 'shown-mistakes';

const questionsIn = (form: HTMLFormElement): Question[] => [
  ...form.querySelectorAll<Question>(questions.join()),
];
/** What brings its own sentence has it in the former language; so files are looked at by the server. */
const canBeSaidAnew = ({ params }: Issue): boolean => params?.['text'] === undefined;
const signatureIn = (form: HTMLFormElement): HTMLElementTagNameMap['tt-signature-field'] | null =>
  form.querySelector('tt-signature-field');
const nameOf = (question: Question): string =>
  question.getAttribute('name') ?? question.controls[0]?.name ?? '';

/** Tells mistakes that were shown before the language was changed once more. */
export function keepMistakes(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-keep]');
  const draft = document.querySelector<HTMLElement>('[data-draft]')?.dataset['draft'];
  const left = takeLeft();
  if (!form || !draft) return;
  const action = new URL(form.action).pathname;
  const summary = document.querySelector('tt-error-summary');
  const shown = new Map<EventTarget | null, readonly Issue[]>();
  form.addEventListener('tt-issues', ({ target, detail }) => shown.set(target, detail.issues));
  addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
    if (target !== form || defaultPrevented || submitter?.getAttribute('name') !== 'language')
      return;
    const issues = Object.fromEntries(
      questionsIn(form)
        .map(
          (question) =>
            [nameOf(question), (shown.get(question) ?? []).filter(canBeSaidAnew)] as const,
        )
        .filter(([, list]) => list.length > 0),
    );
    const isListed = summary?.matches(':not([hidden], [data-warning])') ?? false;
    const isUnsigned = signatureIn(form)?.matches(':state(error)') ?? false;
    const hasRefused = questionsIn(form).some(
      (question) =>
        question.localName === 'tt-file-field' && !(shown.get(question) ?? []).every(canBeSaidAnew),
    );
    leave({ draft, action, isListed, isUnsigned, hasRefused, issues });
  });
  if (left?.draft === draft && left.action === action) show(form, left);
}

function show(form: HTMLFormElement, shown: Shown): void {
  const { issues, isListed, isUnsigned, hasRefused } = shown;
  const host = form.closest('tt-form');
  if (isUnsigned) {
    // It checks itself: its mistake is found again, with all others where these are listed.
    void customElements
      .whenDefined('tt-signature-field')
      .then(() => (isListed ? host?.check() : signatureIn(form)?.checkValidity()));
    if (isListed) return;
  }
  if (isListed && hasRefused) {
    // The field tells of its files by itself; the list does once everything is looked at again.
    void customElements.whenDefined('tt-file-field').then(() => host?.check());
    return;
  }
  const due: typeof issues = {};
  for (const question of questionsIn(form)) {
    const list = issues[nameOf(question)];
    // What the server says stands.
    if (!list || question.querySelector('[data-error]:not([hidden])')) continue;
    due[nameOf(question)] = list;
    if (!isListed) question.showIssues(list);
  }
  if (isListed && Object.keys(due).length > 0) void host?.showIssues(due);
}

function leave(shown: Shown): void {
  const { issues, isUnsigned, hasRefused, isListed } = shown;
  if (Object.keys(issues).length === 0 && !isUnsigned && !(hasRefused && isListed)) return;
  try {
    sessionStorage.setItem(place, JSON.stringify(shown));
  } catch {
    // Full, or not allowed: the mistakes are found again when the form is sent.
  }
}

function takeLeft(): Shown | undefined {
  try {
    const left = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    return left ? (JSON.parse(left) as Shown) : undefined;
  } catch {
    return undefined;
  }
}
