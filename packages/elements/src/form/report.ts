import { announce } from '../shared/announce.ts';
import { setIssues, showMistakes, shownIssue } from '../shared/answers.ts';
import { unfoldAround } from '../shared/aria.ts';
import { targetOf } from '../shared/control.ts';
import { outsideOf } from '../shared/outside.ts';
import { errorOf, questionOf, type Control } from '../shared/question.ts';
import { localeOf, prepare } from '../shared/sentences.ts';
import { isBare, issueOf, prepareBare } from './bare.ts';
import { checkByBrowser } from './browser-check.ts';
import type { TtForm } from './form.ts';
import type { Line } from './lines.ts';
import { byPlace, tell, tellToo } from './telling.ts';

/**
 * A page's script has it told what is wrong with `asked`, a form or one control. What only the browser
 * finds wrong is told too: the script waits for it to be mended.
 */
export async function report(host: TtForm, asked: HTMLElement): Promise<void> {
  if (isBare(asked)) {
    if (!asked.form || asked.form === host.form) await reportControl(host, asked);
    // It stands here and is sent with another form, which tells it where one of ours is around that.
    else if (!asked.form?.closest('tt-form')) checkByBrowser(asked);
  } else if (await host.check()) {
    const all = [...host.querySelectorAll(':invalid'), ...outsideOf(asked)].filter(isBare);
    const wrong = all.filter(({ form }) => !form || form === asked);
    await prepareBare(wrong);
    const lines = wrong.filter((control) => !control.validity.valid).map(lineOf);
    tell(host, lines.sort(byPlace));
  }
}

/** Has the question of `control` show what the browser finds wrong with it. */
function lineOf(control: Control): Line {
  const question = questionOf(control);
  if (!question) return { element: control };
  const issue = issueOf(control);
  setIssues(question, [issue]);
  return { question, issue };
}

async function reportControl(host: HTMLElement, control: Control): Promise<void> {
  const question = questionOf(control);
  await prepareBare([control]);
  if (question) {
    if (!(await prepare([question], host))) {
      checkByBrowser(control);
      return;
    }
    showMistakes([question]);
    if (!shownIssue(question)) lineOf(control);
    const target = targetOf(question, shownIssue(question)?.part) ?? control;
    unfoldAround(target);
    // Who is there already hears nothing of the description that came.
    if (target.matches(':focus'))
      announce(errorOf(question)?.textContent ?? '', localeOf(question));
    else target.focus();
  } else {
    tellToo(host, { element: control });
  }
}
