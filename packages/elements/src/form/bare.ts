import { error, type Issue } from '@twintown/core/issue.js';
import { describeIssue, loadKindMessages, loadMessages } from '@twintown/core/messages.js';
import { wordsOf } from '../shared/caption.ts';
import { rangeIssue } from '../shared/native.ts';
import type { Control } from '../shared/question.ts';
import { localeOf } from '../shared/sentences.ts';

/*
 * Native controls that stand in no element of ours: only the browser checks them, and nothing is told
 * beside them. In the summary they are named, and what is wrong is said in the language of the page.
 */

export const isBare = (element: Element): element is Control =>
  /^(?:input|select|textarea)$/.test(element.localName);

/** Whether it speaks for its group: of radios of one name each one says that none is chosen. */
export function isFirst(control: Control, all: readonly Element[]): boolean {
  if (control.type !== 'radio') return true;
  const group = all.filter(
    (each): each is Control =>
      isBare(each) && each.type === 'radio' && !!each.name && each.name === control.name,
  );
  return group.length === 0 || group[0] === control;
}

const kinds = /^(?:checkbox|date|datetime-local|email|file|month|number|radio|time|url|week)$/;

function kindOf(control: Control): string {
  if (control.localName === 'select') return 'select';
  return kinds.test(control.type) ? control.type : 'text';
}

/** Loads the words for what may be wrong with `control`. */
export async function prepareBare(control: Control): Promise<void> {
  const locale = localeOf(control);
  await Promise.all([
    loadMessages(locale, 'validation'),
    loadKindMessages(locale, kindOf(control)),
  ]);
}

/** The words above `control`; of a radio those above its group. */
export function bareCaption(control: Control): string {
  const group = control.type === 'radio' ? control.closest('fieldset') : null;
  const words = wordsOf(group?.querySelector(':scope > legend') ?? control.labels?.[0]);
  return words || control.getAttribute('aria-label') || '';
}

function issueOf(control: Control): Issue {
  const { validity } = control;
  const count = control.value.length;
  if (validity.valueMissing) return error('required');
  if (validity.tooShort)
    return error('too-short', { min: Number(control.getAttribute('minlength')), count });
  if (validity.tooLong)
    return error('too-long', { max: Number(control.getAttribute('maxlength')), count });
  if (validity.patternMismatch) return error('pattern');
  return rangeIssue(control) ?? error('format');
}

/** What is wrong with `control`, in the words of the author, else in ours. */
export function bareSentence(control: Control): string {
  // The page's own script said it.
  if (control.validity.customError) return control.validationMessage;
  const issue = issueOf(control);
  const author =
    control.getAttribute(`data-error-${issue.code}`) ??
    (issue.code === 'pattern' ? control.title : '');
  return author || describeIssue(localeOf(control), kindOf(control), issue);
}
