import {
  FIELD_MAX,
  type FieldSpec,
  LIMITS,
  NOTICE_TYPES,
  type NoticeTypeSpec,
  noticeTypeLabel,
  type SectionSpec,
} from '../../contract/src';
import { refTo, type Schema, textOf } from '../shared/openapi/schema';

const REGISTERED = {
  revision: { type: 'integer', minimum: 1, description: '1, and one more after each reopening' },
  registeredAt: { type: 'string', format: 'date-time' },
};
const NOT_HELD = {
  type: 'array',
  items: { type: 'string', example: 'purchaser.phone' },
  description:
    '保有していない: required personal fields that the merchant does not hold, as section.field (in a list section.index.field)',
};

/** Schemas of the answers to every notice type, generated from the table by which the server validates answers. */
export function answerSchemas(): Record<string, Schema> {
  const sections = new Map<string, SectionSpec>(
    NOTICE_TYPES.flatMap((type: NoticeTypeSpec) => type.sections.map((section) => [section.name, section] as const)),
  );
  return {
    RegisteredAnswer: anyAnswer(),
    ...Object.fromEntries(NOTICE_TYPES.map((type) => [answerName(type), answerSchema(type)])),
    ...Object.fromEntries([...sections.values()].map((section) => [sectionName(section), sectionSchema(section)])),
  };
}

function anyAnswer(): Schema {
  const mapping = Object.fromEntries(NOTICE_TYPES.map((type) => [type.code, refTo(answerName(type))]));
  return {
    oneOf: Object.values(mapping).map(($ref) => ({ $ref })),
    discriminator: { propertyName: 'noticeType', mapping },
  };
}

function answerSchema(type: NoticeTypeSpec): Schema {
  const required = type.sections
    .filter((section) => !section.optional && !section.askedWhen)
    .map((section) => section.name);
  const properties = Object.fromEntries(
    type.sections.map((section) => [section.name, { $ref: refTo(sectionName(section)) }]),
  );
  return {
    type: 'object',
    title: noticeTypeLabel(type.code as (typeof NOTICE_TYPES)[number]['code']).ja,
    description: type.guidance.ja,
    required: ['revision', 'registeredAt', 'noticeType', 'sections', 'notHeld'],
    additionalProperties: false,
    properties: {
      ...REGISTERED,
      noticeType: { type: 'string', const: type.code },
      sections: { type: 'object', required, properties, additionalProperties: false },
      notHeld: NOT_HELD,
    },
  };
}

function sectionSchema(section: SectionSpec): Schema {
  const { label, help } = section;
  return { ...shapeSchema(section), title: label.ja, ...(help && { description: help.ja }) };
}

/** The value of a section, or of a list within one. */
function shapeSchema(section: SectionSpec): Schema {
  if (section.shape === 'text') return nullable(textOf(LIMITS.text));
  if (section.shape === 'fields') return fieldsSchema(section);
  const { min, max } = section.items!;
  return { type: 'array', ...(min > 0 && { minItems: min }), maxItems: max, items: fieldsSchema(section) };
}

function fieldsSchema({ fields }: SectionSpec): Schema {
  // A required personal field may be declared as not held; the answer then lacks it.
  const required = fields
    .filter((field) => field.required === true && !field.askedWhen && !field.personal)
    .map((field) => field.name);
  return {
    type: 'object',
    required,
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
    additionalProperties: false,
  };
}

function fieldSchema(field: FieldSpec): Schema {
  const schema = valueSchema(field);
  const always = field.required === true && !field.askedWhen;
  const description = [field.help?.ja, schema['description']].filter(Boolean).join(' ');
  return { ...(always ? schema : nullable(schema)), title: field.label.ja, ...(description && { description }) };
}

function nullable({ type, enum: options, ...rest }: Schema): Schema {
  return { type: [type, 'null'], ...(Array.isArray(options) && { enum: [...(options as unknown[]), null] }), ...rest };
}

function valueSchema(field: FieldSpec): Schema {
  const options = field.options?.map((option) => option.value);
  switch (field.kind) {
    case 'date':
      return { type: 'string', format: 'date' };
    case 'yen':
    case 'count':
      return { type: 'integer', minimum: field.range?.min ?? 0, maximum: field.range?.max ?? LIMITS.yen };
    case 'flag':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: options };
    case 'choices':
      return { type: 'array', uniqueItems: true, items: { type: 'string', enum: options } };
    case 'list':
      return shapeSchema(field.list!);
    case 'postalCode':
      return { type: 'string', pattern: '^[0-9]{7}$' };
    // Not format: email, which refuses addresses that are in use, such as abc.@docomo.ne.jp.
    default:
      return textOf(FIELD_MAX[field.kind]!);
  }
}

function answerName({ code }: Pick<NoticeTypeSpec, 'code'>): string {
  return `Answer.${code}`;
}

function sectionName({ name }: SectionSpec): string {
  return `Section.${name}`;
}
