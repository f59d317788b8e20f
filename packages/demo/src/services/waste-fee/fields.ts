import { inARow, translate } from '@twintown/core/messages.js';
import { attributes, html, type Html } from '../../html.ts';
import { fileLimit } from '../../http/body.ts';
import { acceptedNames } from '../../http/file-type.ts';
import type { RefusedFile, StoredFile, TypedIn } from '../../store.ts';
import type { WaitingFile } from '../../uploads.ts';
import { keyPart, type WordKey, type Words } from '../../words.ts';
import type { Problem } from './check.ts';
import { conditionText } from './conditions.ts';
import { asideId, lineId, printAside, printFiles, printTwice } from './files.ts';
import { printPurpose } from './purpose.ts';
import { optionKey, questionKey, questionText } from './question-words.ts';
import {
  countOf,
  filesPerQuestion,
  itemsAt,
  optionId,
  type CheckQuestion,
  type ChoiceQuestion,
  type DateQuestion,
  type FileQuestion,
  type Group,
  type InputQuestion,
  type Item,
  type Question,
  type Repeat,
} from './questions.ts';
import { printRecord } from './records.ts';
import {
  asideItem,
  asideItemId,
  firstItemId,
  itemId,
  itemSign,
  itemTitle,
  repeatKey,
  type AsideItem,
} from './repeat.ts';
import { typedLanguage } from './spelling.ts';

/** What a step needs to be printed: the answers as typed, and what is wrong with them. */
export interface Printing {
  words: Words;
  answers: ReadonlyMap<string, string>;
  typedIn: TypedIn;
  problems: readonly Problem[];
  files: readonly StoredFile[];
  waiting?: readonly WaitingFile[];
  aside?: StoredFile | undefined;
  /** Files that were not taken; what is wrong with them is among the problems. */
  refused?: readonly RefusedFile[];
}

/** Prints questions and groups of them. */
export function printItems(items: readonly Item[], printing: Printing): Html[] {
  return items.map((item) => {
    switch (item.control) {
      case 'group':
        return printGroup(item, printing);
      case 'repeat':
        return printRepeat(item, printing);
      case 'input':
        return printInput(item, printing);
      case 'radio':
        return printChoice(item, printing);
      case 'checkbox':
        return printCheck(item, printing);
      case 'date':
        return printDate(item, printing);
      case 'file':
        return printFile(item, printing);
    }
  });
}

function printGroup(group: Group, printing: Printing): Html {
  const reveal = group.when && conditionText(group.when);
  const fieldset = html`<fieldset
    ${attributes({
      id: `group-${group.id}`,
      'data-reveal': reveal,
      // Without a legend it only switches its questions off and on; it is no group to be told of.
      role: group.legend ? undefined : 'presentation',
    })}
  >
    ${
      group.legend &&
      html`<legend><h2>${printing.words(`group${keyPart(group.id)}` as WordKey)}</h2></legend>`
    }
    ${printItems(group.items, printing)}
    ${
      group.address &&
      html`<div data-address-lookup inert>
        <button type="button">${translate(printing.words.language, 'address-lookup.find')}</button>
      </div>`
    }
  </fieldset>`;
  return group.address ? html`<tt-address>${fieldset}</tt-address>` : fieldset;
}

/** Where the number stands in a text, before it is put there. */
const gap = '\0';

/** A text with the number by itself, so that the page can count anew. */
function numbered(key: WordKey, position: number | '{n}', words: Words): Html {
  const [before, after = ''] = words(key, { number: gap }).split(gap);
  const number = position === '{n}' ? '' : position + 1;
  return html`${before}<span data-number>${number}</span>${after}`;
}

/** The things there are, an empty one for the page's script, and the button for one more. */
function printRepeat(repeat: Repeat, printing: Printing): Html {
  const { name, min, max } = repeat;
  const { words } = printing;
  const count = countOf(repeat, printing.answers);
  const isFull = count >= max;
  const aside = isFull ? undefined : asideItem(repeat, printing.answers);
  const place = Math.min(aside?.position ?? Infinity, count);
  const items = Array.from({ length: count }, (_, position) =>
    printItem(repeat, position, printing, count > min),
  );
  if (aside) items.splice(place, 0, printAsideItem(repeat, aside, words));
  return html`<tt-repeater${attributes({ name, min, max })}>
    <ol data-items>
      ${items}
    </ol>
    <template data-blank>${printItem(repeat, '{n}', printing, true)}</template>
    <button${attributes({ name: 'add-item', value: name, 'data-add': true, formnovalidate: true, hidden: isFull })}>
      ${words(repeatKey(repeat, 'Add'))}
    </button>
    ${isFull && html`<p data-full>${translate(words.language, 'repeater.full', { count: max })}</p>`}
  </tt-repeater>`;
}

/** Says what was removed, with a button that puts it back: without script the server does. */
function printAsideItem(repeat: Repeat, aside: AsideItem, words: Words): Html {
  const id = asideItemId(repeat);
  const name = itemTitle(repeat, aside.position, words);
  const answer = itemSign(repeat, aside.item);
  const named = (key: 'removed' | 'undo'): string =>
    answer
      ? translate(words.language, `repeater.${key}With`, { name, answer })
      : translate(words.language, `repeater.${key}`, { name });
  return html`<li data-removed>
    <p id="${id}">${named('removed')}</p>
    <button name="restore-item" value="${repeat.name}" formnovalidate>${named('undo')}</button>
  </li>`;
}

