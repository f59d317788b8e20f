import rates from './rates.json' with { type: 'json' };
import type { Rates } from './fee.ts';

/** The rates of the configuration file. Its note says what they rest on. */
export const readRates = (): Rates => rates;
