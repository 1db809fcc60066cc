import {
  type AnswerContext,
  type AnswerInput,
  type FieldSpec,
  type FieldValue,
  fieldGroups,
  isAsked,
  isOptional,
  isRequired,
  type SectionSpec,
  type SectionValue,
  sectionValues,
} from '../../../server/contract/src';
import { expect, type Locator, type Page } from './portal-test';

/** The form, its review and its registration, used like a person by what the screen shows. */
export class AnswerForm {
  constructor(readonly page: Page) {}

  async open(caseNumber: string): Promise<this> {
    await this.page.goto(`/cases/${caseNumber}/answer`);
    await expect(this.page.getByRole('button', { name: '確認' })).toBeVisible();
    return this;
  }

  section(label: string): Locator {
    return this.page.getByRole('region', { name: label, exact: true });
  }

  /** A field for a text, number or date; its mark 「必須」 is not part of its name. */
  line(section: string, label: string): Locator {
    return this.section(section).getByRole('textbox', { name: label, exact: true });
  }

  /** The summary of errors. */
  get summary(): Locator {
    return this.page.getByRole('alert').filter({ hasText: '件の誤りがあります' });
  }

  confirm(): Promise<void> {
    return this.page.getByRole('button', { name: '確認', exact: true }).click();
  }

  /** Like a slow person: leaving the field first shows its error, which moves the button. */
  async confirmSlowly(): Promise<void> {
    const button = this.page.getByRole('button', { name: '確認', exact: true });
    await button.scrollIntoViewIfNeeded();
    await button.hover({ position: { x: 12, y: 4 } });
    await this.page.mouse.down();
    await this.page.waitForTimeout(400);
    await this.page.mouse.up();
  }

  async review(): Promise<void> {
    await this.confirm();
    await expect(this.page.getByRole('heading', { level: 1, name: '回答内容の確認' })).toBeVisible();
  }

  /** Presses 「登録」; returns the question in the dialog. */
  async askToRegister(): Promise<Locator> {
    await this.page.getByRole('button', { name: '登録', exact: true }).click();
    return this.page.getByRole('dialog').getByRole('button', { name: 'OK', exact: true });
  }

  async register(): Promise<void> {
    await (await this.askToRegister()).click();
    await expect(this.page.getByRole('heading', { level: 1, name: '案件管理票' })).toBeVisible();
  }

  /** Enters an answer. Fields without a value in the answer are emptied, except those prefilled from the request. */
  async fillIn(answer: AnswerInput): Promise<void> {
    const context: AnswerContext = { noticeType: answer.noticeType, today: '', productName: null, ownIdentifiers: [] };
    for (const section of sectionValues(answer.noticeType, answer.sections))
      if (isAsked(section.spec, answer.sections, context))
        await new SectionFilling(this, section, answer, context).fill();
  }
}

/** Enters one section of an answer into the form. */
class SectionFilling {
  private readonly region: Locator;

  constructor(
    form: AnswerForm,
    private readonly section: SectionValue,
    private readonly answer: AnswerInput,
    private readonly context: AnswerContext,
  ) {
    this.region = form.section(section.spec.label.ja);
  }

  async fill(): Promise<void> {
    const { spec, value } = this.section;
    if (spec.shape !== 'text' && isOptional(spec, this.answer.sections, this.context))
      await this.region.getByRole('checkbox', { name: `${spec.label.ja}を回答する` }).setChecked(value !== undefined);
    if (spec.shape === 'text' || value !== undefined) await this.groups(this.section);
  }

  private async groups(section: SectionValue): Promise<void> {
    for (const { item, fields } of fieldGroups(section)) {
      const within = item === null ? this.region : await this.item(section.spec, item);
      for (const field of fields.filter(({ spec }) => isAsked(spec, this.answer.sections, this.context)))
        await this.field(field, within);
    }
  }

  /** The group of a list's item, which is added unless the form already has it. */
  private async item({ label, items }: SectionSpec, number: number): Promise<Locator> {
    if (number > items!.min) await this.region.getByRole('button', { name: `${label.ja}を追加` }).click();
    return this.region.getByRole('group', { name: `${label.ja} ${number}件目` });
  }

  private async field({ spec, path, value, list }: FieldValue, within: Locator): Promise<void> {
    if (list) return this.groups(list);
    if (!this.answer.notHeld.includes(path)) return this.value(spec, value, within);
    await within.getByRole('checkbox', { name: `${spec.label.ja}は保有していない` }).check();
  }

  private async value(field: FieldSpec, value: unknown, within: Locator): Promise<void> {
    const label = field.label.ja;
    const named = (v: unknown) => field.options!.find((option) => option.value === v)!.label.ja;
    if (field.kind === 'choice') return within.getByRole('radio', { name: named(value), exact: true }).check();
    if (field.kind === 'choices') {
      for (const chosen of value as readonly string[])
        await within.getByRole('checkbox', { name: named(chosen), exact: true }).check();
    } else if (field.kind === 'flag') {
      const required = isRequired(field, this.answer.sections, this.context);
      if (required)
        await within
          .getByRole('radiogroup', { name: label })
          .getByRole('radio', { name: value ? 'はい' : 'いいえ' })
          .check();
      else await within.getByRole('checkbox', { name: label, exact: true }).setChecked(value === true);
    } else if (value !== undefined || label !== '詳細商品名') {
      await within.getByRole('textbox', { name: label, exact: true }).fill(String(value ?? ''));
    }
  }
}
