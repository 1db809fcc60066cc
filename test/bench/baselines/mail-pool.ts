import { createTransport } from 'nodemailer';
import { MessageWriter } from '../../../server/src/mail/rendering/message-writer';

/** The portal's number of connections. Keeping connections open forever is the best that a pool can do. */
const CONNECTIONS = 5;

/** B8: one of the portal's mails, rendered once and sent again and again by a bare pool. */
async function main(): Promise<void> {
  const writer = new MessageWriter(
    {
      mailFrom: 'no-reply@example.jp',
      portalUrl: new URL('https://portal.example.jp'),
      providerName: 'SBペイメントサービス',
    },
    { now: () => new Date('2026-11-24T10:00:00+09:00') },
  );
  const { from, subject, text, html } = writer.write({
    id: 'bench',
    template: 'case-received',
    recipient: 'notify@example.jp',
    enqueuedAt: new Date(),
    facts: { revision: 0 },
    found: {
      caseNumber: 'SD-00000001',
      noticeType: 'usage_inquiry.usage_details',
      answerDueOn: '2026-11-30',
      merchantId: '10001',
      serviceId: '001',
      status: 'received',
      revision: 0,
    },
  })!;
  const pool = createTransport({
    host: '127.0.0.1',
    port: Number(process.env['SMTP_PORT']),
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
  });
  let left = Number(process.env['MAILS']);
  const lane = async () => {
    while (left-- > 0)
      await pool.sendMail({
        messageId: `<${left}@example.jp>`,
        from,
        to: `notify-${left}@example.jp`,
        subject,
        text,
        html,
      });
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  pool.close();
}

void main();
