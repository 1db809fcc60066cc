import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STDIO, watch } from '../support/portal/portal-process';

const PROGRAMS = join(__dirname, '../../dist/server');

// The programs of a release are tested in test/release/commands.spec.ts.
describe('a program that starts its work immediately', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'shokai-desk-lines-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['src/demo/main.js', '--public'],
    ['src/demo/main.js', 'portal'],
    ['simulator/src/main.js', '--port=1'],
    ['simulator/src/main.js', 'now'],
  ])('refuses unknown arguments: %s %s', async (program, word) => {
    const env = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder, DATABASE: join(folder, 'simulator.db') };
    const { child, printed } = watch(
      spawn(process.execPath, [join(PROGRAMS, program), word], { env, stdio: STDIO, timeout: 60_000 }),
      0,
    );
    expect([(await once(child, 'close'))[0], printed()]).toEqual([1, expect.not.stringContaining('    at ')]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
