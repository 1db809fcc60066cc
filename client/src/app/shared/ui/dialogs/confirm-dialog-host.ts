import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ConfirmDialogs } from './confirm-dialogs';
import { Dialog } from './dialog';

/** Shows the question of ConfirmDialogs; used once, in the shell. */
@Component({
  selector: 'app-confirm-dialog-host',
  imports: [Dialog, TranslocoPipe],
  template: `
    @let question = dialogs.open();
    <app-dialog
      [open]="!!question"
      [heading]="question ? (question.title | transloco: question.params) : ''"
      (closed)="dialogs.open()?.answer(false)"
    >
      @if (question) {
        @for (words of question.about; track $index) {
          <p class="dialog-about">{{ words.text | transloco: words.params }}</p>
        }
        <p class="dialog-text">{{ question.text | transloco: question.params }}</p>
        <div class="dialog-actions">
          @if (question.cancel; as cancel) {
            <button type="button" class="button" (click)="question.answer(false)">
              {{ cancel | transloco: question.params }}
            </button>
          }
          <button
            type="button"
            class="button"
            [class.button-primary]="!question.danger"
            [class.button-danger]="question.danger"
            (click)="question.answer(true)"
          >
            {{ question.confirm | transloco: question.params }}
          </button>
        </div>
      }
    </app-dialog>
  `,
})
export class ConfirmDialogHost {
  protected readonly dialogs = inject(ConfirmDialogs);
}
