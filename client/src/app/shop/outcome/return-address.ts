const RETURN_PATH = '/shop/return';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The checkout's id in the address to which the simulated card company should return; null where the address is not one
 * of these pages.
 * Anybody can write such a link, so it is never followed: only the id is read from it.
 */
export function checkoutOfReturn(address: string, origin: string): string | null {
  const url = URL.parse(address);
  if (url?.origin !== origin || url.pathname !== RETURN_PATH) return null;
  const id = url.searchParams.get('checkout') ?? '';
  return ID.test(id) ? id : null;
}
