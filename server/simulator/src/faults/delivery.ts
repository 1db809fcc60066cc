import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './faults';

const XML = 'text/xml;charset=Shift_JIS';
const SLOW_MS = 4_000;

/** Sends a response of the XML API, changed by the fault if there is one. */
export async function deliver(response: ServerResponse, xml: Buffer, fault: Fault | null): Promise<void> {
  switch (fault?.kind) {
    case 'silence':
      return;
    case 'drop':
      response.destroy();
      return;
    case 'half':
      breakOff(response, xml);
      return;
    case 'server_error':
      response.writeHead(503, { 'content-type': 'text/html' }).end('<html><body>Service Unavailable</body></html>');
      return;
    case 'wrong_encoding':
      send(response, Buffer.from(xml.toString('latin1').replace('Shift_JIS', 'UTF-8')), 'text/xml;charset=UTF-8');
      return;
    case 'wrong_hash':
      send(
        response,
        Buffer.from(
          xml
            .toString('latin1')
            .replace(
              '</sps-api-response>',
              `<res_sps_hashcode>${'0'.repeat(40)}</res_sps_hashcode></sps-api-response>`,
            ),
          'latin1',
        ),
      );
      return;
    case 'slow':
      await pause(fault.delayMs ?? SLOW_MS);
  }
  send(response, xml);
}

function send(response: ServerResponse, xml: Buffer, contentType = XML): void {
  response
    .writeHead(200, { 'content-type': contentType, 'content-language': 'ja', 'cache-control': 'no-store' })
    .end(xml);
}

/** Sends no Content-Length, so that only the content shows that half of it is missing. */
function breakOff(response: ServerResponse, xml: Buffer): void {
  response.writeHead(200, { 'content-type': XML, connection: 'close' }).end(xml.subarray(0, xml.length / 2));
}
