import type { BrandFile } from './brand.ts';
import { brandFiles } from './generated/data.ts';

/** The brand files of the themes that are built in; the first is the one without a town. */
export const themes: readonly BrandFile[] = brandFiles;
