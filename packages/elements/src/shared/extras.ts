import { quietly } from './late.ts';
import { formOf } from './membership.ts';
import type { Control, Question } from './question.ts';

/**
 * What an extra is given to work with. Handed over and not imported, so that bundlers leave in one
 * file what every page with a field needs.
 */
export interface Setting {
  readonly question: Question;
  readonly quietly: typeof quietly;
}

/** A part that gives some controls more than their browser does. Called whenever a person arrives. */
export interface Extra {
  equip(control: Control, setting: Setting): void;
}

const extras: readonly (readonly [selector: string, load: () => Promise<Extra>])[] = [
  ['[data-count]', () => import('./extras/count.ts')],
  ['[data-show-password]', () => import('./extras/password.ts')],
  ['textarea[data-grow]', () => import('./extras/grow.ts')],
  [
    ':is([data-part=day],[data-part=month],[data-part=year])',
    () => import('./extras/whole-date.ts'),
  ],
];

/**
 * Gives the controls of `question` what their author asked for. Called when a person arrives, not
 * before: until then nothing that another library may have to hydrate has been added to the page.
 */
export function equip(question: Question): void {
  for (const control of question.controls) {
    for (const [selector, load] of extras) {
      if (!control.matches(selector)) continue;
      // Offline the control stays as the browser made it.
      void load().then(
        (extra) => control.isConnected && extra.equip(control, { question, quietly }),
        () => {},
      );
    }
  }
  const form = formOf(question);
  if (form && (question.getRootNode() as ParentNode).querySelector('[data-suggested-from]'))
    // Offline everything is typed.
    void import('./extras/suggestion.ts').then(
      ({ suggestIn }) => suggestIn(form, { question, quietly }),
      () => {},
    );
}
