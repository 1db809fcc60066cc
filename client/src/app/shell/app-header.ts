import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { ROLE_LABELS } from '@contract';
import { LabelPipe } from '../shared/i18n/label-pipe';
import { ApiProblem } from '../shared/api/api-problem';
import { SessionStore } from '../shared/session/session-store';
import { DisplayChoices } from '../shared/ui/display-choices';
import { Icon } from '../shared/ui/icon';
import { Toasts } from '../shared/ui/notices/toasts';
import { UnsavedInput } from '../shared/unsaved-input';
import { MENUS } from './menus';
import { NavMenu } from './nav-menu';

/** Product, menu, user, language, theme and logout; on a narrow screen all but the product are collapsed. */
@Component({
  selector: 'app-header',
  imports: [DisplayChoices, Icon, LabelPipe, NavMenu, RouterLink, TranslocoPipe],
  templateUrl: './app-header.html',
  styleUrl: './app-header.scss',
})
export class AppHeader {
  protected readonly session = inject(SessionStore);
  protected readonly roleLabels = ROLE_LABELS;
  protected readonly menus = MENUS;
  protected readonly unfolded = signal(false);
  private readonly unsaved = inject(UnsavedInput);
  private readonly toasts = inject(Toasts);

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.unfolded.set(false));
  }

  protected async logOut(): Promise<void> {
    if (!(await this.unsaved.mayLeave())) return;
    try {
      await this.session.logOut();
    } catch (failure) {
      this.toasts.show(`shared.problem.${ApiProblem.from(failure).code}`);
    }
  }
}
