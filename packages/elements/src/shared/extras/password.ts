import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { announce } from '../announce.ts';
import { ensureId } from '../aria.ts';
import type { Setting } from '../extras.ts';
import { follow, type Follower } from '../follow.ts';
import type { Control } from '../question.ts';
import { localeOf } from '../sentences.ts';

const buttons = new WeakMap<HTMLInputElement, HTMLButtonElement>();
const followers = new WeakMap<HTMLInputElement, Follower>();
const shown = new Set<HTMLInputElement>();
const roots = new WeakSet<Node>();

/** Attributes that keep a shown password from spelling services, where the author set none. */
const guards = { spellcheck: 'false', autocapitalize: 'none', autocorrect: 'off' } as const;

/** Puts a button beside a password that shows it. It is hidden again before it is sent. */
export function equip(control: Control, { question, quietly }: Setting): void {
  const input = control as HTMLInputElement;
  const present = followers.get(input);
  // A space sets them apart on one line, and is none where the button stands below. It is not there
  // too after a library brought the page in line with what the server printed. Without words nobody
  // would know what it does.
  const place = async (): Promise<void> => {
    const hasWords = await name(input);
    const button = buttons.get(input)!;
    if (hasWords && !button.isConnected && input.isConnected)
      quietly(() => input.after(' ', button));
  };
  if (present) {
    follow(question, present);
    if (input.type === 'password') shown.delete(input);
    // The language may have become another one while it was out of the page, or the words came late.
    void place();
  }
  if (present || input.type !== 'password') return;
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.passwordButton = '';
  buttons.set(input, button);
  for (const [name, value] of Object.entries(guards))
    if (!input.hasAttribute(name)) input.setAttribute(name, value);
  button.addEventListener('click', () => {
    turn(input, !shown.has(input));
    const key = shown.has(input) ? 'text.passwordVisible' : 'text.passwordHidden';
    announce(translate(localeOf(input), key), localeOf(input));
  });
  const follower: Follower = {
    language: () => void name(input),
    // Who comes next types another one.
    reset: (form) => {
      if (form === input.form && shown.has(input)) turn(input, false);
    },
  };
  followers.set(input, follower);
  follow(question, follower);
  hideBeforeSending(input.getRootNode());
  void place();
}

/** The name changes with what the button does next; a pressed state beside it would say it twice. */
async function name(input: HTMLInputElement): Promise<boolean> {
  const locale = localeOf(input);
  await loadMessages(locale, 'text');
  if (!messagesLoaded(locale, 'text')) return false;
  const is = shown.has(input);
  const button = buttons.get(input)!;
  button.textContent = translate(locale, is ? 'text.hide' : 'text.show');
  button.ariaLabel = translate(locale, is ? 'text.hidePassword' : 'text.showPassword');
  // Another password on the page has a button with the same words. A label around its control would read
  // out what is typed.
  const labels = [...(input.labels ?? [])].filter((label) => !label.contains(input));
  const labelled =
    input.getAttribute('aria-labelledby') ?? labels.map((label) => ensureId(label)).join(' ');
  if (labelled) button.setAttribute('aria-labelledby', `${ensureId(button)} ${labelled}`);
  if (input.id) button.setAttribute('aria-controls', input.id);
  return true;
}

function turn(input: HTMLInputElement, show: boolean): void {
  const { selectionStart, selectionEnd } = input;
  if (show) shown.add(input);
  else shown.delete(input);
  input.type = show ? 'text' : 'password';
  // Some engines send the caret to the start.
  input.setSelectionRange(selectionStart, selectionEnd);
  void name(input);
}

/**
 * Sent as a password, so that no browser remembers it as a text, and not left in the page that is
 * kept for the way back.
 */
function hideBeforeSending(root: Node): void {
  if (roots.has(root)) return;
  roots.add(root);
  // `submit()` of a script tells no submission, but it does ask for the data.
  for (const type of ['submit', 'formdata']) root.addEventListener(type, hide, true);
  addEventListener('pagehide', hide);
}

function hide(event: Event): void {
  for (const input of shown)
    if (event.type === 'pagehide' || input.form === event.target) turn(input, false);
}
