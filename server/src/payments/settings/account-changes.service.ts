import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fieldError } from '../../../contract/src';
import { Clock } from '../../shared/clock';
import { invalidFields } from '../../shared/domain-error';
import type { AccountForm, Credentials } from '../gateways/account-form';
import { isSameAccount, mergedCredentials } from './account-credentials';
import { GatewayAccountsService } from './gateway-accounts.service';
import { StoredAccount } from './stored-account.entity';

/** The account that a service's new payments are to go to. */
export interface AccountRequest {
  readonly merchantId: string;
  readonly serviceId: string;
  readonly gateway: string;
  readonly autoCapture: boolean;
  /** Of that gateway; undefined = it asks for nothing. */
  readonly form?: AccountForm;
  /** As the form asks for it; secrets may be left out. */
  readonly typed: object;
  /** The present account was entered wrongly: its payments are asked about at this one too. */
  readonly corrects: boolean;
}

type Corrected = Pick<StoredAccount, 'autoCapture' | 'sealedCredentials' | 'wrappedKey' | 'masterKeyVersion'>;

/** Which account a service's new payments go to. What was authorised before stays with its own. */
@Injectable()
export class AccountChangesService {
  constructor(
    private readonly accounts: GatewayAccountsService,
    private readonly clock: Clock,
  ) {}

  /**
   * The present account where gateway and ids stay, or else one that the service had before, or a new one. Its secrets are those of the
   * request from now on, also for the payments that name it. The caller holds off other changes of this service.
   * Throws 422 for secrets that are missing, and where there is no account to correct.
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

  /** Whether it is the account that is asked for. Where its credentials cannot be read nobody knows, and the present one is taken to be. */
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

  /** Payments that name no account, because their service had none, were asked about here: they stay here. */
  private async leave(tx: EntityManager, { merchantId, serviceId, id }: StoredAccount): Promise<void> {
    await tx.update(StoredAccount, { merchantId, id }, { usedUntil: this.clock.now() });
    await tx.query(
      `UPDATE payments p SET gateway_account_id = $3 FROM orders o
       WHERE o.merchant_id = p.merchant_id AND o.id = p.order_id AND p.merchant_id = $1 AND p.gateway_account_id IS NULL AND o.service_id = $2`,
      [merchantId, serviceId, id],
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
