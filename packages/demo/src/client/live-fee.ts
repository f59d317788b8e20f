import { registerMessages, translate } from '@twintown/core/messages.js';
import { integer } from '@twintown/core/values/integer.js';
import { loaders } from '../generated/messages/load.ts';
import { feeText } from '../services/waste-fee/fee-words.ts';
import { computeFee } from '../services/waste-fee/fee.ts';
import { readRates } from '../services/waste-fee/rates.ts';

/** Readers say the fee once somebody pauses, not at each key. */
const pause = 400;

/**
 * Keeps the fee on the page true while people type. `<output>` is a polite live region of its own.
 * The server works it out again: what stands here is never sent.
 */
export function showFeeLive(): void {
  const output = document.querySelector<HTMLOutputElement>('output#fee');
  const form = output?.form;
  const lines = document.querySelector<HTMLElement>('[data-fee-lines]');
  if (!output || !form || !lines) return;
  const language = document.documentElement.lang;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = async (): Promise<void> => {
    const load = loaders[language as keyof typeof loaders] ?? loaders.en;
    const catalogue = await load.fee().catch(() => undefined);
    // Offline the button that asks the server stays.
    if (!catalogue) return;
    registerMessages(language, 'fee', catalogue.default);
    form.querySelector<HTMLElement>('[data-calculate]')?.setAttribute('hidden', '');
    const answers = new FormData(form);
    const { value } = integer.parse(String(answers.get('persons') ?? ''), language);
    if (value === undefined || value < 0 || value > 99) {
      lines.hidden = true;
      write(output, translate(language, 'fee.empty'));
      return;
    }
    const rates = readRates();
    const composting = answers.get('composting') === 'yes';
    const text = feeText(
      language,
      computeFee({ persons: value, composting }, rates),
      rates.currency,
    );
    lines.replaceChildren(
      ...text.lines.map((line) => {
        const item = document.createElement('li');
        item.textContent = line;
        return item;
      }),
    );
    lines.hidden = text.lines.length === 0;
    write(output, text.monthly);
  };

  form.addEventListener('input', (event) => {
    const { name } = event.target as HTMLInputElement;
    if (name !== 'persons' && name !== 'composting') return;
    clearTimeout(timer);
    timer = setTimeout(() => void show(), pause);
  });
  void show();
}

/** The same text again would be said again. */
function write(output: HTMLOutputElement, text: string): void {
  if (output.textContent?.trim() !== text) output.textContent = text;
}
