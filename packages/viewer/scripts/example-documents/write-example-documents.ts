import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { writeIfNew } from '../../../core/scripts/write-if-new.ts';
import * as office from './office-documents.ts';
import * as pdf from './pdf-documents.ts';
import { scannedLetter } from './scan.ts';
import { signedContainer } from './signed-container.ts';
import { languages, type Words } from './words.ts';

async function documentsIn(
  language: string,
  words: Words,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const declaration = await pdf.declaration(words, language);
  const letter = await office.letter(words, language);
  const budget = await office.budget(words, language === 'pl' || language === 'en' ? 'zł' : '€');
  return {
    'declaration.pdf': declaration,
    'minutes.pdf': await pdf.minutes(words, language),
    'signed-letter.pdf': await pdf.signedLetter(words, language),
    'scanned-letter.pdf': await scannedLetter(words, language),
    'protected-letter.pdf': await pdf.protectedLetter(words, language),
    'bylaws-before.pdf': await pdf.bylaws(words, language, false),
    'bylaws-after.pdf': await pdf.bylaws(words, language, true),
    'letter-with-files.pdf': await pdf.letterWithFiles(words, language, declaration),
    'damaged.pdf': Buffer.from('%PDF-1.7\nthis is not the rest of a document\n'),
    'letter.docx': letter,
    'budget.xlsx': budget,
    'message.eml': office.mail(words, declaration),
    'container.asice': await signedContainer(
      [
        { name: words.attachedDeclaration, content: declaration },
        { name: 'budget.xlsx', content: budget },
      ],
      words.letterSigner,
    ),
  };
}

/**
 * Writes the documents that the examples open, one folder for each language of a page, and gives the
 * sizes in bytes by path within the folder.
 */
export async function writeExampleDocuments(folder: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const [language, words] of Object.entries(languages)) {
    for (const [name, bytes] of Object.entries(await documentsIn(language, words))) {
      sizes[`${language}/${name}`] = bytes.length;
      await writeIfNew(join(folder, language, name), bytes);
    }
  }
  return sizes;
}
