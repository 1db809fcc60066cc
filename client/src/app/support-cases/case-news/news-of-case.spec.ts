import type { RegisteredAnswerView, Reopening } from '@contract';
import { caseDetail } from '../answering/testing/case-detail';
import { newsOfCase } from './news-of-case';

const TYPE = 'cancellation_request.method_unknown';
const ANSWER: RegisteredAnswerView = {
  revision: 1,
  noticeType: TYPE,
  sections: {},
  notHeld: [],
  registeredAt: '2026-11-24T01:00:00.000Z',
  registeredBy: '小林',
};
const REOPENING: Reopening = {
  revision: 1,
  reason: '解約日の記載がありません',
  reopenedAt: '2026-11-24T02:00:00.000Z',
  reopenedBy: '加盟店サポート',
  answerDueOn: '2026-11-27',
};
const seen = caseDetail(TYPE);

describe('The changes of a case', () => {
  it('are none where it is unchanged', () => {
    expect(
      newsOfCase(
        seen,
        caseDetail(TYPE, { unread: true, history: [{ event: 'opened', at: '2026-11-24T00:00:00.000Z', by: '小林' }] }),
      ),
    ).toEqual([]);
  });

  it('include a colleague’s answer and the reason of a later reopening', () => {
    const now = caseDetail(TYPE, { status: 'reopened', answers: [ANSWER], reopenings: [REOPENING] });
    expect(newsOfCase(seen, now)).toEqual([
      { name: 'status', label: expect.objectContaining({ ja: '再オープン:回答訂正待ち' }) },
      {
        name: 'reopening',
        revision: 1,
        text: '解約日の記載がありません',
        at: REOPENING.reopenedAt,
        by: '加盟店サポート',
      },
      { name: 'answer', revision: 1, at: ANSWER.registeredAt, by: '小林', answer: ANSWER },
    ]);
    expect(
      newsOfCase(now, { ...now, answers: [{ ...ANSWER, revision: 2 }, ANSWER] }).map(({ name, revision }) => [
        name,
        revision,
      ]),
    ).toEqual([['answer', 2]]);
  });

  it('include a withdrawal, a new deadline and a new supplementary note', () => {
    const withdrawal = { reason: '会員様が取り下げたため', withdrawnAt: '2026-11-24T03:00:00.000Z' };
    expect(
      newsOfCase(
        seen,
        caseDetail(TYPE, {
          withdrawal,
          deadline: { ...seen.deadline, on: '2026-12-01' },
          supplementaryNote: 'ご利用明細もお知らせください。',
        }),
      ).map(({ name, text, on }) => [name, text ?? on]),
    ).toEqual([
      ['withdrawal', '会員様が取り下げたため'],
      ['deadline', '2026-12-01'],
      ['note', 'ご利用明細もお知らせください。'],
    ]);
  });
});
