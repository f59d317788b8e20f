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

/**
 * Puts `text` into `control` sign by sign without a pause between them, which no driver can promise
 * on a busy machine.
 */
export function typeWithoutPause(control: HTMLInputElement, text: string): void {
  control.focus();
  for (const sign of text) {
    control.value += sign;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, data: sign }));
  }
}
