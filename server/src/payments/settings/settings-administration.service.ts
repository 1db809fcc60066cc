import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager, FindOneOptions } from 'typeorm';
import type { PaymentSettingsRequest, PaymentSettingsView } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import type { Config } from '../../config';
import { actorOf, type CurrentUser } from '../../identity/current-user';
import { Service } from '../../merchants/service.entity';
import { Clock } from '../../shared/time/clock';
import { CONFIG } from '../../shared/settings/config.token';
import { invalidFields, notFound } from '../../shared/errors/domain-error';
import { requireSeen } from '../../shared/request/seen-version';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import type { Credentials } from '../gateways/account-form';
import { Gateways } from '../gateways/gateways';
import { LookUpRoundsService } from '../gateways/look-up-rounds.service';
import { auditedCredentials } from './account-credentials';
import { ofService } from './account-changes.service';
import { accountPartOf } from './account-part';
import { GatewayAccountsService } from './gateway-accounts.service';
import { PaymentSettingsService } from './payment-settings.service';
import { paymentSettingsView } from './payment-settings.view';

const MID = /^\d{5}$/;
const SID = /^\d{3}$/;

/**
 * Two concurrent changes of a service run one after the other, so that neither keeps a secret that the other has
 * replaced. New orders and cases of the service do not wait.
 */
const LOCKED = { lock: { mode: 'for_no_key_update' } } as const;

/** A service, named by MID and SID. */
export interface ServiceName {
  readonly merchantId: string;
  readonly serviceId: string;
}

/**
 * The provider's administrators read and set how a service accepts payments. Runs as the server itself: no other role
 * may write here.
 */
@Injectable()
export class SettingsAdministrationService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly settings: PaymentSettingsService,
    private readonly accounts: GatewayAccountsService,
    private readonly gateways: Gateways,
    private readonly audit: AuditService,
    private readonly lookUps: LookUpRoundsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'demo'>,
  ) {}

  /** Throws 404 for a service that is not registered. */
  find(service: ServiceName): Promise<PaymentSettingsView> {
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      await this.requireService(tx, service);
      return this.view(tx, service);
    });
  }

  /**
   * Never refused because an outcome is open: an operation, a look-up or a checkout that waits for its cardholder
   * continues at the account that its payment or checkout names, which no change of settings deletes. After a
   * correction of an account, open outcomes are looked up with the new secrets immediately. Throws 404; 422 if a secret
   * is missing, this installation has no such gateway or there is no account to correct; and 409 if the settings have
   * changed since they were seen.
   */
  async change(user: CurrentUser, service: ServiceName, request: PaymentSettingsRequest): Promise<PaymentSettingsView> {
    if (!this.config.demo) this.refuseWhatIsForTheDemo(request);
    const changed = await this.store(user, service, request);
    this.lookUps.wakeAll();
    return changed;
  }

  private store(
    user: CurrentUser,
    service: ServiceName,
    request: PaymentSettingsRequest,
  ): Promise<PaymentSettingsView> {
    const { merchantId, serviceId } = service;
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      await this.requireService(tx, service, LOCKED);
      requireSeen(request.version, await this.settings.find(tx, merchantId, serviceId));
      const credentials = await this.settings.store(tx, merchantId, serviceId, request);
      await this.lookUpNow(tx, service);
      await this.record(tx, user, service, request, credentials);
      return this.view(tx, service);
    });
  }

  private async requireService(
    tx: EntityManager,
    { merchantId, serviceId }: ServiceName,
    locked: Pick<FindOneOptions<Service>, 'lock'> = {},
  ): Promise<void> {
    if (!MID.test(merchantId) || !SID.test(serviceId)) throw notFound();
    if (!(await tx.findOne(Service, { where: { merchantId, serviceId }, ...locked }))) throw notFound();
  }

  private async lookUpNow(tx: EntityManager, { merchantId, serviceId }: ServiceName): Promise<void> {
    const due = { lookUps: 0, nextLookUpAt: this.clock.now() };
    const orderId = ofService(merchantId, serviceId);
    await tx.update('payment_operations', { merchantId, orderId, state: 'unknown' }, due);
    // A release has no shop, whose checkouts these are.
    if (tx.dataSource.hasMetadata('checkouts'))
      await tx.update('checkouts', { merchantId, serviceId, state: 'unknown' }, due);
  }

  private async view(tx: EntityManager, { merchantId, serviceId }: ServiceName): Promise<PaymentSettingsView> {
    const settings = await this.settings.find(tx, merchantId, serviceId);
    const credentials = settings.account && this.accounts.credentialsOf(settings.account);
    return paymentSettingsView(settings, credentials, this.gateways);
  }

  /** For secrets, only whether they were changed. */
  private record(
    tx: EntityManager,
    user: CurrentUser,
    { merchantId, serviceId }: ServiceName,
    request: PaymentSettingsRequest,
    credentials: Credentials | null,
  ): Promise<void> {
    const { form, typed, agreed } = accountPartOf(request, this.gateways);
    const account = form && credentials && { [request.gateway]: auditedCredentials(form, credentials, typed) };
    return this.audit.record(tx, actorOf(user), {
      event: 'payment_settings_changed',
      merchantId,
      detail: { service: serviceId, ...agreed, ...account },
    });
  }

  private refuseWhatIsForTheDemo(request: PaymentSettingsRequest): void {
    const { form, typed } = accountPartOf(request, this.gateways);
    const faults = form?.faultsInProduction(typed) ?? [];
    if (faults.length)
      throw invalidFields(faults.map((fault) => ({ ...fault, pointer: `/${request.gateway}${fault.pointer}` })));
  }
}
