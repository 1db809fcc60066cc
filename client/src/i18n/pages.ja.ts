import answering from './answering/ja.json';
import caseSheet from './case-sheet/ja.json';
import payments from './payments/ja.json';

/** The texts of the pages that are downloaded when somebody goes there. */
export default { answering, caseSheet, payments };
