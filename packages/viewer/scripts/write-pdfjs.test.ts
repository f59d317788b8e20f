import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { withTablesAsText } from './write-pdfjs.ts';

const worker = new URL(import.meta.resolve('pdfjs-dist/build/pdf.worker.mjs'));

/** The tables that a program of tables has made. */
function tablesOf(code: string): Record<string, Record<string, number>> {
  return runInNewContext(
    `${code}\nJSON.stringify(Object.fromEntries(Object.entries(made).map(([name, table]) => [name, Object.entries(table())])))`,
  ) as never;
}

test('tables that are read from a text are those that pdf.js fills by statements', async () => {
  const source = await readFile(worker, 'utf8');
  const factory = /^function getLookupTableFactory[\s\S]*?^\}$/m.exec(source)![0];
  const tables = [...source.matchAll(/^const (get\w+) = getLookupTableFactory\([\s\S]*?^\}\);$/gm)];
  // Some are made of others, or hold others.
  const flat = tables.filter(([code]) => !/^  (?!t[.[].*;$)/m.test(code));
  assert.ok(flat.length >= 8, `${flat.length} tables`);
  const program = `${factory}\n${flat.map(([code]) => code).join('\n')}\nconst made = { ${flat.map(([, name]) => name).join(', ')} };`;
  const changed = withTablesAsText(program, 3);
  assert.ok(changed.includes('"A 65 AE 198'), 'the names of letters are a text');
  assert.deepEqual(tablesOf(changed), tablesOf(program));
});

test('says what to do where pdf.js fills its tables in another way', () => {
  assert.throws(
    () => withTablesAsText('const table = new Map();'),
    /mend scripts\/write-pdfjs\.ts/,
  );
});
