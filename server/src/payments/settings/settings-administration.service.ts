import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PaymentSettingsRequest, PaymentSettingsView } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import type { Config } from '../../config';
import { actorOf, type CurrentUser } from '../../identity/current-user';
import { Clock } from '../../shared/clock';
import { CONFIG } from '../../shared/config.token';
import { DomainError, invalidFields, notFound } from '../../shared/domain-error';
import { requireSeen } from '../../shared/seen-version';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import type { Credentials } from '../gateways/account-form';
import { Gateways } from '../gateways/gateways';
import type { GatewayAccount } from '../gateways/payment-gateway';
import { LookUpRoundsService } from '../gateways/look-up-rounds.service';
import { auditedCredentials, mergedCredentials } from './account-credentials';
import { PaymentSettingsService } from './payment-settings.service';
import { paymentSettingsView } from './payment-settings.view';

const MID = /^\d{5}$/;
const SID = /^\d{3}$/;

/** A service, named by MID and SID. */
export interface ServiceName {
  readonly merchantId: string;
  readonly serviceId: string;
}

/** The provider's administrators read and set how a service takes its payments. Runs as the server itself: nobody else may write here. */
@Injectable()
export class SettingsAdministrationService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly settings: PaymentSettingsService,
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
   * An account can always be corrected: what is being looked up is then asked for there, at once. Throws 404, 422 where a secret is
   * missing or this installation has no such gateway, 409 where the settings are not those that were seen, and 409 for another gateway while something is open that only the present one can be asked about.
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
      await this.requireService(tx, service);
      await this.lock(tx, service);
      requireSeen(request.version, await this.settings.find(tx, merchantId, serviceId));
      const before = await this.settings.account(tx, merchantId, serviceId);
      const credentials = this.credentialsOf(request, before);
      if (before && before.gateway !== request.gateway && (await this.isInquiring(tx, service)))
        throw new DomainError('invalid_state', 'the outcome of an operation or a checkout is being looked up');
      await this.settings.store(tx, merchantId, serviceId, request, credentials);
      await this.lookUpNow(tx, service);
      await this.record(tx, user, service, request, credentials);
      return this.view(tx, service);
    });
  }

  private async requireService(tx: EntityManager, { merchantId, serviceId }: ServiceName): Promise<void> {
    if (!MID.test(merchantId) || !SID.test(serviceId)) throw notFound();
    const rows: unknown[] = await tx.query('SELECT 1 FROM services WHERE merchant_id = $1 AND service_id = $2', [
      merchantId,
      serviceId,
    ]);
    if (!rows.length) throw notFound();
  }

  /** Two changes at once come one after the other, so that none keeps a secret that the other replaced. */
  private lock(tx: EntityManager, { merchantId, serviceId }: ServiceName): Promise<unknown> {
    return tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('payment-settings:' || $1 || ':' || $2, 0))`, [
      merchantId,
      serviceId,
    ]);
  }

  private async isInquiring(tx: EntityManager, { merchantId, serviceId }: ServiceName): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM payment_operations x JOIN orders o ON o.merchant_id = x.merchant_id AND o.id = x.order_id
       WHERE x.state IN ('requested', 'unknown') AND o.merchant_id = $1 AND o.service_id = $2
       UNION ALL SELECT 1 FROM checkouts WHERE state IN ('requested', 'unknown') AND merchant_id = $1 AND service_id = $2 LIMIT 1`,
      [merchantId, serviceId],
    );
    return rows.length > 0;
  }

  private async lookUpNow(tx: EntityManager, { merchantId, serviceId }: ServiceName): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      `UPDATE payment_operations x SET look_ups = 0, next_look_up_at = $3 FROM orders o
       WHERE o.merchant_id = x.merchant_id AND o.id = x.order_id AND x.state = 'unknown' AND o.merchant_id = $1 AND o.service_id = $2`,
      [merchantId, serviceId, now],
    );
    await tx.query(
      `UPDATE checkouts SET look_ups = 0, next_look_up_at = $3 WHERE state = 'unknown' AND merchant_id = $1 AND service_id = $2`,
      [merchantId, serviceId, now],
    );
  }

  private async view(tx: EntityManager, { merchantId, serviceId }: ServiceName): Promise<PaymentSettingsView> {
    const account = await this.settings.account(tx, merchantId, serviceId);
    const settings = await this.settings.find(tx, merchantId, serviceId);
    return paymentSettingsView(settings, account?.account.credentials ?? null, this.gateways);
  }

  /** Of secrets only whether they were changed. */
  private record(
    tx: EntityManager,
    user: CurrentUser,
    { merchantId, serviceId }: ServiceName,
    request: PaymentSettingsRequest,
    credentials: Credentials | null,
  ): Promise<void> {
    const { form, name, typed, agreed } = this.accountIn(request);
    const account = form && credentials && { [name]: auditedCredentials(form, credentials, typed) };
    return this.audit.record(tx, actorOf(user), {
      event: 'payment_settings_changed',
      merchantId,
      detail: { service: serviceId, ...agreed, ...account },
    });
  }

  private refuseWhatIsForTheDemo(request: PaymentSettingsRequest): void {
    const { form, name, typed } = this.accountIn(request);
    const faults = form?.faultsInProduction(typed) ?? [];
    if (faults.length) throw invalidFields(faults.map((fault) => ({ ...fault, pointer: `/${name}${fault.pointer}` })));
  }

  /** Null for a gateway that asks for none. */
  private credentialsOf(
    request: PaymentSettingsRequest,
    before: { readonly gateway: string; readonly account: GatewayAccount } | null,
  ): Credentials | null {
    const { form, name, typed } = this.accountIn(request);
    const stored = before?.gateway === name ? before.account.credentials : null;
    return form ? mergedCredentials(form, name, typed, stored) : null;
  }

  /** The part of the settings that has the gateway's name, apart from what was agreed. */
  private accountIn(request: PaymentSettingsRequest) {
    const { gateway: name } = request;
    const { [name]: typed, ...agreed } = request;
    return { form: this.gateways.named(name)?.accountForm, name, typed: typed as object, agreed };
  }
}
