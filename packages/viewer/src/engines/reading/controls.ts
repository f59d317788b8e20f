import { fragment } from './html.ts';
import { blocks } from './reading-search.ts';
import { cellText } from './table.ts';

/** What a control says by being pressed, and what nobody sees in it. */
const silent = /^(?:password|hidden|file|image|button|submit|reset)$/;

/** The answer that a form's control holds, as text. */
export function controlValue(control: Element, name: string): DocumentFragment {
  if (name === 'select') return fragment(chosen(control));
  // A parser leaves out a line end at the beginning; what was not parsed still has it.
  if (name === 'textarea')
    return fragment(...cellText((control.textContent ?? '').replace(/^\n|\s+$/g, '')));
  const type = (control.getAttribute('type') ?? '').toLowerCase();
  if (type === 'checkbox' || type === 'radio')
    return fragment(control.hasAttribute('checked') ? '☒' : '☐');
  return fragment(silent.test(type) ? '' : (control.getAttribute('value') ?? ''));
}

/** As a browser would show it: without a choice, a list that drops down stands at its first option. */
function chosen(select: Element): string {
  const options = [...select.querySelectorAll('option')];
  const selected = options.filter((option) => option.hasAttribute('selected'));
  const isOpen = select.hasAttribute('multiple') || Number(select.getAttribute('size')) > 1;
  const shown = select.hasAttribute('multiple') ? selected : selected.slice(-1);
  const first = options.find((option) => !option.hasAttribute('disabled'));
  if (shown.length === 0 && !isOpen && first) shown.push(first);
  return shown
    .map((option) => option.getAttribute('label') || (option.textContent ?? ''))
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .join(', ');
}

/** Signs by themselves, as between the parts of a date, part nothing. */
const endsAWord = /(?:[\p{L}\p{N}☐☒]|\S[:;.,)?%*])$/u;
const beginsAWord = /^(?:[\p{L}\p{N}☐☒(]|[-+−]\p{N})/u;

/** Puts a space between an answer and its neighbours on the line, which a frame kept apart. */
export function partValues(content: DocumentFragment, values: ReadonlySet<Node>): void {
  if (values.size === 0) return;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  let before = walker.nextNode() as Text | null;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.data === '') continue;
    if (
      before &&
      (values.has(before) || values.has(node)) &&
      endsAWord.test(before.data) &&
      beginsAWord.test(node.data) &&
      before.parentElement?.closest(blocks) === node.parentElement?.closest(blocks)
    )
      node.data = ` ${node.data}`;
    before = node;
  }
}
