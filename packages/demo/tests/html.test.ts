import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attributes, escapeText, html } from '../src/html.ts';
import { attachmentHeader, extensionOf, visibleName } from '../src/http/file-name.ts';
import { typeOf } from '../src/http/file-type.ts';
import { pngStart } from './sample-files.ts';

test('whatever is put in stays text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const source = html`<p title="${typed}">${typed}</p>`.source;
      assert.equal(source.match(/</g)?.length, 2);
      assert.equal(source.match(/"/g)?.length, 2);
      assert.equal(source, `<p title="${escapeText(typed)}">${escapeText(typed)}</p>`);
    }),
  );
});

test('HTML inside HTML is not escaped twice, and nothing is printed for what is absent', () => {
  const inner = html`<b>${'&'}</b>`;
  assert.equal(html`<p>${[inner, false, null, undefined, 0]}</p>`.source, '<p><b>&amp;</b>0</p>');
});

test('attributes: true is a bare name, false and undefined are absent', () => {
  assert.equal(attributes({ a: true, b: false, c: undefined, d: '"' }).source, ' a d="&quot;"');
});

test('hidden characters of a file name are spelled out, and its true ending is known', () => {
  assert.equal(visibleName('umowa\u202Efdp.exe'), 'umowa[U+202E]fdp.exe');
  assert.equal(extensionOf('umowa\u202Efdp.exe'), 'exe');
  assert.equal(visibleName('../../etc/passwd'), 'passwd');
  assert.equal(visibleName('a\r\nb.pdf'), 'a[U+000D][U+000A]b.pdf');
});

test('a download header holds one line and no quote of the name, whatever the name is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const header = attachmentHeader(name);
      assert.match(
        header,
        /^attachment; filename="[A-Za-z0-9._ -]*"; filename\*=UTF-8''[\w.~!$&+^`|%*-]*$/,
      );
    }),
  );
});

test('the ending and the first bytes must agree', () => {
  const pdf = Buffer.from('%PDF-1.7\n');
  assert.equal(typeOf('a.pdf', pdf), 'application/pdf');
  assert.equal(typeOf('a.PDF', pdf), 'application/pdf');
  assert.equal(typeOf('a.png', pngStart), 'image/png');
  assert.equal(typeOf('a.pdf', pngStart), undefined);
  assert.equal(typeOf('a.pdf', Buffer.from('MZ')), undefined);
  assert.equal(typeOf('a.svg', Buffer.from('<svg/>')), undefined);
  assert.equal(typeOf('pdf', pdf), undefined);
});
