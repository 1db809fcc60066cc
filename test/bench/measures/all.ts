import { b1 } from './b1-intake';
import { b10 } from './b10-first-screen';
import { b11 } from './b11-start';
import { b3 } from './b3-list';
import { b4 } from './b4-sizes';
import { b5 } from './b5-counts';
import { b6 } from './b6-sheet';
import { b7 } from './b7-answer';
import { b8 } from './b8-mails';
import { b9 } from './b9-processes';
import { type Measure, notMeasured } from './measure';

/** Files of acquirers (spec 3.3) are not supported yet. */
const b2: Measure = {
  id: 'B2',
  run: () => Promise.resolve([notMeasured('B2', 'intake file: rows per second', 'not built yet', '≥ 0.3')]),
};

/** In the order of their numbers. */
export const MEASURES: readonly Measure[] = [b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11];

/** Measures that only read come first: rows written by the others would affect them. */
export const ORDER_OF_WORK = ['B4', 'B5', 'B3', 'B6', 'B9', 'B1', 'B7', 'B8', 'B2', 'B10', 'B11'];
