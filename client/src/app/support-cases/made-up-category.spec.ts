import { DELIVERY_CHECK } from '@contract/testing';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CaseDetail, RegisteredAnswerView, Role } from '@contract';
import { LOOK_UP_PAUSES } from '../shared/api/write-outcomes';
import { LanguageChoice } from '../shared/i18n/language-choice';
import { provideTexts } from '../shared/i18n/provide-texts';
import { SessionStore } from '../shared/session/session-store';
import { AllTexts } from '../shared/testing/all-texts';
import { sessionView } from '../shared/testing/session-views';
import { AnswerFormView } from './answering/form/answer-form-view';
import { AnswerForm } from './answering/model/answer-form';
import { NotAnswerable } from './answering/not-answerable';
import { AnswerReview } from './answering/review/answer-review';
import { Registration } from './answering/review/registration';
import { TODAY, caseDetail } from './answering/testing/case-detail';
import { CaseFilters } from './case-list/case-filters';
import { CaseTable } from './case-list/case-table';
import { AnswersPanel } from './case-sheet/answers-panel/answers-panel';
import { RequestPanel } from './case-sheet/request-panel/request-panel';
import { CaseSupportTopPage } from './case-support-top/case-support-top-page';

const { category, noticeType, asked, answered } = DELIVERY_CHECK;
const ASKED = caseDetail(noticeType, {
  status: asked,
  deadline: { on: '2026-11-26', state: 'soon', businessDaysLeft: 2, hoursLeft: 61 },
});
const ANSWER: RegisteredAnswerView = {
  noticeType,
  sections: { deliveryResult: { outcome: 'delivered', deliveredOn: '2026-11-20' } },
  notHeld: [],
  revision: 1,
  registeredAt: '2026-11-24T00:00:00.000Z',
  registeredBy: '山田',
};
const ANSWERED: CaseDetail = {
  ...ASKED,
  version: 2,
  status: answered,
  answers: [ANSWER],
  allowed: { answer: false, reopen: false },
};
let server: HttpTestingController;

async function logIn(role: Role = 'merchant_staff'): Promise<void> {
  const started = TestBed.inject(SessionStore).start();
  server.expectOne('/api/session').flush(sessionView('sato', { user: { ...sessionView('sato').user!, role } }));
  await started;
}

async function shown<C>(component: Type<C>, inputs: object): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

beforeEach(async () => {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(AllTexts),
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      Registration,
      { provide: LOOK_UP_PAUSES, useValue: [0] },
    ],
  });
  server = TestBed.inject(HttpTestingController);
  await TestBed.inject(LanguageChoice).start();
  await logIn();
});

// Nothing but its entry knows it: server/contract/src/categories/testing/delivery-check.ts.
describe('a made-up second category', () => {
  it('has a row on the top page, whose counts lead to its cases', async () => {
    const fixture = TestBed.createComponent(CaseSupportTopPage);
    await turn();
    const none = { received: 0, reopened: 0, answered: 0, overdue: 0, dueSoon: 0 };
    server.expectOne('/api/case-counts').flush({
      categories: [
        { category: 'usage_inquiry_and_cancellation', ...none },
        { category, ...none, received: 3, answered: 2, overdue: 1 },
      ],
    });
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const rows = [...page.querySelectorAll('tbody tr')].map((row) => row.querySelector('th')!.textContent!.trim());
    expect(rows).toEqual(['利用照会・代行解約', '配達確認']);
    const links = [...page.querySelectorAll<HTMLAnchorElement>('tbody tr:last-child a')].map((a) =>
      a.getAttribute('href'),
    );
    expect(links).toEqual([
      `/cases?category=${category}&status=${asked}`,
      `/cases?category=${category}&status=${answered}&sort=receivedAt&order=desc`,
      `/cases?category=${category}&due=overdue`,
    ]);
  });

  it('can be filtered for, by its notice types and statuses too', async () => {
    const page = await shown(CaseFilters, { query: {}, services: [], mistakes: {} });
    const options = (name: string) =>
      [...page.querySelectorAll<HTMLOptionElement>(`#filter-${name} option`)].map((o) => [
        o.value,
        o.textContent!.trim(),
      ]);
    expect(options('category')).toContainEqual([category, '配達確認']);
    expect(options('noticeType')).toContainEqual([noticeType, '配達確認:未着']);
    expect(options('status')).toEqual(
      expect.arrayContaining([
        [asked, '配達確認待ち'],
        [answered, 'クローズ:配達状況回答済'],
      ]),
    );
  });

  it('stands in the list with its own words', async () => {
    const page = await shown(CaseTable, {
      cases: [{ ...ASKED, amount: 1980, customerId: null }],
      query: {},
    });
    expect(page.textContent).toContain('配達確認待ち');
    expect(page.textContent).toContain('配達確認:未着');
    expect(page.textContent).toContain('残り61時間(2026/11/26)');
  });

  it('has its name, notice type, status and deadline on the sheet', async () => {
    const text = (await shown(RequestPanel, { supportCase: ASKED })).textContent!;
    for (const word of ['配達確認', '配達確認:未着', '配達確認待ち', '残り61時間(2026/11/26)'])
      expect(text).toContain(word);
  });

  it('says on the sheet what is asked, and once it is answered that this is final', async () => {
    const open = await shown(AnswersPanel, { supportCase: ASKED });
    expect(open.textContent).toContain('配送業者に配達の状況をお確かめのうえ');
    expect(open.textContent).toContain('配達の結果');
    expect(open.querySelector('a[href$="/answer"]')).not.toBeNull();
    const closed = await shown(AnswersPanel, { supportCase: ANSWERED });
    expect(closed.textContent).toContain('回答は登録済みです');
    expect(closed.querySelector('a[href$="/answer"]')).toBeNull();
    expect(closed.textContent).toContain('配達済み');
    expect((await shown(NotAnswerable, { supportCase: ANSWERED })).textContent).toContain(
      '回答はすでに登録されています',
    );
  });

  it('is filled in by a form of its own sections, and reviewed', async () => {
    const form = new AnswerForm(ASKED, () => TODAY);
    const page = await shown(AnswerFormView, { supportCase: ASKED, form });
    expect([...page.querySelectorAll('legend, h2, h3')].map((heading) => heading.textContent)).toEqual(
      expect.arrayContaining([expect.stringContaining('配達の結果')]),
    );
    form.enter('deliveryResult.outcome', 'delivered');
    form.enter('deliveryResult.deliveredOn', '2026-11-20');
    const answer = form.answer();
    expect(answer).toEqual({ noticeType, sections: ANSWER.sections, notHeld: [] });
    const review = await shown(AnswerReview, { answer, busy: false });
    expect(review.textContent).toContain('配達状況');
    expect(review.textContent).toContain('配達済み');
    expect(review.textContent).toContain('2026/11/20');
  });

  it('is known to be answered by its own status, where the reply was lost', async () => {
    const outcome = TestBed.inject(Registration).register(ASKED, ANSWER);
    server.expectOne(`/api/cases/${ASKED.caseNumber}/answer`).error(new ProgressEvent('error'));
    await turn();
    await turn();
    server.expectOne(`/api/cases/${ASKED.caseNumber}`).flush(ANSWERED);
    expect(await outcome).toEqual({ kind: 'registered', earlier: true, status: answered });
  });
});

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
