import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const REMEDY =
  'No Chromium was found. Install Chrome, Edge or Chromium (Debian: apt-get install -y chromium fonts-noto-cjk), or set CHROMIUM_PATH.';

/**
 * Finds a browser for the tests: CHROMIUM_PATH, an installed one, npm's own build for Linux, Debian's package;
 * otherwise the error names the remedy.
 */
export async function findChromium() {
  const found = process.env.CHROMIUM_PATH || installed() || (await fromNpm()) || fromDebian();
  if (!found || !existsSync(found)) throw new Error(REMEDY);
  return found;
}

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...PLACES, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))].find((file) =>
    existsSync(file),
  );
}

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const file = await chromium.executablePath();
    return spawnSync(file, ['--version']).status === 0 ? file : undefined;
  } catch {
    return undefined;
  }
}

function fromDebian() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || spawnSync('apt-get', ['--version']).error)
    return undefined;
  console.log('Installing Debian’s Chromium …');
  spawnSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return installed();
}
