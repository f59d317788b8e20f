import { define } from '../shared/define.ts';
import { TtStatement } from './statement.ts';

define('tt-statement', TtStatement);
