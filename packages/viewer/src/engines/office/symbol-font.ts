/**
 * Letters of the font Symbol by its own numbers from 0x20 on (Adobe, Symbol encoding), which word processors of
 * before Unicode used for Greek and for signs of sums. A space is a place without a letter that Unicode has.
 */
const symbol =
  ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ ' +
  '                                ' +
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑';

/** Signs of the fonts Wingdings that people put into text. */
const wingdings: Readonly<Record<number, string>> = {
  0x28: '☎',
  0x2a: '✉',
  0x6c: '●',
  0x6e: '■',
  0x6f: '☐',
  0x71: '❑',
  0x75: '◆',
  0x78: '☒',
  0xa7: '▪',
  0xa8: '☐',
  0xb7: '•',
  0xd8: '➢',
  0xdf: '←',
  0xe0: '→',
  0xe1: '↑',
  0xe2: '↓',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};

/** The sign that a font of signs has at a number; '' where Unicode has none or it only adorns. */
export function fontSign(code: number, font: string | undefined): string {
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  const at = isPrivate ? code - 0xf000 : code;
  if (/^symbol/i.test(font ?? '')) return (symbol[at - 0x20] ?? '').trim();
  if (isPrivate) return wingdings[at] ?? '';
  return code > 31 && code < 0xe000 ? String.fromCharCode(code) : '';
}
