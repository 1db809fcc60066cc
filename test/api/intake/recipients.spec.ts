import { sent } from '../../support/cases/intake';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('the recipients of the mails about a new case are', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const mailed = async (merchantId: string, serviceId: string) => {
    const { caseNumber } = await sent(portal, { merchantId, serviceId });
    const rows = await portal.rows<{ recipient: string }>(
      'SELECT recipient FROM outgoing_mails m JOIN support_cases c ON c.id = m.case_id WHERE case_number = $1 ORDER BY recipient',
      [caseNumber],
    );
    const events = await portal.rows<{ event: string }>(
      'SELECT event FROM audit_entries e JOIN support_cases c ON c.id = e.case_id WHERE case_number = $1 ORDER BY e.id',
      [caseNumber],
    );
    return { to: rows.map((row) => row.recipient), events: events.map((row) => row.event) };
  };
  const contact = (merchantId: string, email: string, serviceIds: string[] | null = null) =>
    portal.rows(`INSERT INTO contacts (merchant_id, name, email, service_ids) VALUES ($1, '通知 四郎', $2, $3)`, [
      merchantId,
      email,
      serviceIds,
    ]);

  it('every active contact of the service', async () => {
    expect(await mailed('12345', '001')).toEqual({
      to: ['notify-one@example.jp', 'notify-two@example.jp'],
      events: ['received'],
    });
  });

  it('no contact that is limited to other services', async () => {
    expect((await mailed('12345', '002')).to).toEqual(['notify-one@example.jp']);
  });

  it('each address once, however it is spelled', async () => {
    await contact('12345', 'NOTIFY-ONE@example.jp');
    expect((await mailed('12345', '002')).to.map((address) => address.toLowerCase())).toEqual([
      'notify-one@example.jp',
    ]);
  });

  it('the managers if no contact is active; support sees that there is none', async () => {
    await portal.rows(`UPDATE contacts SET active = false WHERE merchant_id = '12345'`);
    expect(await mailed('12345', '001')).toEqual({ to: ['admin@example.jp'], events: ['received', 'no_recipient'] });
  });

  it('nobody if there is neither contact nor manager; the case is created all the same', async () => {
    expect(await mailed('67890', '001')).toEqual({ to: [], events: ['received', 'no_recipient'] });
  });

  it('nobody of another merchant', async () => {
    await contact('67890', 'inn@example.jp', ['001']);
    expect((await mailed('67890', '001')).to).toEqual(['inn@example.jp']);
  });
});
