/** Writes the objects of a PDF file. 1 and 2 are the catalogue and the tree of pages. */
export class PdfWriter {
  readonly #parts: Uint8Array[] = [];
  readonly #offsets: number[] = [0, 0];
  readonly #functions = new Map<string, number>();
  #length = 0;

  constructor() {
    this.#write('%PDF-1.7\n');
  }

  #write(part: string | Uint8Array): void {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  object(body: string): number {
    const id = this.#offsets.push(this.#length);
    this.#write(`${id} 0 obj\n${body}\nendobj\n`);
    return id;
  }

  stream(entries: string, data: Uint8Array): number {
    const id = this.#offsets.push(this.#length);
    this.#write(`${id} 0 obj\n<<${entries}/Length ${data.length}>>\nstream\n`);
    this.#write(data);
    this.#write('\nendstream\nendobj\n');
    return id;
  }

  /** A function that takes some samples and gives back the first of them. */
  dropping(from: number, to: number): number {
    const key = `${from} ${to}`;
    const range = (count: number): string => '0 1 '.repeat(count);
    const id =
      this.#functions.get(key) ??
      this.stream(
        `/FunctionType 4/Domain[${range(from)}]/Range[${range(to)}]`,
        new TextEncoder().encode(`{${'pop '.repeat(from - to)}}`),
      );
    this.#functions.set(key, id);
    return id;
  }

  finish(pages: readonly number[]): Uint8Array<ArrayBuffer> {
    const kids = pages.map((page) => `${page} 0 R`).join(' ');
    this.#fixed(1, '<</Type/Catalog/Pages 2 0 R>>');
    this.#fixed(2, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
    const table = this.#length;
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const count = rows.length + 1;
    this.#write(`xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}`);
    this.#write(`trailer\n<</Root 1 0 R/Size ${count}>>\nstartxref\n${table}\n%%EOF\n`);
    return joinedBytes(this.#parts);
  }

  #fixed(id: number, body: string): void {
    this.#offsets[id - 1] = this.#length;
    this.#write(`${id} 0 obj\n${body}\nendobj\n`);
  }
}

export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
