import { sendKeys } from '@web/test-runner-commands';

/**
 * Types `text` where the focus is, key by key. WebKit's driver takes a key that is pressed twice in a
 * row within one command for one that is held, so such keys get a command each.
 */
export async function typeText(text: string): Promise<void> {
  for (const run of text.match(/(?:(.)(?!\1))+|./gsu) ?? []) await sendKeys({ type: run });
}
