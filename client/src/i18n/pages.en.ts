import answering from './answering/en.json';
import caseSheet from './case-sheet/en.json';
import orders from './orders/en.json';

/** The texts of the pages that are downloaded later. */
export default { answering, caseSheet, orders };
