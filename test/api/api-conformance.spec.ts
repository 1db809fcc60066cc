import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IntakeReceipt, tokyoDate, WARNING_CODES } from '../../server/contract/src';
import { MERCHANT_KEY, READING_MERCHANT_KEY } from '../support/examples/fixtures';
import { call, loggedIn, type Reply } from '../support/portal/http';
import { bearer, REQUESTS } from '../support/cases/intake';
import { type Mismatches, schemaCheck } from '../support/examples/json-schema';
import { type Portal, startPortal } from '../support/portal/start-portal';
import { variedAnswers, variedRequests } from '../support/examples/varied-calls';

const LINTERS = join(__dirname, '../lint/openapi-lint.mjs');
const TODAY = tokyoDate(new Date());
const ORDERS = '/api/merchant/v1/orders';
const ONE = `${REQUESTS}/{acquirerReference}`;

interface Media {
  readonly schema: object;
  readonly examples?: Record<string, { readonly value: Record<string, unknown> }>;
}
interface Operation {
  readonly requestBody?: { readonly content: { readonly 'application/json': Media } };
  readonly responses: Record<string, { readonly headers?: object; readonly content?: Record<string, Media> }>;
}
interface Sent {
  readonly key?: string;
  readonly reference?: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly type?: string;
}

