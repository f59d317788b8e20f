import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signerOf } from './certificate.ts';

/** A part in DER (X.690), of parts or of bytes. */
function der(tag: number, ...content: (Uint8Array | number[])[]): Uint8Array {
  const bytes = content.flatMap((part) => [...part]);
  const { length } = bytes;
  const head = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.from([tag, ...head, ...bytes]);
}
const sequence = (...parts: (Uint8Array | number[])[]): Uint8Array => der(0x30, ...parts);
const set = (...parts: Uint8Array[]): Uint8Array => der(0x31, ...parts);
const oid = (...bytes: number[]): Uint8Array => der(0x06, bytes);
const named = (name: string): Uint8Array =>
  sequence(set(sequence(oid(0x55, 4, 3), der(0x0c, [...new TextEncoder().encode(name)]))));

const certificate = (issuer: string, serial: number, subject: string): Uint8Array =>
  sequence(
    sequence(
      der(0xa0, der(0x02, [2])),
      der(0x02, [serial]),
      sequence(oid(1)),
      named(issuer),
      sequence(),
      named(subject),
    ),
  );

/** SignedData (RFC 5652, 5.1) of certificates and of those who signed. */
const signedData = (certificates: Uint8Array[], ...signers: Uint8Array[]): Uint8Array =>
  sequence(
    oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2),
    der(
      0xa0,
      sequence(
        der(0x02, [1]),
        set(),
        sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1)),
        ...(certificates.length > 0 ? [der(0xa0, ...certificates)] : []),
        set(...signers),
      ),
    ),
  );
const signer = (issuer: string, serial: number): Uint8Array =>
  sequence(der(0x02, [1]), sequence(named(issuer), der(0x02, [serial])), sequence());

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
