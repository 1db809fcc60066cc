import { createServer } from 'node:net';

/**
 * A free port of the loopback interface. It is bound a moment later, so jest's workers, two at a time, use separate
 * ranges: otherwise one could take a port that the other has just chosen.
 */
export async function freePort(): Promise<number> {
  const port = await anyPort();
  return (port >> 1) % 2 === Number(process.env['JEST_WORKER_ID'] ?? port >> 1) % 2 ? port : freePort();
}

function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
  });
}
