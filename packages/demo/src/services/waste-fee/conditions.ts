import { itemsAt, questionsOf, type Condition, type Item } from './questions.ts';

/** The condition as `data-reveal` has it. */
export const conditionText = ({ name, values }: Condition): string => `${name}=${values.join(',')}`;

function* conditionsIn(items: readonly Item[]): Generator<string> {
  for (const item of items) {
    if (item.control === 'repeat') {
      for (let position = 0; position < item.max; position += 1)
        yield* conditionsIn(itemsAt(item, position));
    } else if (item.control === 'group') {
      if (item.when) yield conditionText(item.when);
      yield* conditionsIn(item.items);
    }
  }
}

/** All conditions of the declaration, of each co-owner too. */
export const conditions = (): Iterable<string> =>
  Object.values(questionsOf).flatMap((items) => [...conditionsIn(items)]);
