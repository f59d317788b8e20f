import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { conditionStyles } from '@twintown/core/condition-styles.js';
import { build } from 'esbuild';
import { acceptedCoding } from './http/representation.ts';
import { Kept } from './kept.ts';
import { conditions } from './services/waste-fee/conditions.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const packages = folder('../..');
const themes = join(packages, 'tokens/dist/themes');
const viewerAssets = join(packages, 'viewer/dist/assets');

export const towns = ['mielec', 'poiares', 'liepaja', 'neutral'] as const;
export type Town = (typeof towns)[number];

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.map': 'application/json',
};
const compressible = /^(?:text|image\/svg|application\/(?:json|wasm))/;

export interface Asset {
  type: string;
  bytes: Buffer;
  hash: string;
  /** The address holds a hash of the content: it never changes. */
  immutable: boolean;
}

type Encoding = 'br' | 'gzip';

/** One of the forms in which an asset can be sent. */
interface Representation {
  etag: string;
  encoding?: Encoding;
  bytes(): Promise<Buffer>;
}

const compress = {
  br: (bytes: Buffer): Promise<Buffer> =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 500_000 ? 5 : 9 },
    }),
  gzip: (bytes: Buffer): Promise<Buffer> => promisify(gzip)(bytes),
};

/** A plain mark: the town's own arms need its consent. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0054a6" d="M4 3h24v14c0 7-5 10-12 13C9 27 4 24 4 17z"/><path fill="#ffd200" d="M4.4 20h23.2c-1.4 5-5.8 7.6-11.6 10-5.8-2.4-10.2-5-11.6-10z"/></svg>`;

const sha = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** All that the bundle is made of, and what says how. */
const sources = [
  ...['core', 'elements', 'viewer', 'demo'].map((name) => `${name}/src`),
  ...['core', 'elements', 'viewer', 'demo'].map((name) => `${name}/package.json`),
  'tokens/dist/themes',
  '../tsconfig.json',
  '../package-lock.json',
].map((path) => join(packages, path));

interface Bundle {
  files: { path: string; bytes: Uint8Array }[];
  /** Name and address of what pages ask for. */
  entries: [name: string, address: string][];
}

async function bundle(): Promise<Bundle> {
  const client = folder('./client');
  const { outputFiles, metafile } = await build({
    absWorkingDir: packages,
    entryPoints: {
      site: join(client, 'site.css'),
      examples: join(client, 'examples.ts'),
      'example-scripts': join(packages, 'elements/src/examples/run-page-scripts.ts'),
      declaration: join(client, 'declaration.ts'),
      document: join(client, 'document.ts'),
      twintown: join(packages, 'elements/src/twintown.css'),
      ...Object.fromEntries(towns.map((town) => [`theme-${town}`, join(themes, `${town}.css`)])),
    },
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['twintown:source'],
    loader: { '.woff2': 'file', '.svg': 'dataurl' },
    minify: true,
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const entries: Bundle['entries'] = [];
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (!entryPoint) continue;
    const file = path.split('/').at(-1)!;
    entries.push([file.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, ''), `/assets/${file}`]);
  }
  return {
    files: outputFiles.map(({ path, contents }) => ({
      path: `/assets/${path.split(sep).at(-1)}`,
      bytes: contents,
    })),
    entries,
  };
}

/** The browser's files: bundled and compressed once, served out of memory. */
export class Assets {
  readonly #byPath: Map<string, Asset>;
  readonly #addresses: Map<string, string>;
  readonly #kept: Kept;
  readonly #compressed = new Map<string, Promise<Buffer>>();

  private constructor(byPath: Map<string, Asset>, addresses: Map<string, string>, kept: Kept) {
    this.#byPath = byPath;
    this.#addresses = addresses;
    this.#kept = kept;
  }

  static #made: Promise<Assets> | undefined;

  /**
   * Bundles the sources, once for all servers of a program. Throws an Error that names what has to
   * be generated first.
   */
  static bundle(): Promise<Assets> {
    return (this.#made ??= this.#make());
  }

  static async #make(): Promise<Assets> {
    if (!existsSync(join(themes, 'mielec.css'))) {
      throw new Error('The themes are not made yet: run "npm run generate" first.');
    }
    const kept = new Kept(join(packages, '../node_modules/.cache/twintown/client'), sources);
    const { files, entries } = deserialize(
      await kept.take('bundle', async () => serialize(await bundle())),
    ) as Bundle;
    const byPath = new Map<string, Asset>();
    const addresses = new Map(entries);
    const add = (path: string, bytes: Buffer, immutable: boolean): void => {
      const type = types[extname(path)] ?? 'application/octet-stream';
      byPath.set(path, { type, bytes, hash: sha(bytes), immutable });
    };
    for (const { path, bytes } of files) add(path, Buffer.from(bytes), true);
    const iconPath = `/assets/icon-${sha(Buffer.from(icon))}.svg`;
    add(iconPath, Buffer.from(icon), true);
    addresses.set('icon.svg', iconPath);
    const styles = Buffer.from(conditionStyles(conditions()));
    const stylesPath = `/assets/conditions-${sha(styles)}.css`;
    add(stylesPath, styles, true);
    addresses.set('conditions.css', stylesPath);
    return new Assets(byPath, addresses, kept);
  }

  /** Where a source is served: `site.css`, `declaration.js`. */
  address(name: string): string {
    const address = this.#addresses.get(name);
    if (!address) throw new Error(`There is no asset "${name}".`);
    return address;
  }

  async find(path: string): Promise<Asset | undefined> {
    const asset = this.#byPath.get(path);
    if (asset) return asset;
    if (path.startsWith('/assets/viewer/')) return this.#viewerFile(path);
    return undefined;
  }

  /** The PDF worker, fonts and character maps, as the viewer's package carries them. */
  async #viewerFile(path: string): Promise<Asset | undefined> {
    const file = normalize(join(viewerAssets, path.slice('/assets/viewer/'.length)));
    // One spelling for each file: every other one would be kept in memory as a file of its own.
    const spelled = `/assets/viewer/${file
      .slice(viewerAssets.length + 1)
      .split(sep)
      .join('/')}`;
    if (!file.startsWith(viewerAssets + sep) || spelled !== path) return undefined;
    try {
      const bytes = await readFile(file);
      const asset: Asset = {
        type: types[extname(file)] ?? 'application/octet-stream',
        bytes,
        hash: sha(bytes),
        immutable: false,
      };
      this.#byPath.set(path, asset);
      return asset;
    } catch {
      return undefined;
    }
  }

  /** The form of the content that a browser likes best, by its `Accept-Encoding`. */
  represent(asset: Asset, accepted: string | undefined): Representation {
    const isCompressible = compressible.test(asset.type) && asset.bytes.length >= 1024;
    const encoding = isCompressible ? acceptedCoding(accepted, ['br', 'gzip']) : undefined;
    if (!encoding) return { etag: `"${asset.hash}"`, bytes: async () => asset.bytes };
    return {
      etag: `"${asset.hash}-${encoding}"`,
      encoding,
      bytes: () => this.#compress(asset, encoding),
    };
  }

  #compress({ hash, bytes }: Asset, encoding: Encoding): Promise<Buffer> {
    const key = `${hash}.${encoding}`;
    const known = this.#compressed.get(key);
    if (known) return known;
    const compressed = this.#kept.take(key, () => compress[encoding](bytes));
    this.#compressed.set(key, compressed);
    return compressed;
  }
}
