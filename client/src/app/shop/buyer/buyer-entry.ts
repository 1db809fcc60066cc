import { Injectable, computed, signal } from '@angular/core';
import { type Buyer, type Delivery, type FieldError, type FieldSpec, checkValue, tokyoDate } from '@contract';
import { BUYER_FIELDS, DELIVERY_FIELDS, checkFields } from '@contract/demo';

/** The two parts of 購入者情報; the server's error pointers begin with these names. */
export const PARTS = { buyer: BUYER_FIELDS, delivery: DELIVERY_FIELDS } as const;
export type Part = keyof typeof PARTS;

/** Complete, validated input, ready to be sent. */
export interface CheckedBuyer {
  readonly buyer: Buyer;
  /** null: the goods are delivered to the buyer. */
  readonly delivery: Delivery | null;
}

type Values = Readonly<Record<string, string>>;

/** 購入者情報 while the page is open: only in memory, so that a shared computer keeps nobody's address. */
@Injectable({ providedIn: 'root' })
export class BuyerEntry {
  private readonly values = signal<Readonly<Record<Part, Values>>>({ buyer: {}, delivery: {} });
  private readonly elsewhere = signal(false);
  private readonly wrong = signal<readonly FieldError[]>([]);
  /** Whether the goods are delivered to another person or address. */
  readonly deliversElsewhere = this.elsewhere.asReadonly();
  readonly errors = this.wrong.asReadonly();
  /** null while anything is missing or wrong. */
  readonly checked = computed(() => this.check().complete);

  valueAt(part: Part, field: FieldSpec): string {
    return this.values()[part][field.name] ?? '';
  }

  errorAt(part: Part, field: FieldSpec): FieldError | undefined {
    return this.wrong().find(({ pointer }) => pointer === pointerOf(part, field));
  }

  /** While a field is being corrected its error is hidden, until the next check. */
  enter(part: Part, field: FieldSpec, value: string): void {
    this.values.update((values) => ({ ...values, [part]: { ...values[part], [field.name]: value } }));
    this.wrong.update((errors) => errors.filter(({ pointer }) => pointer !== pointerOf(part, field)));
  }

  /** On blur the field shows its normalised value, if it can be read. */
  leave(part: Part, field: FieldSpec): void {
    const typed = this.valueAt(part, field);
    const read = checkValue(field, typed, { today: today(), ownIdentifiers: [] });
    if ('value' in read && typeof read.value === 'string' && read.value !== typed) this.enter(part, field, read.value);
  }

  deliverElsewhere(elsewhere: boolean): void {
    this.elsewhere.set(elsewhere);
    if (!elsewhere) this.wrong.update((errors) => errors.filter(({ pointer }) => !pointer.startsWith('/delivery/')));
  }

  /** Whether everything is valid; `errors` holds what is not. */
  confirm(): boolean {
    const { errors } = this.check();
    this.wrong.set(errors);
    return errors.length === 0;
  }

  /** Takes over the server's field errors. False: none of them is about this form. */
  refuse(errors: readonly FieldError[]): boolean {
    const own = errors.filter(({ pointer }) => /^\/(buyer|delivery)\//.test(pointer));
    this.wrong.set(own);
    return own.length > 0;
  }

  /** The order is placed: the data is not needed here any more. */
  forget(): void {
    this.values.set({ buyer: {}, delivery: {} });
    this.elsewhere.set(false);
    this.wrong.set([]);
  }

  private check(): { readonly errors: readonly FieldError[]; readonly complete: CheckedBuyer | null } {
    const buyer = checkFields(BUYER_FIELDS, this.values().buyer, '/buyer', today());
    const delivery = this.elsewhere()
      ? checkFields(DELIVERY_FIELDS, this.values().delivery, '/delivery', today())
      : null;
    const errors = [...buyer.errors, ...(delivery?.errors ?? [])];
    const complete = {
      buyer: buyer.values as unknown as Buyer,
      delivery: delivery && (delivery.values as unknown as Delivery),
    };
    return { errors, complete: errors.length ? null : complete };
  }
}

function pointerOf(part: Part, { name }: FieldSpec): string {
  return `/${part}/${name}`;
}

/** Today in Japan, `YYYY-MM-DD`. */
function today(): string {
  return tokyoDate(new Date());
}
