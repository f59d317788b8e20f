import { sendKeys } from '@web/test-runner-commands';

/**
 * Types `text` where the focus is. WebKit's driver sometimes takes a key that comes twice within one
 * command for one that is held, and types it once; so a key that came already begins a new command.
 */
export async function typeText(text: string): Promise<void> {
  let run = '';
  for (const key of text) {
    if (run.includes(key)) {
      await sendKeys({ type: run });
      run = '';
    }
    run += key;
  }
  if (run) await sendKeys({ type: run });
}
