import caseFields from './case-fields/en.json';
import caseList from './case-list/en.json';
import caseSupportTop from './case-support-top/en.json';
import sessions from './sessions/en.json';
import shared from './shared/en.json';
import shell from './shell/en.json';

/** The texts of the first download, by feature. */
export default { caseFields, caseList, caseSupportTop, sessions, shared, shell };
