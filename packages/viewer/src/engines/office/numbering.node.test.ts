import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseXml } from '../xml/parse-xml.ts';
import { Numbering } from './numbering.ts';

interface Level {
  format: string;
  text: string;
  more?: string;
}

/** Numbers of paragraphs, given by their levels; `1` for a number that HTML writes. */
function numbers(levels: readonly Level[], places: readonly number[], language = ''): string {
  const xml = levels
    .map(
      ({ format, text, more = '' }, at) =>
        `<w:lvl w:ilvl="${at}">${/start/.test(more) ? '' : '<w:start w:val="1"/>'}<w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('');
  const numbering = new Numbering(
    parseXml(
      `<w:numbering xmlns:w="urn:w"><w:abstractNum w:abstractNumId="0">${xml}</w:abstractNum>` +
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ),
    language,
  );
  return places
    .map((place) => {
      const next = numbering.next('1', place)!;
      return next.marker ?? ('list' in next ? String(next.list.start) : '');
    })
    .join(' ');
}

describe('numbers of a DOCX file', () => {
  const act = (restart: string): Level[] => [
    { format: 'upperRoman', text: 'Rozdział %1' },
    { format: 'decimal', text: '§ %2.', more: restart },
    { format: 'decimal', text: 'ust. %3', more: restart },
  ];

  it('of paragraphs that are counted on through chapters', () => {
    assert.equal(
      numbers(act('<w:lvlRestart w:val="0"/>'), [0, 1, 1, 2, 0, 1, 2, 1]),
      'Rozdział I § 1. § 2. ust. 1 Rozdział II § 3. ust. 2 § 4.',
    );
  });

  it('that begin anew behind chapters alone', () => {
    assert.equal(
      numbers(act('<w:lvlRestart w:val="1"/>'), [0, 1, 2, 1, 2, 0, 1, 2]),
      'Rozdział I § 1. ust. 1 § 2. ust. 2 Rozdział II § 1. ust. 1',
    );
  });

  it('that begin anew as usual where a level is named that does not count', () => {
    for (const value of ['2', '9', '-1', 'x'])
      assert.equal(
        numbers(act(`<w:lvlRestart w:val="${value}"/>`).slice(0, 2), [0, 1, 0, 1]),
        'Rozdział I § 1. Rozdział II § 1.',
        value,
      );
  });

  it('of chapters in Roman numerals stand in decimals where a paragraph of the law asks for it', () => {
    const levels = (more: string): Level[] => [
      { format: 'upperRoman', text: 'Art. %1' },
      { format: 'lowerLetter', text: '%1.%2', more },
    ];
    assert.equal(numbers(levels('<w:isLgl/>'), [0, 0, 1]), 'Art. I Art. II 2.1');
    assert.equal(numbers(levels('<w:isLgl w:val="0"/>'), [0, 0, 1]), 'Art. I Art. II II.a');
  });

  it('from zero', () => {
    const zero = [{ format: 'decimal', text: '%1.', more: '<w:start w:val="0"/>' }];
    assert.equal(numbers(zero, [0, 0]), '0 1');
  });

  it('of order, as the language writes them', () => {
    const order = [{ format: 'ordinal', text: '%1' }];
    const eleven = Array<number>(11).fill(0);
    assert.match(numbers(order, eleven, 'en-GB'), /^1st 2nd 3rd 4th .*11th$/);
    assert.match(numbers(order, eleven, 'pt-PT'), /^1º 2º /);
    assert.match(numbers(order, eleven, 'pl-PL'), /^1\. 2\. /);
    assert.match(numbers(order, eleven, 'lv-LV'), /^1\. 2\. /);
  });
});
