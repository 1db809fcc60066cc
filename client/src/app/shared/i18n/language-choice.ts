import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Label, Language } from '@contract';
import { PageTexts } from './page-texts';
import { keepChoice, storedChoice } from '../stored-choice';

const LANGUAGES: readonly Language[] = ['ja', 'en'];

/** The portal's language: Japanese unless this browser's user switched to English. */
@Injectable({ providedIn: 'root' })
export class LanguageChoice {
  private readonly transloco = inject(TranslocoService);
  private readonly pageTexts = inject(PageTexts);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly language = signal<Language>(storedChoice('language', LANGUAGES) ?? 'ja');
  readonly current = this.language.asReadonly();

  start(): Promise<void> {
    return this.use(this.language());
  }

  async choose(language: Language): Promise<void> {
    await this.use(language);
    keepChoice('language', language);
  }

  /** A text by its key; follows the language when read in a template, a computed or an effect. */
  text(key: string, params: Record<string, unknown> = {}): string {
    return this.transloco.translate(key, params, this.language());
  }

  /** The wording of a bilingual label of the contract. */
  label(label: Label): string {
    return label[this.language()];
  }

  private async use(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    await this.pageTexts.follow(language);
    this.transloco.setActiveLang(language);
    this.language.set(language);
    this.root.lang = language;
  }
}
