import type { AnswerContext, AnswerInput, AnswerSections } from './answer';
import { type FieldError, type FieldErrorCode, fieldError } from './field-error';
import { checkValue } from './field-value';
import type { Label } from './label';
import { noticeType } from './notice-types';
import { isBlank } from './text';
import type { Condition, DateRule, FieldSpec, SectionSpec } from './section-spec';

/** The outcome of checking an answer: what would be stored, and everything that is wrong with it. */
export interface CheckedAnswer {
  readonly answer: AnswerInput;
  readonly errors: readonly FieldError[];
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value by its name, own properties only: hostile names such as `constructor` find nothing. */
function own(fields: unknown, name: string): unknown {
  return isFields(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && isBlank(value)) || (Array.isArray(value) && value.length === 0);
}

/** Whether a condition of the table holds for what was entered so far. */
export function holds(condition: Condition, sections: AnswerSections, context: AnswerContext): boolean {
  const [section, field] = condition.path.split('.') as [string, string?];
  const value =
    section === 'noticeType' ? context.noticeType
    : section === 'payment' ? context.productName
    : own(own(sections, section), field!);
  if ('absent' in condition) return isEmpty(value);
  const values = Array.isArray(value) ? value : [value];
  return 'in' in condition
    ? values.some((v) => condition.in.includes(v as string))
    : !values.some((v) => condition.notIn.includes(v as string));
}

export function isAsked(spec: SectionSpec | FieldSpec, sections: AnswerSections, context: AnswerContext): boolean {
  return (spec.askedWhen ?? []).every((c) => holds(c, sections, context));
}

export function isRequired(spec: FieldSpec, sections: AnswerSections, context: AnswerContext): boolean {
  return spec.required === true || (spec.required ?? []).some((c) => holds(c, sections, context));
}

export function isOptional(spec: SectionSpec, sections: AnswerSections, context: AnswerContext): boolean {
  return spec.optional === true || (spec.optional ?? []).some((c) => holds(c, sections, context));
}

/** Checks one answer against the table; collects every error instead of stopping at the first. */
class AnswerCheck {
  readonly errors: FieldError[] = [];
  private readonly notHeld: ReadonlySet<string>;
  private readonly notHeldUsed = new Set<string>();

  constructor(private readonly sections: AnswerSections, notHeld: readonly string[], private readonly context: AnswerContext) {
    this.notHeld = new Set(notHeld);
  }

  run(): AnswerSections {
    const specs = noticeType(this.context.noticeType).sections;
    const result: Record<string, unknown> = {};
    for (const spec of specs) {
      const value = this.section(spec, own(this.sections, spec.name));
      if (!isEmpty(value)) result[spec.name] = value;
    }
    this.refuseUnknown(this.sections, specs.map((s) => s.name), '/sections', 'not_asked');
    for (const path of this.notHeld) if (!this.notHeldUsed.has(path)) this.add('/notHeld', 'not_held_not_allowed');
    return result;
  }

  private add(pointer: string, code: FieldErrorCode, params?: FieldError['params']): void {
    this.errors.push(fieldError(pointer, code, params));
  }

  private section(spec: SectionSpec, value: unknown): unknown {
    const pointer = `/sections/${spec.name}`;
    if (!isAsked(spec, this.sections, this.context)) {
      if (!isEmpty(value)) this.add(pointer, 'not_asked');
      return undefined;
    }
    if (spec.shape === 'text') return this.value({ name: spec.name, label: spec.label, kind: 'text' }, value, pointer);
    const optional = isOptional(spec, this.sections, this.context);
    if (isEmpty(value) && optional && !this.declaresNotHeld(spec)) return undefined;
    return spec.shape === 'list' ? this.list(spec, value, pointer, spec.name) : this.fields(spec, value ?? {}, pointer, spec.name);
  }

  private declaresNotHeld(spec: SectionSpec): boolean {
    return [...this.notHeld].some((path) => path.startsWith(`${spec.name}.`));
  }

  private list(spec: SectionSpec, value: unknown, pointer: string, path: string): unknown {
    const items = value ?? [];
    if (!Array.isArray(items)) return this.add(pointer, 'invalid_type');
    const { min, max } = spec.items!;
    if (items.length < min) this.add(pointer, 'too_few', { min });
    if (items.length > max) return this.add(pointer, 'too_many', { max });
    return items.map((item: unknown, i) => this.fields(spec, item, `${pointer}/${i}`, `${path}.${i}`));
  }

