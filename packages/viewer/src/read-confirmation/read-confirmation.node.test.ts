import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { readConfirmationExamples } from './read-confirmation.examples.ts';

const wordsIn = async (path: string): Promise<Record<string, string>> =>
  JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')) as Record<string, string>;

describe('the example of a confirmation', () => {
  for (const language of ['en', 'lv', 'pl', 'pt-PT'])
    void it(`calls the document by the title that it has itself: ${language}`, async () => {
      const words = await wordsIn(`../examples/catalogues/${language}/views.json`);
      const { bylawsTitle } = await wordsIn(
        `../../scripts/example-documents/words/${language}.json`,
      );
      const [example] = readConfirmationExamples;
      const html = example!.html((word) => words[word]!, language);
      const [, link] = /<a [^>]*>(.*)<\/a>/.exec(html) ?? [];
      const [, box] = /<label [^>]*>(.*)<\/label>/.exec(html) ?? [];
      assert.equal(link, `${bylawsTitle} (PDF)`);
      const rest = bylawsTitle!.split(' ').slice(2).join(' ');
      assert.ok(box!.endsWith(rest), `${box} names “${rest}”`);
    });
});
