// Writes docs/bad-input.md: every wrong input and what people are told, in every language.
//   npx node --conditions=twintown:source packages/core/scripts/bad-input.ts --write
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { catalogues } from '../src/generated/messages/all.ts';
import type { Issue } from '../src/issue.ts';
import { languages, type Language } from '../src/language.ts';
import { describeFileIssue } from '../src/files/sentence.ts';
import {
  describeIssue,
  inARow,
  translate,
  type ArgumentsOf,
  type MessageKey,
} from '../src/messages.ts';
import '../src/messages/all.ts';
import { checkConstraints } from '../src/validation.ts';
import { parseValue } from '../src/values.ts';
import { localeIn } from '../src/values/home-country.ts';
import { badInput, wrongUses, type BadInput, type WrongUse } from './bad-input-rows.ts';

export const badInputPage = fileURLToPath(new URL('../../../docs/bad-input.md', import.meta.url));

const today = '2026-11-25';

const intro = `# Bad input, and what people are told

Made by \`packages/core/scripts/bad-input.ts\` from the parsers and the message catalogues; a test fails
when it is out of date. The typed text stays as it is; the sentence stands beside the field. A warning
does not stop anyone from sending the form. Where a language reads a text as something else, what is
typed in that language stands after its name.

First come the kinds of value, then the elements with what they tell beyond their values. Limits that HTML
puts on any text, its length and its pattern, are told of every kind that is typed as they are of [text](#text).

`;

/** What is told in `language` of the sample that `row` has for it. */
export function issueOf(kind: string, row: BadInput, language: Language): Issue | undefined {
  if (row.issue) return row.issue;
  const locale = row.tags?.[language] ?? language;
  const parsed = parseValue(
    kind,
    row.inputs?.[language] ?? row.input,
    row.home ? localeIn(locale, row.home) : locale,
  );
  const issues = [
    ...parsed.issues,
    ...checkConstraints(kind, parsed, row.constraints ?? {}, today),
  ];
  return issues[0];
}

function hasSentence(language: Language, key: string): boolean {
  return Object.values(catalogues[language]).some((messages) => Object.hasOwn(messages, key));
}

/* Table cells: a bar would end one, and the page is read as Markdown. */
function cell(text: string): string {
  return text.replace(/[|*_<]/g, '\\$&');
}

/** What is typed, and where it is another text or another page in a language. */
function typedIn({ input, inputs = {}, tags = {}, home }: BadInput): string {
  // A line would end the row.
  const text = (typed: string): string =>
    typed ? `\`${typed.replaceAll('\n', ' / ')}\`` : '(nothing)';
  return [
    home ? `${text(input)} (home country ${home})` : text(input),
    ...Object.entries(inputs).map(([language, typed]) => `${language}: ${text(typed)}`),
    ...Object.entries(tags).map(([language, tag]) => `${language}: on a page in \`${tag}\``),
  ].join('; ');
}

/** The sentence of one wrong use, and the key under which every language must have it. */
function sentenceOf(use: WrongUse, language: Language): { text: string; key: string } {
  const { kind = '', issue, key, args = {} } = use;
  const words = (word: MessageKey): string =>
    translate(language, word, ...([args] as unknown as ArgumentsOf<MessageKey>));
  if (key && use.also) return { key: use.also, text: inARow([words(key), words(use.also)]) };
  if (key) return { key, text: words(key) };
  const text =
    kind === 'file' ? describeFileIssue(language, issue!) : describeIssue(language, kind, issue!);
  return { key: `validation.${kind}.${issue!.code}`, text };
}

/** What is wrong with the sentences of one row. */
function faults(where: string, key: string, said: readonly string[]): string[] {
  const found = languages.flatMap((language, index) => {
    const text = said[index]!;
    return [
      ...(hasSentence(language, key) ? [] : [`${where}: ${language} has no ${key}`]),
      ...(!text.trim() || /\{\{/.test(text) ? [`${where}: ${language}: "${text}"`] : []),
    ];
  });
  if (new Set(said).size < languages.length)
    found.push(`${where}: the same sentence in two languages`);
  return found;
}

/** The part of the page about elements. */
function controlsReport(): { page: string; problems: string[] } {
  const problems: string[] = [];
  let page = '';
  for (const [tag, { kinds = [], note, rows = [] }] of Object.entries(wrongUses)) {
    if (kinds.length + rows.length === 0 && !note) problems.push(`${tag}: nothing is told`);
    for (const kind of kinds) if (!badInput[kind]?.length) problems.push(`${tag}: no kind ${kind}`);
    page += `## ${tag}\n\n`;
    if (note) page += `${note}\n\n`;
    if (kinds.length > 0)
      page += `As its value is told: ${kinds.map((kind) => `[${kind}](#${kind})`).join(', ')}.\n\n`;
    if (rows.length === 0) continue;
    page += `| what happened | message | ${languages.join(' | ')} |\n`;
    page += `| --- | --- | ${languages.map(() => '---').join(' | ')} |\n`;
    for (const use of rows) {
      const said = languages.map((language) => sentenceOf(use, language).text);
      const { key } = sentenceOf(use, 'en');
      problems.push(...faults(`${tag}, ${use.done}`, key, said));
      page += `| ${use.done} | ${key} | ${said.map(cell).join(' | ')} |\n`;
    }
    page += '\n';
  }
  return { page, problems };
}

/** The page, and every reason why it must not be published. */
export function badInputReport(): { page: string; problems: string[] } {
  const problems: string[] = [];
  let page = intro;
  for (const [kind, rows] of Object.entries(badInput)) {
    page += `## ${kind}\n\n| typed | code | ${languages.join(' | ')} |\n`;
    page += `| --- | --- | ${languages.map(() => '---').join(' | ')} |\n`;
    for (const row of rows) {
      const where = `${kind}, ${JSON.stringify(row.input)}`;
      const issues = languages.map((language) => issueOf(kind, row, language));
      const [issue] = issues;
      const other = languages.filter((_, index) => issues[index]?.code !== row.code);
      if (!issue || other.length > 0) {
        problems.push(`${where}: does not give the code ${row.code} in ${other.join(', ')}`);
        continue;
      }
      const key = row.general ? `validation.${row.code}` : `validation.${kind}.${row.code}`;
      const said = languages.map((language, index) =>
        describeIssue(language, kind, issues[index]!),
      );
      problems.push(...faults(where, key, said));
      const code = issue.severity === 'error' ? row.code : `${row.code} (${issue.severity})`;
      page += `| ${typedIn(row)} | ${code} | ${said.map(cell).join(' | ')} |\n`;
    }
    page += '\n';
  }
  const controls = controlsReport();
  page += controls.page;
  problems.push(...controls.problems);
  return { page: `${page.trimEnd()}\n`, problems };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { page, problems } = badInputReport();
  for (const problem of problems) console.error(problem);
  if (process.argv.includes('--write')) writeFileSync(badInputPage, page);
  else process.stdout.write(page);
  process.exitCode = problems.length ? 1 : 0;
}
