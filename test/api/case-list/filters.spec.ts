import { addDays } from '../../../server/contract/src';
import { CASES, findCases, startWithCases, TODAY } from '../../support/cases/case-list';
import { loggedIn, type Person } from '../../support/portal/http';
import type { Portal } from '../../support/portal/start-portal';

describe('the list of cases', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    ({ portal, staff } = await startWithCases());
  });
  afterAll(() => portal.stop());

  const list = (query = '', person = staff) => findCases(person, query);

  it.each([
    ['status=received', CASES],
    ['status=closed_answered', 0],
    ['service=002', 30],
    ['due=overdue', 30],
    ['noticeType=usage_inquiry.other', 0],
    [`requestedFrom=${addDays(TODAY, -20)}&requestedTo=${addDays(TODAY, -20)}&status=open`, CASES],
    [`requestedFrom=${TODAY}`, 0],
    ['q=customer-3', 17],
    ['q=10000000000005', 1],
    ['q=ORDER-7', 1],
    ['q=nothing', 0],
    ['status=closed_answered&due=overdue', 0],
    ['category=usage_inquiry_and_cancellation&status=open', CASES],
  ])('filters by %s', async (query, count) => {
    const { status, body } = await list(`?${query}`);
    expect([status, body.total]).toEqual([200, { count, capped: false }]);
    expect(body.items).toHaveLength(Math.min(count, 50));
  });

  it('shows a merchant no case of another, whatever it filters by', async () => {
    const other = await loggedIn(portal, 'other-staff');
    expect((await list('', other)).body.total.count).toBe(1);
    expect((await list('?q=ORDER-7', other)).body.total.count).toBe(0);
    expect((await list('?service=002', other)).body.total.count).toBe(0);
  });

  it('shows a user limited to a service only that service’s cases', async () => {
    const limited = await loggedIn(portal, 'staff-001');
    const { body } = await list('?status=open', limited);
    expect(body.total.count).toBe(CASES - 30);
    expect(body.services.map((service) => service.serviceId)).toEqual(['001']);
  });

  it('shows support the cases of all merchants, or of one', async () => {
    const support = await loggedIn(portal, 'support');
    expect((await list('?status=open', support)).body.total.count).toBe(CASES + 1);
    expect((await list('?merchant=67890', support)).body.total.count).toBe(1);
    expect((await list('?service=12345-002', support)).body.total.count).toBe(30);
  });

  it.each([
    ['status=closed', '/status'],
    ['sort=amount', '/sort'],
    ['order=up', '/order'],
    ['requestedFrom=2026-02-30', '/requestedFrom'],
    ['cursor=abc', '/cursor'],
    ['service=1x', '/service'],
    ['merchant=67890', '/merchant'],
    ['service=67890-001', '/service'],
    ['page=2', '/page'],
    ['noticeType=x', '/noticeType'],
    ['due=never', '/due'],
    [`q=${'x'.repeat(65)}`, '/q'],
    ['status=open&status=received', '/status'],
    ['q=%00', '/q'],
  ])('refuses %s with the field’s name', async (query, pointer) => {
    const { status, body } = await list(`?${query}`);
    expect([status, body.errors?.map((e) => e.pointer)]).toEqual([422, [pointer]]);
  });
});
