import { withLatinDigits } from './values/latin.ts';

/*
 * Conditions under which a question is asked, as `data-reveal` has them. One reading for the page
 * and for the server.
 */
const shape = /^([^=!<>]+)(?:(!?=|[<>]=?)(.*))?$/s;

/** A condition in its parts; `values` only of `=` and `!=`. */
export interface ConditionParts {
  /** The answer that it hangs on; '' for a text that is no condition. */
  name: string;
  sign: '=' | '!=' | '<' | '<=' | '>' | '>=' | undefined;
  values: readonly string[];
  /** What stands after the sign. */
  text: string;
}

/** Reads the text of a `data-reveal`. */
export function readCondition(condition: string): ConditionParts {
  const [, name = '', sign, text = ''] = shape.exec(condition) ?? [];
  const values = /^!?=$/.test(sign ?? '') ? text.split(',').map((value) => value.trim()) : [];
  return { name: name.trim(), sign: sign as ConditionParts['sign'], values, text };
}

/** The name of the answer that `condition` hangs on; '' for a text that is no condition. */
export const conditionName = (condition: string): string => readCondition(condition).name;

/** A number typed with a comma or a full stop, with space between its groups. */
const numberOf = (text: string): number =>
  text.trim() ? Number(withLatinDigits(text).replace(/\s/g, '').replace(',', '.')) : Number.NaN;

/**
 * Whether `condition` holds for the answers given under its name:
 * `name=a,b` one of these is given, `name!=a,b` something else is given, `name` anything is given,
 * `name>2`, `name>=2`, `name<2`, `name<=2` a number is given that is so. Never holds without an
 * answer.
 */
export function conditionHolds(condition: string, answers: readonly string[]): boolean {
  const { sign, values, text } = readCondition(condition);
  const given = answers.filter((answer) => answer.trim());
  if (!sign || given.length === 0) return given.length > 0;
  if (sign === '=' || sign === '!=')
    return given.some((answer) => values.includes(answer)) === (sign === '=');
  const limit = numberOf(text);
  return given.some((answer) => {
    const number = numberOf(answer);
    return (sign[0] === '>' ? number > limit : number < limit) || (!!sign[1] && number === limit);
  });
}
