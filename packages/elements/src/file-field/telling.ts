import { visibleName } from '@twintown/core/file-name.js';
import { describeFileIssue } from '@twintown/core/files/sentence.js';
import type { Issue } from '@twintown/core/issue.js';
import { matchLanguage } from '@twintown/core/language.js';
import { translate } from '@twintown/core/messages.js';
import { announce } from '../shared/announce.ts';
import { withEngine } from '../shared/events.ts';
import type { Question } from '../shared/question.ts';
import type { Collection } from './collection.ts';
import type { FileEntry } from './entry.ts';
import { objectionOf } from './objection.ts';

/** Refused files of which each is announced; of more of them their number is, and the list says the rest. */
const fewIssues = 3;

/** Tells those who hear the page what became of the files. */
export class Telling {
  readonly #field: Question;
  readonly #collection: Collection;
  readonly #locale: () => string;
  /** Files of which it was said that they are not sent. */
  readonly #missed = new WeakSet<FileEntry>();
  /** What was said to be wrong with each file. */
  readonly #said = new WeakMap<FileEntry, string>();

  constructor(field: Question, collection: Collection, locale: () => string) {
    this.#field = field;
    this.#collection = collection;
    this.#locale = locale;
  }

  say(text: string): void {
    announce(text, matchLanguage(this.#locale()));
  }

  /** What is wrong is said here; leaving the field does not say it again. */
  wrong(entries: readonly FileEntry[]): void {
    const locale = this.#locale();
    const issues = entries.flatMap(({ issue }) => issue ?? []);
    const told: Issue[] =
      issues.length > fewIssues
        ? [{ code: 'several', severity: 'error', params: { count: issues.length } }]
        : issues;
    for (const issue of told) this.say(describeFileIssue(locale, issue));
    for (const entry of entries) if (entry.issue) this.#said.set(entry, entry.issue.code);
    this.known();
  }

  /** Whoever heard of each wrong file knows what is wrong with the field, in whatever words it says so. */
  known(): void {
    const { wrong } = this.#collection;
    const isKnown = wrong.every((entry) => this.#said.get(entry) === entry.issue?.code);
    if (wrong.length === 0 || !isKnown) return;
    const sentence = describeFileIssue(this.#locale(), objectionOf(this.#collection)!);
    withEngine(({ told }) => told(this.#field, sentence));
  }

  /** Files that the page before refused, and that nothing speaks against any more. */
  absent(): void {
    const news = this.#collection.absent.filter((entry) => !this.#missed.has(entry));
    for (const entry of news) this.#missed.add(entry);
    for (const { file } of news.slice(0, fewIssues))
      this.say(translate(this.#locale(), 'files.notSent', { name: visibleName(file.name) }));
  }

  added(entries: readonly FileEntry[]): void {
    // They may have gone since, with a reset or for another file.
    const listed = this.#collection.listed.filter(
      (entry) => entries.includes(entry) && entry.state !== 'failed',
    );
    if (this.#field.isConnected && listed.some(({ state }) => state !== 'uploaded'))
      this.say(translate(this.#locale(), 'files.added', { count: listed.length }));
  }

  /** The person took files out, or put them back. */
  moved(entries: readonly FileEntry[]): void {
    this.#count(entries[0]!.removed ? 'files.removed' : 'files.restored', entries);
  }

  /** What became of other files by that: the rows say so, and nobody is there. */
  turned(good: readonly FileEntry[], refused: readonly FileEntry[]): void {
    this.#count('files.nowGood', good);
    this.#count('files.noLonger', refused);
  }

  /** Says it of the one file by its name, of several by their number, of none not at all. */
  #count(
    key: 'files.removed' | 'files.restored' | 'files.nowGood' | 'files.noLonger',
    [entry, ...others]: readonly FileEntry[],
  ): void {
    if (!entry) return;
    const count = others.length + 1;
    this.say(
      count > 1
        ? translate(this.#locale(), `${key}Several`, { count })
        : translate(this.#locale(), key, { name: visibleName(entry.file.name) }),
    );
  }
}
