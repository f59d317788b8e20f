/** Shows the buttons that copy a digest, where the browser lets a page copy. */
export function copyDigests(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy = '', copied = '' } = button.dataset;
  const status = button.nextElementSibling;
  const code = button.previousElementSibling;
  if (status) status.textContent = '';
  try {
    await navigator.clipboard.writeText(copy);
    if (status) status.textContent = copied;
  } catch {
    // Not allowed: the digest is selected, and the person copies it as any text.
    if (code) getSelection()?.selectAllChildren(code);
  }
}
