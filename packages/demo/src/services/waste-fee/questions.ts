import { readRepeated } from '@twintown/core/repeat.js';
import type { Constraints } from '@twintown/core/validation.js';
import { address, identity, text } from './shared-questions.ts';

/** A group is asked only when the answer `name` is one of `values`. */
export interface Condition {
  name: string;
  values: readonly string[];
}

interface Asked {
  /** Name of the answer, and the stem of its words: `question.<name>`. */
  name: string;
  required?: boolean;
  /** The words have a hint. */
  hint?: boolean;
  /** Name of another question whose words this one has. */
  words?: string;
}

export interface InputQuestion extends Asked {
  control: 'input';
  /** Value kind of core. */
  kind: string;
  constraints?: Constraints;
  type?: 'text' | 'tel' | 'email';
  inputmode?: 'numeric' | 'tel' | 'email';
  autocomplete?: string;
  width?: '2' | '3' | '4' | '5' | '10' | '15' | '20' | 'full';
  /** Which part of an address it is. */
  part?: string;
}

export interface ChoiceQuestion extends Asked {
  control: 'radio';
  options: readonly string[];
  /** The options' words have hints. */
  optionHints?: boolean;
}

/** One box. Its answer is `yes` or empty. */
export interface CheckQuestion extends Asked {
  control: 'checkbox';
  /** Neither a consent nor a statement: nobody has to prove what was ticked, and when. */
  fact?: boolean;
}

/** Three parts sent as `<name>-day`, `<name>-month`, `<name>-year`. */
export interface DateQuestion extends Asked {
  control: 'date';
}

/** Most files of a question that takes several, sent together or one after the other. */
export const filesPerQuestion = 10;

export interface FileQuestion extends Asked {
  control: 'file';
  multiple?: boolean;
}

export type Question = InputQuestion | ChoiceQuestion | CheckQuestion | DateQuestion | FileQuestion;

/** Id of the control for an option: errors lead to the name of the question, and so to the first. */
export const optionId = ({ name, options }: ChoiceQuestion, option: string): string =>
  option === options[0] ? name : `${name}.${option}`;

/** Whether an answer is a tick: where there is none, nothing is sent. */
export const isChoice = ({ control }: Question): boolean =>
  control === 'checkbox' || control === 'radio';

export interface Group {
  control: 'group';
  id: string;
  /** The group has a legend, `group.<id>`. */
  legend?: boolean;
  /** Its questions are the parts of one address. */
  address?: boolean;
  when?: Condition;
  items: readonly Item[];
}

/** The same questions for each of several things. Sent as `<name>.<number>.<question>`. */
export interface Repeat {
  control: 'repeat';
  /** Its words are `repeat.<name>`. */
  name: string;
  min: number;
  max: number;
  items: readonly Item[];
}

export type Item = Question | Group | Repeat;

export const stepIds = ['purpose', 'applicant', 'property', 'household', 'attachments'] as const;
export type StepId = (typeof stepIds)[number];

/**
 * The declaration, question by question. Pages, checks, the summary and the printed document all
 * read it.
 */
