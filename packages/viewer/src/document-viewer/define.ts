import { define } from '@twintown/elements/shared/define.js';
import { TtDocumentViewer } from './document-viewer.ts';

define('tt-document-viewer', TtDocumentViewer);
