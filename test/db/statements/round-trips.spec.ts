import { tokyoDate } from '../../../server/contract/src';
import { exampleAnswer } from '../../support/examples/example-answers';
import { intakeRequest, loggedIn, Person, receivedCase, sendToIntake } from '../../support/portal/http';
import { RoundTrips } from '../../support/database/round-trips';
import { type Portal, startPortal } from '../../support/portal/start-portal';
import { ON_SERVER } from '../../support/database/test-database';

// Only over a network does each round trip cost time: this is what a call costs when the database is too far away.
if (ON_SERVER) {
  describe('the round trips to the database', () => {
    let portal: Portal;
    let trips: RoundTrips;
    let staff: Person;
    beforeAll(async () => {
      portal = await startPortal();
      trips = new RoundTrips(portal.database);
      staff = await loggedIn(portal, 'staff');
    });
    afterAll(() => portal.stop());

    it('are four for a login: the attempt, which is committed before the password is checked, takes two, its success one, the session’s page one', async () => {
      expect(await trips.fewest(() => new Person(portal).logIn('staff'))).toBe(4);
      const known = await loggedIn(portal, 'staff');
      expect(await trips.fewest(() => known.logIn('staff'))).toBe(4);
    });

    it('are three for a wrong password', async () => {
      expect(await trips.fewest(() => new Person(portal).logIn('viewer', 'wrong'))).toBe(3);
    });

    it('are four for an intake: the key, the existing case, the new case, and everything that belongs to it', async () => {
      expect(await trips.fewest(() => sendToIntake(portal, intakeRequest()))).toBe(4);
    });

    it('are two for a list or a count, three for a sheet or an answer', async () => {
      const cases = await Promise.all(Array.from({ length: 5 }, () => receivedCase(portal)));
      const answer = () =>
        staff.send('POST', `/api/cases/${cases.pop()}/answer`, {
          ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
          version: 1,
        });
      expect([
        await trips.fewest(() => staff.get('/api/cases')),
        await trips.fewest(() => staff.get('/api/case-counts')),
        await trips.fewest(() => staff.get(`/api/cases/${cases[0]}`)),
        await trips.fewest(answer),
      ]).toEqual([2, 2, 3, 3]);
    });
  });
} else {
  describe('the embedded database', () => {
    it('is not reached over a network: it has no address', async () => {
      const portal = await startPortal();
      expect([process.env['DATABASE_URL'], (await sendToIntake(portal, intakeRequest())).status]).toEqual([
        undefined,
        201,
      ]);
      await portal.stop();
    });
  });
}
