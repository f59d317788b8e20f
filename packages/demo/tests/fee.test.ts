import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeFee, type Rates } from '../src/services/waste-fee/fee.ts';

const rates: Rates = {
  currency: 'PLN',
  perPerson: '33.50',
  fullRatePersons: 4,
  reducedShare: { numerator: 1, denominator: 2 },
  compostingReliefPerPerson: '2.00',
};

const table: [persons: number, composting: boolean, monthly: string][] = [
  [0, false, '0.00'],
  [0, true, '0.00'],
  [1, false, '33.50'],
  [1, true, '31.50'],
  [4, false, '134.00'],
  [5, false, '150.75'],
  [6, false, '167.50'],
  [6, true, '155.50'],
  [99, false, '1725.25'],
];

for (const [persons, composting, monthly] of table) {
  test(`${persons} people ${composting ? 'who compost ' : ''}pay ${monthly}`, () => {
    assert.equal(computeFee({ persons, composting }, rates).monthly, monthly);
  });
}

test('half of an odd amount is rounded up to a whole grosz', () => {
  const fee = computeFee({ persons: 5, composting: false }, { ...rates, perPerson: '0.33' });
  assert.equal(fee.reduced.rate, '0.17');
  assert.equal(fee.monthly, '1.49');
});

test('a relief greater than the fee leaves nothing to pay, never less than nothing', () => {
  const fee = computeFee(
    { persons: 2, composting: true },
    { ...rates, compostingReliefPerPerson: '40.00' },
  );
  assert.equal(fee.relief, '67.00');
  assert.equal(fee.monthly, '0.00');
});
