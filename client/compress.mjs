// node compress.mjs FOLDER: writes the compressed forms of each file beside it, so that the server never compresses a file for a request.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const [folder] = process.argv.slice(2);
await Promise.all(globSync('**/*.{js,css,svg,json}', { cwd: folder }).map((file) => compress(join(folder, file))));

async function compress(file) {
  const content = readFileSync(file);
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(content));
  writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}
