import { questionOf, type Question } from './question.ts';

type Engine = typeof import('./answers.ts');

const heard = new WeakSet<Node>();
let heardFirst = true;
const edited = new WeakSet<Question>();
let engine: Engine | undefined;
let loading: Promise<void> | undefined;
/** What waits for the end of a press; undefined while nothing is pressed. */
let held: (() => void)[] | undefined;

/**
 * Runs `task` with the part that checks and explains answers: at once when it is loaded, else after
 * loading it. Offline nothing happens: the page stays the plain form that the server checks.
 */
export function withEngine(task: (engine: Engine) => void): void {
  if (engine) task(engine);
  else void loadEngine().then(() => engine && task(engine));
}

/** Resolves when loading has succeeded or failed; never rejects. */
export function loadEngine(): Promise<void> {
  return (loading ??= import('./answers.ts').then(
    (loaded) => {
      engine = loaded;
    },
    () => {
      loading = undefined;
    },
  ));
}

/** The loaded engine, if it is. */
export function engineNow(): Engine | undefined {
  return engine;
}

/** Whether a person changed the answer since the page was printed or reset. */
export function isEdited(question: Question): boolean {
  return edited.has(question);
}

/** Listens at the root of a tree, once, for all questions in it. */
export function listen(root: Node): void {
  if (heard.has(root)) return;
  if (heardFirst) watchPresses();
  heardFirst = false;
  heard.add(root);
  const on = (type: string, listener: (event: Event, question: Question) => void): void => {
    const hear = (event: Event): void => {
      const question = questionOf(event.target as Node);
      if (question) listener(event, question);
    };
    root.addEventListener(type, hear, { capture: true, passive: true });
  };
  on('focusin', (_, question) => withEngine(({ arrive }) => arrive(question)));
  on('input', (_, question) => {
    edited.add(question);
    withEngine(({ change }) => change(question));
  });
  on('focusout', (event, question) => {
    const next = (event as FocusEvent).relatedTarget as Node | null;
    // Going to another window is no leaving: the control still has the page's focus.
    if (!document.hasFocus() || questionOf(next) === question) return;
    settle(() => withEngine(({ leave }) => leave(question)));
  });
  addEventListener('mousedown', press, true);
  // A drag ends without a release.
  for (const type of ['mouseup', 'dragend']) addEventListener(type, lift, true);
  root.addEventListener('reset', (event) => {
    const form = event.target as HTMLFormElement;
    // The event comes before the controls are reset.
    setTimeout(() => {
      if (event.defaultPrevented) return;
      engine?.reset(form, (question) => edited.delete(question));
    });
  });
}

let pressed = false;

/** Firefox does not match `:active` yet while the press moves the focus, so presses are counted. */
function watchPresses(): void {
  const note = (type: string, is: boolean): void =>
    addEventListener(type, () => (pressed = is), { capture: true, passive: true });
  note('mousedown', true);
  for (const type of ['mouseup', 'pointercancel', 'dragend']) note(type, false);
  // Without capture this is the window's own, not that of every control.
  addEventListener('blur', () => (pressed = false));
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
