import { addDays, type CaseCounts } from '../../../server/contract/src';
import { startWithCases, TODAY } from '../../support/cases/case-list';
import { exampleAnswer } from '../../support/examples/example-answers';
import { intakeRequest, type Person, sendToIntake } from '../../support/portal/http';
import type { Portal } from '../../support/portal/start-portal';

describe('the list of cases', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    ({ portal, staff } = await startWithCases());
  });
  afterAll(() => portal.stop());

  it('counts without reading the cases: received, answered, reopened, overdue, due soon', async () => {
    const before = (await staff.get<CaseCounts>('/api/case-counts')).body.categories[0]!;
    const { body } = await sendToIntake(
      portal,
      intakeRequest({ requestedOn: addDays(TODAY, -3), answerDueOn: addDays(TODAY, -1) }),
    );
    const received = (await staff.get<CaseCounts>('/api/case-counts')).body.categories[0]!;
    expect(received).toEqual({ ...before, received: before.received + 1, overdue: before.overdue + 1 });
    await staff.send('POST', `/api/cases/${body.caseNumber}/answer`, {
      ...exampleAnswer('usage_inquiry.usage_details', TODAY),
      version: 1,
    });
    const answered = (await staff.get<CaseCounts>('/api/case-counts')).body.categories[0]!;
    expect(answered).toEqual({ ...before, answered: before.answered + 1 });
  });
});
