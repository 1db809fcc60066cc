import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { NOTICE_TYPE_CODES, type NoticeTypeCode } from '@contract';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { provideTexts } from '../../../shared/i18n/provide-texts';
import { AllTexts } from '../../../shared/testing/all-texts';
import { AnswerSectionsView } from '../../case-sheet/answer-sections/answer-sections';
import { AnswerForm } from '../model/answer-form';
import { TODAY, caseDetail } from '../testing/case-detail';
import { FILLED } from '../testing/filled-entries';
import { AnswerFormView } from './answer-form-view';

beforeEach(() =>
  TestBed.configureTestingModule({
    providers: [provideTexts(AllTexts), provideHttpClient(), provideHttpClientTesting()],
  }),
);
beforeEach(() => TestBed.inject(LanguageChoice).start());

async function rendered(
  code: NoticeTypeCode,
): Promise<{ form: AnswerForm; page: HTMLElement; fixture: ComponentFixture<AnswerFormView> }> {
  const form = new AnswerForm(caseDetail(code), () => TODAY);
  const fixture = TestBed.createComponent(AnswerFormView);
  fixture.componentRef.setInput('supportCase', caseDetail(code));
  fixture.componentRef.setInput('form', form);
  await fixture.whenStable();
  return { form, page: fixture.nativeElement as HTMLElement, fixture };
}

describe('The form on the screen', () => {
  it.each(NOTICE_TYPE_CODES)(
    'links to an input for each missing item, and removes the links as it is filled in: %s',
    async (code) => {
      const { form, page, fixture } = await rendered(code);
      const links = () =>
        [...page.querySelectorAll<HTMLAnchorElement>('app-missing-panel a')].map((a) => a.getAttribute('href')!);
      expect(links().length).toBeGreaterThan(0);
      for (const link of links()) expect(page.querySelector(link)).not.toBeNull();
      for (const [path, value] of Object.entries(FILLED[code])) form.enter(path, value);
      await fixture.whenStable();
      expect(links()).toEqual([]);
    },
  );

  it.each(NOTICE_TYPE_CODES)('shows every section that is sent in the review: %s', async (code) => {
    const form = new AnswerForm(caseDetail(code), () => TODAY);
    for (const [path, value] of Object.entries(FILLED[code])) form.enter(path, value);
    const review = TestBed.createComponent(AnswerSectionsView);
    review.componentRef.setInput('answer', form.answer());
    await review.whenStable();
    const page = review.nativeElement as HTMLElement;
    expect(page.querySelectorAll('section').length).toBe(Object.keys(form.answer().sections).length);
  });

  it('shows the errors at their fields and in a summary after 「確認」', async () => {
    const { page, fixture } = await rendered('cancellation_request.method_unknown');
    expect(page.querySelector('.field-error')).toBeNull();
    page.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await fixture.whenStable();
    expect(page.querySelector('.error-summary a')?.textContent).toBe('解約処理の結果:処理結果');
    const group = page.querySelector('[role=radiogroup]')!;
    expect(group.getAttribute('aria-invalid')).toBe('true');
    expect(page.querySelector(`#${group.getAttribute('aria-describedby')}`)?.textContent).toContain(
      '処理結果を選択してください。',
    );
  });

  it('shows 「保有していない」 beside required personal fields, and nowhere else', async () => {
    const { page } = await rendered('usage_inquiry.usage_details');
    const names = [...page.querySelectorAll('[id$=-not-held]')].map((box) => box.getAttribute('aria-label'));
    expect(names).toEqual(['氏名', '住所', 'メールアドレス', '電話番号'].map((field) => `${field}は保有していない`));
  });
});
