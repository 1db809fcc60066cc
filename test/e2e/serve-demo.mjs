// Serves the built portal with demo data from a new folder, which is removed when it stops.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-e2e-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.env.DATA_DIR = folder;
delete process.env.DATABASE_URL;
createRequire(import.meta.url)('../../dist/server/src/demo/main.js');
