import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allExamples } from '../src/example-list.ts';
import { languages } from '../src/words.ts';

test('every example has a title in words of every language, and no two of one element share it', async () => {
  const examples = await allExamples();
  assert.ok(examples.length > 0);
  for (const language of languages) {
    const titles = examples.map(({ tag, title }) => `${tag}: ${title(language)}`);
    assert.deepEqual(
      titles.filter((title, index) => titles.indexOf(title) !== index),
      [],
      language,
    );
    // Neither an id nor the key of a missing word.
    assert.deepEqual(
      examples.filter((example) => /^[a-z][\w-]*$/.test(example.title(language))),
      [],
      language,
    );
  }
});

test('every question that hangs on an answer says so, for whoever has no script', async () => {
  for (const { id, html } of await allExamples())
    for (const language of languages) {
      const sections = html(language)
        .split(/(?=<(?:fieldset|div)[^>]*\sdata-reveal=)/)
        .slice(1);
      for (const section of sections) {
        const [, line] = /<p data-condition>([^<]+)<\/p>/.exec(section) ?? [];
        assert.ok(line, `${id}, ${language}: ${section.slice(0, 60)}`);
        assert.doesNotMatch(line, /^[a-z][\w-]*$/, 'the key of a missing word');
      }
    }
});
