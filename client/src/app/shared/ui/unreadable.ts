import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from './icon';

/**
 * 「読み取れません」 in place of encrypted data that can't be decrypted; everything else on the page is shown as usual.
 */
@Component({
  selector: 'app-unreadable',
  imports: [Icon, TranslocoPipe],
  template: `<app-icon name="alert" />{{ 'shared.unreadable' | transloco }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      color: var(--danger);
    }
  `,
})
export class Unreadable {}
