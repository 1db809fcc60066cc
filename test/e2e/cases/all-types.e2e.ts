import {
  type AnswerContext,
  holds,
  isAsked,
  isRequired,
  NOTICE_TYPE_CODES,
  noticeType,
  noticeTypeLabel,
  type NoticeTypeCode,
  type SectionSpec,
} from '../../../server/contract/src';
import { AnswerForm } from '../support/answer-form';
import { expect, test } from '../support/portal-test';

/**
 * The sections of an empty form: sections that depend on its values (goods, lodging, a subscription …) are not shown
 * yet.
 */
function sectionsAtFirst(context: AnswerContext): readonly SectionSpec[] {
  return noticeType(context.noticeType).sections.filter((section) => isAsked(section, {}, context));
}

/** The required fields as the summary names them; of a rule that needs one of several fields, the first. */
function missingAtFirst(context: AnswerContext): string[] {
  return sectionsAtFirst(context).flatMap(({ label, fields, atLeastOne }) => {
    const required = fields
      .filter((field) => isAsked(field, {}, context) && isRequired(field, {}, context))
      .map(({ name }) => name);
    const oneOf = (atLeastOne ?? []).find(({ when }) => !when || holds(when, {}, context))?.fields.slice(0, 1) ?? [];
    return fields
      .filter(({ name }) => [...required, ...oneOf].includes(name))
      .map((field) => `${label.ja}:${field.label.ja}`);
  });
}

/** Empties the contact desk, which is prefilled from the service's last answer. */
async function emptyDesk(form: AnswerForm): Promise<void> {
  for (const label of ['電話番号', 'メールアドレス', 'URL'])
    await form.section('お客様向け問合せ窓口').getByRole('textbox', { name: label, exact: true }).fill('');
}

function asksForDesk(code: NoticeTypeCode): boolean {
  return noticeType(code).sections.some(({ name }) => name === 'contactDesk');
}

for (const code of NOTICE_TYPE_CODES) {
  const label = noticeTypeLabel(code).ja;

  test(`「${label}」 asks for its own sections and lists everything that is missing`, async ({ as, acquirer }) => {
    const page = await as('merchant-staff');
    const context: AnswerContext = { noticeType: code, today: '', productName: null, ownIdentifiers: [] };
    const request = await acquirer.sends({ noticeType: code });
    const form = await new AnswerForm(page).open(request.caseNumber);
    await expect(page.getByRole('main')).toContainText(label);
    await expect(page.getByRole('main')).toContainText(noticeType(code).guidance.ja);
    const shown = page.getByRole('region').getByRole('heading', { level: 2 });
    await expect(shown).toHaveText(sectionsAtFirst(context).map((section) => section.label.ja));

    if (asksForDesk(code)) await emptyDesk(form);
    await form.confirm();
    const missing = missingAtFirst(context);
    await expect(form.summary).toBeFocused();
    await expect(form.summary).toContainText(`${missing.length}件の誤り`);
    await expect(form.summary.getByRole('link')).toHaveText(missing);

    await form.summary.getByRole('link', { name: missing[0]! }).click();
    await expect(page.locator(':focus').and(page.getByRole('radio').or(page.getByRole('textbox')))).toBeVisible();
    expect((await acquirer.reads(request)).answers).toEqual([]);
  });
}
