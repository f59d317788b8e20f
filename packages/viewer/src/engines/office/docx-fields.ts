import { safeAddress } from '../reading/html.ts';
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml/parse-xml.ts';
import { isOn } from './docx-styles.ts';

/** Characters of a field's program that are looked at. */
const mostCode = 2000;

interface Field {
  code: string;
  /** What follows is its result and no longer its program. */
  shown: boolean;
  /** A part of its result was shown. */
  told: boolean;
  /** Of a box or list to be filled in: what it states without a result. */
  answer: string | undefined;
  /** Where its result leads. */
  address: string | undefined;
}

/** Fields that have begun and not ended (ECMA-376 part 1, 17.16.18): one may stand in another's program. */
export class DocxFields {
  readonly #open: Field[] = [];
  #programs = 0;

  /** Whether text that stands here is shown, and not a part of a program. */
  get isShown(): boolean {
    return this.#programs === 0;
  }

  get address(): string | undefined {
    return this.#open.at(-1)?.address;
  }

  /** @returns the answer of a form field that ends here without a result */
  mark(mark: XmlElement): string | undefined {
    const field = this.#open.at(-1);
    switch (attributeOf(mark, 'fldCharType')) {
      case 'begin':
        this.#programs += 1;
        this.#open.push({
          code: '',
          shown: false,
          told: false,
          answer: answerOf(childOf(mark, 'ffData')),
          address: field?.address,
        });
        return undefined;
      case 'separate':
        if (field && !field.shown) {
          this.#programs -= 1;
          field.shown = true;
          const own = /^\s*HYPERLINK\s+"([^"]+)"/.exec(field.code)?.[1];
          field.address = safeAddress(own) ?? field.address;
        }
        return undefined;
      case 'end':
        this.#open.pop();
        if (field && !field.shown) this.#programs -= 1;
        return this.isShown && !field?.told ? field?.answer : undefined;
      default:
        return undefined;
    }
  }

  program(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.shown && field.code.length < mostCode)
      field.code += text.slice(0, mostCode);
  }

  /** Text was shown here. */
  tell(): void {
    const field = this.#open.at(-1);
    if (field) field.told = true;
  }
}

/** What a form field of before 2007 states (ECMA-376 part 1, 17.16.17). */
function answerOf(field: XmlElement | undefined): string | undefined {
  const box = childOf(field, 'checkBox');
  if (box) return isOn(childOf(box, 'checked') ?? childOf(box, 'default')) ? '☒' : '☐';
  const list = childOf(field, 'ddList');
  if (!list) return undefined;
  const chosen = attributeOf(childOf(list, 'result') ?? childOf(list, 'default'), 'val');
  return attributeOf(elementsOf(list, 'listEntry')[Number(chosen ?? 0) || 0], 'val');
}
