import answering from './answering/en.json';
import caseSheet from './case-sheet/en.json';
import orders from './orders/en.json';

/** The texts of the pages that are downloaded when somebody goes there. */
export default { answering, caseSheet, orders };
