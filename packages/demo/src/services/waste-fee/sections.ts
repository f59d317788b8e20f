import { keyPart, type WordKey, type Words } from '../../words.ts';
import { countOf, flatten, itemsAt, namesOf, type Item } from './questions.ts';
import { itemTitle } from './repeat.ts';

/** The title of the section that each question stands in, by the question's name. */
export function sectionTitles(
  items: readonly Item[],
  answers: ReadonlyMap<string, string>,
  words: Words,
): Map<string, string> {
  const titles = new Map<string, string>();
  const within = (inner: readonly Item[], title: string): void => {
    for (const question of flatten(inner, answers)) {
      for (const name of [question.name, ...namesOf(question)]) titles.set(name, title);
    }
  };
  for (const item of items) {
    if (item.control === 'repeat') {
      for (let position = 0; position < countOf(item, answers); position += 1)
        within(itemsAt(item, position), itemTitle(item, position, words));
    } else if (item.control === 'group') {
      if (item.legend) within(item.items, words(`group${keyPart(item.id)}` as WordKey));
      // What stands in a section of its own says so itself.
      for (const [name, title] of sectionTitles(item.items, answers, words))
        titles.set(name, title);
    }
  }
  return titles;
}
