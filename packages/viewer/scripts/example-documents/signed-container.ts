import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { makeZip, type ZipEntry } from '../../src/engines/testing/make-zip.ts';

/** One value in DER (X.690). */
function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const head = length < 0x80 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}

const sequence = (...contents: Uint8Array[]): Buffer => der(0x30, ...contents);
const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const commonName = identifier('550403');

/** A certificate of version 1 that names somebody and that nobody issued. */
function certificate(name: string): Buffer {
  const named = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))));
  const moment = (text: string): Buffer => der(0x17, Buffer.from(text));
  const validity = sequence(moment('260101000000Z'), moment('270101000000Z'));
  const serial = der(0x02, Buffer.from([1]));
  const key = sequence(ecdsaWithSha256, der(0x03, Buffer.from([0])));
  const body = sequence(serial, ecdsaWithSha256, named, validity, named, key);
  return sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0])));
}

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64');

function signature(files: readonly ZipEntry[], signer: string): string {
  const references = files.map(
    ({ name, content }) => `<ds:Reference URI="${encodeURIComponent(name)}">
      <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
      <ds:DigestValue>${sha256(content)}</ds:DigestValue>
    </ds:Reference>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">
  <ds:Signature Id="signature">
    <ds:SignedInfo>${references.join('')}</ds:SignedInfo>
    <ds:SignatureValue>AA==</ds:SignatureValue>
    <ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate(signer).toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
    <ds:Object><xades:QualifyingProperties Target="#signature"><xades:SignedProperties><xades:SignedSignatureProperties>
      <xades:SigningTime>2026-01-15T12:00:00Z</xades:SigningTime>
    </xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></ds:Object>
  </ds:Signature>
</asic:XAdESSignatures>`;
}

/**
 * A container as signing programs make them (ETSI EN 319 162-1). Its signature states who signed and
 * when, and no check could find it right.
 */
export const signedContainer = (files: readonly ZipEntry[], signer: string): Promise<Uint8Array> =>
  makeZip([
    { name: 'mimetype', content: 'application/vnd.etsi.asic-e+zip', stored: true },
    ...files.map((file) => ({ ...file, stored: true })),
    { name: 'META-INF/signatures.xml', content: signature(files, signer) },
  ]);
