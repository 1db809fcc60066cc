/**
 * What must not be written where (eslint.config.mjs), as patterns over the syntax tree; a file of violations/ proves
 * each.
 */

export const FOCUSED_TESTS = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|fixme)$/]',
    message: 'Every test runs: none is singled out, skipped or left for later.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'Every test runs: x and f before its name single it out or skip it.',
  },
];

export const SERVER_TIME = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Ask the injected Clock for now, so that a test can say what time it is.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Ask the injected Clock for now instead of Date.now().',
  },
];

export const TRANSACTIONS = [
  {
    selector:
      'CallExpression[callee.property.name=/^(transaction|startTransaction|createQueryRunner)$/]:not([callee.object.type="ThisExpression"])',
    message: 'Transactions open in shared/tenancy: there each takes on a role whose row-level security fits.',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^Inject(Repository|DataSource|EntityManager)$/]',
    message:
      'Repositories come from the EntityManager of a transaction of shared/tenancy: an injected one takes on no role.',
  },
];

/** The codes of audit events and mails are other words, or the same in another place. */
export const STATUSES = [
  {
    selector:
      ':matches(Literal[value=/^closed_[a-z_]+$/], BinaryExpression:matches([left.name="status"], [left.property.name="status"]) > Literal[value=/^(received|reopened)$/])',
    message: 'Statuses are data: ask the entry of the category (statusAfter, caseStatus) instead of naming one.',
  },
];

const JAPANESE = String.raw`/[\u3041-\u309F\u30A1-\u30FA\u3400-\u9FFF]/`;
const WORDS = String.raw`/[A-Za-z\u3041-\u309F\u30A1-\u30FA\u3400-\u9FFF]/`;

/** For the client's code; templates inside it are parsed as templates. */
export const CLIENT_TEXT = [
  { selector: `Literal[value=${JAPANESE}]`, message: 'Screen texts stand in the translation files.' },
  {
    selector: `:not(Property[key.name="template"]) > TemplateLiteral > TemplateElement[value.raw=${JAPANESE}]`,
    message: 'Screen texts stand in the translation files, also those with a value in them.',
  },
];

const PLACES_OF_A_TEXT = [0, 1, 2, 3];
/** For templates. Elements with their own `lang` are the same in every language, for example a language's name. */
export const CLIENT_TEMPLATE = [
  {
    selector: `:not(Element:has(> TextAttribute[name="lang"])) > Text[value=${WORDS}]`,
    message: 'A text of a template comes from the translation files.',
  },
  {
    selector: `BoundText :matches(${PLACES_OF_A_TEXT.map((place) => `Interpolation[strings.${place}=${WORDS}]`)})`,
    message: 'Words around a value of a template come from the translation files.',
  },
  {
    selector: `TextAttribute[name=/^(aria-label|aria-description|alt|title|placeholder)$/][value=${WORDS}]`,
    message: 'An attribute that is read to people comes from the translation files.',
  },
  {
    selector: `LiteralPrimitive[value=${JAPANESE}]`,
    message: 'A literal in a template that people read comes from the translation files.',
  },
];
