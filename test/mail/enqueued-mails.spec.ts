import { ALL_SERVICES, merchantScope, supportScope } from '../../server/src/shared/tenancy/scope';
import { Tenancy } from '../../server/src/shared/tenancy/tenancy';
import { type NewMail, MailsService } from '../../server/src/mail/mails.service';
import { sent } from '../support/cases/intake';
import { type Portal, startPortal } from '../support/portal/start-portal';

let portal: Portal;
let mails: MailsService;
let tenancy: Tenancy;
let mail: NewMail;
beforeAll(async () => {
  portal = await startPortal();
  mails = portal.app.get(MailsService, { strict: false });
  tenancy = portal.app.get(Tenancy, { strict: false });
  const { caseNumber } = await sent(portal);
  const [supportCase] = await portal.rows<{ id: string }>('SELECT id FROM support_cases WHERE case_number = $1', [
    caseNumber,
  ]);
  mail = {
    template: 'answer-receipt',
    merchantId: '12345',
    caseId: supportCase!.id,
    recipients: ['First@example.jp'],
    once: 'receipt:1:',
    facts: { revision: 1 },
  };
});
afterAll(() => portal.stop());
beforeEach(() => portal.rows(`DELETE FROM outgoing_mails`));

const MERCHANT = merchantScope('12345', ALL_SERVICES);
const recipients = async () =>
  (await portal.rows<{ recipient: string }>('SELECT recipient FROM outgoing_mails ORDER BY recipient')).map(
    ({ recipient }) => recipient,
  );
const enqueue = (changes: Partial<NewMail> = {}) =>
  tenancy.as(MERCHANT, (tx) => mails.enqueue(tx, { ...mail, ...changes }));

describe('mails that are enqueued', () => {
  it('sends an address one mail per event, however often it is enqueued and however the address is written', async () => {
    await enqueue();
    await enqueue();
    await enqueue({ recipients: ['first@example.jp', 'FIRST@EXAMPLE.JP', 'second@example.jp', 'Second@example.jp'] });
    expect(await recipients()).toEqual(['First@example.jp', 'second@example.jp']);
  });

  it('sends another mail for another event', async () => {
    await enqueue();
    await enqueue({ once: 'receipt:2:' });
    expect(await recipients()).toHaveLength(2);
  });

  it('drops the mail of a transaction that is rolled back', async () => {
    const failing = tenancy.as(MERCHANT, async (tx) => {
      await mails.enqueue(tx, mail);
      throw new Error('something else went wrong');
    });
    await expect(failing).rejects.toThrow('something else');
    expect(await recipients()).toEqual([]);
  });

  it('writes nothing where there is no recipient', async () => {
    await enqueue({ recipients: [] });
    expect(await recipients()).toEqual([]);
  });

  it('accepts no mail for another merchant', async () => {
    await expect(enqueue({ merchantId: '67890', caseId: null })).rejects.toThrow('row-level security');
    expect(await recipients()).toEqual([]);
  });

  it('shows the mails of one case to support, and to no merchant', async () => {
    await enqueue({ recipients: ['b@example.jp', 'a@example.jp'] });
    await enqueue({ once: 'other:', caseId: null });
    const seen = await tenancy.read(supportScope(), mails.ofCase('12345', mail.caseId!));
    expect(seen.map(({ recipient }) => recipient)).toEqual(['a@example.jp', 'b@example.jp']);
    expect(await tenancy.read(supportScope(), mails.ofCase('67890', mail.caseId!))).toEqual([]);
    await expect(tenancy.read(MERCHANT, mails.ofCase('12345', mail.caseId!))).rejects.toThrow('permission denied');
  });
});
