import { questionsIn } from '../shared/question.ts';

type Control = HTMLInputElement | HTMLSelectElement;

/** Controls that this module switched off, to switch on no others. */
const off = new WeakSet<Element>();

/** Whether `condition` (`name=value[,value]`) holds for the answers that count in `form`. */
function holds(form: HTMLFormElement, condition: string): boolean {
  const split = condition.indexOf('=');
  const name = condition.slice(0, split).trim();
  const values = condition
    .slice(split + 1)
    .split(',')
    .map((value) => value.trim());
  for (const control of form.querySelectorAll<Control>('input,select')) {
    if (control.name !== name || control.matches(':disabled')) continue;
    const given =
      control instanceof HTMLSelectElement
        ? [...control.selectedOptions].map((option) => option.value)
        : /^(?:radio|checkbox)$/.test(control.type)
          ? control.checked
            ? [control.value]
            : []
          : [control.value];
    if (given.some((value) => values.includes(value))) return true;
  }
  return false;
}

function switchControls(section: HTMLElement, on: boolean): void {
  const targets =
    section instanceof HTMLFieldSetElement
      ? [section]
      : section.querySelectorAll<HTMLFieldSetElement>('input,select,textarea,button,fieldset');
  for (const target of targets) {
    // A section's own fieldset is ours to switch, however the server printed it.
    if (on && (off.delete(target) || target === section)) target.disabled = false;
    else if (!on && !target.disabled) {
      target.disabled = true;
      off.add(target);
    }
  }
}

/**
 * Shows the sections of `form` whose `data-reveal` holds and hides the others. What a hidden
 * section holds is kept but neither sent nor checked. Gives how many questions appeared.
 */
export function reveal(form: HTMLFormElement): number {
  const sections = [...form.querySelectorAll<HTMLElement>('[data-reveal]')];
  let shown = 0;
  // A section may depend on an answer in another one; each round settles at least one of them.
  for (let round = 0, moved = true; moved && round <= sections.length; round += 1) {
    moved = false;
    for (const section of sections) {
      const show = holds(form, section.dataset.reveal ?? '');
      if (section.hidden !== show) {
        if (!show) switchControls(section, false);
        continue;
      }
      section.hidden = !show;
      switchControls(section, show);
      moved = true;
      if (show)
        shown += questionsIn(section).filter((each) => !each.closest('[hidden]')).length || 1;
    }
  }
  return shown;
}