export const questionsOf: Record<StepId, readonly Item[]> = {
  purpose: [
    {
      control: 'radio',
      name: 'purpose',
      required: true,
      options: ['first', 'change', 'correction', 'end'],
      optionHints: true,
    },
    { control: 'date', name: 'purpose-date', required: true, hint: true },
  ],
  applicant: [
    {
      control: 'radio',
      name: 'applicant',
      required: true,
      options: ['natural', 'legal', 'unit'],
    },
    {
      control: 'group',
      id: 'natural',
      legend: true,
      when: { name: 'applicant', values: ['natural'] },
      items: [
        text('given-name', { required: true, autocomplete: 'given-name', width: '20' }),
        text('family-name', { required: true, autocomplete: 'family-name', width: '20' }),
        ...identity(),
      ],
    },
    {
      control: 'group',
      id: 'organisation',
      legend: true,
      when: { name: 'applicant', values: ['legal', 'unit'] },
      items: [
        text('organisation-name', { required: true, autocomplete: 'organization' }),
        {
          control: 'input',
          name: 'nip',
          kind: 'pl-nip',
          required: true,
          hint: true,
          inputmode: 'numeric',
          width: '15',
        },
        text('regon', { kind: 'pl-regon', hint: true, inputmode: 'numeric', width: '15' }),
      ],
    },
    {
      control: 'radio',
      name: 'legal-title',
      required: true,
      options: ['owner', 'co-owner', 'perpetual', 'manager', 'other'],
    },
    {
      control: 'group',
      id: 'title-other',
      when: { name: 'legal-title', values: ['other'] },
      items: [text('legal-title-other', { required: true })],
    },
    {
      control: 'group',
      id: 'owners',
      legend: true,
      when: { name: 'legal-title', values: ['co-owner'] },
      items: [
        {
          control: 'repeat',
          name: 'owners',
          min: 1,
          max: 10,
          items: [
            // Other people's names: the browser would offer the applicant's own.
            text('given-name', { required: true, autocomplete: 'off', width: '20' }),
            text('family-name', { required: true, autocomplete: 'off', width: '20' }),
            ...identity('owner-has-pesel'),
            text('share', {
              required: true,
              hint: true,
              kind: 'fraction',
              autocomplete: 'off',
              width: '10',
            }),
            { control: 'checkbox', name: 'joint', fact: true, hint: true },
          ],
        },
      ],
    },
  ],
  property: [
    { control: 'group', id: 'home', legend: true, address: true, items: address('home', '') },
    { control: 'radio', name: 'property-place', required: true, options: ['same', 'other'] },
    {
      control: 'group',
      id: 'property',
      legend: true,
      address: true,
      when: { name: 'property-place', values: ['other'] },
      items: address('property', undefined),
    },
    {
      control: 'group',
      id: 'register',
      legend: true,
      items: [
        text('plot', { hint: true, width: '20' }),
        text('land-register', { kind: 'pl-kw', hint: true, width: '20' }),
      ],
    },
    { control: 'radio', name: 'correspondence', required: true, options: ['same', 'other'] },
    {
      control: 'group',
      id: 'correspondence',
      legend: true,
      address: true,
      when: { name: 'correspondence', values: ['other'] },
      items: address('correspondence', 'section-correspondence '),
    },
  ],
  household: [
    {
      control: 'input',
      name: 'persons',
      kind: 'integer',
      required: true,
      hint: true,
      constraints: { min: '0', max: '99' },
      inputmode: 'numeric',
      width: '3',
    },
    {
      control: 'radio',
      name: 'composting',
      required: true,
      hint: true,
      options: ['yes', 'no'],
    },
    {
      control: 'group',
      id: 'composter',
      legend: true,
      when: { name: 'composting', values: ['yes'] },
      items: [
        {
          control: 'input',
          name: 'composters',
          kind: 'integer',
          required: true,
          constraints: { min: '1', max: '20' },
          inputmode: 'numeric',
          width: '2',
        },
        {
          control: 'input',
          name: 'composter-capacity',
          kind: 'decimal',
          required: true,
          hint: true,
          constraints: { min: '0.1', max: '100' },
          width: '5',
        },
      ],
    },
  ],
  attachments: [
    { control: 'radio', name: 'proxy', required: true, options: ['no', 'yes'] },
    {
      control: 'group',
      id: 'proxy',
      when: { name: 'proxy', values: ['yes'] },
      items: [
        { control: 'file', name: 'proxy-file', required: true, hint: true },
        { control: 'file', name: 'stamp-duty-file', hint: true },
      ],
    },
    { control: 'file', name: 'other-files', hint: true, multiple: true },
    { control: 'checkbox', name: 'contact-consent', hint: true },
    {
      control: 'group',
      id: 'contact',
      legend: true,
      when: { name: 'contact-consent', values: ['yes'] },
      items: [
        {
          control: 'input',
          name: 'phone',
          kind: 'phone',
          type: 'tel',
          inputmode: 'tel',
          autocomplete: 'tel',
          hint: true,
          width: '20',
        },
        {
          control: 'input',
          name: 'email',
          kind: 'email',
          type: 'email',
          inputmode: 'email',
          autocomplete: 'email',
          hint: true,
        },
      ],
    },
    { control: 'checkbox', name: 'truth', required: true },
  ],
};

/** Whether a group is asked, given the answers so far. */
export function holds(condition: Condition | undefined, answers: ReadonlyMap<string, string>) {
  return !condition || condition.values.includes(answers.get(condition.name) ?? '');
}

/** How many times the questions of `repeat` are asked. */
export function countOf({ name, min, max }: Repeat, answers: ReadonlyMap<string, string>): number {
  return Math.max(min, readRepeated(answers, name, { limit: max }).length);
}

/** The questions of `repeat` for one thing: under its number, with the words they all share. */
export function itemsAt(repeat: Repeat, position: number | '{n}'): Item[] {
  const prefix = `${repeat.name}.${position}.`;
  const numbered = (item: Item): Item => {
    if (item.control === 'repeat') throw new Error('A repeated question cannot be repeated.');
    if (item.control !== 'group')
      return { ...item, name: prefix + item.name, words: item.words ?? item.name };
    const { when } = item;
    return {
      ...item,
      id: prefix + item.id,
      ...(when && { when: { ...when, name: prefix + when.name } }),
      items: item.items.map(numbered),
    };
  };
  return repeat.items.map(numbered);
}

/** The repeated questions among `items`. */
export function* repeatsIn(items: readonly Item[]): Generator<Repeat> {
  for (const item of items) {
    if (item.control === 'repeat') yield item;
    else if (item.control === 'group') yield* repeatsIn(item.items);
  }
}

/** Whether the answer `name` is about one of several things. */
export const isOfRepeat = (step: StepId, name: string): boolean =>
  [...repeatsIn(questionsOf[step])].some((repeat) => name.startsWith(`${repeat.name}.`));

/**
 * The questions of `items` in order; with `answers`, only those that are asked. Repeated ones are
 * there only with `answers`, which say how many there are.
 */
export function* flatten(
  items: readonly Item[],
  answers?: ReadonlyMap<string, string>,
): Generator<Question> {
  for (const item of items) {
    if (item.control === 'group') {
      if (!answers || holds(item.when, answers)) yield* flatten(item.items, answers);
    } else if (item.control !== 'repeat') yield item;
    else if (answers) {
      for (let position = 0; position < countOf(item, answers); position += 1)
        yield* flatten(itemsAt(item, position), answers);
    }
  }
}

/** The names under which is sent what was ticked in the box `name`, and when. */
export const recordNames = (name: string): [text: string, time: string] => [
  `${name}-text`,
  `${name}-time`,
];

/** The names under which a question's answer is sent; of a box also what was ticked, and when. */
export function namesOf(question: Question): string[] {
  if (question.control === 'checkbox' && !question.fact)
    return [question.name, ...recordNames(question.name)];
  if (question.control !== 'date') return [question.name];
  return ['day', 'month', 'year'].map((part) => `${question.name}-${part}`);
}
