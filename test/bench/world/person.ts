import { type CallParts } from '../load/call';
import { PASSWORD } from '../seed/base-rows';
import type { PortalProgram } from './portal';

/** Headers of a browser that has logged in. */
export type Person = Readonly<Record<string, string>>;

/** Logs a user in and returns the headers of the browser's further requests. */
export async function logIn({ port, origin }: Pick<PortalProgram, 'port' | 'origin'>, userId: string): Promise<Person> {
  const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ userId, password: PASSWORD }),
  });
  if (response.status !== 201) throw new Error(`login of ${userId} answered ${response.status}`);
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: response.headers.getSetCookie()[0]!.split(';', 1)[0]!, origin, 'x-csrf-token': csrfToken };
}

/** Sends one request outside of any measurement; returns the parsed response. */
export async function askOnce<T>(port: number, { method = 'GET', path, headers, body }: CallParts): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  return (await response.json()) as T;
}
