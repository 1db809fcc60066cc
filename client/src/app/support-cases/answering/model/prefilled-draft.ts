import { type CaseDetail, type SectionSpec, noticeType } from '@contract';
import { EMPTY_DRAFT, type Draft, type Origin, itemsAt, withItem, withValue } from './draft';

type KnownCase = Pick<CaseDetail, 'noticeType' | 'payment' | 'contactDeskDefault' | 'answers'>;

/** The form's start: the former answer after a reopening, else what the request and the service's last answer tell. */
export function prefilledDraft(supportCase: KnownCase): Draft {
  const specs = noticeType(supportCase.noticeType).sections;
  const former = supportCase.answers[0];
  const known = former ? { ...EMPTY_DRAFT, notHeld: former.notHeld } : EMPTY_DRAFT;
  const sources = former ? [[former.sections, 'formerAnswer'] as const] : whatIsKnown(supportCase);
  const filled = sources.reduce((draft, [sections, origin]) => withSections(draft, specs, sections, origin), known);
  return specs.filter((spec) => (spec.items?.min ?? 0) > itemsAt(filled, spec.name).length).reduce((draft, spec) => withItem(draft, spec.name), filled);
}

function whatIsKnown({ payment, contactDeskDefault }: KnownCase): (readonly [Readonly<Record<string, unknown>>, Origin])[] {
  return [
    [{ product: { name: payment.productName } }, 'payment'],
    [{ contactDesk: contactDeskDefault }, 'formerDesk'],
  ];
}

/** Only sections and fields that this notice type has are taken over. */
function withSections(draft: Draft, specs: readonly SectionSpec[], sections: Readonly<Record<string, unknown>>, origin: Origin): Draft {
  return specs.reduce((filled, spec) => withSection(filled, spec, spec.name, sections[spec.name], origin), draft);
}

function withSection(draft: Draft, spec: SectionSpec, path: string, value: unknown, origin: Origin): Draft {
  if (spec.shape === 'text') return withKnownValue(draft, path, value, origin);
  if (spec.shape === 'fields') return withFields(draft, spec, path, value, origin);
  if (!Array.isArray(value)) return draft;
  return value.reduce<Draft>((filled, item: unknown, i) => withFields(withItem(filled, path), spec, `${path}.${i}`, item, origin), draft);
}

function withFields(draft: Draft, spec: SectionSpec, path: string, value: unknown, origin: Origin): Draft {
  const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
  return spec.fields.reduce((filled, field) => {
    const at = `${path}.${field.name}`;
    return field.list ? withSection(filled, field.list, at, fields[field.name], origin) : withKnownValue(filled, at, fields[field.name], origin);
  }, draft);
}

function withKnownValue(draft: Draft, path: string, value: unknown, origin: Origin): Draft {
  if (value === undefined || value === null || value === '') return draft;
  const filled = withValue(draft, path, typeof value === 'number' ? String(value) : value);
  return { ...filled, origins: { ...filled.origins, [path]: origin } };
}
