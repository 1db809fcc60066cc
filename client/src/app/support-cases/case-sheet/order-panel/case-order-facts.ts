import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDetail } from '@contract';
import { formatDate, formatInstant } from '../../../shared/formats/formats';
import { CountPipe, YenPipe } from '../../../shared/formats/format-pipes';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { OrderStatusBadge } from '../../../orders/card-payment/order-status-badge';
import { NoValue } from '../../../shared/ui/no-value';
import { Unreadable } from '../../../shared/ui/unreadable';

interface Row {
  readonly name: string;
  readonly value: string | null;
  readonly unreadable?: true;
}

/** 「受注情報」: buyer, items and delivery; everything else is on the order's own page. */
@Component({
  selector: 'app-case-order-facts',
  imports: [CountPipe, NoValue, OrderStatusBadge, RouterLink, TranslocoPipe, Unreadable, YenPipe],
  templateUrl: './case-order-facts.html',
  styleUrl: './case-order-facts.scss',
})
export class CaseOrderFacts {
  readonly order = input.required<OrderDetail>();
  private readonly language = inject(LanguageChoice);
  protected readonly rows = computed<readonly Row[]>(() => {
    const { orderedAt, shippedOn, carrier, slipNumber, subscription } = this.order();
    const next = subscription && [
      { name: 'subscription.nextChargeOn', value: this.day(subscription.nextChargeOn) },
      { name: 'subscription.cancelledOn', value: this.day(subscription.cancelledOn) },
    ];
    return [
      { name: 'field.orderedAt', value: formatInstant(orderedAt, this.language.current()) },
      ...this.people(),
      { name: 'field.shippedOn', value: this.day(shippedOn) },
      { name: 'field.carrier', value: joined(carrier, slipNumber) },
      ...(next ?? []),
    ];
  });

  private people(): readonly Row[] {
    const { buyer } = this.order();
    if (!buyer) return [{ name: 'field.name', value: null, unreadable: true }];
    const { name, kana, email, phone, postalCode, address } = buyer;
    return [
      { name: 'field.name', value: kana ? `${name}(${kana})` : name },
      { name: 'field.email', value: email },
      { name: 'field.phone', value: phone },
      { name: 'field.address', value: joined(postalCode, address) },
      { name: 'people.delivery', value: this.destination() },
    ];
  }

  private destination(): string | null {
    const { delivery } = this.order();
    return delivery
      ? joined(delivery.name, delivery.postalCode, delivery.address, delivery.phone)
      : this.language.text('orders.people.sameAsBuyer');
  }

  private day(date: string | null): string | null {
    return date && formatDate(date, this.language.current());
  }
}

function joined(...parts: readonly (string | null)[]): string | null {
  return parts.filter(Boolean).join(' ') || null;
}
