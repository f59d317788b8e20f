/** What the page has for paper while a document is printed. */
export interface PrintOptions {
  /** Name of the document, for the browser's dialog and for the file that it may save. */
  name: string;
  language: string;
  signal: AbortSignal;
  say(text: string): void;
}

// What stands in a page cannot be printed alone by any element inside it, so the sheets are put
// beside everything and everything else is hidden while they are printed.
const alone = `
  @media screen { .tt-print { display: none } }
  @media print {
    html, body { display: block !important; position: static !important; columns: auto !important;
      inline-size: auto !important; max-inline-size: none !important; block-size: auto !important;
      min-block-size: 0 !important; max-block-size: none !important; margin: 0 !important;
      padding: 0 !important; overflow: visible !important; transform: none !important;
      background: none !important }
    body > :not(.tt-print) { display: none !important }
  }
`;

/** What is put beside the page to be printed; nobody sees or hears it. */
export function printHolder(): HTMLElement {
  const holder = document.createElement('div');
  holder.className = 'tt-print';
  holder.ariaHidden = 'true';
  return holder;
}

/**
 * Prints what the holder holds and nothing else of the page, and takes it away again.
 * @param styles rules for the sheets of paper and what lies on them
 */
export async function printAlone(
  holder: HTMLElement,
  styles: string,
  { name, signal }: PrintOptions,
): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(alone + styles);
  const { title } = document;
  try {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.body.append(holder);
    if (name) document.title = name;
    // Returns when the dialog is closed where the browser waits for it; elsewhere `afterprint` tells.
    const printed = new Promise((resolve) =>
      addEventListener('afterprint', resolve, { once: true, signal }),
    );
    print();
    await Promise.race([printed, new Promise((resolve) => setTimeout(resolve, 60_000))]);
  } finally {
    holder.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    if (document.title === name) document.title = title;
  }
}
