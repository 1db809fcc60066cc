import answering from './answering/en.json';
import caseSheet from './case-sheet/en.json';
import payments from './payments/en.json';

/** The texts of the pages that are downloaded when somebody goes there. */
export default { answering, caseSheet, payments };
