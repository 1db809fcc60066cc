import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOperator, IsNull, Raw } from 'typeorm';
import { fieldError } from '../../../contract/src';
import { Clock } from '../../shared/time/clock';
import { invalidFields } from '../../shared/errors/domain-error';
import type { AccountForm, Credentials } from '../gateways/account-form';
import { isSameAccount, mergedCredentials } from './account-credentials';
import { GatewayAccountsService } from './gateway-accounts.service';
import { StoredAccount } from './stored-account.entity';

/** The requested account for a service's new payments. */
export interface AccountRequest {
  readonly merchantId: string;
  readonly serviceId: string;
  readonly gateway: string;
  readonly autoCapture: boolean;
  /** The form of that gateway; undefined = it needs no account. */
  readonly form?: AccountForm;
  /** The fields of the form as they were typed; secrets may be left out. */
  readonly typed: object;
  /** The present account was entered wrongly: its payments are looked up at the corrected one too. */
  readonly corrects: boolean;
}

/** A condition on `orderId`: the orders of a service. In SQL, because orders are of a layer above. */
export function ofService(merchantId: string, serviceId: string): FindOperator<unknown> {
  return Raw(
    (orderId) =>
      `${orderId} IN (SELECT o.id FROM orders o WHERE o.merchant_id = :ofMerchant AND o.service_id = :ofService)`,
    { ofMerchant: merchantId, ofService: serviceId },
  );
}

type Corrected = Pick<StoredAccount, 'autoCapture' | 'sealedCredentials' | 'wrappedKey' | 'masterKeyVersion'>;

/** Chooses the account for a service's new payments. Earlier payments stay with the account that authorised them. */
@Injectable()
export class AccountChangesService {
  constructor(
    private readonly accounts: GatewayAccountsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Returns the present account if gateway and ids stay, otherwise a former account of the service or a new one. Its
   * secrets are those of the request from now on, also for the payments that name it. The caller prevents other changes
   * of this service. Throws 422 for missing secrets, and if there is no account to correct.
   */
  async choose(tx: EntityManager, request: AccountRequest): Promise<{ id: string; credentials: Credentials | null }> {
    const { merchantId, serviceId } = request;
    const all = await tx.find(StoredAccount, { where: { merchantId, serviceId }, order: { id: 'DESC' } });
    const present = all.find(({ usedUntil }) => usedUntil === null);
    if (request.corrects && present?.gateway !== request.gateway)
      throw invalidFields([fieldError('/correctsAccount', 'not_asked')]);
    const meant = all.filter((one) => (request.corrects && one === present) || this.isMeant(request, one));
    const chosen = meant.find((one) => one === present) ?? meant[0];
    const credentials = this.credentialsIn(request, chosen === present ? present : undefined);
    for (const { id } of meant)
      await tx.update(StoredAccount, { merchantId, id }, this.corrected(request, credentials));
    if (present && chosen !== present) await this.leave(tx, present);
    if (!chosen) return { credentials, id: await this.add(tx, request, credentials) };
    await tx.update(StoredAccount, { merchantId, id: chosen.id }, { usedUntil: null });
    return { credentials, id: chosen.id };
  }

  /**
   * Whether this is the requested account. If its credentials cannot be decrypted, the present account is assumed to
   * be.
   */
  private isMeant({ gateway, form, typed }: AccountRequest, account: StoredAccount): boolean {
    if (account.gateway !== gateway) return false;
    if (!form) return true;
    const stored = this.accounts.credentialsOf(account);
    return stored ? isSameAccount(form, stored, typed) : account.usedUntil === null;
  }

  private credentialsIn(
    { gateway, form, typed }: AccountRequest,
    present: StoredAccount | undefined,
  ): Credentials | null {
    return form ? mergedCredentials(form, gateway, typed, present ? this.accounts.credentialsOf(present) : null) : null;
  }

  private corrected(request: AccountRequest, credentials: Credentials | null): Corrected {
    return { autoCapture: request.autoCapture, ...this.accounts.sealed(request, credentials) };
  }

  /** Payments without an account, because their service had none, were looked up at this one: they stay here. */
  private async leave(tx: EntityManager, { merchantId, serviceId, id }: StoredAccount): Promise<void> {
    await tx.update(StoredAccount, { merchantId, id }, { usedUntil: this.clock.now() });
    await tx.update(
      'payments',
      { merchantId, gatewayAccountId: IsNull(), orderId: ofService(merchantId, serviceId) },
      { gatewayAccountId: id },
    );
  }

  private async add(tx: EntityManager, request: AccountRequest, credentials: Credentials | null): Promise<string> {
    const { merchantId, serviceId, gateway } = request;
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(StoredAccount)
      .values({
        merchantId,
        serviceId,
        gateway,
        ...this.corrected(request, credentials),
        usedFrom: this.clock.now(),
        usedUntil: null,
      })
      .returning('id')
      .updateEntity(false)
      .execute();
    return (inserted.raw as [{ id: string }])[0].id;
  }
}
