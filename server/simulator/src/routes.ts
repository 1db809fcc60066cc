import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authentications } from './cards/authentications';
import { cardCompanyPage, NO_SUCH_AUTHENTICATION } from './cards/card-company-page';
import { TOKENISER_SCRIPT } from './cards/tokeniser-script';
import type { Tokens } from './cards/tokens';
import { faultOfCard } from './faults/conduct';
import { deliver } from './faults/delivery';
import { applyControl } from './faults/fault-reader';
import type { Fault, Faults } from './faults/faults';
import { basicCredentialsOf, bodyOf, isLocal, jsonOf } from './incoming';
import type { Ledger } from './payments/ledger';
import type { XmlApi } from './payments/xml-api';
import { Refusal } from './protocol/refusal';
import type { SimulatedService } from './services';

export interface Parts {
  readonly services: readonly SimulatedService[];
  readonly ledger: Ledger;
  readonly tokens: Tokens;
  readonly authentications: Authentications;
  readonly api: XmlApi;
  readonly faults: Faults;
}

type Route = (request: IncomingMessage, response: ServerResponse, parts: Parts, path: string) => Promise<void> | void;

const ROUTES: readonly (readonly [method: string, path: RegExp, route: Route])[] = [
  ['POST', /^\/api\/xmlapi\.do$/, xmlApi],
  [
    'GET',
    /^\/sbpstoken\/com_sbps_system_token\.js$/,
    (_, response) => void send(response, 200, 'text/javascript', TOKENISER_SCRIPT),
  ],
  [
    'OPTIONS',
    /^\/token$/,
    (_, response) =>
      void response
        .writeHead(204, { ...OPEN, 'access-control-allow-headers': 'content-type', 'access-control-max-age': '600' })
        .end(),
  ],
  [
    'POST',
    /^\/token$/,
    async (request, response, { tokens }) => json(response, tokens.make(await jsonOf(request)), OPEN),
  ],
  ['GET', /^\/card-company\/[\w-]+$/, showCardCompany],
  ['POST', /^\/card-company\/[\w-]+$/, answerCardCompany],
  [
    'POST',
    /^\/_control\/faults$/,
    local(async (request, response, { faults }) => {
      applyControl(faults, await jsonOf(request));
      json(response, {});
    }),
  ],
  [
    'GET',
    /^\/_control\/ledger$/,
    local((_, response, { ledger }) =>
      json(response, { payments: ledger.payments(), operations: ledger.operations() }),
    ),
  ],
];
/** A system error of the provider. */
const SYSTEM_ERROR = '10190999';
/** Any page of any shop may use the tokeniser. */
const OPEN = { 'access-control-allow-origin': '*' };

/** Answers one request; 404 or 400 if it can't be understood. */
export async function answer(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const path = (request.url ?? '/').split('?')[0]!;
  const found = ROUTES.find(([method, pattern]) => method === request.method && pattern.test(path));
  if (!found) return send(response, 404, 'text/plain', 'not found');
  try {
    await found[2](request, response, parts, path);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError)) throw error;
    send(response, 400, 'text/plain', error.message);
  }
}

async function xmlApi(
  request: IncomingMessage,
  response: ServerResponse,
  { services, api, faults }: Parts,
): Promise<void> {
  const credentials = basicCredentialsOf(request);
  const service = services.find(
    ({ merchantId, serviceId, hashKey }) => credentials === `${merchantId}${serviceId}:${hashKey}`,
  );
  if (!service)
    return send(response, 401, 'text/plain', 'wrong credentials', { 'www-authenticate': 'Basic realm="API"' });
  if (!/^text\/xml *(; *charset="?shift_jis"?)?$/i.test(request.headers['content-type'] ?? ''))
    return send(response, 415, 'text/plain', 'text/xml in Shift_JIS, please');
  const body = await bodyOf(request);
  const requestId = /<sps-api-request\s+id="([\w-]+)"/.exec(body.toString('latin1'))?.[1];
  const fault = faults.next(requestId);
  const answered = executes(fault) ? api.answer(body, service, `http://${request.headers.host}`) : null;
  const xml =
    fault?.kind === 'refuse' || !answered
      ? api.refused(refusalOf(fault?.code ?? SYSTEM_ERROR), requestId ?? null).xml
      : answered.xml;
  await deliver(response, xml, fault ?? (answered && faultOfCard(answered.conduct, answered.requestId)));
}

function executes(fault: Fault | null): boolean {
  return !fault || fault.applied || fault.kind === 'slow';
}

function refusalOf(code: string): Refusal {
  return new Refusal(code.slice(3, 5), code.slice(5));
}

function showCardCompany(_: IncomingMessage, response: ServerResponse, { authentications }: Parts, path: string): void {
  const found = authentications.find(path.split('/')[2]!);
  const isOpen = found?.state === 'asked';
  send(
    response,
    isOpen ? 200 : 404,
    'text/html; charset=utf-8',
    isOpen ? cardCompanyPage(found) : NO_SUCH_AUTHENTICATION,
  );
}

async function answerCardCompany(
  request: IncomingMessage,
  response: ServerResponse,
  { authentications }: Parts,
  path: string,
): Promise<void> {
  const form = new URLSearchParams((await bodyOf(request)).toString());
  const url = authentications.answer(path.split('/')[2]!, form.get('password') ?? '');
  if (url) response.writeHead(303, { location: url }).end();
  else send(response, 404, 'text/html; charset=utf-8', NO_SUCH_AUTHENTICATION);
}

function local(route: Route): Route {
  return (request, response, parts, path) =>
    isLocal(request) ? route(request, response, parts, path) : send(response, 404, 'text/plain', 'not found');
}

function json(response: ServerResponse, value: object, headers: Record<string, string> = {}): void {
  send(response, 200, 'application/json', JSON.stringify(value), headers);
}

function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  content: string,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, {
      'content-type': contentType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    })
    .end(content);
}
