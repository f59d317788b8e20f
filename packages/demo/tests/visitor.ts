/** A browser without script: keeps cookies, follows redirects by hand, sends forms as browsers do. */
export class Visitor {
  readonly #address: string;
  readonly #cookies = new Map<string, string>();
  /** Every address that was asked for or redirected to, for looking at what stands in them. */
  readonly addresses: string[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) {
      headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
    }
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', this.#address);
    this.addresses.push(path);
    const response = await fetch(new URL(path, this.#address), {
      ...init,
      headers,
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.#cookies.set(name!, value!);
    }
    return response;
  }

  async #settle(response: Response): Promise<Page> {
    let path = this.addresses.at(-1)!;
    while (response.status === 303) {
      path = response.headers.get('location')!;
      response = await this.request(path);
    }
    return {
      path,
      status: response.status,
      headers: response.headers,
      html: await response.text(),
    };
  }

  async open(path: string): Promise<Page> {
    return this.#settle(await this.request(path));
  }

  async send(path: string, fields: Record<string, string>): Promise<Page> {
    const body = new URLSearchParams(fields);
    return this.#settle(await this.request(path, { method: 'POST', body }));
  }

  async sendFiles(
    path: string,
    fields: Record<string, string> | [name: string, value: string][],
    files: [field: string, name: string, bytes: Uint8Array<ArrayBuffer>][],
  ): Promise<Page> {
    const body = new FormData();
    for (const [name, value] of Array.isArray(fields) ? fields : Object.entries(fields))
      body.append(name, value);
    for (const [field, name, bytes] of files) body.append(field, new File([bytes], name));
    return this.#settle(await this.request(path, { method: 'POST', body }));
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }
}

export interface Page {
  path: string;
  status: number;
  headers: Headers;
  html: string;
}

const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Words of the page, as they are read. */
export const textOf = (page: Page): string =>
  plain(page.html.replace(/<head>[\s\S]*?<\/head>/, ''));

export const headingOf = (page: Page): string =>
  plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(page.html)?.[1] ?? '');

/** Sentence beside a field, without the word before it. */
export const errorOf = (page: Page, name: string): string =>
  plain(
    new RegExp(`<p id="${name}-error"[^>]*>([\\s\\S]*?)</p>`).exec(page.html)?.[1] ?? '',
  ).replace(/^\S+: /, '');

/** Links of the error summary: sentence by address. */
export function summaryOf(page: Page): Map<string, string> {
  const summary = /<tt-error-summary[\s\S]*?<\/tt-error-summary>/.exec(page.html)?.[0] ?? '';
  return new Map(
    [...summary.matchAll(/<a href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map((match) => [
      plain(match[1]!),
      // A span within a line puts no space into it.
      plain(match[2]!.replace(/<\/?span[^>]*>/g, '')),
    ]),
  );
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** What the page's own form would send, where of several of one name the last is enough. */
export const valuesOf = (page: Page): Record<string, string> => Object.fromEntries(pairsOf(page));

/** What the page's own form would send: text as it stands, and what is ticked. */
export function pairsOf(page: Page): [name: string, value: string][] {
  const values: [string, string][] = [];
  for (const [tag] of page.html.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (!name || type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && !/\schecked[\s/>]/.test(tag)) continue;
    values.push([name, plain(attribute(tag, 'value') ?? '')]);
  }
  return values;
}
