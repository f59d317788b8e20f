import { expect } from '@open-wc/testing';

describe('all elements in one module', () => {
  it('gives their classes and nothing of their inside', async () => {
    const names = Object.keys(await import('./all.ts'));
    expect(names).to.include('TtAddress');
    expect(names.filter((name) => !/^Tt[A-Z]/.test(name))).to.deep.equal([]);
  });
});