function printItem(
  repeat: Repeat,
  position: number | '{n}',
  printing: Printing,
  isRemovable: boolean,
): Html {
  const remove = {
    name: 'remove-item',
    value: `${repeat.name}.${position}`,
    'data-remove': true,
    'data-variant': 'quiet',
    formnovalidate: true,
    hidden: !isRemovable,
  };
  const name = `${repeat.name}.${position}.${itemId}`;
  const id = {
    type: 'hidden',
    name,
    value: printing.answers.get(name) ?? (position === '{n}' ? '' : firstItemId(position)),
    autocomplete: 'off',
    'data-item-id': true,
  };
  return html`<li data-item>
    <fieldset>
      <legend>${numbered(repeatKey(repeat, ''), position, printing.words)}</legend>
      <input ${attributes(id)} />
      ${printItems(itemsAt(repeat, position), printing)}
      <button${attributes(remove)}>
        <span>${numbered(repeatKey(repeat, 'Remove'), position, printing.words)}</span>
      </button>
    </fieldset>
  </li>`;
}

const problemsOf = (name: string, { problems }: Printing): Problem[] =>
  problems.filter((problem) => problem.name === name);

function printHint(question: Question, { words }: Printing): Html | false {
  return (
    question.hint === true &&
    html`<p id="${question.name}-hint" data-hint>
      ${words(questionKey(question, 'Hint') as WordKey)}
    </p>`
  );
}

function printError(name: string, printing: Printing): Html {
  const problems = problemsOf(name, printing);
  if (problems.length === 0) return html`<p id="${name}-error" data-error hidden></p>`;
  const compares = problems.flatMap((problem) => problem.compares ?? []).join(' ');
  return html`<p${attributes({ id: `${name}-error`, 'data-error': true, 'data-compares': compares || undefined })}>
    <span data-visually-hidden>${translate(printing.words.language, 'form.errorPrefix')} </span
    >${inARow(problems.map(({ text }) => text))}
  </p>`;
}

const describedBy = (question: Question): string =>
  `${question.name}-error${question.hint ? ` ${question.name}-hint` : ''}`;

/** Chromium says of required boxes and files that they are wrong before anybody came to them. */
const notYetWrong = (question: Question): string | undefined =>
  question.required ? 'false' : undefined;

function optionalMark(question: Question, { words }: Printing): Html | false {
  return !question.required && html` <span data-optional>(${words('optional')})</span>`;
}

/** The question's own sentence for a missing answer; both the page and the server say it. */
function requiredSentence(question: Question, { words }: Printing): string | undefined {
  const key = questionKey(question, 'Required');
  return question.required && words.has(key) ? words(key) : undefined;
}

function printInput(question: InputQuestion, printing: Printing): Html {
  const { name, constraints = {} } = question;
  return html`<tt-field${attributes({ 'data-typed-in': typedLanguage(question, printing) })}>
    <label for="${name}"
      >${questionText(printing.words, question)}${optionalMark(question, printing)}</label
    >
    ${printHint(question, printing)} ${printError(name, printing)}
    <input
      ${attributes({
        id: name,
        name,
        type: question.type ?? 'text',
        value: printing.answers.get(name) ?? '',
        required: question.required,
        'data-value': question.kind === 'text' ? undefined : question.kind,
        'data-width': question.width,
        'data-address': question.part,
        inputmode: question.inputmode,
        autocomplete: question.autocomplete,
        min: constraints.min,
        max: constraints.max,
        'aria-describedby': describedBy(question),
        'aria-invalid': problemsOf(name, printing).length > 0 && 'true',
        'data-error-required': requiredSentence(question, printing),
      })}
    />
    ${printPurpose(name, printing.words)}
  </tt-field>`;
}

function printChoice(question: ChoiceQuestion, printing: Printing): Html {
  const { name } = question;
  return html`<tt-fieldset${attributes({ 'data-error-required': requiredSentence(question, printing) })}>
    <fieldset${attributes({
      id: `${name}-group`,
      role: 'radiogroup',
      'aria-required': question.required && 'true',
      'aria-describedby': describedBy(question),
      'aria-invalid': problemsOf(name, printing).length > 0 && 'true',
    })}>
      <legend>${questionText(printing.words, question)}${optionalMark(question, printing)}</legend>
      ${printHint(question, printing)} ${printError(name, printing)}
      ${question.options.map((option) => {
        const id = optionId(question, option);
        const key = optionKey(question, option);
        return html`<div data-option>
          <input
            ${attributes({
              type: 'radio',
              id,
              name,
              value: option,
              required: question.required,
              'aria-invalid': notYetWrong(question),
              checked: printing.answers.get(name) === option,
              'aria-describedby': question.optionHints && `${id}-hint-text`,
            })}
          />
          <label for="${id}">${printing.words(key)}</label>
          ${
            question.optionHints &&
            html`<p id="${id}-hint-text" data-hint>${printing.words(`${key}Hint` as WordKey)}</p>`
          }
        </div>`;
      })}
    </fieldset>
  </tt-fieldset>`;
}

