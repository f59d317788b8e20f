import { joinBytes } from './make-zip.ts';
import { tinyPng } from './office-samples.ts';

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** A message with text, HTML, a picture within it, a file and a message that was passed on. */
export function mail(html: string, text = 'Zwykły tekst\n\nDrugi akapit'): Uint8Array<ArrayBuffer> {
  const file = '\u202efdp.załącznik.exe';
  return joinBytes(
    [
      'From: =?utf-8?B?QW5uYSBOb3dhaw==?= <anna@example.org>',
      'To: urzad@example.org, "Kowalski, Jan" <jan@example.org>',
      'Cc: Rada <rada@example.org>',
      'Subject: =?utf-8?Q?Wniosek_o_za=C5=9Bwiadczenie?=',
      'Date: Fri, 02 Jan 2026 12:00:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=A',
      '',
      '--A',
      'Content-Type: multipart/related; boundary=B',
      '',
      '--B',
      'Content-Type: multipart/alternative; boundary=C',
      '',
      '--C',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      text,
      '--C',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      html,
      '--C--',
      '--B',
      'Content-Type: image/png',
      'Content-ID: <herb@x>',
      'Content-Transfer-Encoding: base64',
      '',
      base64(tinyPng),
      '--B--',
      '--A',
      `Content-Type: application/pdf; name="=?utf-8?B?${base64(new TextEncoder().encode(file))}?="`,
      'Content-Disposition: attachment',
      'Content-Transfer-Encoding: base64',
      '',
      btoa('%PDF-1.7 not whole'),
      '--A',
      'Content-Type: message/rfc822',
      '',
      'From: b@example.org',
      'Subject: Wewnetrzna',
      '',
      'Tekst wewnetrzny',
      '--A--',
      '',
    ].join('\r\n'),
  );
}
