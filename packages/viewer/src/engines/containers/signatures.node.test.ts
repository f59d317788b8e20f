import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openArchive } from '../archive/archive.ts';
import { claimsOf } from './signatures.ts';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const samples = join(process.env['TWINTOWN_SHARED'] ?? resolve(root, '../shared'), 'samples');
const skip = !existsSync(samples) && 'no samples';
const claims = (name: string) =>
  claimsOf(openArchive(new Uint8Array(readFileSync(join(samples, name)))));

test('name and time are those that the sample states', { skip }, async () => {
  const [claim, ...others] = await claims('dig--latvian_T_signature.asice');
  assert.deepEqual(others, []);
  assert.match(claim?.name ?? '', /MĀRA PARAUDZIŅA/);
  assert.ok(claim?.time instanceof Date);
  assert.equal(claim?.coversWholeDocument, true);
});

test('signatures of samples are counted, also where a file is not covered', { skip }, async () => {
  assert.equal((await claims('dig--2_signatures_duplicate_id.asice')).length, 2);
  const [uncovered] = await claims('dig--signature_does_not_cover_datafile.asice');
  assert.equal(uncovered?.coversWholeDocument, false);
  const [replaced] = await claims('asic--onefile-wrong-file.asice');
  assert.equal(replaced?.coversWholeDocument, false);
  const [whole] = await claims('asic--onefile-ok.asice');
  assert.equal(whole?.coversWholeDocument, true);
});
