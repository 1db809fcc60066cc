import type { NoticeTypeCode } from '../../categories';
import type { AnswerContext, AnswerInput, AnswerSections } from '../answer';
import { type Fields, isFields, ownValue } from '../../values/fields';
import { EXPECTED_TYPES } from '../../values/expected';
import { type FieldError, type FieldErrorCode, fieldError } from '../../values/field-error';
import { checkValue } from '../../values/field-value';
import type { Label } from '../../values/label';
import type { SectionSpec } from '../section-spec';
import {
  dateRule,
  type FieldGroup,
  type FieldValue,
  fieldGroups,
  holds,
  isAsked,
  isEmpty,
  isOptional,
  isRequired,
  isText,
  pointerOf,
  type SectionValue,
  sectionValues,
} from '../section-values';

/** More than the personal fields of any answer; it bounds the work for a hostile list. */
const MOST_NOT_HELD = 100;
/** Up to this number, unknown names are reported one by one; an answer with more of them comes from no form. */
const MOST_UNKNOWN_NAMES = 100;

/** The result of validating an answer: the normalised answer, and all its errors. */
export interface CheckedAnswer {
  readonly answer: AnswerInput;
  readonly errors: readonly FieldError[];
}

/**
 * Validates an answer against the table of its notice type (spec 2) and normalises it: blank values are left out, phone
 * numbers, postal codes and e-mail addresses get one form, names stay unchanged. Server and form share this function.
 * It accepts any JSON: a wrong shape is an error like any other, never an exception.
 */
export function checkAnswer(input: AnswerInput, context: AnswerContext): CheckedAnswer {
  const check = new AnswerCheck(isFields(input) ? input : {}, context);
  const sections = check.run();
  return {
    answer: {
      noticeType: context.noticeType,
      sections: withKnownProduct(sections, context),
      notHeld: [...check.notHeld],
    },
    errors: check.errors,
  };
}

/**
 * The context of the rules for a case, for form and server. Only its トラッキングID may look like a card number: intake
 * refuses any other identifier that does.
 */
export function answerContext(
  {
    noticeType,
    payment,
  }: {
    readonly noticeType: NoticeTypeCode;
    readonly payment: { readonly trackingId: string | null; readonly productName: string | null };
  },
  today: string,
): AnswerContext {
  return {
    noticeType,
    today,
    productName: payment.productName,
    ownIdentifiers: payment.trackingId === null ? [] : [payment.trackingId],
  };
}

/**
 * Validates one answer against the table of its notice type and collects every error instead of stopping at the first.
 */
class AnswerCheck {
  readonly errors: FieldError[] = [];
  readonly notHeld: ReadonlySet<string>;
  private readonly sections: AnswerSections;
  private readonly notHeldUsed = new Set<string>();
  private unknownNames = 0;

  constructor(
    private readonly input: Fields,
    private readonly context: AnswerContext,
  ) {
    const { sections, notHeld } = input;
    this.sections = isFields(sections) ? sections : {};
    this.notHeld = new Set(Array.isArray(notHeld) && notHeld.length <= MOST_NOT_HELD ? notHeld.filter(isText) : []);
  }

  run(): AnswerSections {
    if (ownValue(this.input, 'noticeType') !== this.context.noticeType) this.add('/noticeType', 'notice_type_mismatch');
    if (!isFields(ownValue(this.input, 'sections'))) this.addWrongType('/sections', 'object');
    const result = this.allSections();
    this.refuseNotHeld(ownValue(this.input, 'notHeld'));
    return result;
  }

  private allSections(): AnswerSections {
    const sections = sectionValues(this.context.noticeType, this.sections);
    const checked = sections.map((section) => [section.path, this.section(section)] as const);
    this.refuseUnknown(this.sections, sections, '/sections', 'not_asked');
    return Object.fromEntries(checked.filter(([, value]) => !isEmpty(value)));
  }

  /** Reports each 「保有していない」 that does not refer to a required personal field. */
  private refuseNotHeld(paths: unknown): void {
    if (!Array.isArray(paths)) return this.addWrongType('/notHeld', 'array');
    if (paths.length > MOST_NOT_HELD) return this.add('/notHeld', 'too_many', { max: MOST_NOT_HELD });
    paths.forEach((path: unknown, i) => {
      if (!isText(path)) this.addWrongType(`/notHeld/${i}`, 'string');
      else if (!this.notHeldUsed.has(path)) this.add(`/notHeld/${i}`, 'not_held_not_allowed');
    });
  }

  private add(pointer: string, code: FieldErrorCode, params?: FieldError['params']): void {
    this.errors.push(fieldError(pointer, code, params));
  }

  private addWrongType(pointer: string, expected: keyof typeof EXPECTED_TYPES): void {
    this.add(pointer, 'invalid_type', { expected: EXPECTED_TYPES[expected] });
  }

  private section(section: SectionValue): unknown {
    const { spec, path, value } = section;
    if (!isAsked(spec, this.sections, this.context)) return this.refuseNotAsked(section);
    const mayBeLeftOut = spec.shape !== 'text' && isOptional(spec, this.sections, this.context);
    if (mayBeLeftOut && isEmpty(value) && !this.declaresNotHeld(path)) return undefined;
    return this.groups(section);
  }

