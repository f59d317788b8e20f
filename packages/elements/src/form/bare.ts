import { error, type Issue } from '@twintown/core/issue.js';
import { describeIssue, loadKindMessages, loadMessages } from '@twintown/core/messages.js';
import { loadValueKind } from '@twintown/core/values/load.js';
import { countCharacters } from '@twintown/core/values/text.js';
import { wordsOf } from '../shared/caption.ts';
import { kindByHtml } from '../shared/control.ts';
import { issueIn } from '../shared/native.ts';
import type { Control } from '../shared/question.ts';
import { localeOf, parse } from '../shared/sentences.ts';

/*
 * Native controls of a form that stand in no question. The browser finds what is wrong with them, and
 * would tell it in its own language.
 */

export function isBare(element: Element | undefined): element is Control {
  return !!element && /^(?:input|select|textarea)$/.test(element.localName);
}

const kindOf = (control: Control): string => control.dataset.value ?? kindByHtml(control, true);

/** Loads the words for what may be wrong with `controls`. Never rejects. */
export async function prepareBare(elements: readonly (Element | undefined)[]): Promise<void> {
  const loading = elements.filter(isBare).flatMap((control) => {
    const [locale, kind] = [localeOf(control), kindOf(control)];
    return [
      loadValueKind(kind),
      loadMessages(locale, 'validation'),
      loadKindMessages(locale, kind),
    ];
  });
  await Promise.allSettled(loading);
}

/** What is wrong with `control`, in the order in which an answer is given, then read, then measured. */
export function issueOf(control: Control): Issue {
  const { validity, value } = control;
  const params = (limit: string): Record<string, number> => ({
    [limit]: Number(control.getAttribute(`${limit}length`)),
    count: countCharacters(value),
  });
  if (validity.badInput) return issueIn(control, () => kindOf(control)) ?? error('format');
  if (validity.valueMissing) return error('required');
  if (validity.typeMismatch)
    return parse(kindOf(control), value, localeOf(control)).issues[0] ?? error('format');
  if (validity.tooShort) return error('too-short', params('min'));
  if (validity.tooLong) return error('too-long', params('max'));
  if (validity.patternMismatch) return error('pattern');
  return issueIn(control, () => kindOf(control)) ?? error('invalid');
}

/** What is wrong with `control`: the sentence of its author or of the page's script, else ours. */
export function bareWords(control: Control): { text: string; isOurs: boolean } {
  if (control.validity.customError) return { text: control.validationMessage, isOurs: false };
  const issue = issueOf(control);
  const own =
    control.getAttribute(`data-error-${issue.code}`) ||
    // HTML's own way to say what a pattern asks for.
    (issue.code === 'pattern' && control.title);
  if (own) return { text: own, isOurs: false };
  return { text: describeIssue(localeOf(control), kindOf(control), issue), isOurs: true };
}

/** The words above `control`, or above the radios that it belongs to. */
export function bareCaption(control: Control): string {
  const legend = control.type === 'radio' && control.closest('fieldset')?.querySelector('legend');
  return wordsOf(legend || control.labels?.[0]) || (control.ariaLabel ?? '');
}

/** Whether `control` is a radio of a group of which another one stands before it. */
export function isLaterRadio(control: Element, before: readonly (Element | undefined)[]): boolean {
  const { type, name } = control as HTMLInputElement;
  return (
    type === 'radio' &&
    before.some(
      (other) =>
        (other as HTMLInputElement).type === 'radio' && (other as HTMLInputElement).name === name,
    )
  );
}
