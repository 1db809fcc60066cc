import { FIELD_ERRORS, NOTICE_TYPES, noticeTypeLabel } from '../../server/contract/src';
import { call } from '../support/portal/http';
import { REQUESTS } from '../support/cases/intake';
import { type Portal, startPortal } from '../support/portal/start-portal';

interface Schema {
  readonly required?: string[];
  readonly enum?: (string | null)[];
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: boolean;
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { security: unknown[]; responses: Record<string, { content?: Record<string, unknown> }> }>
  >;
  readonly components: { readonly schemas: Record<string, Schema> };
}

const ORDERS = '/api/merchant/v1/orders';

describe('the description of the APIs for other systems', () => {
  let portal: Portal;
  let document: OpenApi;
  beforeAll(async () => {
    portal = await startPortal();
    document = (await call<OpenApi>(portal, 'GET', '/api/openapi.json')).body;
  });
  afterAll(() => portal.stop());

  it('is OpenAPI 3.1 and documents every possible response of a route', () => {
    expect(document.openapi).toBe('3.1.0');
    const statuses = (method: string, path: string) => Object.keys(document.paths[path]![method]!.responses);
    expect(Object.keys(document.paths)).toEqual([
      ORDERS,
      REQUESTS,
      `${REQUESTS}/{acquirerReference}`,
      `${REQUESTS}/{acquirerReference}/withdrawal`,
    ]);
    expect(statuses('post', ORDERS)).toEqual([
      '200',
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(statuses('post', REQUESTS)).toEqual([
      '200',
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(statuses('get', `${REQUESTS}/{acquirerReference}`)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '429',
      '500',
      '503',
    ]);
    expect(statuses('post', `${REQUESTS}/{acquirerReference}/withdrawal`)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(document.paths[REQUESTS]!['post']!.responses['422']!.content).toHaveProperty(['application/problem+json']);
    expect(document.paths[REQUESTS]!['post']!.security).toEqual([{ bearer: [] }]);
  });

  it('names the fields of a request as spec 3.2 does, refuses others, and lists all notice types', () => {
    const { RequestDto, RequestPaymentDto } = document.components.schemas as Record<string, Schema>;
    expect(Object.keys(RequestDto!.properties!)).toEqual([
      'acquirerReference',
      'merchantId',
      'serviceId',
      'noticeType',
      'requestedOn',
      'answerDueOn',
      'summary',
      'supplementaryNote',
      'payment',
    ]);
    expect(RequestDto!.required).toEqual([
      'acquirerReference',
      'merchantId',
      'serviceId',
      'noticeType',
      'requestedOn',
      'payment',
    ]);
    expect(RequestPaymentDto!.required).toEqual(['method', 'amount']);
    expect([RequestDto!.additionalProperties, RequestPaymentDto!.additionalProperties]).toEqual([false, false]);
    expect(RequestDto!.properties!['noticeType']!.enum).toEqual(NOTICE_TYPES.map((type) => type.code));
  });

  it('names the fields of an order and of each of its parts, and refuses others', () => {
    const { MerchantOrderDto, OrderBuyerDto, OrderPaymentDto } = document.components.schemas as Record<string, Schema>;
    expect(MerchantOrderDto!.required).toEqual([
      'orderNumber',
      'serviceId',
      'orderedAt',
      'paymentMethod',
      'buyer',
      'items',
    ]);
    expect(OrderPaymentDto!.required).toEqual([
      'trackingId',
      'amount',
      'cardBrand',
      'maskedCardNumber',
      'authorizedAt',
    ]);
    expect([MerchantOrderDto, OrderBuyerDto, OrderPaymentDto].map((schema) => schema!.additionalProperties)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('describes the answer to each of the 17 notice types by the sections of the contract’s table', () => {
    for (const type of NOTICE_TYPES) {
      const schema = document.components.schemas[`Answer.${type.code}`] as Schema & { title: string };
      expect(schema.title).toBe(noticeTypeLabel(type.code).ja);
      expect(Object.keys(schema.properties!['sections']!.properties!)).toEqual(
        type.sections.map((section) => section.name),
      );
    }
  });

  it('contains every schema that it refers to, and no null where 3.1 requires a type', () => {
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]!);
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) expect(document.components.schemas).toHaveProperty([name]);
    expect(text).not.toContain('"nullable"');
    expect(document.components.schemas['RequestPaymentDto']!.properties!['cardBrand']!.enum).toContain(null);
  });

  it('names its server, licence and tags, describes no key as a JWT, and makes no optional field required by a default', () => {
    const { servers, info, tags, components } = document as OpenApi & {
      servers: { url: string }[];
      info: { license: object };
      tags: { name: string }[];
      components: { securitySchemes: object };
    };
    expect(servers.map(({ url }) => url)).toEqual([portal.url]);
    expect([info.license, tags.map(({ name }) => name)]).toEqual([
      { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
      ['Acquirer intake', 'Merchant API'],
    ]);
    expect(JSON.stringify(components.securitySchemes)).not.toContain('bearerFormat');
    expect(JSON.stringify(components)).not.toContain('"default"');
  });

  it('contains every code of a wrong field with its sentence, and the rate limit', () => {
    const { code } = document.components.schemas['FieldError']!.properties as Record<
      string,
      Schema & { 'x-enum-descriptions': Record<string, string> }
    >;
    expect(code!.enum).toEqual(Object.keys(FIELD_ERRORS));
    expect(code!['x-enum-descriptions']['too_long']).toBe(FIELD_ERRORS.too_long.en);
    expect(JSON.stringify(document)).toContain('100 calls a second');
  });

  it('is a page without scripts or inline styles, for human readers', async () => {
    const { status, headers, body } = await call<string>(portal, 'GET', '/api/docs');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(body.match(/<script|<style|\sstyle=|\son\w+=/g)).toBeNull();
    for (const type of NOTICE_TYPES) expect(body).toContain(noticeTypeLabel(type.code).ja);
    // Every row has a type: those of payment, delivery and subscription once had none.
    expect(body).not.toMatch(/<tr><td><code>\w+<\/code><\/td><td><\/td>/);
    const targets = [...body.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    for (const target of new Set(targets)) expect(body).toContain(`id="${target}"`);
    const style = await call<string>(portal, 'GET', /<link rel="stylesheet" href="([^"]+)"/.exec(body)![1]!);
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