  private fields(spec: SectionSpec, value: unknown, pointer: string, path: string): unknown {
    if (!isFields(value)) return this.add(pointer, 'invalid_type');
    const errorsBefore = this.errors.length;
    const result: Record<string, unknown> = {};
    for (const field of spec.fields) {
      const checked = this.field(field, own(value, field.name), `${pointer}/${field.name}`, `${path}.${field.name}`);
      if (checked !== undefined) result[field.name] = checked;
    }
    this.refuseUnknown(value, spec.fields.map((f) => f.name), pointer, 'unknown_field');
    this.together(spec, value, pointer);
    if (this.errors.length === errorsBefore) this.dates(spec, result, pointer);
    return result;
  }

  private field(spec: FieldSpec, value: unknown, pointer: string, path: string): unknown {
    const declared = this.notHeld.has(path) && spec.personal && isRequired(spec, this.sections, this.context);
    if (declared) this.notHeldUsed.add(path);
    if (!isAsked(spec, this.sections, this.context)) {
      if (!isEmpty(value)) this.add(pointer, 'not_asked');
      return undefined;
    }
    if (spec.list) return isEmpty(value) ? undefined : this.list(spec.list, value, pointer, path);
    const before = this.errors.length;
    const checked = this.value(spec, value, pointer);
    if (this.errors.length > before) return undefined;
    if (declared && !isEmpty(checked)) this.add(pointer, 'held_and_given');
    if (!declared && isEmpty(checked) && isRequired(spec, this.sections, this.context)) this.add(pointer, 'required');
    return checked;
  }

  private value(spec: FieldSpec, value: unknown, pointer: string): unknown {
    const { today, ownIdentifiers } = this.context;
    const checked = checkValue(spec, value, { today, ownIdentifiers, dateRule: this.dateRule(spec) });
    if ('value' in checked) return checked.value;
    this.add(pointer, checked.error, checked.params);
    return undefined;
  }

  private dateRule(spec: FieldSpec): DateRule | undefined {
    if (typeof spec.date === 'string') return spec.date;
    return spec.date?.find((rule) => holds(rule.when, this.sections, this.context))?.is;
  }

  private together(spec: SectionSpec, value: Fields, pointer: string): void {
    const label = (name: string) => spec.fields.find((f) => f.name === name)!.label;
    for (const rule of spec.atLeastOne ?? []) {
      if (rule.when && !holds(rule.when, this.sections, this.context)) continue;
      if (rule.fields.every((f) => isEmpty(own(value, f)))) {
        this.add(`${pointer}/${rule.fields[0]}`, 'one_required', { fields: joined(rule.fields.map(label)) });
        break;
      }
    }
    for (const [one, other] of spec.notTogether ?? []) {
      if (!isEmpty(own(value, one)) && !isEmpty(own(value, other))) this.add(`${pointer}/${other}`, 'not_together', { other: label(one) });
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

  private refuseUnknown(value: Fields, known: readonly string[], pointer: string, code: FieldErrorCode): void {
    for (const [name, given] of Object.entries(value)) {
      if (!known.includes(name) && !(code === 'not_asked' && given === null)) this.add(`${pointer}/${escapePointer(name)}`, code);
    }
  }
}

function joined(labels: readonly Label[]): Label {
  return { ja: labels.map((l) => l.ja).join('、'), en: labels.map((l) => l.en).join(', ') };
}

/** RFC 6901: `~` and `/` within a name; a hostile name is cut. */
function escapePointer(name: string): string {
  return name.slice(0, 64).replace(/~/g, '~0').replace(/\//g, '~1');
}

/**
 * Checks an answer against the table of its notice type (spec 2) and normalises it: blank values are left out, phone numbers,
 * postal codes and e-mail addresses are brought to one form, names stay to the letter. Server and form share this very function.
 */
export function checkAnswer(input: AnswerInput, context: AnswerContext): CheckedAnswer {
  const check = new AnswerCheck(input.sections, input.notHeld, context);
  const sections = check.run();
  const mismatch = input.noticeType === context.noticeType ? [] : [fieldError('/noticeType', 'notice_type_mismatch')];
  return {
    answer: { noticeType: context.noticeType, sections: withKnownProduct(sections, context), notHeld: [...new Set(input.notHeld)] },
    errors: [...mismatch, ...check.errors],
  };
}

/** A product name that the request told need not be typed again, but is part of the answer. */
function withKnownProduct(sections: AnswerSections, { productName }: AnswerContext): AnswerSections {
  const product = own(sections, 'product');
  if (!isFields(product) || product['name'] !== undefined || productName === null) return sections;
  return { ...sections, product: { name: productName, ...product } };
}
