// Writes docs/bad-input.md: every wrong input and what people are told, in every language.
//   npx node --conditions=twintown:source packages/core/scripts/bad-input.ts --write
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { catalogues } from '../src/generated/messages/all.ts';
import type { Issue } from '../src/issue.ts';
import { languages, type Language } from '../src/language.ts';
import { describeIssue } from '../src/messages.ts';
import '../src/messages/all.ts';
import { checkConstraints } from '../src/validation.ts';
import { parseValue } from '../src/values.ts';
import { badInput, type BadInput } from './bad-input-rows.ts';

export const badInputPage = fileURLToPath(new URL('../../../docs/bad-input.md', import.meta.url));

const home = 'pl';
const today = '2026-11-25';

const intro = `# Bad input, and what people are told

Made by \`packages/core/scripts/bad-input.ts\` from the parsers and the message catalogues; a test fails
when it is out of date. The typed text stays as it is; the sentence stands beside the field. A warning
does not stop anyone from sending the form.

`;

function issueOf(kind: string, row: BadInput, locale: string): Issue | undefined {
  if (row.issue) return row.issue;
  const parsed = parseValue(kind, row.input, locale);
  const issues = [
    ...parsed.issues,
    ...checkConstraints(kind, parsed, row.constraints ?? {}, today),
  ];
  return issues.find(({ code }) => code === row.code);
}

function hasSentence(language: Language, key: string): boolean {
  return Object.values(catalogues[language]).some((messages) => Object.hasOwn(messages, key));
}

/* Table cells: a bar would end one, and the page is read as Markdown. */
function cell(text: string): string {
  return text.replace(/[|*_<]/g, '\\$&');
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
      const typedOn = row.locale ?? home;
      const issue = issueOf(kind, row, typedOn);
      if (!issue) {
        problems.push(`${where}: does not give the code ${row.code}`);
        continue;
      }
      const key = row.general ? `validation.${row.code}` : `validation.${kind}.${row.code}`;
      const said = languages.map((language) => {
        /* Read again on a page of this language, so that names of countries are in it. */
        const own = issueOf(kind, row, language) ?? issue;
        const text = describeIssue(language, kind, own);
        if (!hasSentence(language, key)) problems.push(`${where}: ${language} has no ${key}`);
        if (!text.trim() || /\{\{/.test(text)) problems.push(`${where}: ${language}: "${text}"`);
        return text;
      });
      if (new Set(said).size < languages.length) {
        problems.push(`${where}: the same sentence in two languages`);
      }
      const typed = row.input ? `\`${row.input}\`` : '(nothing)';
      const code = issue.severity === 'error' ? row.code : `${row.code} (${issue.severity})`;
      page += `| ${typed} | ${code} | ${said.map(cell).join(' | ')} |\n`;
    }
    page += '\n';
  }
  return { page: `${page.trimEnd()}\n`, problems };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { page, problems } = badInputReport();
  for (const problem of problems) console.error(problem);
  if (process.argv.includes('--write')) writeFileSync(badInputPage, page);
  else process.stdout.write(page);
  process.exitCode = problems.length ? 1 : 0;
}
