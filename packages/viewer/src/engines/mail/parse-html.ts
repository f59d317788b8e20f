interface HtmlPolicy {
  createHTML(html: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(html: string): string }): HtmlPolicy;
}

let policy: HtmlPolicy | undefined;

/**
 * Parses HTML into a document of its own in which nothing runs and nothing loads. A page with
 * Trusted Types allows it by the policy name `tt-mail`; where it does not, this is undefined.
 * What comes of it is only read, never moved into the page.
 */
export function parseHtml(html: string): Document | undefined {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  try {
    policy ??= factory?.createPolicy('tt-mail', { createHTML: (text) => text });
    const trusted = policy ? policy.createHTML(html) : html;
    return new DOMParser().parseFromString(trusted as string, 'text/html');
  } catch {
    return undefined;
  }
}
