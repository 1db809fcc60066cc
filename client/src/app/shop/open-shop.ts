import { Injectable, computed, inject, signal } from '@angular/core';
import type { Shop } from '@contract/demo';
import { ApiProblem } from '../shared/api/api-problem';
import { ShopApi } from './shop-api';

/** The shop that is open in this tab: its products and the requirements of its card form. */
@Injectable({ providedIn: 'root' })
export class OpenShop {
  private readonly api = inject(ShopApi);
  private readonly present = signal<Shop | null>(null);
  readonly shop = this.present.asReadonly();
  /** Why the shop could not be opened. */
  readonly problem = signal<ApiProblem | null>(null);
  readonly serviceId = computed(() => this.shop()?.serviceId ?? null);
  /** The query of every link within the shop, so that a reload or a bookmark opens the same shop. */
  readonly query = computed(() => ({ service: this.serviceId() }));
  private asked: string | null = null;

  /** Opens the shop of a service (null: the first), once; `problem` holds a failure. */
  async open(service: string | null): Promise<void> {
    this.asked = service;
    if (this.shop() && (service === null || service === this.serviceId())) return;
    try {
      this.show(await this.api.shop(service));
    } catch (failure) {
      this.present.set(null);
      this.problem.set(ApiProblem.from(failure));
    }
  }

  again(): Promise<void> {
    return this.open(this.asked);
  }

  private show(shop: Shop): void {
    this.problem.set(null);
    this.present.set(shop);
  }
}
