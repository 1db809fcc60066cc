import type { Authorization } from '../payment-gateway';
import type { Values } from './protocol/request-encoder';
import type { RequestName } from './protocol/request-forms';

const ONCE = '10';

/** The request of an authorisation: by the token or, after 3-D Secure, by the authentication that used the token. */
export function purchaseOf(authorization: Authorization): { readonly name: RequestName; readonly values: Values } {
  const { orderId, customerId, itemName, amount, token, tokenKey, authenticationId } = authorization;
  const values = {
    cust_code: customerId,
    order_id: orderId,
    item_id: orderId.slice(0, 32),
    item_name: itemName,
    amount,
    sps_cust_info_return_flg: 0,
    dealings_type: ONCE,
    cust_manage_flg: 0,
    cardbrand_return_flg: 1,
  };
  return authenticationId === null
    ? { name: 'authorize', values: { ...values, token, token_key: tokenKey } }
    : { name: 'authorizeAuthenticated', values: { ...values, tds_authentication_id: authenticationId } };
}
