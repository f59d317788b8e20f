import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeIfNew } from '../../core/scripts/write-if-new.ts';

const here = dirname(fileURLToPath(import.meta.url));
const generated = join(here, '../src/generated');
const notice =
  'tus-js-client, MIT licence, Copyright (c) 2013 Transloadit Ltd and Contributors; url-parse, ' +
  'querystringify, requires-port, MIT licence, Copyright (c) 2015 Unshift.io, Arnout Kazemier, the ' +
  'Contributors; js-base64, BSD 3-Clause licence, Copyright (c) 2014 Dan Kogai.';

/**
 * Writes the upload client as one module. It stands on modules of the older form, which pages
 * without a bundler cannot load; and its entry for Node must never reach a page.
 */
export async function generateTus(): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { Upload } from 'tus-js-client/lib.esm/browser/index.js';",
      resolveDir: here,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    write: false,
  });
  const declaration = 'export declare const Upload: new (file: File, options: object) => object;\n';
  await writeIfNew(join(generated, 'tus.js'), `/*! ${notice} */\n${outputFiles[0]!.text}`);
  await writeIfNew(join(generated, 'tus.d.ts'), `/* ${notice} */\n${declaration}`);
}
