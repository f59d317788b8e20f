import { runPageScripts } from './page-scripts.ts';

// The script of a page that shows examples and has no story around them.
runPageScripts(document);
