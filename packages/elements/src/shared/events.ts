import { controlSelector, questionOf, standIns, type Question } from './question.ts';

type Engine = typeof import('./answers.ts');

const heard = new WeakSet<Node>();
let engine: Engine | undefined;
let loading: Promise<void> | undefined;
/** What waits for the end of a press; undefined while nothing is pressed. */
let held: (() => void)[] | undefined;

/**
 * Runs `task` with the part that checks and explains answers: at once when it is loaded, else after
 * loading it. Offline nothing happens: the page stays the plain form that the server checks.
 */
export function withEngine(task: (engine: Engine) => void): void {
  if (engine) {
    task(engine);
    return;
  }
  loading ??= import('./answers.ts').then(
    (loaded) => {
      engine = loaded;
    },
    () => {
      loading = undefined;
    },
  );
  void loading.then(() => engine && task(engine));
}

/** The loaded engine, if it is. */
export function engineNow(): Engine | undefined {
  return engine;
}

/** Listens at the root of a tree, once, for all questions in it. */
export function listen(root: Node): void {
  if (heard.has(root)) return;
  heard.add(root);
  const on = (type: string, listener: (event: Event, question: Question) => void): void => {
    const hear = (event: Event): void => {
      const question = questionOf(event.target as Node);
      if (question) listener(event, question);
    };
    root.addEventListener(type, hear, { capture: true, passive: true });
  };
  on('focusin', (_, question) => withEngine(({ arrive }) => arrive(question)));
  on('input', (event, question) => {
    const target = event.target as Element;
    // A widget beside the control has controls of its own, whose events look like the widget's. What
    // is typed into a stand-in is no answer yet; the control it stands for tells when it is.
    if (!target.matches(controlSelector) || standIns.has(target)) return;
    withEngine(({ change }) => change(question));
  });
  on('change', (_, question) => withEngine(({ filled }) => filled(question)));
  on('focusout', (event, question) => {
    const next = (event as FocusEvent).relatedTarget as Node | null;
    // Going to another window is no leaving: the control still has the page's focus.
    if (questionOf(next) === question || question.matches(':focus-within')) return;
    settle(() => withEngine(({ leave }) => leave(question)));
  });
  addEventListener('mousedown', press, true);
  addEventListener('mouseup', lift, true);
  // A drag ends without a release, and so does a press that another window took over.
  addEventListener('dragend', lift, true);
  addEventListener('blur', lift);
}

/**
 * Runs `task`, but not between pressing and releasing: an error that appears under the finger moves
 * the button that was aimed at, and the click would miss it.
 */
function settle(task: () => void): void {
  if (held) held.push(task);
  else task();
}

function press(event: Event): void {
  if ((event as MouseEvent).button === 0) held ??= [];
}

function lift(): void {
  // The click follows in the same task.
  setTimeout(() => {
    const due = held;
    held = undefined;
    due?.forEach((task) => task());
  });
}
