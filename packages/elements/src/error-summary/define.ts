import { define } from '../shared/define.ts';
import { TtErrorSummary } from './error-summary.ts';

define('tt-error-summary', TtErrorSummary);
