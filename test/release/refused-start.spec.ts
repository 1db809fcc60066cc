import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRODUCTION, runCommand } from '../support/portal/release';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'shokai-desk-commands-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, args: readonly string[], env: Record<string, string> = {}) =>
  runCommand(folder, program, args, env);

describe('a portal that cannot start', () => {
  it('lists everything that is missing, with the settings to set', async () => {
    const { code, output } = await run('main.js', []);
    expect(code).toBe(1);
    for (const name of [
      'DATABASE_URL',
      'PORTAL_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'SUPPORT_EMAIL',
      'PROVIDER_NAME',
      'SESSION_SECRET',
      'TRUST_PROXY',
      'MASTER_KEY',
    ])
      expect(output).toMatch(new RegExp(`  - ${name}.* is not set: `));
  });

  it('names the port or address that it could not use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const env = { ...PRODUCTION, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nowhere' };
    expect(await run('main.js', [], { ...env, HOST: '127.0.0.1', PORT: String(port) })).toEqual({
      code: 1,
      output: `PORT ${port} is in use by another process: set PORT to another one, or stop that one.\n`,
    });
    expect(await run('main.js', [], { ...env, HOST: '192.0.2.1' })).toEqual({
      code: 1,
      output: expect.stringMatching(/^HOST 192\.0\.2\.1 is no address of this machine: .*\n$/),
    });
    await new Promise((resolve) => taken.close(resolve));
  });
});
