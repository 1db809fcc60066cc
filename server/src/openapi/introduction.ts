import type { Config } from '../config';

/** The rules that apply to every call, in paragraphs. */
export function introduction({ intakeRate: { perSecond, burst } }: Pick<Config, 'intakeRate'>): string {
  return [
    'JSON in UTF-8, not compressed. Dates are YYYY-MM-DD in Asia/Tokyo, instants ISO 8601, amounts integer yen. In requests absent, null and blank are the same, unknown fields are refused, and an instant without an offset is meant in Asia/Tokyo. Lengths are counted in characters as a person counts them (grapheme clusters).',
    'Authorization: an API key as a Bearer token. It names the acquirer or the merchant; the provider makes and revokes keys.',
    `Rate: each key may send ${perSecond.toLocaleString('en-US')} calls a second and ${burst.toLocaleString('en-US')} in a burst. Beyond that: 429, with the seconds to wait in Retry-After.`,
    'Once-only: send a call again, unchanged, whenever its answer did not arrive. The same acquirerReference or orderNumber with the same content is answered 200 like the first time, with other content 409. Nothing is created twice.',
    'Errors are application/problem+json (RFC 9457). code tells a program why; errors names every wrong field at once, each with a code of the catalogue (FieldError.code) and a sentence in Japanese. After 500 and 503 send the same call again; 503 says when in Retry-After.',
    'Versioning: the path bears the version. Within v1, optional fields of requests, fields of answers, codes and options may be added; none is taken away, renamed or given another meaning. Programs ignore what they do not know.',
  ].join('\n\n');
}
