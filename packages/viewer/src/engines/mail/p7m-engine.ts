import { extensionOf } from '@twintown/core/file-name.js';
import { readContent } from '@twintown/core/files/content.js';
import { endingOf } from '@twintown/core/files/formats.js';
import { bytesSource } from '@twintown/core/files/source.js';
import { fileList } from '../containers/file-list.ts';
import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
} from '../engine.ts';
import { element, fragment, interfaceWords, statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import { cmsBytes, isCutCms, isSignatureAlone, readCms } from './cms.ts';
import { claimBy, openMessage } from './mail-engine.ts';

/**
 * Shows what lies in a signed file of its own (CMS; `.p7m`): the message of an e-mail, else the file as one
 * to be opened. Of what is encrypted it says so.
 */
export const p7mEngine = (name: string): DocumentEngine => ({
  name: 'p7m',
  open: (source, options) => open(source, options, name.replace(/\.p7m$/i, '')),
});

/** What to call a file whose own name is not written in it: without an ending it could not be opened once saved. */
async function nameFor(content: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const facts = await readContent(bytesSource(content)).catch(() => undefined);
  const ending = extensionOf(name) || !facts ? '' : endingOf(facts.content);
  return `${name || 'document'}${ending && '.'}${ending}`;
}

/** Parts of a message, with headers of their own, begin with one of these (RFC 8551, 3.1). */
const isMessage =
  /^(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*(?:content-type|mime-version):/i;

async function open(
  source: DocumentSource,
  options: OpenOptions,
  inside: string,
): Promise<OpenDocument> {
  const bytes = cmsBytes(await wholeSource(source, options.signal));
  const cms = readCms(bytes);
  if (!cms && isSignatureAlone(bytes)) {
    const facts = { actual: 'P7S', isSignature: true };
    throw Object.assign(new DocumentFailure('unsupported'), { facts });
  }
  if (!cms) throw new DocumentFailure(isCutCms(bytes) ? 'cut-off' : 'unsupported');
  if (cms.kind === 'encrypted') {
    return readingDocument({
      read: (_, { words }) =>
        statedPage(fragment(interfaceWords(words, element('p', words.encrypted()))), words),
    });
  }
  const { content } = cms;
  const claim = claimBy(bytes);
  if (isMessage.test(new TextDecoder('latin1').decode(content.subarray(0, 4096))))
    return openMessage(content, options, [claim]);
  const file = {
    name: await nameFor(content, inside),
    size: content.length,
    content: async () => content.slice(),
  };
  return readingDocument({
    read: (_, { words }) => fileList([file], words),
    attachments: [file],
    signatures: async () => [claim],
  });
}
