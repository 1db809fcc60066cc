import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../db/data-source';
import { type CaseDetail, type OrderPage, tokyoDate } from '../../server/contract/src';
import { exampleAnswer } from '../support/examples/example-answers';
import { insertFixtures } from '../support/examples/fixtures';
import { loggedIn, receivedCase } from '../support/portal/http';
import { insertEncryptedOrders } from '../support/database/encrypted-orders';
import { createServingUser, type ServingUser } from '../support/database/serving-user';
import { type Portal, startPortal } from '../support/portal/start-portal';
import { ON_SERVER } from '../support/database/test-database';

const COMMAND = join(__dirname, '../../dist/server/src/keys-rotate.js');
const [OLD, NEW] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64')) as [string, string];
const ORDERS = 4_000;
const BUYER = { name: '髙﨑 𠮷子', kana: null, email: null, phone: null, postalCode: null, address: null };

/** Runs `npm run keys:rotate` and returns its output. */
function rotate(
  env: Record<string, string>,
  ...flags: string[]
): { readonly child: ChildProcess; readonly output: () => string; waitForOutput(text: string): Promise<void> } {
  const child = spawn(process.execPath, [COMMAND, ...flags], {
    env: { PATH: process.env['PATH'], MASTER_KEY: NEW, MASTER_KEY_PREVIOUS: OLD, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const waitForOutput = async (text: string) => {
    while (!output.includes(text))
      await Promise.race([
        once(child.stdout, 'data'),
        once(child, 'exit').then(() => Promise.reject(new Error(`it ended: ${output}`))),
      ]);
  };
  return { child, output: () => output, waitForOutput };
}

// A server allows a portal to run beside the command.
if (ON_SERVER) {
  describe('the command that changes the master key, killed while answers are registered,', () => {
    let portal: Portal;
    let user: ServingUser;
    const cases: string[] = [];
    beforeAll(async () => {
      portal = await startPortal({ MASTER_KEY: NEW, MASTER_KEY_PREVIOUS: OLD }, fill);
      user = await createServingUser(portal.database);
    }, 300_000);
    afterAll(async () => {
      await user.drop();
      await portal.stop();
    });

    const left = async () =>
      (await portal.rows<{ n: number }>('SELECT count(*)::int AS n FROM orders WHERE master_key_version = 1'))[0]!.n;
    const command = () => rotate({ DATABASE_URL: user.url(portal.databaseUrl!) });
    /** Registers answers until `end` has resolved, and records each confirmed one. */
    const answerUntil = async (end: Promise<unknown>) => {
      let over = false;
      void end.finally(() => (over = true));
      const staff = await loggedIn(portal, 'staff');
      do {
        const caseNumber = await receivedCase(portal);
        expect(
          (
            await staff.send('POST', `/api/cases/${caseNumber}/answer`, {
              ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
              version: 1,
            })
          ).status,
        ).toBe(201);
        cases.push(caseNumber);
      } while (!over);
    };

    it('continues when it is run again, and leaves every answer readable', async () => {
      const killed = command();
      await killed.waitForOutput('orders: 200 wrapped anew');
      killed.child.kill('SIGKILL');
      await once(killed.child, 'exit');
      expect(await left()).toBeGreaterThan(0);
      expect(await left()).toBeLessThan(ORDERS);

      const again = command();
      const ended = once(again.child, 'exit');
      await answerUntil(ended);
      expect([await ended, again.output()]).toEqual([
        [0, null],
        expect.stringMatching(/left under a former one: [^]*of orders[^]*Nothing is left under a former master key/i),
      ]);
      expect([await left(), await portal.rows('SELECT version FROM master_keys'), cases.length > 0]).toEqual([
        0,
        [{ version: 2 }],
        true,
      ]);
      const staff = await loggedIn(portal, 'staff');
      for (const caseNumber of cases)
        expect((await staff.get<CaseDetail>(`/api/cases/${caseNumber}`)).body.answers).toMatchObject([
          { sections: { purchaser: expect.anything() } },
        ]);
      expect(new Set((await staff.get<OrderPage>('/api/orders')).body.items.map(({ buyerName }) => buyerName))).toEqual(
        new Set([BUYER.name]),
      );
    });
  });
} else {
  describe('the command that changes the master key', () => {
    it('reports that a portal has the embedded database open, and changes nothing', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-rotate-'));
      const open = await openDatabase({ embedded: { dataDir: folder } });
      const { child, output } = rotate({ DATA_DIR: folder }, '--embedded');
      expect([await once(child, 'close'), output()]).toEqual([
        [1, null],
        `Database: the embedded one in ${folder}\nDATA_DIR ${folder} is in use by another process of the portal: stop that one, or set DATA_DIR to another folder.\n`,
      ]);
      await open.destroy();
      rmSync(folder, { recursive: true, force: true });
    });
  });
}

/** Inserts orders encrypted under the former key. */
async function fill(database: DataSource): Promise<void> {
  await insertFixtures(database);
  await insertEncryptedOrders(database, Buffer.from(OLD, 'base64'), BUYER, ORDERS);
}
