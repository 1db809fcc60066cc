import { Injectable, inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { type Translation, TranslocoService } from '@jsverse/transloco';
import type { Language } from '@contract';

const FILES: Record<Language, () => Promise<{ default: Translation }>> = {
  ja: () => import('../../../i18n/pages.ja'),
  en: () => import('../../../i18n/pages.en'),
};

/** Texts of the pages that are downloaded later: the first screen does not wait for them (spec 5.1, B10). */
@Injectable({ providedIn: 'root' })
export class PageTexts {
  private readonly transloco = inject(TranslocoService);
  private readonly loaded = new Set<Language>();
  private wanted = false;

  /** Rejects like the download of a page. */
  async load(language = this.transloco.getActiveLang() as Language): Promise<void> {
    this.wanted = true;
    if (this.loaded.has(language)) return;
    this.transloco.setTranslation((await FILES[language]()).default, language);
    this.loaded.add(language);
  }

  /** Loads the texts of the new language when the person changes it on such a page. */
  async follow(language: Language): Promise<void> {
    if (this.wanted) await this.load(language);
  }
}

/** Guard: a page starts only after its texts are loaded. */
export const withPageTexts: CanActivateFn = async () => {
  await inject(PageTexts).load();
  return true;
};
