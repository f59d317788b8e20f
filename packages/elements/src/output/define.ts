import { define } from '../shared/define.ts';
import { TtOutput } from './output.ts';

define('tt-output', TtOutput);
