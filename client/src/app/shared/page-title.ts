import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { LanguageChoice } from './i18n/language-choice';

/** The window's title: a route's `title` is a key of the texts; a page that knows more says it with `show`. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly language = inject(LanguageChoice);
  private readonly key = signal<string | null>(null);
  private readonly params = signal<Record<string, unknown>>({});
  private path: string | null = null;

  constructor() {
    super();
    effect(() => {
      const key = this.key();
      const product = this.language.text('shell.product');
      this.title.setTitle(key ? `${this.language.text(key, this.params())} | ${product}` : product);
    });
  }

  /** A title of its own, for example with the 依頼管理番号; holds until the next route. */
  show(key: string, params: Record<string, unknown>): void {
    this.key.set(key);
    this.params.set(params);
  }

  override updateTitle(state: RouterStateSnapshot): void {
    const path = state.url.split(/[?#]/)[0]!;
    // A filter or a tab that changes within the page leaves the page's own title alone.
    if (path === this.path) return;
    this.path = path;
    this.show(this.buildTitle(state) ?? '', {});
  }
}
