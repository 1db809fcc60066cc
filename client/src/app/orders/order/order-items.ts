import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDetail } from '@contract';
import { CountPipe, DayPipe, YenPipe } from '../../shared/formats/format-pipes';
import { NoValue } from '../../shared/ui/no-value';

/** The items of an order and their prices. */
@Component({
  selector: 'app-order-items',
  imports: [CountPipe, DayPipe, NoValue, TranslocoPipe, YenPipe],
  templateUrl: './order-items.html',
  styleUrl: './order-items.scss',
})
export class OrderItems {
  readonly order = input.required<OrderDetail>();
}