  private refuseNotAsked({ path, value }: SectionValue | FieldValue): void {
    if (!isEmpty(value)) this.add(pointerOf(path), 'not_asked');
  }

  private declaresNotHeld(section: string): boolean {
    return [...this.notHeld].some((path) => path.startsWith(`${section}.`));
  }

  private groups(section: SectionValue): unknown {
    const isList = section.spec.shape === 'list';
    if (isList && !this.isReadableList(section)) return undefined;
    const groups = fieldGroups(section).map((group) => this.group(section.spec, group));
    return isList ? groups : groups[0];
  }

  private isReadableList({ spec, path, value }: SectionValue): boolean {
    const items = value ?? [];
    const { min, max } = spec.items!;
    if (!Array.isArray(items)) this.addWrongType(pointerOf(path), 'array');
    else if (items.length < min) this.add(pointerOf(path), 'too_few', { min });
    else if (items.length > max) this.add(pointerOf(path), 'too_many', { max });
    return Array.isArray(items) && items.length <= max;
  }

  private group(spec: SectionSpec, { path, item, value, fields }: FieldGroup): unknown {
    if (spec.shape === 'text') return this.field(fields[0]!);
    const given = item === null ? (value ?? {}) : value;
    const pointer = pointerOf(path);
    if (!isFields(given)) return this.addWrongType(pointer, 'object');
    const checked = fields.map((field) => [field.spec.name, this.field(field)] as const);
    const result = Object.fromEntries(checked.filter(([, read]) => read !== undefined));
    this.refuseUnknown(given, fields, pointer, 'unknown_field');
    this.together(spec, given, pointer);
    this.dates(spec, result, pointer);
    return result;
  }

  private field(field: FieldValue): unknown {
    const { spec, path, value, list } = field;
    const required = isRequired(spec, this.sections, this.context);
    const declared = required && spec.personal && this.notHeld.has(path);
    if (declared) this.notHeldUsed.add(path);
    if (!isAsked(spec, this.sections, this.context)) return this.refuseNotAsked(field);
    if (list) return isEmpty(value) ? undefined : this.groups(list);
    const before = this.errors.length;
    const checked = this.value(field);
    if (this.errors.length > before) return undefined;
    if (declared && !isEmpty(checked)) this.add(pointerOf(path), 'held_and_given');
    if (!declared && isEmpty(checked) && required) this.add(pointerOf(path), 'required');
    return checked;
  }

  private value({ spec, path, value }: FieldValue): unknown {
    const { today, ownIdentifiers } = this.context;
    const rule = dateRule(spec, this.sections, this.context);
    const checked = checkValue(spec, value, { today, ownIdentifiers, dateRule: rule });
    if ('value' in checked) return checked.value;
    this.add(pointerOf(path), checked.error, checked.params);
    return undefined;
  }

  private together(spec: SectionSpec, value: Fields, pointer: string): void {
    const label = (name: string) => spec.fields.find((f) => f.name === name)!.label;
    for (const rule of spec.atLeastOne ?? []) {
      if (rule.when && !holds(rule.when, this.sections, this.context)) continue;
      if (rule.fields.every((f) => isEmpty(ownValue(value, f)))) {
        this.add(`${pointer}/${rule.fields[0]}`, 'one_required', { fields: joined(rule.fields.map(label)) });
        break;
      }
    }
    for (const [one, other] of spec.notTogether ?? []) {
      if (!isEmpty(ownValue(value, one)) && !isEmpty(ownValue(value, other)))
        this.add(`${pointer}/${other}`, 'not_together', { other: label(one) });
    }
  }

  private dates(spec: SectionSpec, value: Fields, pointer: string): void {
    for (const order of spec.dateOrder ?? []) {
      const given = order.filter((name) => typeof value[name] === 'string');
      for (let i = 1; i < given.length; i++) {
        const [earlier, later] = [given[i - 1]!, given[i]!];
        if ((value[later] as string) >= (value[earlier] as string)) continue;
        this.add(`${pointer}/${later}`, 'date_order', { earlier: spec.fields.find((f) => f.name === earlier)!.label });
      }
    }
  }

  private refuseUnknown(
    value: Fields,
    known: readonly (SectionValue | FieldValue)[],
    pointer: string,
    code: FieldErrorCode,
  ): void {
    for (const [name, given] of Object.entries(value)) {
      if (known.some(({ spec }) => spec.name === name) || (code === 'not_asked' && given === null)) continue;
      if (++this.unknownNames > MOST_UNKNOWN_NAMES) return;
      this.add(`${pointer}/${escapePointer(name)}`, code);
    }
  }
}

/** A product name from the request need not be typed again, but becomes part of the answer. */
function withKnownProduct(sections: AnswerSections, { productName }: AnswerContext): AnswerSections {
  const product = ownValue(sections, 'product');
  if (!isFields(product) || productName === null) return sections;
  return { ...sections, product: { name: productName, ...product } };
}

function joined(labels: readonly Label[]): Label {
  return { ja: labels.map((l) => l.ja).join('、'), en: labels.map((l) => l.en).join(', ') };
}

/** RFC 6901: escapes `~` and `/` in a name, and cuts a hostile name. */
function escapePointer(name: string): string {
  return name.slice(0, 64).toWellFormed().replace(/~/g, '~0').replace(/\//g, '~1');
}
