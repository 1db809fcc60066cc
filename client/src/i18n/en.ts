import answering from './answering/en.json';
import caseList from './case-list/en.json';
import caseSheet from './case-sheet/en.json';
import caseSupportTop from './case-support-top/en.json';
import payments from './payments/en.json';
import sessions from './sessions/en.json';
import shared from './shared/en.json';
import shell from './shell/en.json';

/** All texts of one language: one download, each feature under its own name. */
export default { answering, caseList, caseSheet, caseSupportTop, payments, sessions, shared, shell };
