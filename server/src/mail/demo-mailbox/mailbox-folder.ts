import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A mail as it is stored in the demo mailbox. */
export interface MailboxMail {
  readonly subject: string;
  readonly to: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
}

const KEPT = 1_000;
const NAME = /^\d{8}T\d{9}Z-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EXTENSION = '.json';

/** The demo's mails: one JSON file each in `DATA_DIR/mailbox`, the newest thousand. File names sort by time. */
export class MailboxFolder {
  constructor(private readonly folder: string) {}

  /** `<time>-<row id>`: a mail has the same name at every attempt. */
  static nameOf(id: string, sentAt: Date): string {
    return `${sentAt.toISOString().replace(/[-:.]/g, '')}-${id}`;
  }

  /** Resolves once the mail would survive a kill of the process. A mail that exists already stays unchanged. */
  async put(name: string, mail: MailboxMail): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const names = await this.names();
    if (names.includes(name)) return;
    const unfinished = this.path(`${name}.unfinished`);
    const file = await open(unfinished, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(mail));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, this.path(name + EXTENSION));
    for (const old of names.slice(KEPT - 1)) await rm(this.path(old + EXTENSION), { force: true });
  }

  /** The newest first. */
  async names(): Promise<string[]> {
    const files = await readdir(this.folder).catch(missingIs([]));
    return files
      .filter((file) => file.endsWith(EXTENSION))
      .map((file) => file.slice(0, -EXTENSION.length))
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();
  }

  /** undefined for a name that belongs to no mail, even if such a file exists. */
  async get(name: string): Promise<MailboxMail | undefined> {
    if (!NAME.test(name)) return undefined;
    const content = await readFile(this.path(name + EXTENSION), 'utf8').catch(missingIs(undefined));
    return content === undefined ? undefined : (JSON.parse(content) as MailboxMail);
  }

  private path(file: string): string {
    return join(this.folder, file);
  }
}

function missingIs<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
