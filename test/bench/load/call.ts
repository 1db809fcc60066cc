/** A request as it is sent, and the expected response. */
export interface Call {
  readonly bytes: Buffer;
  /** The report groups calls by this kind. */
  readonly kind: string;
  readonly status: number;
}

export interface CallParts {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly kind?: string;
  readonly status?: number;
}

/** Serialises a request once, so that sending it costs next to nothing. */
export function callOf({
  method = 'GET',
  path,
  headers = {},
  body,
  kind = method,
  status = method === 'POST' ? 201 : 200,
}: CallParts): Call {
  const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...Object.entries({
      ...headers,
      ...(content && { 'content-type': 'application/json', 'content-length': String(content.length) }),
    }).map(([name, value]) => `${name}: ${value}`),
  ];
  return {
    bytes: Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), content ?? Buffer.alloc(0)]),
    kind,
    status,
  };
}
