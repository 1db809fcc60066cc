import answering from './answering/ja.json';
import caseList from './case-list/ja.json';
import caseSheet from './case-sheet/ja.json';
import caseSupportTop from './case-support-top/ja.json';
import payments from './payments/ja.json';
import sessions from './sessions/ja.json';
import shared from './shared/ja.json';
import shell from './shell/ja.json';

/** All texts of one language: one download, each feature under its own name. */
export default { answering, caseList, caseSheet, caseSupportTop, payments, sessions, shared, shell };
