import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  maxSignatureLength,
  parseSignaturePath,
  signatureBox,
  smoothStroke,
  strokesToPath,
} from './signature-path.ts';

const { width, height } = signatureBox;
const point = fc.record({
  x: fc.integer({ min: 0, max: width }),
  y: fc.integer({ min: 0, max: height }),
});
const wild = fc.record({ x: fc.double(), y: fc.double() });
const stroke = fc.record({
  start: point,
  curves: fc.array(fc.record({ control: point, end: point }), { minLength: 1, maxLength: 20 }),
});
const path = fc.array(stroke, { minLength: 1, maxLength: 5 }).map(strokesToPath);

describe('the text of a drawn signature', () => {
  it('gives back the strokes that were written', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 5 }), (strokes) => {
        expect(parseSignaturePath(strokesToPath(strokes))).to.deep.equal({
          width,
          height,
          strokes,
        });
      }),
    );
  });

  it('is one way of writing: what is read is written back letter for letter', () => {
    // Mutilated texts find the corners of the grammar that random texts miss.
    const mutilated = fc
      .tuple(path, fc.nat(), fc.nat(8), fc.constantFrom('', ' ', '-', '0', 'q', 'M', '9', '.', 'e'))
      .map(([text, at, remove, put]) => {
        const index = at % text.length;
        return text.slice(0, index) + put + text.slice(index + remove);
      });
    let accepted = 0;
    fc.assert(
      fc.property(mutilated, (text) => {
        const read = parseSignaturePath(text);
        if (!read) return;
        accepted++;
        expect(strokesToPath(read.strokes)).to.equal(text);
      }),
      { numRuns: 2000 },
    );
    expect(accepted).to.be.greaterThan(0);
  });

  it('holds only whole numbers inside the box, wherever the pen went', () => {
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 30 }), (seen) => {
        const text = strokesToPath([smoothStroke(seen)]);
        expect(text).to.match(/^[Mq\d -]+$/);
        expect(parseSignaturePath(text)).to.not.equal(undefined);
      }),
    );
  });

  it('draws a tap as a dot', () => {
    expect(strokesToPath([smoothStroke([{ x: 7, y: 8 }])])).to.equal('M7 8q0 0 0 0');
  });

  it('passes through the middles between the places seen, and ends where the pen ended', () => {
    const drawn = smoothStroke([
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ]);
    expect(strokesToPath([drawn])).to.equal('M0 0q100 0 100 50q0 50 0 50');
  });

  it('is refused when it says anything else', () => {
    const refused = [
      '',
      'M1 1',
      'q1 1 1 1',
      'M1 1Q1 1 1 1',
      'M1 1q1 1 1 1z',
      'M1 1l1 1',
      'M1 1 q1 1 1 1',
      'M1 1q1 1 1 1 ',
      '\nM1 1q1 1 1 1',
      'M1,1q1 1 1 1',
      'M01 1q1 1 1 1',
      'M1 1q-0 1 1 1',
      'M1 1q+1 1 1 1',
      'M1.5 1q1 1 1 1',
      'M1e1 1q1 1 1 1',
      'M1 1q1 1 1 1q',
      'M1 1q1 1 1',
      'M-1 1q1 1 1 1',
      'M2001 0q0 0 0 0',
      'M0 1001q0 0 0 0',
      'M0 0q-1 0 0 0',
      'M2000 0q0 0 1 0',
      'M0 999q0 2 0 0',
      'M99999 1q1 1 1 1',
      'M１ 1q1 1 1 1',
      'M1 1q1 1 1 1"><script>',
      'M1 1q1 1 1 1\0',
    ];
    for (const text of refused) {
      expect(parseSignaturePath(text), JSON.stringify(text)).to.equal(undefined);
    }
  });

  it('is refused when it is not text', () => {
    fc.assert(
      fc.property(
        fc.anything().filter((value) => typeof value !== 'string'),
        (value) => {
          expect(parseSignaturePath(value)).to.equal(undefined);
        },
      ),
    );
  });

  it('is never an exception, whatever it holds', () => {
    const near = fc.string({ unit: fc.constantFrom('M', 'q', ' ', '-', '0', '1', '2', '9') });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (text) => {
        const read = parseSignaturePath(text);
        if (read) expect(strokesToPath(read.strokes)).to.equal(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('has a limit of length, and is read up to it', () => {
    const dot = 'M1 1q0 0 0 0';
    const most = dot.repeat(Math.floor(maxSignatureLength / dot.length));
    expect(parseSignaturePath(most)?.strokes.length).to.equal(most.length / dot.length);
    expect(parseSignaturePath(most + dot)).to.equal(undefined);
  });
});
