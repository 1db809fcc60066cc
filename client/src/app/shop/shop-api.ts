import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Checkout, CheckoutCompletion, CheckoutRequest, Shop } from '@contract/demo';

/** The buyer's checkout (contract/shop-api). A failing call rejects with an ApiProblem. */
@Injectable({ providedIn: 'root' })
export class ShopApi {
  private readonly http = inject(HttpClient);

  /** @param service The SID; null for the shop's first. */
  shop(service: string | null): Promise<Shop> {
    return firstValueFrom(this.http.get<Shop>('/api/shop', { params: service === null ? {} : { service } }));
  }

  checkOut(request: CheckoutRequest): Promise<Checkout> {
    return firstValueFrom(this.http.post<Checkout>('/api/shop/checkouts', request));
  }

  checkout(id: string): Promise<Checkout> {
    return firstValueFrom(this.http.get<Checkout>(checkoutUrl(id)));
  }

  complete(id: string, completion: CheckoutCompletion): Promise<Checkout> {
    return firstValueFrom(this.http.post<Checkout>(`${checkoutUrl(id)}/completion`, completion));
  }
}

function checkoutUrl(id: string): string {
  return `/api/shop/checkouts/${encodeURIComponent(id)}`;
}
