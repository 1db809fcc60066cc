import { hashPassword, passwordErrors, passwordFits } from './password';

const CONTEXT = ['root-admin', 'taro.yamada@kitano.example.jp', '北のめぐみ市場', 'SBペイメントサービス'];
const refused = (password: string) => passwordErrors(password, CONTEXT).map(({ code }) => code);

describe('a password', () => {
  it.each([
    'a test needs no poetry',
    'correct horse battery staple',
    'demo-portal-2026',
    '北海道じゃがいも定期便と青い傘',
    '雨の日は傘をさして歩きます',
    'x8#kQ!m2zL0p',
    'x7$kQ9!mZ2pL',
  ])('may be %s', (password) => expect(refused(password)).toEqual([]));

  it.each([
    'password12345',
    'qwerty123456',
    '1qaz2wsx3edc4rfv',
    'p@ssw0rd!2026',
    'aaaaaaaaaaaa',
    'abcdefghijkl1',
    'sakura20261129',
    'ｐａｓｓｗｏｒｄ１２３４５',
    'passwordpassword',
    'Password2026',
    '123456789012',
    'qwertyuiop12',
  ])('may not be %s, which is commonly used', (password) => expect(refused(password)).toEqual(['password_too_common']));

  it.each(['root-admin1234', 'ROOT-ADMIN-01', 'taro.yamada123', '北のめぐみ市場20261129', 'shokaidesk2026!'])(
    'may not be %s, which is easy to guess for people who know the user',
    (password) => expect(refused(password)).toEqual(['password_too_common']),
  );

  it('is stored as Argon2id and matches only itself', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect([
      await passwordFits(hash, 'correct horse battery'),
      await passwordFits(hash, 'Correct horse battery'),
      await passwordFits(null, 'correct horse battery'),
    ]).toEqual([true, false, false]);
  });

  it('has 12 to 128 characters', () => {
    expect([refused('short one'), refused('x7$kQ9!mZ2pL'.repeat(11))]).toEqual([['too_short'], ['too_long']]);
  });
});
