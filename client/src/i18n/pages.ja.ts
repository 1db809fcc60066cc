import answering from './answering/ja.json';
import caseSheet from './case-sheet/ja.json';
import orders from './orders/ja.json';

/** The texts of the pages that are downloaded later. */
export default { answering, caseSheet, orders };
