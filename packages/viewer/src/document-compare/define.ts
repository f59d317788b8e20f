import { define } from '@twintown/elements/shared/define.js';
import '../document-viewer/define.ts';
import { TtDocumentCompare } from './document-compare.ts';

define('tt-document-compare', TtDocumentCompare);
