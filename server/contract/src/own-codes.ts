import type { Label } from './values/label';

/**
 * Reasons why an operation was certainly never executed: the provider's API was not reached, or a server in front of it
 * refused the call unread.
 */
export const UNSENT_CODES = [
  'endpoint_unknown',
  'endpoint_unreachable',
  'endpoint_untrusted',
  'endpoint_wrong',
  'credentials_refused',
  'access_refused',
] as const;
export type UnsentCode = (typeof UNSENT_CODES)[number];

const ASK = 'に誤りがないか、加盟店サポートへご確認ください。';

/** The portal's own codes for the outcome of an operation, beside the gateway's codes, explained for a shop's clerk. */
export const OWN_MEANINGS: Readonly<
  Record<UnsentCode | 'brand_not_accepted' | 'not_configured' | 'no_such_payment', Label>
> = {
  not_configured: {
    ja: '接続設定がないか、使用できない接続先のため、送信していません。決済設定を確認してください。',
    en: 'Nothing was sent: there is no account of the provider’s, or its address can’t be used. Please check the payment settings.',
  },
  brand_not_accepted: {
    ja: 'このサービスで取り扱っていないカードブランドです。',
    en: 'This service does not accept cards of this brand.',
  },
  no_such_payment: {
    ja: `設定された接続先に、この決済が見つかりません。トラッキングIDと、決済設定の接続先・マーチャントID・サービスID${ASK}`,
    en: 'There is no such payment where the payment settings point to. Please check the tracking ID, and endpoint, merchant ID and service ID in the payment settings.',
  },
  endpoint_unknown: {
    ja: `接続先のホスト名が見つからないため、実行されていません。決済設定の接続先${ASK}`,
    en: 'Not executed: the host of the endpoint is unknown. Please check the endpoint in the payment settings.',
  },
  endpoint_unreachable: {
    ja: `接続先に接続できないため、実行されていません。決済設定の接続先${ASK}`,
    en: 'Not executed: the endpoint can’t be reached. Please check the endpoint in the payment settings.',
  },
  endpoint_untrusted: {
    ja: `接続先との安全な接続（TLS）を確立できないため、実行されていません。決済設定の接続先${ASK}`,
    en: 'Not executed: no secure connection (TLS) to the endpoint. Please check the endpoint in the payment settings.',
  },
  endpoint_wrong: {
    ja: `接続先に決済会社のAPIがないため、実行されていません。決済設定の接続先${ASK}`,
    en: 'Not executed: the provider’s API is not at the endpoint. Please check the endpoint in the payment settings.',
  },
  credentials_refused: {
    ja: `接続先で認証されなかったため、実行されていません。決済設定のマーチャントID・サービスID・ハッシュキー${ASK}`,
    en: 'Not executed: the endpoint did not accept the credentials. Please check merchant ID, service ID and hash key in the payment settings.',
  },
  access_refused: {
    ja: `接続先がこのサーバーからの接続を拒否したため、実行されていません。決済設定と、決済会社に登録した接続元IPアドレス${ASK}`,
    en: 'Not executed: the endpoint refuses calls from this server. Please check the payment settings, and the addresses registered with the provider.',
  },
};

/** Null where the code is not one of the portal's own. */
export function explainOwnCode(code: string): Label | null {
  return Object.hasOwn(OWN_MEANINGS, code) ? OWN_MEANINGS[code as keyof typeof OWN_MEANINGS] : null;
}
