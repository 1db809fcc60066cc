import {
  type AnswerDefaults,
  type AnswerSections,
  type CaseDetail,
  type FieldValue,
  type NoticeTypeCode,
  type SectionValue,
  fieldGroups,
  sectionValues,
} from '@contract';
import { pathOfPointer, valueAt } from './draft-path';
import { EMPTY_DRAFT, type Draft, type Origin, itemsAt, withItem, withValue } from './draft';

/** Sections that state what was done, and their values for "done". */
const OUTCOMES = ['resolution', 'cancellation'];
const DONE = ['refunded', 'cancelled', 'already_cancelled'];

type KnownCase = Pick<CaseDetail, 'noticeType' | 'payment' | 'contactDeskDefault' | 'answers' | 'answerDefaults'>;

/**
 * The initial form: after a reopening the former answer (where it can be read), otherwise values of the order, the
 * request and the service's last answer.
 */
export function prefilledDraft(supportCase: KnownCase): Draft {
  const code = supportCase.noticeType;
  const former = supportCase.answers[0]?.unreadable ? undefined : supportCase.answers[0];
  const filled = former
    ? withOutcome(
        withSections({ ...EMPTY_DRAFT, notHeld: former.notHeld }, code, former.sections, 'formerAnswer'),
        supportCase.answerDefaults,
        former.sections,
      )
    : knownValues(supportCase).reduce(
        (draft, [sections, origin]) => withSections(draft, code, sections, origin),
        withOrder(EMPTY_DRAFT, supportCase.answerDefaults),
      );
  return sectionValues(code, filled.sections)
    .filter(({ spec, path }) => (spec.items?.min ?? 0) > itemsAt(filled, path).length)
    .reduce((draft, { path }) => withItem(draft, path), filled);
}

function knownValues({ payment, contactDeskDefault }: KnownCase): (readonly [AnswerSections, Origin])[] {
  return [
    [{ product: { name: payment.productName } }, 'payment'],
    [{ contactDesk: contactDeskDefault }, 'formerDesk'],
  ];
}

function withOrder(
  draft: Draft,
  defaults: AnswerDefaults | null,
  isChosen: (path: string) => boolean = () => true,
): Draft {
  const paths = (defaults?.pointers ?? []).map((pointer) => pathOfPointer(pointer)!).filter(isChosen);
  return paths.reduce(
    (filled, path) => withKnownValue(filled, path, valueAt(defaults!.sections, path), 'order'),
    draft,
  );
}

/** Adds a refund or cancellation that was made after the former answer, whose statement about measures is outdated. */
function withOutcome(draft: Draft, defaults: AnswerDefaults | null, former: AnswerSections): Draft {
  if (!defaults || statesOutcome(former) || !statesOutcome(defaults.sections)) return draft;
  return withOrder(draft, defaults, (path) => OUTCOMES.some((section) => path.startsWith(`${section}.`)));
}

function statesOutcome(sections: AnswerSections): boolean {
  const stated = [valueAt(sections, 'resolution.decisions'), valueAt(sections, 'cancellation.result')].flat();
  return stated.some((value) => DONE.includes(value as string));
}

/** Takes over only sections and fields that this notice type has. */
function withSections(draft: Draft, code: NoticeTypeCode, sections: AnswerSections, origin: Origin): Draft {
  return sectionValues(code, sections).reduce((filled, section) => withSection(filled, section, origin), draft);
}

function withSection(draft: Draft, section: SectionValue, origin: Origin): Draft {
  return fieldGroups(section).reduce((before, { item, fields }) => {
    const begun = item === null ? before : withItem(before, section.path);
    return fields.reduce((filled, field) => withField(filled, field, origin), begun);
  }, draft);
}

function withField(draft: Draft, { path, value, list }: FieldValue, origin: Origin): Draft {
  return list ? withSection(draft, list, origin) : withKnownValue(draft, path, value, origin);
}

function withKnownValue(draft: Draft, path: string, value: unknown, origin: Origin): Draft {
  if (value === undefined || value === null || value === '') return draft;
  const filled = withValue(draft, path, typeof value === 'number' ? String(value) : value);
  return { ...filled, origins: { ...filled.origins, [path]: origin } };
}
