const RETURN_PATH = '/shop/return';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The checkout in an address that the pretended card company is asked to go back to; null for whatever is no address of these pages.
 * Anybody can write such a link: nothing of it is followed, only this id is taken.
 */
export function checkoutOfReturn(address: string, origin: string): string | null {
  const url = URL.parse(address);
  if (url?.origin !== origin || url.pathname !== RETURN_PATH) return null;
  const id = url.searchParams.get('checkout') ?? '';
  return ID.test(id) ? id : null;
}
