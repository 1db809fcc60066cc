import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { decode, encode } from 'iconv-lite';
import { SERVICES, type SimulatedService } from '../services';
import { Simulator } from '../simulator';

/** Requests are written by hand here, independently of the simulator's own encoder. */
export const [PLAIN, ENCRYPTED] = SERVICES as [SimulatedService, SimulatedService];
export const NOW = new Date('2026-11-25T12:00:00+09:00');
/** Elements that hold a text each. */
export type Leaves = readonly (readonly [string, string])[];

export function xml(id: string, body: string, hashed: string, hashKey = PLAIN.hashKey): Buffer {
  const hash = createHash('sha1')
    .update(encode(hashed + hashKey, 'CP932'))
    .digest('hex');
  return encode(
    `<?xml version="1.0" encoding="Shift_JIS"?><sps-api-request id="${id}">${body}<sps_hashcode>${hash}</sps_hashcode></sps-api-request>`,
    'CP932',
  );
}

export const write = (leaves: Leaves) => leaves.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
export const flat = (id: string, leaves: Leaves) => xml(id, write(leaves), leaves.map(([, value]) => value).join(''));

export const followUp = (trackingId: string, stamp = '20261125120000'): Leaves => [
  ['merchant_id', '90001'],
  ['service_id', '001'],
  ['tracking_id', trackingId],
  ['processing_datetime', stamp],
  ['request_date', stamp],
  ['limit_second', '600'],
];

interface Token {
  readonly token: string;
  readonly tokenKey: string;
}

/** A merchant that calls a simulator of its own, with the token of a card. */
export class Caller {
  private constructor(
    readonly simulator: Simulator,
    readonly token: Token,
  ) {}

  /** @param database a file for the simulator's books, which otherwise are in memory. */
  static async start(database?: string, card: object = {}): Promise<Caller> {
    const simulator = await Simulator.start({ now: () => NOW, ...(database !== undefined && { database }) });
    return new Caller(simulator, await tokenOf(simulator, card));
  }

  stop(): Promise<void> {
    return this.simulator.stop();
  }

  authorization(orderId = 'O-1'): Buffer {
    const head: Leaves = [
      ['merchant_id', '90001'],
      ['service_id', '001'],
      ['cust_code', 'C'],
      ['order_id', orderId],
      ['item_id', 'I'],
    ];
    const pay: Leaves = [
      ['token', this.token.token],
      ['token_key', this.token.tokenKey],
    ];
    const tail: Leaves = [
      ['encrypted_flg', '0'],
      ['request_date', '20261125120000'],
      ['limit_second', '600'],
    ];
    const values = (leaves: Leaves) => leaves.map(([, value]) => value).join('');
    const body = `${write(head)}<item_name>${encode('珈琲', 'CP932').toString('base64')}</item_name><amount>1980</amount><pay_option_manage>${write(pay)}</pay_option_manage>${write(tail)}`;
    return xml('ST01-00131-101', body, `${values(head)}珈琲1980${values(pay)}${values(tail)}`);
  }

  async post(
    body: Buffer,
    { service = PLAIN, contentType = 'text/xml' } = {},
  ): Promise<{ status: number; type: string | null; text: string }> {
    const credentials = `${service.merchantId}${service.serviceId}:${service.hashKey}`;
    const response = await fetch(`${this.simulator.url}/api/xmlapi.do`, {
      method: 'POST',
      headers: { 'content-type': contentType, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      body: new Uint8Array(body),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: decode(Buffer.from(await response.arrayBuffer()), 'CP932'),
    };
  }

  /** The code of what is wrong with a request, or `OK`. */
  async codeOf(body: Buffer): Promise<string> {
    return /<res_err_code>(.*)<\/res_err_code>/.exec((await this.post(body)).text)?.[1] ?? 'OK';
  }

  async trackingIdOf(body: Buffer): Promise<string> {
    return /<res_tracking_id>(\d{14})</.exec((await this.post(body)).text)![1]!;
  }
}

/** Calls the simulator's script as a shop's page would. */
export async function generateToken({ url }: Simulator, card: object): Promise<object> {
  const src = `${url}/sbpstoken/com_sbps_system_token.js`;
  const page: Record<string, unknown> & {
    com_sbps_system?: { generateToken(card: object, callback: (answer: object) => void): void };
  } = { document: { currentScript: { src } }, URL, fetch };
  runInNewContext(await (await fetch(src)).text(), page);
  const typed = {
    merchantId: '90001',
    serviceId: '001',
    ccNumber: '4242424242424242',
    ccExpiration: '203012',
    securityCode: '123',
    ...card,
  };
  return new Promise((resolve) => page.com_sbps_system!.generateToken(typed, resolve));
}

export async function tokenOf(simulator: Simulator, card: object): Promise<Token> {
  return ((await generateToken(simulator, card)) as { tokenResponse: Token }).tokenResponse;
}
