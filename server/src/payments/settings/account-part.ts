import type { NewServiceSettings } from '../../../contract/src';
import type { AccountForm } from '../gateways/account-form';
import type { Gateways } from '../gateways/gateways';

/** A request for settings, split into the gateway's part and the agreement, which is the same for all gateways. */
export interface AccountPart {
  readonly form: AccountForm | undefined;
  readonly typed: object;
  readonly agreed: Readonly<Record<string, unknown>>;
}

export function accountPartOf(request: NewServiceSettings, gateways: Gateways): AccountPart {
  const { gateway } = request;
  const { [gateway]: typed, ...agreed } = request;
  return { form: gateways.named(gateway)?.accountForm, typed: typed as object, agreed };
}
