import caseFields from './case-fields/ja.json';
import caseList from './case-list/ja.json';
import caseSupportTop from './case-support-top/ja.json';
import sessions from './sessions/ja.json';
import shared from './shared/ja.json';
import shell from './shell/ja.json';

/** The texts of the first download, by feature. */
export default { caseFields, caseList, caseSupportTop, sessions, shared, shell };
