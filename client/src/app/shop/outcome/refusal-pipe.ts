import { Pipe, type PipeTransform, inject } from '@angular/core';
import { buyerReason } from '@contract';
import { CHECKOUT_CODES } from '@contract/demo';
import { LanguageChoice } from '../../shared/i18n/language-choice';

/**
 * `code | refusal`: why a checkout failed, as an instruction for the buyer. Impure, so that it follows a change of the
 * language.
 */
@Pipe({ name: 'refusal', pure: false })
export class RefusalPipe implements PipeTransform {
  private readonly language = inject(LanguageChoice);

  transform(code: string): string {
    const own = CHECKOUT_CODES.find((known) => known === code);
    return own ? this.language.text(`shop.refusal.${own}`) : this.language.label(buyerReason(code));
  }
}
