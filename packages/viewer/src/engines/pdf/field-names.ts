import { formOf } from './form-fields.ts';
import { PdfObjects } from './pdf-objects.ts';
import { itemsOf, referred, textOf } from './pdf-syntax.ts';

/**
 * What a file calls its fields for people (`TU`, ISO 32000-2, 12.7.4.1), by the places of those that
 * have several, as pdf.js names them: it gives what stands at a place alone, and the name stands at the field.
 */
export async function namesOfPlaces(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const file = await PdfObjects.open(bytes);
  // Its strings would have to be deciphered.
  if (file.newest.trailer.has('Encrypt')) return names;
  const form = await formOf(file);
  const waiting = itemsOf(await file.resolve(form?.entries.get('Fields'))) ?? [];
  const seen = new Set<number>();
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    const number = referred(reference);
    if (number === undefined || seen.has(number)) continue;
    seen.add(number);
    const field = await file.entries(reference);
    const kids = itemsOf(await file.resolve(field?.get('Kids'))) ?? [];
    const name = textOf((await file.resolve(field?.get('TU'))) ?? '')?.trim();
    for (const kid of kids) {
      // What has a name of its own for programs is another field, and no place of this one.
      if ((await file.entries(kid))?.has('T')) waiting.push(kid);
      else if (name) names.set(placeName(file, kid), name);
    }
  }
  return names;
}

function placeName(file: PdfObjects, reference: string): string {
  const number = referred(reference) ?? 0;
  return `${number}R${file.generation(number) || ''}`;
}
