/* The numbers of RFC 3492 §5. */
const [base, least, most, skew, damp] = [36, 1, 26, 38, 700];
const lastCharacter = 0x10_ffff;

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > ((base - least) * most) / 2; bias += base) rest = Math.floor(rest / (base - least));
  return bias + Math.floor(((base - least + 1) * rest) / (rest + skew));
}

/** The letters of a label of a domain that a browser wrote as `xn--…`; undefined where it is none. */
export function fromPunycode(label: string): string | undefined {
  const [all, plain = '', code = ''] = /^xn--(?:([a-z\d-]*)-)?([a-z\d]+)$/i.exec(label) ?? [];
  if (!all) return undefined;
  const characters = [...plain];
  let [character, bias, index, at] = [128, 72, 0, 0];
  while (at < code.length) {
    const before = index;
    for (let [weight, step] = [1, base]; ; step += base) {
      const sign = code[at++];
      if (sign === undefined) return undefined;
      const digit = /\d/.test(sign) ? Number(sign) + 26 : Number.parseInt(sign, 36) - 10;
      index += digit * weight;
      const threshold = Math.min(Math.max(step - bias, least), most);
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const count = characters.length + 1;
    bias = adapted(index - before, count, before === 0);
    character += Math.floor(index / count);
    if (!(character <= lastCharacter)) return undefined;
    index %= count;
    characters.splice(index++, 0, String.fromCodePoint(character));
  }
  return characters.join('');
}
