import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../portal/free-port';
import { systemUser } from './postgres-cluster';

const PLACES = ['pgbouncer', '/usr/sbin/pgbouncer', '/usr/local/sbin/pgbouncer', '/opt/homebrew/bin/pgbouncer'];
const REMEDY =
  'PgBouncer is not on this machine, and the portal is to work behind it: install it (Debian: apt-get install pgbouncer)';

/** PgBouncer with its default settings in a given mode, before a test's server. */
export class PgBouncer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly to: URL,
    private readonly port: number,
  ) {}

  static async start(serverUrl: string, poolMode: 'session' | 'transaction' | 'statement'): Promise<PgBouncer> {
    const program = PLACES.find((place) => spawnSync(place, ['--version']).status === 0);
    if (!program) throw new Error(REMEDY);
    const [to, port, folder] = [
      new URL(serverUrl),
      await freePort(),
      mkdtempSync(join(tmpdir(), 'shokai-desk-pooler-')),
    ];
    const server = [
      `host=${to.hostname}`,
      `port=${to.port || 5432}`,
      `user=${to.username}`,
      ...(to.password ? [`password=${decodeURIComponent(to.password)}`] : []),
    ];
    // Only the addresses and the mode: all other settings are the package's defaults.
    writeFileSync(
      join(folder, 'pgbouncer.ini'),
      `[databases]\n* = ${server.join(' ')}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =\nauth_type = any\npool_mode = ${poolMode}\n`,
    );
    const owner = await systemUser();
    if (owner) chownSync(folder, owner.uid, owner.gid);
    const bouncer = new PgBouncer(
      spawn(program, [join(folder, 'pgbouncer.ini')], { stdio: 'ignore', cwd: folder, ...owner }),
      folder,
      to,
      port,
    );
    await bouncer.listens();
    return bouncer;
  }

  /** The database's URL through PgBouncer. */
  get url(): string {
    return Object.assign(new URL(this.to), { hostname: '127.0.0.1', port: String(this.port), password: '' }).href;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async listens(): Promise<void> {
    for (;;) {
      if (this.child.exitCode !== null) throw new Error('PgBouncer did not start');
      const socket = connect(this.port, '127.0.0.1');
      const there = await Promise.race([
        once(socket, 'connect').then(() => true),
        once(socket, 'close').then(() => false),
      ]).catch(() => false);
      socket.destroy();
      if (there) return;
      await pause(50);
    }
  }
}
