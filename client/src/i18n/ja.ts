import caseList from './case-list/ja.json';
import caseSupportTop from './case-support-top/ja.json';
import sessions from './sessions/ja.json';
import shared from './shared/ja.json';
import shell from './shell/ja.json';

/** The texts that come with the first download, each feature under its own name. */
export default { caseList, caseSupportTop, sessions, shared, shell };