/** A box that must be ticked is a statement, one that may be a consent or a fact: the first two bring their proof. */
function printCheck(question: CheckQuestion, printing: Printing): Html {
  const { name } = question;
  if (question.fact) return printBox(question, printing);
  const record = printRecord(name, printing.answers);
  return question.required
    ? html`<tt-statement>${printBox(question, printing)}${record}</tt-statement>`
    : html`<tt-consent${attributes({ 'data-given': printing.answers.get(name) === 'yes' })}
        >${printBox(question, printing)}${record}</tt-consent
      >`;
}

function printBox(question: CheckQuestion, printing: Printing): Html {
  const { name } = question;
  return html`<tt-field>
    ${printError(name, printing)}
    <div data-option>
      <input
        ${attributes({
          type: 'checkbox',
          id: name,
          name,
          value: 'yes',
          required: question.required,
          checked: printing.answers.get(name) === 'yes',
          'aria-describedby': describedBy(question),
          'aria-invalid': problemsOf(name, printing).length > 0 ? 'true' : notYetWrong(question),
          'data-error-required': requiredSentence(question, printing),
        })}
      />
      <label for="${name}"
        >${questionText(printing.words, question)}${optionalMark(question, printing)}</label
      >
      ${printHint(question, printing)}
    </div>
  </tt-field>`;
}

const parts = [
  { part: 'day', word: 'dateDay' },
  { part: 'month', word: 'dateMonth' },
  { part: 'year', word: 'dateYear' },
] as const;

function printDate(question: DateQuestion, printing: Printing): Html {
  const { name } = question;
  const problems = problemsOf(name, printing);
  const isWrong = (part: string): boolean =>
    problems.some((problem) => problem.part === undefined || problem.part === part);
  const isWhole = problems.some((problem) => problem.part === undefined);
  const described = [isWhole && `${name}-error`, question.hint && `${name}-hint`];
  return html`<tt-date-field${attributes({
    name,
    'data-typed-in': typedLanguage(question, printing),
    required: question.required,
    'data-error-required': requiredSentence(question, printing),
  })}>
    <fieldset${attributes({
      role: 'group',
      'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    })}>
      <legend>${questionText(printing.words, question)}${optionalMark(question, printing)}</legend>
      ${printHint(question, printing)} ${printError(name, printing)}
      <div data-parts>
        ${parts.map(
          ({ part, word }) =>
            html`<div data-part>
              <label for="${name}-${part}">${printing.words(word)}</label>
              <input
                ${attributes({
                  id: `${name}-${part}`,
                  name: `${name}-${part}`,
                  'data-part': part,
                  inputmode: 'numeric',
                  autocomplete: 'off',
                  required: question.required,
                  value: printing.answers.get(`${name}-${part}`) ?? '',
                  'aria-invalid': isWrong(part) && 'true',
                  'aria-describedby': !isWhole && isWrong(part) && `${name}-error`,
                })}
              />
            </div>`,
        )}
      </div>
    </fieldset>
  </tt-date-field>`;
}

function printFile(question: FileQuestion, printing: Printing): Html {
  const { name } = question;
  const added = printing.files.filter((file) => file.field === name);
  const waiting = (printing.waiting ?? []).filter((file) => file.field === name);
  const listed = [...added, ...waiting.filter((file) => file.name)];
  const aside = printing.aside?.field === name ? printing.aside : undefined;
  const twice = (printing.refused ?? []).filter(
    ({ field, code }) => field === name && code === 'duplicate',
  );
  const twiceId = `${name}-kept`;
  const told = [
    ...(twice.length > 0 ? [twiceId] : []),
    ...(aside ? [asideId(aside)] : []),
    ...listed.map(lineId),
  ];
  return html`<tt-file-field${attributes({
    endpoint: '/uploads',
    'data-max-size': fileLimit,
    'data-max-files': question.multiple ? filesPerQuestion : undefined,
  })}>
    <label for="${name}"
      >${questionText(printing.words, question)}${optionalMark(question, printing)}</label
    >
    ${printHint(question, printing)} ${printError(name, printing)}
    <input
      ${attributes({
        type: 'file',
        id: name,
        name,
        accept: acceptedNames,
        multiple: question.multiple,
        required: question.required && added.length + waiting.length === 0,
        'aria-describedby': [describedBy(question), ...told].join(' '),
        'aria-invalid': problemsOf(name, printing).length > 0 ? 'true' : notYetWrong(question),
        'data-error-required': requiredSentence(question, printing),
      })}
    />
    ${waiting.map(
      ({ id }) =>
        html`<input type="hidden" name="${name}-upload" value="${id}" autocomplete="off" />`,
    )}
    ${twice.length > 0 && printTwice(twiceId, twice, printing.words)}
    ${listed.length > 0 && printFiles(listed, printing.words, 'removable')}
    ${aside && printAside(aside, printing.words)}
  </tt-file-field>`;
}
