import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { TEST_CARDS } from './cards/test-cards';
import { SERVICES } from './services';
import { Simulator } from './simulator';

const { PORT = '4100', DATABASE = '.data/simulator.db' } = process.env;

function announce(url: string): void {
  const services = SERVICES.map(
    ({ merchantId, serviceId, hashKey, encryption, autoCapture }) =>
      `  MID ${merchantId}  SID ${serviceId}  hash key ${hashKey}${encryption ? `  3DES key ${encryption.key}  IV ${encryption.iv}` : ''}${autoCapture ? '  自動売上' : ''}`,
  );
  const cards = TEST_CARDS.map(({ number, brand, says }) => `  ${number.padEnd(16)}  ${brand.padEnd(10)}  ${says}`);
  console.log(
    [
      `Simulator of the payment provider: ${url}`,
      `  tokeniser  ${url}/sbpstoken/com_sbps_system_token.js`,
      `  ledger     ${url}/_control/ledger`,
      'Services',
      ...services,
      'Test cards (any future expiry; security code 999 is always wrong)',
      ...cards,
    ].join('\n'),
  );
}

async function main(): Promise<void> {
  parseArgs(); // accepts no arguments and refuses unknown ones
  if (DATABASE !== ':memory:') mkdirSync(dirname(DATABASE), { recursive: true });
  const simulator = await Simulator.start({ port: Number(PORT), database: DATABASE });
  announce(simulator.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
