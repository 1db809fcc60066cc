import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { MistakesInTitle } from '../../shared/mistakes-in-title';
import { OpenShop } from '../open-shop';

/** The window's title: the page's title and the shop's name. */
@Injectable({ providedIn: 'root' })
export class ShopTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly language = inject(LanguageChoice);
  private readonly open = inject(OpenShop);
  private readonly mistakes = inject(MistakesInTitle);
  private readonly key = signal('shop.title');

  constructor() {
    super();
    effect(() =>
      this.title.setTitle(
        `${this.mistakes.there() ? this.language.text('shared.errorInTitle') : ''}${this.language.text(this.key())} | ${this.open.shop()?.name ?? this.language.text('shop.title')}`,
      ),
    );
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.key.set(this.buildTitle(state) ?? 'shop.title');
  }
}
