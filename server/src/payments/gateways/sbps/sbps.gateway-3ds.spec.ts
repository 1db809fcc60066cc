import { TEST_CARDS } from '../../../../simulator/src/cards/test-cards';
import { SERVICES } from '../../../../simulator/src/services';
import { closeShops, openShop as open, type Shop } from './testing/shop';

afterEach(closeShops);

describe('3-D Secure at the provider', () => {
  async function challenge(shop: Shop) {
    const authorization = await shop.authorization('approved');
    const reply = await shop.gateway.authenticate(
      shop.account,
      authorization,
      'http://localhost:3000/shop/completion?a=1&b=2',
      shop.attempt(),
    );
    if (reply.outcome !== 'challenge') throw new Error(JSON.stringify(reply));
    const answer = (password: string) =>
      fetch(reply.url, { method: 'POST', body: new URLSearchParams({ password }), redirect: 'manual' });
    return { authorization: { ...authorization, authenticationId: reply.authenticationId }, url: reply.url, answer };
  }

  it('sends the browser to the card company and back, and then authorises', async () => {
    const shop = await open(SERVICES[1]);
    const { authorization, url, answer } = await challenge(shop);
    expect(await (await fetch(url)).text()).toContain('**** **** **** 4242');
    expect((await answer('simulator')).headers.get('location')).toBe('http://localhost:3000/shop/completion?a=1&b=2');
    expect(await shop.gateway.authorize(shop.account, authorization, shop.attempt())).toMatchObject({
      outcome: 'done',
    });
    expect((await answer('simulator')).status).toBe(404);
  });

  it('declines the authorisation after a wrong password, or none', async () => {
    const shop = await open();
    const { authorization, answer } = await challenge(shop);
    expect(await shop.gateway.authorize(shop.account, authorization, shop.attempt())).toMatchObject({
      outcome: 'declined',
    });
    expect((await answer('wrong')).status).toBe(303);
    expect(await shop.gateway.authorize(shop.account, authorization, shop.attempt())).toMatchObject({
      outcome: 'declined',
    });
  });

  it('is skipped for brands that do not support it: the browser continues immediately', async () => {
    const shop = await open();
    const amex = TEST_CARDS.find(({ brand }) => brand === 'amex')!;
    const authorization = await shop.authorization(amex.says, {}, amex.number);
    const reply = await shop.gateway.authenticate(shop.account, authorization, 'http://localhost/', shop.attempt());
    expect(reply).toMatchObject({ outcome: 'challenge', url: 'http://localhost/' });
    const { authenticationId } = reply as { authenticationId: string };
    expect(
      await shop.gateway.authorize(shop.account, { ...authorization, authenticationId }, shop.attempt()),
    ).toMatchObject({ outcome: 'done', card: { brand: 'amex' } });
  });
});
