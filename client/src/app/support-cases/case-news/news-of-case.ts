import { type CaseDetail, type Label, type RegisteredAnswerView, caseStatus } from '@contract';

/** A change of a case since the page showed it. `by` and `at` are set where a person made it. */
export interface CaseNewsItem {
  readonly name: 'status' | 'answer' | 'reopening' | 'withdrawal' | 'deadline' | 'note';
  readonly at?: string;
  readonly by?: string;
  readonly revision?: number;
  readonly text?: string;
  readonly label?: Label;
  /** A calendar date. */
  readonly on?: string;
  readonly answer?: RegisteredAnswerView;
}

/**
 * The changes since the version that the person's page showed, the latest first: nobody writes over changes that they
 * have not read (spec 9.1).
 */
export function newsOfCase(seen: CaseDetail, now: CaseDetail): readonly CaseNewsItem[] {
  const { withdrawal, supplementaryNote } = now;
  return [
    ...(now.status !== seen.status ? [{ name: 'status', label: caseStatus(now.status).label } as const] : []),
    ...(withdrawal && !seen.withdrawal
      ? [{ name: 'withdrawal', at: withdrawal.withdrawnAt, text: withdrawal.reason } as const]
      : []),
    ...now.reopenings
      .filter(({ revision }) => !seen.reopenings.some((known) => known.revision === revision))
      .map(
        ({ revision, reason, reopenedAt, reopenedBy }) =>
          ({ name: 'reopening', revision, text: reason, at: reopenedAt, by: reopenedBy }) as const,
      ),
    ...(now.deadline.on !== seen.deadline.on ? [{ name: 'deadline', on: now.deadline.on } as const] : []),
    ...(supplementaryNote !== seen.supplementaryNote ? [{ name: 'note', text: supplementaryNote ?? '' } as const] : []),
    ...newAnswers(seen, now).map(
      (answer) =>
        ({
          name: 'answer',
          revision: answer.revision,
          at: answer.registeredAt,
          by: answer.registeredBy,
          answer,
        }) as const,
    ),
  ];
}

function newAnswers({ answers: seen }: CaseDetail, { answers }: CaseDetail): readonly RegisteredAnswerView[] {
  return answers.filter(({ revision }) => !seen.some((known) => known.revision === revision));
}
