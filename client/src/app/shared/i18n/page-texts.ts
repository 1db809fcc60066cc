import { Injectable, inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { type Translation, TranslocoService } from '@jsverse/transloco';
import type { Language } from '@contract';

const FILES: Record<Language, () => Promise<{ default: Translation }>> = {
  ja: () => import('../../../i18n/pages.ja'),
  en: () => import('../../../i18n/pages.en'),
};

/** Texts of the pages that are downloaded when somebody goes there: the first screen does not wait for them (spec 5.1, B10). */
@Injectable({ providedIn: 'root' })
export class PageTexts {
  private readonly transloco = inject(TranslocoService);
  private readonly loaded = new Set<Language>();
  private wanted = false;

  /** Rejects as the download of a page does. */
  async load(language = this.transloco.getActiveLang() as Language): Promise<void> {
    this.wanted = true;
    if (this.loaded.has(language)) return;
    this.transloco.setTranslation((await FILES[language]()).default, language);
    this.loaded.add(language);
  }

  /** Whoever changes the language on such a page reads it at once. */
  async follow(language: Language): Promise<void> {
    if (this.wanted) await this.load(language);
  }
}

/** A page whose texts are not there yet waits for them. */
export const withPageTexts: CanActivateFn = async () => {
  await inject(PageTexts).load();
  return true;
};
