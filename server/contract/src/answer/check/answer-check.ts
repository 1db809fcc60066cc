import type { AnswerContext, AnswerSections } from '../answer';
import { type Fields, holds, isAsked, isEmpty, isFields, isOptional, isRequired, isText, own } from '../condition';
import { EXPECTED_TYPES } from '../../values/expected';
import { type FieldError, type FieldErrorCode, fieldError } from '../../values/field-error';
import { checkValue } from '../../values/field-value';
import type { Label } from '../../values/label';
import { noticeType } from '../../categories';
import type { DateRule, FieldSpec, SectionSpec } from '../section-spec';

/** More than the personal fields of any answer; it bounds the work for a hostile list. */
const MOST_NOT_HELD = 100;
/** Up to this number, unknown names are reported one by one; an answer with more of them comes from no form. */
const MOST_UNKNOWN_NAMES = 100;

/**
 * Validates one answer against the table of its notice type and collects every error instead of stopping at the first.
 */
export class AnswerCheck {
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
    if (own(this.input, 'noticeType') !== this.context.noticeType) this.add('/noticeType', 'notice_type_mismatch');
    if (!isFields(own(this.input, 'sections'))) this.addWrongType('/sections', 'object');
    const result = this.allSections();
    this.refuseNotHeld(own(this.input, 'notHeld'));
    return result;
  }

  private allSections(): AnswerSections {
    const specs = noticeType(this.context.noticeType).sections;
    const result: Record<string, unknown> = {};
    for (const spec of specs) {
      const value = this.section(spec, own(this.sections, spec.name));
      if (!isEmpty(value)) result[spec.name] = value;
    }
    this.refuseUnknown(
      this.sections,
      specs.map((s) => s.name),
      '/sections',
      'not_asked',
    );
    return result;
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

  private section(spec: SectionSpec, value: unknown): unknown {
    const pointer = `/sections/${spec.name}`;
    if (!isAsked(spec, this.sections, this.context)) {
      if (!isEmpty(value)) this.add(pointer, 'not_asked');
      return undefined;
    }
    if (spec.shape === 'text') return this.value({ name: spec.name, label: spec.label, kind: 'text' }, value, pointer);
    const optional = isOptional(spec, this.sections, this.context);
    if (isEmpty(value) && optional && !this.declaresNotHeld(spec)) return undefined;
    return spec.shape === 'list'
      ? this.list(spec, value, pointer, spec.name)
      : this.fields(spec, value ?? {}, pointer, spec.name);
  }

  private declaresNotHeld(spec: SectionSpec): boolean {
    return [...this.notHeld].some((path) => path.startsWith(`${spec.name}.`));
  }

  private list(spec: SectionSpec, value: unknown, pointer: string, path: string): unknown {
    const items = value ?? [];
    if (!Array.isArray(items)) return this.addWrongType(pointer, 'array');
    const { min, max } = spec.items!;
    if (items.length < min) this.add(pointer, 'too_few', { min });
    if (items.length > max) return this.add(pointer, 'too_many', { max });
    return items.map((item: unknown, i) => this.fields(spec, item, `${pointer}/${i}`, `${path}.${i}`));
  }

  private fields(spec: SectionSpec, value: unknown, pointer: string, path: string): unknown {
    if (!isFields(value)) return this.addWrongType(pointer, 'object');
    const result: Record<string, unknown> = {};
    for (const field of spec.fields) {
      const checked = this.field(field, own(value, field.name), `${pointer}/${field.name}`, `${path}.${field.name}`);
      if (checked !== undefined) result[field.name] = checked;
    }
    this.refuseUnknown(
      value,
      spec.fields.map((f) => f.name),
      pointer,
      'unknown_field',
    );
    this.together(spec, value, pointer);
    this.dates(spec, result, pointer);
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
      if (!isEmpty(own(value, one)) && !isEmpty(own(value, other)))
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

  private refuseUnknown(value: Fields, known: readonly string[], pointer: string, code: FieldErrorCode): void {
    for (const [name, given] of Object.entries(value)) {
      if (known.includes(name) || (code === 'not_asked' && given === null)) continue;
      if (++this.unknownNames > MOST_UNKNOWN_NAMES) return;
      this.add(`${pointer}/${escapePointer(name)}`, code);
    }
  }
}

function joined(labels: readonly Label[]): Label {
  return { ja: labels.map((l) => l.ja).join('、'), en: labels.map((l) => l.en).join(', ') };
}

/** RFC 6901: escapes `~` and `/` in a name, and cuts a hostile name. */
function escapePointer(name: string): string {
  return name.slice(0, 64).toWellFormed().replace(/~/g, '~0').replace(/\//g, '~1');
}
