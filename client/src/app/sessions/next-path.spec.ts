import { START_PATH, nextPath, nextUrl } from './next-path';

const ORIGIN = 'https://portal.example.jp';

describe('the path after a login', () => {
  it.each([
    '/support',
    '/cases?status=received&q=%E2%80%AE',
    '/cases/SD-0000000123',
    '/cases/SD-0000000123/answer?step=review#purchaser',
  ])('leads to %s, a path of the portal', (next) => expect(nextPath(next, ORIGIN)).toBe(next));

  it.each([
    'https://evil.example',
    'https://portal.example.jp.evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\u0000/cases',
    '/cases\u0007',
    ' /cases',
    'cases',
    'javascript:alert(1)',
    '/..//evil.example',
    '/./\u00a0/evil',
    'data:text/html,x',
    '/%0d%0aX/../..//evil.example',
  ])('never leaves the portal for %j', (next) => expect(nextPath(next, ORIGIN)).toBe(START_PATH));

  it.each([undefined, null, ''])('is the portal’s start for %j', (next) =>
    expect(nextPath(next, ORIGIN)).toBe(START_PATH),
  );

  it.each([
    '/cases/SD-00000123」',
    '/cases/SD-00000123。',
    '/cases/SD-00000123>',
    '/cases/SD-00000123 ',
    '/cases/SD-00000123\u3000',
    '/cases/SD-00000123/',
    '/cases/sd-00000123',
    '/cases/SD-00000123%E3%80%8D',
    '/cases/ＳＤ－００００0123',
  ])('is the case for %j, a link that a mail program or a copying person has altered', (next) =>
    expect(nextPath(next, ORIGIN)).toBe('/cases/SD-00000123'),
  );

  it('is the first usable one when the parameter is repeated', () => {
    expect(nextPath(['//evil.example', '/cases/SD-00000123', '/orders'], ORIGIN)).toBe('/cases/SD-00000123');
    expect(nextPath([], ORIGIN)).toBe(START_PATH);
  });

  it('is never the login itself', () => expect(nextPath('/login?next=/login', ORIGIN)).toBe(START_PATH));
});

describe('the page after a login', () => {
  it('keeps the fragment that the login kept', () => {
    expect([
      nextUrl('/orders?status=new', 'name=佐藤&email=a%26b', ORIGIN),
      nextUrl('/orders', null, ORIGIN),
      nextUrl('/cases#a', 'b', ORIGIN),
    ]).toEqual(['/orders?status=new#name=%E4%BD%90%E8%97%A4&email=a%2526b', '/orders', '/cases#a']);
  });

  it('does not leave the portal through a fragment', () =>
    expect(nextUrl('//evil.example', 'x', ORIGIN)).toBe(`${START_PATH}#x`));
});
