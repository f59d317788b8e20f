import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  countOf,
  entriesOf,
  itemsOf,
  PdfSyntaxError,
  referred,
  textOf,
  valueEnd,
  writeEntries,
} from './pdf-syntax.ts';

void describe('values of a PDF', () => {
  void it('are taken letter by letter out of a dictionary', () => {
    const value =
      '<</A(a \\) (b) >>)/B<</C [1 2 0 R<41>/N]>>/D 12 0 R % a remark >>\n/E -.5/F true/G/H/#20 null>>';
    const entries = entriesOf(value);
    assert.deepEqual(Object.fromEntries(entries!), {
      A: '(a \\) (b) >>)',
      B: '<</C [1 2 0 R<41>/N]>>',
      D: '12 0 R',
      E: '-.5',
      F: 'true',
      G: '/H',
      '#20': 'null',
    });
    assert.deepEqual(entriesOf(writeEntries(entries!)), entries);
    assert.equal(entriesOf('[1]'), undefined);
    assert.equal(entriesOf(undefined), undefined);
  });

  void it('are told apart', () => {
    assert.deepEqual(itemsOf('[1 2 0 R 3(x) [4]<</A 5>>]'), [
      '1',
      '2 0 R',
      '3',
      '(x)',
      '[4]',
      '<</A 5>>',
    ]);
    assert.deepEqual(itemsOf('[]'), []);
    assert.equal(itemsOf('(x)'), undefined);
    assert.deepEqual(
      [referred('12 0 R'), referred('12'), referred(undefined)],
      [12, undefined, undefined],
    );
    assert.deepEqual([countOf('12'), countOf('-1'), countOf('1.5')], [12, undefined, undefined]);
  });

  void it('end where they should, or are refused', () => {
    assert.equal('(a(b)\\))x'.slice(valueEnd('(a(b)\\))x', 0)), 'x');
    for (const broken of [
      '(a(b)',
      '[1 2',
      '<</A',
      '<</A 1',
      '<</A>>',
      '<</A 1 2>>',
      '>>',
      '<zz>',
      '',
    ])
      assert.throws(() => valueEnd(broken, 0), PdfSyntaxError, broken);
  });
});

void describe('text of a PDF', () => {
  void it('is read in the ways in which it may be written', () => {
    assert.equal(textOf('(Anna \\(Nowak\\)\\\\ \\101\\7z)'), 'Anna (Nowak)\\ A\x07z');
    assert.equal(textOf('(one\\\ntwo\r\nthree\\r\\n)'), 'onetwo\nthree\r\n');
    assert.equal(textOf('(\xfe\xff\x01\x7b\x00\xf3\x01\x42)'), 'Żół');
    assert.equal(textOf('(\xfe\xff\x01\\(\x00\\))'), 'Ĩ)');
    assert.equal(textOf('<FEFF01 36>'), 'Ķ');
    assert.equal(textOf('<4>'), '@');
    assert.equal(textOf('(\xef\xbb\xbf\xc4\xb6)'), 'Ķ');
    assert.equal(textOf('(caf\xe9 \x85 \x95\xf3d\x9e \xa0\x18)'), 'café – Łódž €˘');
    assert.equal(textOf('()'), '');
  });

  void it('is no other value', () => {
    assert.equal(textOf('12'), undefined);
    assert.equal(textOf('<<>>'), undefined);
    assert.equal(textOf(''), undefined);
  });
});
