import { DOCUMENT, Injectable, Injector, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Label, Language } from '@contract';
import { NewVersion } from '../session/new-version';
import { keepChoice, storedChoice } from '../stored-choice';
import { Toasts } from '../ui/notices/toasts';
import { PageTexts } from './page-texts';

const LANGUAGES: readonly Language[] = ['ja', 'en'];

/** The portal's language: Japanese, unless the user of this browser chose English. */
@Injectable({ providedIn: 'root' })
export class LanguageChoice {
  private readonly transloco = inject(TranslocoService);
  private readonly pageTexts = inject(PageTexts);
  private readonly injector = inject(Injector);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly language = signal<Language>(storedChoice('language', LANGUAGES) ?? 'ja');
  readonly current = this.language.asReadonly();

  start(): Promise<void> {
    return this.use(this.language());
  }

  async choose(language: Language): Promise<void> {
    try {
      await this.use(language);
      keepChoice('language', language);
    } catch {
      await this.fetchAnew(language);
    }
  }

  /** A text by its key. It follows the language when read in a template, a computed or an effect. */
  text(key: string, params: Record<string, unknown> = {}): string {
    return this.transloco.translate(key, params, this.language());
  }

  /** A bilingual label of the contract in the current language. */
  label(label: Label): string {
    return label[this.language()];
  }

  /**
   * After an update of the server the file of the other language may be gone, like the code of a page: see
   * `onPageLoadFailure`.
   */
  private async fetchAnew(language: Language): Promise<void> {
    const version = this.injector.get(NewVersion);
    if (!(await version.isServerReachable())) return this.injector.get(Toasts).show('shared.problem.unreachable');
    keepChoice('language', language);
    version.load(location.pathname + location.search);
  }

  private async use(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    await this.pageTexts.follow(language);
    this.transloco.setActiveLang(language);
    this.language.set(language);
    this.root.lang = language;
  }
}
