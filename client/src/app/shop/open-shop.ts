import { Injectable, computed, inject, signal } from '@angular/core';
import type { Shop } from '@contract/demo';
import { ApiProblem } from '../shared/api/api-problem';
import { ShopApi } from './shop-api';

/** The shop that is open in this tab: its goods, and what its card form asks for. */
@Injectable({ providedIn: 'root' })
export class OpenShop {
  private readonly api = inject(ShopApi);
  private readonly present = signal<Shop | null>(null);
  readonly shop = this.present.asReadonly();
  /** Why it could not be opened. */
  readonly problem = signal<ApiProblem | null>(null);
  readonly serviceId = computed(() => this.shop()?.serviceId ?? null);
  /** What every link within the shop carries, so that a reload or a bookmark opens the same one. */
  readonly query = computed(() => ({ service: this.serviceId() }));
  private asked: string | null = null;

  /** Opens the shop of a service (null: the first), once; what goes wrong stands in `problem`. */
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
