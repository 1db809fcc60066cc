import { Component, type ElementRef, computed, effect, input, output, viewChild } from '@angular/core';
import type { FormField } from '../model/form-sections';
import { dateBounds } from './field-limits';

/** What the draft holds while a date is only half there: no date, so that the person is told. */
const UNFINISHED = 'unfinished';

/** The browser's own date input. */
@Component({
  selector: 'app-date-input',
  template: `
    <input #box class="input date" type="date" [id]="inputId()" [min]="bounds().min" [max]="bounds().max" [attr.aria-required]="required() || null" [attr.aria-describedby]="description()"
      [attr.aria-invalid]="invalid() || null" (input)="enter()" (blur)="enter(); left.emit()">
  `,
  styles: `.date { inline-size: 12rem; max-inline-size: 100%; }`,
})
export class DateInput {
  readonly inputId = input.required<string>();
  readonly field = input.required<FormField>();
  /** Today in Asia/Tokyo, `YYYY-MM-DD`. */
  readonly today = input.required<string>();
  readonly value = input.required<unknown>();
  readonly required = input(false);
  readonly description = input<string | null>(null);
  readonly invalid = input(false);
  readonly entered = output<string>();
  readonly left = output();
  protected readonly bounds = computed(() => dateBounds(this.field(), this.today()));
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  constructor() {
    effect(() => this.show(typeof this.value() === 'string' ? (this.value() as string) : ''));
  }

  protected enter(): void {
    const { value, validity } = this.box().nativeElement;
    const entered = validity.badInput ? UNFINISHED : value;
    if (entered !== (this.value() ?? '')) this.entered.emit(entered);
  }

  /** A half typed date has the value '': writing that back would erase what was typed. */
  private show(date: string): void {
    const box = this.box().nativeElement;
    if (date !== UNFINISHED && box.value !== date) box.value = date;
  }
}
