import { expect } from '@open-wc/testing';
import { setPdfAssets } from './pdf/pdf-worker.ts';
import { damage, goodFiles } from './testing/damage.ts';

setPdfAssets(new URL('../../dist/assets/', import.meta.url));

// Damage makes pictures of millions of pixels out of these, and engines take their time to draw one.
const large = ['a.gif', 'a.tiff'];

describe('damaged files', () => {
  for (const name of Object.keys(goodFiles)) {
    it(`are opened or refused with a reason: ${name}`, async function () {
      this.timeout(30_000);
      const count = large.includes(name) ? 20 : 40;
      const { opened, refused, faults, slowest } = await damage(name, count, 20_260_102);
      expect(faults.slice(0, 3)).to.deep.equal([]);
      expect(opened + refused).to.equal(count);
      expect(slowest).to.be.lessThan(10_000);
    });
  }
});
