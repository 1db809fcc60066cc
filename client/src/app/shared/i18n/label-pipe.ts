import { Pipe, type PipeTransform, inject } from '@angular/core';
import type { Label } from '@contract';
import { LanguageChoice } from './language-choice';

/** A bilingual label of the contract in the portal's language. Impure, so that it follows a change of the language. */
@Pipe({ name: 'label', pure: false })
export class LabelPipe implements PipeTransform {
  private readonly language = inject(LanguageChoice);

  transform(label: Label): string {
    return this.language.label(label);
  }
}
