import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsIn } from './check-imports.mjs';

test('core may not import Lit, Node or the page', () => {
  assert.equal(problemsIn('packages/core/src/a.ts', "import { html } from 'lit';").length, 1);
  assert.equal(problemsIn('packages/core/src/a.ts', "import { html } from 'lit-html';").length, 1);
  assert.equal(problemsIn('packages/core/src/a.ts', "import fs from 'node:fs';").length, 1);
  assert.equal(problemsIn('packages/core/src/a.ts', 'document.title = text;').length, 1);
  assert.equal(problemsIn('packages/core/src/a.ts', '// the document. It is long').length, 0);
  assert.equal(problemsIn('packages/core/src/a.ts', "const key = 'document.page';").length, 0);
});

test('imports run one way', () => {
  assert.equal(
    problemsIn('packages/elements/src/field/field.ts', "import '@twintown/viewer/a.js';").length,
    1,
  );
  assert.equal(
    problemsIn('packages/elements/src/field/field.ts', "import '@twintown/core/a.js';").length,
    0,
  );
  assert.equal(
    problemsIn('packages/core/src/a.ts', "import '../../elements/src/all.ts';").length,
    1,
  );
});

test('an element does not import the inside of another', () => {
  const path = 'packages/elements/src/form/form.ts';
  assert.equal(problemsIn(path, "import { x } from '../field/message-controller.ts';").length, 1);
  assert.equal(problemsIn(path, "import { TtField } from '../field/field.ts';").length, 0);
  assert.equal(problemsIn(path, "import { announce } from '../shared/announce.ts';").length, 0);
});
