import { parseSize } from '@twintown/core/file-size.js';
import { isDecimal } from '@twintown/core/values/decimal-string.js';
import { isFraction } from '@twintown/core/values/fraction-string.js';
import { isValueKind } from '@twintown/core/values/load.js';
import { kindOf, nameOf } from './control.ts';
import { isQuestion, questionOf, type Question } from './question.ts';
import { development, warn } from './warn.ts';

/*
 * Warnings about what stands in our attributes and means nothing there. Production builds carry
 * nothing of them.
 */

const roots = new Set<Node>();
let waiting: ReturnType<typeof setTimeout> | undefined;

/** How a bound is written, by kind of value. */
function boundOf(kind: string): { is: (text: string) => boolean; like: string } | undefined {
  const isLike = (pattern: RegExp) => (text: string) => pattern.test(text);
  if (kind === 'date') return { is: isLike(/^(?:\d{4}-\d\d-\d\d|today)$/), like: '2026-12-31' };
  if (kind === 'month') return { is: isLike(/^(?:\d{4}-\d\d|today)$/), like: '2026-12' };
  if (kind === 'time') return { is: isLike(/^\d\d:\d\d$/), like: '16:00' };
  if (kind === 'fraction') return { is: isFraction, like: '1/2' };
  if (['integer', 'decimal', 'money', 'per-mille'].includes(kind))
    return { is: isDecimal, like: kind === 'integer' ? '12' : '0.5' };
  return undefined;
}

/** Tells of `attribute` on `element` where it stands and its text is none that is known. */
function tell(
  element: Element,
  attribute: string,
  isKnown: (text: string) => boolean,
  instead: string,
): void {
  const text = element.getAttribute(attribute);
  if (text !== null && !isKnown(text))
    warn(`${attribute}="${text}" on <${element.localName}> means nothing: ${instead}`, element);
}

const oneOf = (words: string): [(text: string) => boolean, string] => [
  (text) => words.split(' ').includes(text),
  `it is one of ${words.split(' ').join(', ')}.`,
];

const forMoney = 'it belongs to data-value="money".';

function lookAtQuestion(question: Question): void {
  const { controls } = question;
  const only = controls.length === 1 ? controls : [];
  const bound = boundOf(kindOf(question));
  for (const element of [question, ...only]) {
    const kind = element.dataset.value;
    // The words are those of the warning at the first use, so that it is told once.
    if (kind && !isValueKind(kind))
      warn(`Unknown data-value="${kind}": the answer is taken as text.`, question);
    if (bound)
      for (const name of ['min', 'max'])
        tell(element, name, bound.is, `it is written as ${bound.like}.`);
    tell(element, 'data-currency', ...oneOf('EUR PLN'));
    if (kindOf(question) !== 'money')
      tell(element, 'data-currency', (text) => !/^(?:EUR|PLN)$/.test(text), forMoney);
  }
  for (const control of controls)
    tell(control, 'data-part', ...oneOf('day month year country number'));
  if (question.localName === 'tt-date-field' && !question.getAttribute('name'))
    warn(
      `<tt-date-field> has no name: its date is known by that of its first part, ` +
        `"${nameOf(question)}".`,
      question,
    );
}

function lookAtOutput(output: HTMLElement): void {
  tell(
    output,
    'data-value',
    isValueKind,
    'the result is written as text. Is the name of the kind right?',
  );
  const inner = output.querySelector('output');
  for (const name of ['data-value', 'data-currency', 'data-unknown'])
    if (inner) tell(inner, name, () => false, 'it stands on <tt-output>.');
  const root = output.getRootNode() as Document | ShadowRoot;
  for (const id of inner?.htmlFor ?? [])
    if (!root.getElementById(id))
      warn(`<output for="${id}"> in <tt-output> names no control of the page.`, output);
}

function lookAtCombobox(combobox: HTMLElement): void {
  const control = combobox.querySelector<HTMLSelectElement | HTMLInputElement>(
    ':is(select,input:not([type=hidden])):not([data-combobox-row] *)',
  );
  if (
    control &&
    !questionOf(combobox) &&
    !control.labels?.length &&
    !control.matches('[aria-label],[aria-labelledby]')
  )
    warn(`The control "${control.name}" of a <tt-combobox> has no <label for>.`, combobox);
}

const widths = '2 3 4 5 8 10 11 15 20 30 full';
const addressParts =
  'street house flat farmstead postal-code post-town locality parish municipality county region ' +
  'country-name line1 line2 line3';

function look(root: ParentNode): void {
  // A control may be named like a member of its form and take that one's place.
  for (const element of root.querySelectorAll<HTMLElement>('*:not(form)')) {
    const { localName } = element;
    if (isQuestion(element)) lookAtQuestion(element);
    if (localName === 'tt-output') lookAtOutput(element);
    if (localName === 'tt-combobox') lookAtCombobox(element);
    if (localName === 'tt-file-field')
      for (const name of ['data-max-size', 'data-max-total', 'data-chunk-size'])
        tell(element, name, (text) => parseSize(text) !== undefined, 'it is written as 10MB.');
    // Elsewhere the names may be those of other scripts.
    if (
      localName === 'tt-combobox' ||
      (element.matches('input,select,textarea') && isOurs(element))
    )
      tell(element, 'data-width', ...oneOf(widths));
    if (element.closest('tt-address')) tell(element, 'data-address', ...oneOf(addressParts));
  }
}

const isOurs = (element: Element): boolean =>
  !!questionOf(element) || !!element.closest('tt-combobox');

/**
 * Tells of values in the page of `element` that nothing reads. Some time after it came: scripts of the
 * page may add kinds of value and parts of their own first.
 */
export function warnOfValues(element: Element): void {
  if (!development) return;
  roots.add(element.getRootNode());
  const wait = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (const root of roots) look(root as Document | ShadowRoot);
      roots.clear();
    }, 2000);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}
