import { passwordErrors, passwordFits, hashPassword } from './password';

describe('a password', () => {
  it.each(['short', 'x'.repeat(129), 'passwordpassword', 'Password2026', '123456789012', 'aaaaaaaaaaaaaa', 'qwertyuiop12', 'ｐａｓｓｗｏｒｄ１２３４', 'shokai-desk1'])('is refused: %s', (password) => {
    expect(passwordErrors(password)).toHaveLength(1);
  });

  it.each(['correct horse battery', '雨の日は傘をさして歩きます', 'demo-portal-2026', 'x8#kQ!m2zL0p'])('is accepted without rules of composition: %s', (password) => {
    expect(passwordErrors(password)).toEqual([]);
  });

  it('is kept as Argon2id and fits only itself', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect([await passwordFits(hash, 'correct horse battery'), await passwordFits(hash, 'Correct horse battery'), await passwordFits(null, 'correct horse battery')]).toEqual([true, false, false]);
  });
});
