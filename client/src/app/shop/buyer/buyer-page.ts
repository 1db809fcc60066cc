import { Component, Injector, afterNextRender, computed, inject, input, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FieldError, FieldSpec } from '@contract';
import { mistakeSentence } from '../../shared/formats/mistake-sentence';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { CtrlEnterSubmits } from '../../shared/ui/ctrl-enter-submits';
import { ErrorSummary, type FieldMistake } from '../../shared/ui/notices/error-summary';
import { Icon } from '../../shared/ui/icon';
import { OpenShop } from '../open-shop';
import { BuyerEntry, PARTS, type Part } from './buyer-entry';
import { EntryField } from './entry-field';

/** The browser's autofill tokens for fields of the contract. */
const AUTOFILL: Readonly<Record<string, AutoFillField>> = {
  name: 'name',
  email: 'email',
  phone: 'tel',
  postalCode: 'postal-code',
  address: 'street-address',
};

/** `/shop/buyer`: the buyer and the delivery address. */
@Component({
  selector: 'app-buyer-page',
  imports: [CtrlEnterSubmits, EntryField, ErrorSummary, Icon, RouterLink, TranslocoPipe],
  templateUrl: './buyer-page.html',
  styles: `
    app-error-summary:empty {
      display: none;
    }
    .card + .card {
      margin-block-start: 0;
    }
  `,
})
export class BuyerPage {
  /** Set when the buyer was redirected here because the data is missing, for example after a reload. */
  readonly again = input<string>();
  protected readonly entry = inject(BuyerEntry);
  protected readonly open = inject(OpenShop);
  protected readonly parts = PARTS;
  protected readonly mistakes = computed(() => this.entry.errors().map((error) => this.mistake(error)));
  private readonly language = inject(LanguageChoice);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly summary = viewChild.required(ErrorSummary);

  constructor() {
    // The server found errors: the summary gets the focus.
    if (this.entry.errors().length) this.focusSummary();
  }

  protected autofill(part: Part, { name }: FieldSpec): AutoFill {
    const field = AUTOFILL[name];
    if (!field) return 'off';
    return part === 'delivery' ? (`shipping ${field}` as AutoFill) : field;
  }

  protected deliverElsewhere(event: Event): void {
    this.entry.deliverElsewhere((event.target as HTMLInputElement).checked);
  }

  protected goOn(): void {
    if (this.entry.confirm()) void this.router.navigate(['/shop/review'], { queryParams: this.open.query() });
    else this.focusSummary();
  }

  private focusSummary(): void {
    afterNextRender({ read: () => this.summary().focus() }, { injector: this.injector });
  }

  private mistake({ pointer, code, params }: FieldError): FieldMistake {
    const [, part, name] = pointer.split('/') as [string, Part, string];
    const field = PARTS[part].find((one) => one.name === name);
    return {
      controlId: `${part}-${name}`,
      label: field ? this.language.label(field.label) : name,
      message: mistakeSentence({ code, params }, this.language.current()),
    };
  }
}
