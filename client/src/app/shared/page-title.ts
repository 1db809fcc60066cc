import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { LanguageChoice } from './i18n/language-choice';
import { MistakesInTitle } from './mistakes-in-title';

/** The window's title: a route's `title` is a text key; a page with a more specific title sets it with `show`. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly language = inject(LanguageChoice);
  private readonly mistakes = inject(MistakesInTitle);
  private readonly key = signal<string | null>(null);
  private readonly params = signal<Record<string, unknown>>({});
  private path: string | null = null;

  constructor() {
    super();
    effect(() => {
      const key = this.key();
      const product = this.language.text('shell.product');
      const error = this.mistakes.there() ? this.language.text('shared.errorInTitle') : '';
      this.title.setTitle(error + (key ? `${this.language.text(key, this.params())} | ${product}` : product));
    });
  }

  /** Sets a specific title, for example with the 依頼管理番号, until the next route. */
  show(key: string, params: Record<string, unknown>): void {
    this.key.set(key);
    this.params.set(params);
  }

  override updateTitle(state: RouterStateSnapshot): void {
    const path = state.url.split(/[?#]/)[0]!;
    // A change of filter or tab within a page keeps the page's specific title.
    if (path === this.path) return;
    this.path = path;
    this.show(this.buildTitle(state) ?? '', {});
  }
}
