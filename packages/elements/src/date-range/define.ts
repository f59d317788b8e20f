import { define } from '../shared/define.ts';
import { TtDateRange } from './date-range.ts';

define('tt-date-range', TtDateRange);
