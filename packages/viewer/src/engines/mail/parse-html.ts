interface HtmlPolicy {
  createHTML(html: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(html: string): string }): HtmlPolicy;
}

let policy: HtmlPolicy | undefined;

/** Of a page that is read. */
export interface ParsedHtml {
  document: Document;
  /** False where there was more than a browser parses in a moment. */
  whole: boolean;
}

/**
 * Tags that are parsed: each may lie in all that came before, and parsers look through those again
 * at each tag.
 */
const mostTags = 15_000;

/** Most elements that tags of emphasis may add; see `formatting`. */
const mostAdded = 60_000;

/**
 * Tags that stand again in each paragraph until they are closed (HTML, list of active formatting
 * elements): a few kilobytes could become millions of elements. Whether they are closed only a parser
 * can tell, so each is held to be open. `a` closes the one before.
 */
const formatting = /<\/?(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*>/gi;

/**
 * Parses HTML into a document of its own in which nothing runs and nothing loads. A page with
 * Trusted Types allows it by the policy name `tt-mail`; where it does not, this is undefined.
 * What comes of it is only read, never moved into the page. The end of one that has too many tags is
 * left out, and emphasis where there are too many kinds of it.
 */
export function parseHtml(html: string): ParsedHtml | undefined {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  const { parsed, whole } = bounded(html);
  const text = withoutReports(parsed);
  try {
    policy ??= factory?.createPolicy('tt-mail', { createHTML: (text) => text });
    const trusted = policy ? policy.createHTML(text) : text;
    return { document: new DOMParser().parseFromString(trusted as string, 'text/html'), whole };
  } catch {
    return undefined;
  }
}

/** Attributes that a policy forbids to stand in a text: styles, and what would run at an event. */
const forbidden = /(?<=^|[\s/])(?:style|on[a-z]+)(?=\s*=)/gi;

/**
 * The same HTML with styles, handlers and its own base address under other names. None is ever applied, but
 * browsers hold each against the policy of the page when they parse it and report it to the town.
 */
function withoutReports(html: string): string {
  const tag = /<[a-z]/gi;
  const next = /["'>]/g;
  let renamed = '';
  let from = 0;
  for (let begun = tag.exec(html); begun; begun = tag.exec(html)) {
    let at = begun.index;
    renamed += html.slice(from, at);
    for (let isOpen = true; isOpen;) {
      next.lastIndex = at;
      const sign = next.exec(html);
      const end = sign?.index ?? html.length;
      renamed += html.slice(at, end).replace(forbidden, 'data-$&');
      const close = sign && sign[0] !== '>' ? html.indexOf(sign[0], end + 1) : -1;
      at = close < 0 ? end : close + 1;
      renamed += html.slice(end, at);
      // A quotation that never ends takes the rest of the text with it.
      if (sign && sign[0] !== '>' && close < 0) return renamed + html.slice(at);
      isOpen = sign !== null && sign[0] !== '>';
    }
    from = at;
    tag.lastIndex = at;
  }
  // Of `noframes`, too, the text is not read as markup; a link without a kind links to nothing.
  return (renamed + html.slice(from))
    .replace(/<(\/?)style(?=[\s/>])/gi, '<$1noframes')
    .replace(/<base(?=[\s/>])/gi, '<link');
}

function bounded(html: string): { parsed: string; whole: boolean } {
  const starts = /<[a-z]/gi;
  let tags = 0;
  let end = html.length;
  for (let found = starts.exec(html); found; found = starts.exec(html)) {
    if (tags === mostTags) {
      end = found.index;
      break;
    }
    tags += 1;
  }
  const shown = html.slice(0, end);
  const kinds = new Set(shown.match(formatting)).size;
  return {
    // Something has to stand in their place: what is left on both sides could be such a tag again.
    parsed: kinds * tags > mostAdded ? shown.replace(formatting, '<wbr>') : shown,
    whole: end === html.length,
  };
}
