import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificate, signedData, signer } from '../testing/make-signature.ts';
import { signerOf } from './certificate.ts';

const authority = certificate('Centrum', 1, 'Centrum');
const person = certificate('Centrum', 7, 'Mārīte Żółw');

test('who signed is named by the certificate that the signature points to', () => {
  assert.equal(signerOf(signedData([authority, person], signer('Centrum', 7))), 'Mārīte Żółw');
  assert.equal(signerOf(signedData([person, authority], signer('Centrum', 7))), 'Mārīte Żółw');
});

test('what follows the signature in its place is no part of it', () => {
  const padded = [...signedData([authority, person], signer('Centrum', 7)), ...new Uint8Array(99)];
  assert.equal(signerOf(Uint8Array.from(padded)), 'Mārīte Żółw');
});

test('one that points to no certificate it brings names nobody', () => {
  assert.equal(signerOf(signedData([authority, person], signer('Centrum', 8))), undefined);
  assert.equal(signerOf(signedData([], signer('Centrum', 7))), undefined);
  assert.equal(signerOf(signedData([person])), undefined);
});

test('damaged bytes name nobody', () => {
  const whole = signedData([authority, person], signer('Centrum', 7));
  for (let length = 0; length < whole.length; length += 1)
    assert.equal(signerOf(whole.subarray(0, length)), undefined);
  assert.equal(signerOf(Uint8Array.of(0x30, 0x80, 0, 0)), undefined);
});
