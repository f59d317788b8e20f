import './document-compare/define.ts';
import './document-list/define.ts';
import './document-viewer/define.ts';
import './read-confirmation/define.ts';

export * from './document-compare/document-compare.ts';
export * from './document-list/document-list.ts';
export * from './document-viewer/document-viewer.ts';
export { setPdfAssets } from './engines/pdf/pdf-worker.ts';
export * from './read-confirmation/read-confirmation.ts';