describe('the description of the APIs', () => {
  let portal: Portal;
  let paths: Record<string, Record<string, Operation>>;
  let mismatches: Mismatches;
  let answered = 0;
  const statuses = new Set<string>();
  beforeAll(async () => {
    portal = await startPortal({ INTAKE_RATE: '100000', INTAKE_BURST: '100000' });
    const document = (await call<{ paths: typeof paths }>(portal, 'GET', '/api/openapi.json')).body;
    ({ paths } = document);
    mismatches = schemaCheck(document);
  });
  afterAll(() => portal.stop());

  const operation = (method: string, path: string) => paths[path]![method.toLowerCase()]!;
  const exampleOf = (path: string) =>
    Object.values(operation('POST', path).requestBody!.content['application/json'].examples!)[0]!.value;

  /** Sends a call, and checks the response, and a body that was accepted, against the description. */
  async function conforming<T = IntakeReceipt>(
    method: string,
    path: string,
    { key, reference = '', body, raw, type = 'application/json' }: Sent,
  ): Promise<Reply<T>> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const reply = await call<T>(portal, method, path.replace('{acquirerReference}', encodeURIComponent(reference)), {
      headers: { ...bearer(key), ...(content !== undefined && { 'content-type': type }) },
      raw: content,
    });
    const { requestBody, responses } = operation(method, path);
    const described = responses[reply.status];
    expect([method, path, reply.status, described && 'described']).toEqual([method, path, reply.status, 'described']);
    const mediaType = reply.headers.get('content-type')!.split(';')[0]!;
    expect([reply.status, mediaType, mismatches(described!.content![mediaType]!.schema, reply.body)]).toEqual([
      reply.status,
      mediaType,
      [],
    ]);
    for (const header of Object.keys(described!.headers ?? {}))
      if (reply.status !== 503) expect(reply.headers.has(header)).toBe(true);
    if (reply.status < 300 && requestBody)
      expect([mismatches(requestBody.content['application/json'].schema, body), body]).toEqual([[], body]);
    answered++;
    statuses.add(`${method} ${path} ${reply.status}`);
    return reply;
  }

  it('is a document in which neither Redocly nor Spectral finds a problem', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-openapi-'));
    try {
      writeFileSync(
        join(folder, 'openapi.json'),
        JSON.stringify((await call(portal, 'GET', '/api/openapi.json')).body),
      );
      expect(
        execFileSync(process.execPath, [LINTERS, join(folder, 'openapi.json')], {
          encoding: 'utf8',
          env: { ...process.env, NODE_OPTIONS: '' },
        }),
      ).toBe('');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('has examples that work unchanged', async () => {
    const { status, body } = await conforming('POST', REQUESTS, { body: exampleOf(REQUESTS) });
    expect(status).toBe(201);
    expect(
      (
        await conforming('POST', `${ONE}/withdrawal`, {
          reference: body.acquirerReference,
          body: exampleOf(`${ONE}/withdrawal`),
        })
      ).status,
    ).toBe(200);
    expect((await conforming('POST', ORDERS, { key: MERCHANT_KEY, body: exampleOf(ORDERS) })).status).toBe(201);
  });

  it('matches a thousand varied responses, and documents every status among them', async () => {
    const requests = variedRequests(TODAY, 420).map((request, i) => ({ acquirerReference: `VARIED-${i}`, ...request }));
    for (const request of requests) await conforming('POST', REQUESTS, { body: request });
    for (const request of requests.slice(0, 40)) await conforming('POST', REQUESTS, { body: request });
    for (const request of requests.slice(0, 60))
      await conforming('POST', REQUESTS, { body: { ...request, summary: '別の内容' } });
    for (const { acquirerReference } of requests.slice(0, 80))
      await conforming('POST', `${ONE}/withdrawal`, {
        reference: acquirerReference,
        body: { reason: acquirerReference.endsWith('7') ? '' : '取下げ' },
      });
    for (const { acquirerReference } of requests.slice(60, 180))
      await conforming('GET', ONE, { reference: acquirerReference });
    const staff = await loggedIn(portal, 'staff');
    for (const [i, answer] of variedAnswers(TODAY, 120).entries()) {
      const { body } = await conforming('POST', REQUESTS, {
        body: {
          ...exampleOf(REQUESTS),
          acquirerReference: `ANSWERED-${i}`,
          noticeType: answer.noticeType,
          supplementaryNote: '補足',
        },
      });
      expect([
        answer.noticeType,
        (
          await staff.send('POST', `/api/cases/${body.caseNumber}/answer`, {
            ...answer,
            version: 1,
            acknowledgedWarnings: WARNING_CODES,
          })
        ).status,
      ]).toEqual([answer.noticeType, 201]);
      expect(
        (await conforming<{ answers: object[] }>('GET', ONE, { reference: `ANSWERED-${i}` })).body.answers,
      ).toHaveLength(1);
    }
    await conforming('POST', `${ONE}/withdrawal`, { reference: 'ANSWERED-0', body: { reason: '取下げ' } });
    for (const raw of ['', '{', '{"a":1,"a":2}', '[]', 'null', '"x"', `{"summary":"${'x'.repeat(1_048_576)}"}`]) {
      for (const [path, key] of [[REQUESTS], [`${ONE}/withdrawal`], [ORDERS, MERCHANT_KEY]] as const)
        await conforming('POST', path, { key, raw, reference: 'VARIED-0' });
    }
    for (const [path, key] of [[REQUESTS], [`${ONE}/withdrawal`], [ORDERS, MERCHANT_KEY]] as const) {
      await conforming('POST', path, { key, raw: '{}', type: 'text/plain', reference: 'VARIED-0' });
      await conforming('POST', path, { key: 'nobody-knows-this-key', body: {}, reference: 'VARIED-0' });
    }
    for (let i = 0; i < 60; i++) {
      const order = {
        ...exampleOf(ORDERS),
        orderNumber: `V-${i % 40}`,
        customerId: i % 3 ? 'cust-0002' : '',
        ...(i > 50 && { shippingFee: 880.5 }),
      };
      await conforming('POST', ORDERS, {
        key: MERCHANT_KEY,
        body: {
          ...order,
          payment: {
            ...(exampleOf(ORDERS)['payment'] as object),
            trackingId: String(71_630_800_000 + (i % 40)).padStart(14, '0'),
          },
        },
      });
    }
    await conforming('POST', ORDERS, { key: READING_MERCHANT_KEY, body: exampleOf(ORDERS) });
    expect(answered).toBeGreaterThanOrEqual(1_000);
    expect([...statuses].sort()).toEqual(
      expect.arrayContaining([
        `GET ${ONE} 200`,
        `GET ${ONE} 404`,
        ...[200, 201, 400, 401, 409, 413, 415, 422].map((status) => `POST ${REQUESTS} ${status}`),
        ...[200, 404, 409, 422].map((status) => `POST ${ONE}/withdrawal ${status}`),
        ...[200, 201, 403, 422].map((status) => `POST ${ORDERS} ${status}`),
      ]),
    );
  });
});
