import { registerMessages } from '@twintown/core/messages.js';
import { loaders } from '../generated/messages/load.ts';
import { feeText } from '../services/waste-fee/fee-words.ts';
import { computeFee } from '../services/waste-fee/fee.ts';
import { readRates } from '../services/waste-fee/rates.ts';

/**
 * Keeps the fee on the page true while people type. The server works it out again: what stands here
 * is never sent.
 */
export function showFeeLive(): void {
  const output = document.querySelector<HTMLOutputElement>('output#fee');
  const lines = document.querySelector<HTMLElement>('[data-fee-lines]');
  const host = output?.closest('tt-output');
  if (!host || !lines) return;

  host.compute = async (values) => {
    const language = document.documentElement.lang;
    const load = loaders[language as keyof typeof loaders] ?? loaders.en;
    // Offline this fails, and the button that asks the server stays.
    registerMessages(language, 'fee', (await load.fee()).default);
    document.querySelector('[data-calculate]')?.setAttribute('hidden', '');
    const persons = values.get('persons');
    const is = typeof persons === 'number' && persons >= 0 && persons <= 99;
    lines.hidden = !is;
    if (!is) return undefined;
    const rates = readRates();
    const composting = values.get('composting') === 'yes';
    const text = feeText(language, computeFee({ persons, composting }, rates), rates.currency);
    lines.replaceChildren(
      ...text.lines.map((line) => {
        const item = document.createElement('li');
        item.textContent = line;
        return item;
      }),
    );
    lines.hidden = text.lines.length === 0;
    return text.monthly;
  };
}
